"""Faults of drawings that keep the file from being read: no "|" before them, another sign in its place, no
indent.
"""

from __future__ import annotations

import re

import yaml

from connecte.content.yaml.cures.drawings import drawing_key, without_bar
from connecte.content.yaml.syntax.complaint import Complaint, Edit, Lines
from connecte.content.yaml.syntax.line_starts import spaces
from connecte.language.i18n import _

_CELLS = re.compile(r" *[^\s:\"'-]{1,20}[\"'\]]? *$")
_IN_BRACES = re.compile(r"(?P<dash> *- +)\{(?P<keys>.*), *(?P<drawing>drawing|dessin|image) ?: *\|.*$")
_FAR = 40
"""How many lines above a fault a drawing that caused it may begin."""


def drawing(lines: Lines, error: yaml.MarkedYAMLError, mark: yaml.Mark) -> Complaint | None:
    """Find a drawing around the place of a fault whose key has no "|", or that is not indented."""
    between = _in_braces(lines, mark.line)
    if between is not None:
        return between
    for number in dict.fromkeys((mark.line, (error.context_mark or mark).line, _opened(lines, mark.line))):
        first = number
        while first > 0 and (not lines.lines[first].strip() or _CELLS.match(lines.lines[first])):
            first -= 1
        key = drawing_key(lines.lines[first])
        if key is None:
            continue
        last = first + 1
        while last < len(lines.lines) and _CELLS.match(lines.lines[last]):
            last += 1
        fault = without_bar(lines.lines, first)
        if fault is not None:
            complaint = lines.complaint(fault.line, fault.column, fault.message, fault.hint)
            start = lines.start(first) + key.end("colon")
            end = lines.start(last - 1) + len(lines.lines[last - 1])
            drawn = "\n".join(lines.lines[first + 1 : last]) if last > first + 1 else key["indent"] + "  ."
            return Complaint(complaint.fault, Edit(start, end, f" |\n{drawn}"))
        wanted = len(key["indent"]) + 2
        if first == number or last == first + 1 or spaces(lines.lines[first + 1]) >= wanted:
            continue
        complaint = not_indented(lines, first + 1, wanted)
        moved = "\n".join(" " * wanted + line.strip() for line in lines.lines[first + 1 : last])
        end = lines.start(last - 1) + len(lines.lines[last - 1])
        return Complaint(complaint.fault, Edit(lines.start(first + 1), end, moved))
    return None


def _in_braces(lines: Lines, line: int) -> Complaint | None:
    """Find an example in braces that holds a drawing; read on as if it were quoted."""
    found = _IN_BRACES.match(lines.lines[line])
    last = next((n for n in range(line + 1, len(lines.lines)) if lines.lines[n].rstrip().endswith("}")), None)
    if found is None or last is None or last > line + _FAR:
        return None
    rows = [text.strip().rstrip("} ") for text in lines.lines[line + 1 : last + 1]]
    drawn = "\\n".join(row for row in rows if row)
    # The lines of the drawing stay as remarks, so that what follows keeps its line.
    written = [f'{found["dash"]}{{{found["keys"]}, {found["drawing"]}: "{drawn}"}}', *("#" for _row in rows)]
    complaint = lines.complaint(
        line,
        found.start("drawing"),
        _("un dessin ne tient pas entre des accolades"),
        _("écrire cet exemple sans accolades, une ligne par clé"),
    )
    end = lines.start(last) + len(lines.lines[last])
    return Complaint(complaint.fault, Edit(lines.start(line), end, "\n".join(written)))


def _opened(lines: Lines, line: int) -> int:
    """Return the nearest line above whose drawing begins with a quotation mark or a bracket, whose end the
    parser looks for further down; `line` where there is none.
    """
    for number in range(line, max(-1, line - _FAR), -1):
        key = drawing_key(lines.lines[number])
        if key is not None:
            return number if key["after"].startswith(("[", "{", '"', "'")) else line
    return line


def not_indented(lines: Lines, line: int, wanted: int) -> Complaint:
    """Complain of a drawing that is no further to the right than its key."""
    message = _("le dessin doit être plus à droite que « drawing »")
    hint = _("ajouter {number} espaces devant chaque ligne du dessin")
    number = max(1, wanted - spaces(lines.lines[line]))
    return lines.complaint(line, spaces(lines.lines[line]), message, hint.format(number=number))
