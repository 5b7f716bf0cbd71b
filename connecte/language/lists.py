"""Lists of words in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from connecte.language.i18n import _


def sentence_list(words: Sequence[str]) -> str:
    """Join words as a sentence does: "a", "a et b", "a, b et c"."""
    if len(words) < 2:
        return "".join(words)
    return _("{first} et {last}").format(first=comma_list(words[:-1]), last=words[-1])


def choice_list(words: Sequence[str]) -> str:
    """Join words of which one is meant: "a", "a ou b", "a, b ou c"."""
    if len(words) < 2:
        return "".join(words)
    return _("{first} ou {last}").format(first=comma_list(words[:-1]), last=words[-1])


def comma_list(words: Iterable[str]) -> str:
    """Join words where none is to be stressed as the last: "a, b, c"."""
    return _(", ").join(words)


def one_line(text: str) -> str:
    """Return a text of several lines as one, with single spaces; no-break spaces stay."""
    return " ".join(filter(None, text.replace("\n", " ").replace("\t", " ").split(" ")))


def inner(heading: str) -> str:
    """Return a heading as it stands within a sentence, without its capital."""
    return heading[:1].lower() + heading[1:]


def labelled(label: object, text: object) -> str:
    """Put a label before a text: "3 : 12"."""
    return _("{label} : {text}").format(label=label, text=text)
