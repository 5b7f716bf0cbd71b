"""Faults of how lines begin: a "-" that is missing, doubled or another sign, and too few or too many spaces.

Each function looks for one kind of fault and returns None where it finds none.
"""

from __future__ import annotations

import re

import yaml

from connecte.content.yaml.syntax.complaint import Complaint, Edit, Lines
from connecte.language.i18n import _, ngettext

_KEY = re.compile(r"( *)([^\W\d][\w-]*) ?:(?: |$)")
_ITEM = re.compile(r"( *)- +([^\W\d][\w-]*) ?:(?: |$)")
_ANY_ITEM = re.compile(r"( *)- ")
_TWO_DASHES = re.compile(r"( *)- - \w+ ?:")


def spaces(line: str) -> int:
    """Return how many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def blank(line: str) -> bool:
    """Whether a line is empty or a remark."""
    return not line.strip() or line.lstrip().startswith("#")


def lost_dash(lines: Lines, _error: yaml.MarkedYAMLError, mark: yaml.Mark) -> Complaint | None:
    """Find a key at the column of the "-" of its list: the first key of an item has lost its "-", another
    key stands too far to the left.
    """
    found = _KEY.match(lines.lines[mark.line])
    if found is None:
        return None
    column = len(found[1])
    for number in range(mark.line - 1, -1, -1):
        line = lines.lines[number]
        if blank(line) or spaces(line) > column:
            continue
        item = _ITEM.match(line)
        if item is None or len(item[1]) != column:
            return None
        if item[2] == found[2]:
            return missing_dash(lines, mark.line, column, column, 0)
        return _moved_right(lines, mark.line, column, number, item[2])
    return None


def missing_dash(lines: Lines, line: int, column: int, start: int, over: int) -> Complaint:
    """Complain of an item without "-" that begins at `column`; one is written at `start`, over as many
    characters.
    """
    text = lines.lines[line][column:].strip()
    message = _("un nouvel élément de la liste commence ici : il manque le « - »")
    hint = _("écrire « - {line} »").format(line=text if len(text) <= 40 else f"{text[:39]}…")
    return lines.complaint(line, start, message, hint, "- ", over)


def _moved_right(lines: Lines, line: int, column: int, item: int, first: str) -> Complaint:
    """Complain of lines at the column of the "-" above; read on as if they were two columns further."""
    stop = line
    while stop < len(lines.lines):
        text = lines.lines[stop]
        if not blank(text) and (spaces(text) < column or _ANY_ITEM.match(text[column:])):
            break
        stop += 1
    while stop > line + 1 and blank(lines.lines[stop - 1]):
        stop -= 1
    message = _("cette ligne appartient à « - {first} » de la ligne {line} : elle est trop à gauche")
    hint = ngettext(
        "ajouter 2 espaces au début de cette ligne",
        "ajouter 2 espaces au début de ces {number} lignes",
        stop - line,
    ).format(number=stop - line)
    found = lines.complaint(line, column, message.format(first=first, line=item + 1), hint)
    moved = "\n".join("  " + text for text in lines.lines[line:stop])
    end = lines.start(stop - 1) + len(lines.lines[stop - 1])
    return Complaint(found.fault, Edit(lines.start(line), end, moved))


def lost_first_dash(lines: Lines, _error: yaml.MarkedYAMLError, mark: yaml.Mark) -> Complaint | None:
    """Find, above an item, the first item of its list, which has lost its "-"."""
    item = _ANY_ITEM.match(lines.lines[mark.line])
    if item is None:
        return None
    column = len(item[1])
    first = None
    for number in range(mark.line - 1, -1, -1):
        line = lines.lines[number]
        if blank(line) or spaces(line) > column + 2:
            continue
        if spaces(line) == column + 2 and _KEY.match(line):
            first = number
            continue
        if first is None or not line.rstrip().endswith(":"):
            return None
        return missing_dash(lines, first, column + 2, column, 2)
    return None


def two_dashes(lines: Lines, _error: yaml.MarkedYAMLError, mark: yaml.Mark) -> Complaint | None:
    """Find a "- -" in the line before."""
    number = lines.before(mark.line)
    found = _TWO_DASHES.match(lines.lines[number]) if number is not None else None
    if number is None or found is None:
        return None
    return lines.complaint(
        number, len(found[1]), _("deux « - » au début de cette ligne"), _("n'en garder qu'un"), "", 2
    )


def too_far_left(lines: Lines, _error: yaml.MarkedYAMLError, mark: yaml.Mark) -> Complaint | None:
    """Find a line further to the left than the line above it and the one below."""
    before = lines.before(mark.line)
    above = lines.before(before) if before is not None else None
    if before is None or above is None:
        return None
    text = lines.lines[before]
    wanted = spaces(lines.lines[mark.line])
    item = _ITEM.match(lines.lines[above])
    column = len(item[1]) + 2 if item else spaces(lines.lines[above])
    if column != wanted or spaces(text) >= wanted or not re.match(r" *[^\W\d]\w* ?: +[^#|>\s]", text):
        return None
    hint = _add_or_remove(wanted - spaces(text), above + 1)
    message = _("le retrait de cette ligne ne va pas avec ce qui l'entoure")
    return lines.complaint(before, spaces(text), message, hint, " " * (wanted - spaces(text)), 0)


def _add_or_remove(number: int, line: int) -> str:
    """Say how many spaces to add at the beginning, or to remove where `number` is negative, so that the
    line is aligned with another.
    """
    hint = ngettext(
        "ajouter {number} espace au début, comme à la ligne {line}",
        "ajouter {number} espaces au début, comme à la ligne {line}",
        number,
    )
    if number < 0:
        hint = ngettext(
            "enlever {number} espace au début, comme à la ligne {line}",
            "enlever {number} espaces au début, comme à la ligne {line}",
            -number,
        )
    return hint.format(number=abs(number), line=line)


def first_line(lines: Lines, error: yaml.MarkedYAMLError, mark: yaml.Mark) -> Complaint | None:
    """Find spaces before the first key of the file."""
    first = next((number for number, line in enumerate(lines.lines) if not blank(line)), 0)
    found = spaces(lines.lines[first])
    if "<document start>" not in (error.problem or "") or not found or spaces(lines.lines[mark.line]):
        return None
    hint = ngettext(
        "enlever l'espace du début de la ligne", "enlever les {number} espaces du début de la ligne", found
    )
    message = _("les premières clés commencent tout à gauche")
    return lines.complaint(first, 0, message, hint.format(number=found), "", found)


def indent(lines: Lines, error: yaml.MarkedYAMLError, mark: yaml.Mark) -> Complaint | None:
    """Find a line whose indent differs from that of its block."""
    context = error.context or ""
    if "block" not in context and "mapping values" not in (error.problem or ""):
        return None
    line = lines.lines[mark.line]
    found = spaces(line)
    above = lines.before(mark.line)
    opened = error.context_mark if "block mapping" in context else None
    hint = _("aligner les lignes d'un même bloc avec des espaces")
    wanted = opened.column if opened else indent_of(lines.lines[above]) if above is not None else found
    put = None
    if wanted != found:
        hint = _add_or_remove(wanted - found, (opened.line if opened else above or 0) + 1)
        put = " " * wanted if abs(wanted - found) < 4 and re.match(r" *\w+ ?: +[^#|>\s]", line) else None
    message = _("le retrait de cette ligne ne va pas avec ce qui précède")
    place = lines.complaint(mark.line, found, message, hint)
    start = lines.start(mark.line)
    return Complaint(place.fault, Edit(start, start + found, put) if put is not None else None)


def indent_of(line: str) -> int:
    """Return the column, from 0, where the keys of a line begin: after its spaces and its dash."""
    return spaces(line) + (2 if line.lstrip(" ").startswith("- ") else 0)
