"""Faults of values in one line: a text that begins with a sign of YAML, braces and brackets.

Each function looks for one kind of fault and returns None where it finds none.
"""

from __future__ import annotations

import re

import yaml

from connecte.content.yaml.source import shorten
from connecte.content.yaml.syntax.complaint import Complaint, Edit, Lines
from connecte.language.i18n import _

_SPECIAL = re.compile(r"( *(?:- )?[^\W\d][\w-]* ?: +)(([*&%@`?|>\[\-,])([^\n]*))$")
_NUMBER = re.compile(r"[>|=] *([-+]?[0-9]+(?:[.,][0-9]+)?) *$")
_SHORT = re.compile(r"([-,]) *([0-9]+(?:[.,][0-9]+)?) *$")
"""A minus with a space after it, or a decimal comma without its zero."""
_PARENTHESES = re.compile(r" *-? *(\()\w+ ?:.*\)\s*$")
_WITHOUT_OPENING = re.compile(r" *- +(\w+ ?: [^{}]*, *\w+ ?: [^{}]*?(\}?))\s*$")
_LAST_COMMA = re.compile(r"(.*?)\s*(,)\s*$")


def special_start(lines: Lines, _error: yaml.MarkedYAMLError, mark: yaml.Mark) -> Complaint | None:
    """Find a text that begins with a character that means something to YAML."""
    found = _SPECIAL.match(lines.lines[mark.line])
    if found is None or mark.column < len(found[1]):
        return None
    sign, value = found[3], found[2].rstrip()
    if sign == "[" and not re.search(r"\][^\],}\s#]*[^\],}#]*\w", value):
        return None
    if sign in "|>" and not _NUMBER.match(value):
        return None
    column = len(found[1])
    message = _("une valeur ne peut pas commencer par « {character} »").format(character=sign)
    number = _NUMBER.match(value)
    if number:
        hint = _("écrire {number} seul, sans « {sign} »").format(number=number[1], sign=sign)
        return lines.complaint(mark.line, column, message, hint, number[1], len(value))
    short = _SHORT.match(value)
    if short:
        put = f"-{short[2]}" if sign == "-" else f"0.{short[2]}"
        return lines.complaint(
            mark.line, column, message, _("écrire {number}").format(number=put), put, len(value)
        )
    if sign == "-" and ":" in value:
        hint = _("commencer la liste à la ligne suivante, « - » décalé de deux espaces")
        return lines.complaint(mark.line, column, message, hint)
    quoted = '"' + value.replace('"', "").replace("\\", "") + '"'
    hint = _("mettre la valeur entre guillemets : {value}").format(value=shorten(quoted))
    return lines.complaint(mark.line, column, message, hint, quoted, len(value))


def braces(lines: Lines, error: yaml.MarkedYAMLError, mark: yaml.Mark) -> Complaint | None:
    """Find what is wrong inside { } or [ ] on one line."""
    for look in (_parentheses, _without_opening):
        found = look(lines, mark.line)
        if found is not None:
            return found
    opened = error.context_mark
    context = error.context or ""
    if opened is None or not ("flow sequence" in context or "flow mapping" in context):
        return None
    line = lines.lines[opened.line]
    inside = line[opened.column + 1 :]
    if line[opened.column] == "{" and (wrong := re.match(r"(\w+) ?([=;]|->|=>) ?", inside)):
        message = _("dans des accolades, « clé: valeur » s'écrit avec « : » et une espace")
        hint = _("écrire « : » à la place de « {character} »").format(character=wrong[2])
        return _rewritten(lines, opened, message, hint, re.sub(r" ?(?:[=;]|->|=>) ?", ": ", inside))
    semicolon = inside.find(";")
    if semicolon >= 0:
        message = _("des éléments se séparent par une virgule")
        hint = _("écrire « , » à la place de « ; »")
        found = _rewritten(lines, opened, message, hint, inside.replace(";", ","))
        return found._replace(fault=found.fault._replace(column=opened.column + semicolon + 2))
    if mark.line == opened.line and (lost := re.search(r"[^\s,{] +(\w+) ?$", line[: mark.column])):
        message = _("il manque une virgule avant « {key} »").format(key=lost[1])
        hint = _("écrire « , {key}: »").format(key=lost[1])
        return lines.complaint(mark.line, lost.start(1), message, hint, ", ", 0)
    return _not_closed(lines, opened)


def _rewritten(lines: Lines, opened: yaml.Mark, message: str, hint: str, put: str) -> Complaint:
    found = lines.complaint(opened.line, opened.column, message, hint)
    start = lines.start(opened.line) + opened.column + 1
    end = lines.start(opened.line) + len(lines.lines[opened.line])
    return Complaint(found.fault, Edit(start, end, put))


def _not_closed(lines: Lines, opened: yaml.Mark) -> Complaint | None:
    """Complain of a bracket that is not closed in its line, where its other brackets are."""
    line = lines.lines[opened.line]
    rest = re.sub(r"\"[^\"]*\"|'[^']*'", "", line[opened.column :]).partition(" #")[0].rstrip()
    sign = line[opened.column]
    closing = {"[": "]", "{": "}"}.get(sign)
    if closing is None or rest.count(sign) != rest.count(closing) + 1 or rest.endswith((",", sign)):
        return None
    message = _("un crochet ou une accolade ouverts ici ne sont pas bien fermés")
    found = lines.complaint(opened.line, opened.column, message, _("ajouter « {} » à la fin").format(closing))
    end = lines.start(opened.line) + len(line.partition(" #")[0].rstrip())
    return Complaint(found.fault, Edit(end, end, closing))


def _parentheses(lines: Lines, line: int) -> Complaint | None:
    found = _PARENTHESES.match(lines.lines[line])
    if found is None:
        return None
    start = lines.start(line) + found.start(1)
    end = lines.start(line) + len(lines.lines[line].rstrip())
    inner = lines.text[start + 1 : end - 1]
    message = _("des parenthèses n'entourent rien dans ce fichier")
    complaint = lines.complaint(line, found.start(1), message, _("écrire « {{ » et « }} »").format())
    return Complaint(complaint.fault, Edit(start, end, f"{{{inner}}}"))


def _without_opening(lines: Lines, line: int) -> Complaint | None:
    found = _WITHOUT_OPENING.match(lines.lines[line])
    if found is None:
        return None
    if found[2]:
        message = _("une accolade fermée à la fin de la ligne n'est pas ouverte")
        return lines.complaint(
            line, found.start(1), message, _("écrire « {{ » après le « - »").format(), "{", 0
        )
    message = _("plusieurs « clé: valeur » sur une ligne sont entre accolades")
    hint = _("les entourer de « {{ » et « }} », ou en faire une ligne chacune").format()
    return lines.complaint(line, found.start(1), message, hint, f"{{{found[1]}}}", len(found[1]))


def last_comma(lines: Lines, error: yaml.MarkedYAMLError, mark: yaml.Mark) -> Complaint | None:
    """Find a comma after a value at the end of its line."""
    found = _LAST_COMMA.match(lines.lines[mark.line])
    if "','" not in (error.problem or "") or found is None:
        return None
    message = _("une virgule à la fin de la ligne")
    hint = _("l'enlever : une ligne par « clé: valeur » suffit")
    return lines.complaint(mark.line, found.start(2), message, hint, " ")
