"""Finds an item of a list that has lost its "-", whichever item it is: its first key or its "{" stands where
the "-" of its list stands, and what follows does not fit.
"""

from __future__ import annotations

import re

import yaml

from connecte.content.yaml.syntax.activity_keys import item_keys
from connecte.content.yaml.syntax.complaint import Complaint, Lines
from connecte.content.yaml.syntax.line_starts import blank, missing_dash, spaces
from connecte.language.i18n import _

_KEY = re.compile(r" *([^\W\d]\w*) ?:(?: +\S|\s*$)")
_HOLDER = re.compile(r" *(?:- +)?([^\W\d]\w*) ?:\s*(?:#.*)?$")
_DASH = re.compile(r" *-(?: |$)")
_TIGHT = re.compile(r"( *)-([^\s\-0-9].*)")


def lost_list_dash(lines: Lines, _error: yaml.MarkedYAMLError, mark: yaml.Mark) -> Complaint | None:
    """Find the item whose "-" is missing, in the line of the fault or in the one before."""
    above = lines.before(mark.line)
    for number in (*([] if above is None else [above]), mark.line):
        text = lines.lines[number]
        if blank(text) or _DASH.match(text):
            continue
        holder, column = _list_around(lines, number)
        keys = item_keys(holder)
        if keys is None:
            continue
        if keys and (text.lstrip().startswith("{") or _is_first_key(lines, number, column, keys)):
            at = min(column, spaces(text))
            return missing_dash(lines, number, spaces(text), at, spaces(text) - at)
        if not keys and spaces(text) == column and not _KEY.match(text):
            tight = _TIGHT.match(text)
            if tight is None:
                return missing_dash(lines, number, column, column, 0)
            message, hint = _("il manque une espace après le « - »"), _("écrire « - {key} … »")
            return lines.complaint(number, column, message, hint.format(key=tight[2]), "- ")
    return None


def _list_around(lines: Lines, number: int) -> tuple[str, int]:
    """Return the key of the list that a line stands in, "" for none, and the column of its dashes.

    The lines between the key and this one are items of the list, or belong to one.
    """
    column, width = -1, spaces(lines.lines[number])
    for above in range(number - 1, -1, -1):
        text = lines.lines[above]
        if blank(text) or (spaces(text) > width and not _DASH.match(text)):
            continue
        if _DASH.match(text) and (column in (-1, spaces(text)) or spaces(text) > width):
            # An item of this list: the nearest dash that is no further to the right than the line.
            if spaces(text) <= width:
                column = spaces(text)
                width = column
            continue
        found = _HOLDER.match(text)
        if found is None or spaces(text) > width:
            if text.lstrip().startswith("{") and spaces(text) >= width:
                continue
            return "", width
        below = next((line for line in lines.lines[number + 1 :] if not blank(line)), "")
        if column < 0 and _DASH.match(below) and spaces(text) <= spaces(below) <= width:
            column = spaces(below)
        return found[1], width if column < 0 else column
    return "", width


def _is_first_key(lines: Lines, number: int, column: int, keys: frozenset[str]) -> bool:
    """Whether a line is one of an item's keys, with a value, at the column of its list's dashes, and the next
    is a key further to the right.
    """
    text = lines.lines[number]
    found = _KEY.match(text)
    if (
        found is None
        or found[1] not in keys
        or spaces(text) != column
        or text.rstrip().endswith((":", "|", ">"))
    ):
        return False
    below = next((line for line in lines.lines[number + 1 :] if not blank(line)), "")
    return spaces(below) > column and _KEY.match(below) is not None
