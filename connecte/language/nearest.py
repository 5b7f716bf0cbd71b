"""Suggest the word that was probably meant by a misspelt one."""

from __future__ import annotations

from collections.abc import Sequence

from connecte.language.i18n import _


def closest(wrong: str, words: Sequence[str]) -> str:
    """Return the word most similar to `wrong`, ignoring case; "" where none is similar enough."""
    import difflib  # imported here because only faults need it

    lower = {word.lower(): word for word in reversed(words)}
    close = difflib.get_close_matches(wrong.lower(), list(lower), n=1, cutoff=0.6)
    return lower[close[0]] if close else ""


def suggestion(word: str) -> str:
    """Return a hint that names the word probably meant; "" for an empty `word`."""
    return _("peut-être « {word} »").format(word=word) if word else ""
