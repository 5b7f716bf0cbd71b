"""Sentences folded to a width."""

from __future__ import annotations

import re

from rich.cells import cell_len

from connecte.language.i18n import _
from connecte.ui.paint.lines import Line, width

_GLUED = re.compile(r" (?=[:;?!»])|(?<=«) ")
_GLUE = "\ue000"
"""Replaces the spaces of French punctuation, so that no line begins or ends there."""

_LINKS = "|".join(map(re.escape, _("à au de du en et ou si ne est dans pour par puis").split()))
"""Words after a number that are not what it counts."""
_COUNTED = re.compile(rf"(?<=\d) (?!(?:{_LINKS})\b)(?=[^\W\d]|[%€])|(?<=n°) ")
_WITH_NUMBER = "\ue001"
"""Replaces the space between a number and what it counts, "85 fois" or "n° 6", as long as both have room."""


def wrapped(text: str, cells: int) -> list[str]:
    """Fold a text to lines of at most that many cells; a longer word is cut, and what a no-break space joins
    stays together, as do a number and what it counts.
    """
    cells = max(1, cells)  # a window may have no room at all
    lines = [""]
    words = _glued(text.replace("\n", " ")).split(" ")
    for word in " ".join(_apart(word, cells) for word in words).split(" "):
        while cell_len(word) > cells:
            if lines[-1]:
                lines.append("")
            head = word[: max(1, cells // 2)]
            lines[-1], word = head, word[len(head) :]
            lines.append("")
        joined = f"{lines[-1]} {word}".strip()
        if cell_len(joined) <= cells:
            lines[-1] = joined
        else:
            lines.append(word)
    return [_unglued(line) for line in lines if line] or [""]


def folded(line: Line, cells: int) -> list[Line]:
    """Fold a styled line to as many as it needs, a number with what it counts; what has room stays one."""
    if width(line) <= cells:
        return [line]
    lines: list[Line] = [[]]
    for text, style in line:
        for word in _words("".join(_apart(word, cells) for word in _words(_glued(text)))):
            if width([*lines[-1], (word.rstrip(), style)]) > cells and lines[-1]:
                lines.append([])
                word = word.lstrip()
            lines[-1].append((_unglued(word), style))
    return lines


def _glued(text: str) -> str:
    return _COUNTED.sub(_WITH_NUMBER, _GLUED.sub(_GLUE, text))


def _unglued(text: str) -> str:
    return text.replace(_GLUE, " ").replace(_WITH_NUMBER, " ")


def _apart(word: str, cells: int) -> str:
    """Part a number from what it counts where the two are longer than a line."""
    return word if cell_len(word.strip()) <= cells else word.replace(_WITH_NUMBER, " ")


def pairs_folded(row: Line, cells: int) -> list[Line]:
    """Fold a row of (name, value) pairs to as many lines as it needs, no pair parted."""
    lines: list[Line] = [[]]
    for name, value in zip(row[::2], row[1::2], strict=True):
        if lines[-1] and width([*lines[-1], name, value]) > cells:
            lines.append([])
        lines[-1] += [name, value]
    return lines


def _words(text: str) -> list[str]:
    """Cut a text after its spaces, without losing a character."""
    return re.findall(r"\s*[^ ]+ *|\s+", text) or [text]
