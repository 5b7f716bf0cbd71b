"""Which word was probably meant by a misspelt one."""

from __future__ import annotations

from collections.abc import Sequence

from connecte.language.i18n import _


def closest(wrong: str, words: Sequence[str]) -> str:
    """The word that is most like `wrong`, whatever its capitals; "" where none is close."""
    import difflib  # only a fault needs it

    lower = {word.lower(): word for word in reversed(words)}
    close = difflib.get_close_matches(wrong.lower(), list(lower), n=1, cutoff=0.6)
    return lower[close[0]] if close else ""


def suggestion(word: str) -> str:
    """A hint that names the word that was probably meant; "" where there is none."""
    return _("peut-être « {word} »").format(word=word) if word else ""
