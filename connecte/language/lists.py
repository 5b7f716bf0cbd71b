"""Lists of words in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from connecte.language.i18n import _


def sentence_list(words: Sequence[str]) -> str:
    """Join words as a sentence does: "a", "a et b", "a, b et c"."""
    if len(words) < 2:
        return "".join(words)
    return _("{first} et {last}").format(first=", ".join(words[:-1]), last=words[-1])
