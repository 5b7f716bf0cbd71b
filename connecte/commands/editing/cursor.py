"""Finds which key of an activity a place of its text belongs to, also while the text is half written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_LINE = re.compile(r"( *)((?:- +)*)([^\W\d][\w-]*) ?:(?=\s|$)")
_BEGUN = re.compile(r"( *)((?:- +)*)([\w-]*)$")
_DASH = re.compile(r" *(?:- +)*-?")


class Place(NamedTuple):
    """A place in the text of an activity."""

    path: tuple[str, ...]
    """The keys that hold it, from the root: ("layers", "neurons")."""
    key: str
    """The key of its line; in the place of a key, as far as it is written."""
    value: str | None
    """The value up to the place; None in the place of a key."""


def place_at(lines: Sequence[str], line: int, column: int) -> Place:
    """Return the place at `line` and `column`, from 0."""
    text = lines[line] if line < len(lines) else ""
    before = text[:column]
    found = _LINE.match(text)
    if found and column > found.end(3):
        path = _holders(lines, line, len(found[1]) + len(found[2]), len(found[2]) > 0, len(found[1]))
        inner = _in_braces(before[found.end() :])
        if inner is not None:
            return Place((*path, found[3]), inner.key, inner.value)
        return Place(path, found[3], before[found.end() :].strip())
    dash = _DASH.match(before)
    opened = dash.end() if dash else 0
    inner = _in_braces(before[opened:])
    spaces = len(before) - len(before.lstrip(" "))
    is_item = before.lstrip(" ").startswith("-")
    start = found.start(3) if found else opened
    path = _holders(lines, line, start, is_item, spaces)
    if inner is not None:
        return Place(path, inner.key, inner.value)
    begun = _BEGUN.match(before)
    key = found[3] if found else begun[3] if begun else ""
    if not found and begun is None:
        return Place(path[:-1], path[-1] if path else "", before.strip())
    return Place(path, key, None)


def _holders(lines: Sequence[str], line: int, column: int, is_item: bool, spaces: int) -> tuple[str, ...]:
    """Return the keys above a key at `column` that hold it; `spaces` is the column of its "-" where it
    begins an item.
    """
    path: list[str] = []
    wanted = spaces + 1 if is_item else column
    for number in range(line - 1, -1, -1):
        found = _LINE.match(lines[number])
        if found is None:
            continue
        start = len(found[1]) + len(found[2])
        if start < wanted:
            path.insert(0, found[3])
            wanted = len(found[1]) + 1 if found[2] else start
            if found[2] and start == len(found[1]):
                wanted = start
        elif found[2] and start == wanted:
            wanted = len(found[1]) + 1  # the first key of the same item: what holds it is left of its "-"
        if wanted == 0:
            break
    return tuple(path)


class _Inner(NamedTuple):
    key: str
    value: str | None


def _in_braces(text: str) -> _Inner | None:
    """Return the key and value at the end of a text that opens a brace and does not close it."""
    depth: list[int] = []
    for at, character in enumerate(text):
        if character in "{[":
            depth.append(at)
        elif character in "}]" and depth:
            depth.pop()
    braces = [at for at in depth if text[at] == "{"]
    if not braces:
        return None
    inside = text[braces[-1] + 1 :]
    last = re.sub(r"\[[^\]]*\]|\"[^\"]*\"", lambda hidden: "x" * len(hidden[0]), inside)
    cut = last.rfind(",", 0, last.find("[") if "[" in last else len(last)) + 1
    key, colon, value = inside[cut:].partition(":")
    return _Inner(key.strip(), value.strip() if colon else None)
