"""Faults of drawings that keep the file from being read: no "|" before them, no indent."""

from __future__ import annotations

import re

import yaml

from connecte.content.yaml.syntax.complaint import Complaint, Edit, Lines
from connecte.content.yaml.syntax.line_starts import spaces
from connecte.language.i18n import _

_CELLS = re.compile(r" *[.#]+ *$")
_KEY = re.compile(r"( *(?:- )?)drawing ?: *(\|?)[-+]?\s*$")


def drawing(lines: Lines, error: yaml.MarkedYAMLError, mark: yaml.Mark) -> Complaint | None:
    """Find a drawing around the place of a fault whose key has no "|", or that is not indented."""
    for number in dict.fromkeys((mark.line, (error.context_mark or mark).line)):
        first = number
        while first > 0 and _CELLS.match(lines.lines[first]):
            first -= 1
        key = _KEY.match(lines.lines[first])
        if key is None or first == number:
            continue
        last = first + 1
        while last < len(lines.lines) and _CELLS.match(lines.lines[last]):
            last += 1
        start, end = lines.start(first + 1), lines.start(last - 1) + len(lines.lines[last - 1])
        if not key[2]:
            message = _("un dessin commence par « | » après « drawing: »")
            column = lines.lines[first].index("drawing")
            complaint = lines.complaint(first, column, message, _("écrire « drawing: | »"))
            colon = lines.start(first) + lines.lines[first].index(":") + 1
            return Complaint(complaint.fault, Edit(colon, end, " |\n" + lines.text[start:end]))
        wanted = len(key[1]) + 2
        complaint = not_indented(lines, first + 1, wanted)
        moved = "\n".join(" " * wanted + line.strip() for line in lines.lines[first + 1 : last])
        return Complaint(complaint.fault, Edit(start, end, moved))
    return None


def not_indented(lines: Lines, line: int, wanted: int) -> Complaint:
    """Complain of a drawing that is no further to the right than its key."""
    message = _("le dessin doit être plus à droite que « drawing »")
    hint = _("ajouter {number} espaces devant chaque ligne du dessin")
    number = max(1, wanted - spaces(lines.lines[line]))
    return lines.complaint(line, spaces(lines.lines[line]), message, hint.format(number=number))
