"""Faults inside { } and [ ] on one line: what separates their items, and what closes them.

Each function looks for one kind of fault and returns None where it finds none.
"""

from __future__ import annotations

import re

import yaml

from connecte.content.yaml.source import shorten
from connecte.content.yaml.syntax.complaint import Complaint, Edit, Lines
from connecte.language.i18n import _

_PARENTHESES = re.compile(r" *-? *(\()\w+ ?:.*\)\s*$")
_WITHOUT_OPENING = re.compile(r" *- +(\w+ ?: [^{}]*, *\w+ ?: [^{}]*?(\}?))\s*$")
_CLOSING = {"[": "]", "{": "}"}
_NO_COLON = re.compile(r"(?:[{,] *)(\w+)( +)[\[{\"']")
_COMMAS = re.compile(r"([\[{,]) *(,)")


def braces(lines: Lines, error: yaml.MarkedYAMLError, mark: yaml.Mark) -> Complaint | None:
    """Find what is wrong inside { } or [ ] on one line."""
    for look in (_parentheses, _without_opening):
        found = look(lines, mark.line)
        if found is not None:
            return found
    opened = error.context_mark
    context = error.context or ""
    if opened is None or not ("flow sequence" in context or "flow mapping" in context):
        colon = _colon_first(lines, mark)
        if colon is not None:
            return colon
        return _too_many_commas(lines, mark) or _too_many(lines, error, mark)
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
    if mark.line == opened.line:
        for inner in (
            _colon_first,
            _too_many_commas,
            _without_bracket,
            _lost_colon,
            _second_colon,
            _lost_comma,
        ):
            found = inner(lines, mark)
            if found is not None:
                return found
    return _quote_inside(lines, opened) or _not_closed(lines, opened)


def _colon_first(lines: Lines, mark: yaml.Mark) -> Complaint | None:
    """Find a value in braces that begins with a ":"."""
    found = re.match(r":[^\s,}\]]+", lines.lines[mark.line][mark.column :])
    if found is None or not lines.lines[mark.line][: mark.column].rstrip().endswith(":"):
        return None
    message = _("une valeur ne peut pas commencer par « : »")
    quoted = f'"{found[0]}"'
    hint = _("mettre la valeur entre guillemets : {value}").format(value=quoted)
    return lines.complaint(mark.line, mark.column, message, hint, quoted, len(found[0]))


def _too_many_commas(lines: Lines, mark: yaml.Mark) -> Complaint | None:
    found = _COMMAS.search(lines.lines[mark.line])
    if found is None or lines.lines[mark.line][mark.column : mark.column + 1] != ",":
        return None
    message = _("une virgule de trop")
    return lines.complaint(mark.line, found.start(2), message, _("n'en garder qu'une entre deux éléments"), "")


def _too_many(lines: Lines, error: yaml.MarkedYAMLError, mark: yaml.Mark) -> Complaint | None:
    """Complain of a closing sign that nothing has opened, at the end of its line."""
    line = lines.lines[mark.line]
    sign = line[mark.column : mark.column + 1]
    if (
        sign not in ("}", "]")
        or f"'{sign}'" not in (error.problem or "")
        or line[mark.column + 1 :].strip("}] ")
    ):
        return None
    message = _("« {sign} » ferme quelque chose qui n'est pas ouvert").format(sign=sign)
    return lines.complaint(
        mark.line, mark.column, message, _("l'enlever"), "", len(line.rstrip()) - mark.column
    )


def _without_bracket(lines: Lines, mark: yaml.Mark) -> Complaint | None:
    """Find a list in braces whose "[" or "]" is missing, or whose "]" comes after the "}"."""
    line = lines.lines[mark.line]
    sign = line[mark.column : mark.column + 1]
    before = line[: mark.column]
    key = next(reversed(list(re.finditer(r"(\w+) ?: +", before))), None)
    if sign == "]" and key is not None and "[" not in before[key.end() :]:
        message = _("une liste fermée par « ] » n'est pas ouverte")
        hint = _("écrire « {key}: [{list}] »").format(key=key[1], list=before[key.end() :])
        return lines.complaint(mark.line, key.end(), message, hint, "[", 0)
    if sign != "}" or "[" not in before or before.rfind("[") < before.rfind("]"):
        return None
    opened = before.rindex("[")
    message = _("une liste ouverte par « [ » n'est pas fermée")
    lost = re.search(r", *\w+ ?:(?= )", before[opened:])
    if lost:
        hint = _("écrire « ] » avant « {rest} »").format(rest=shorten(before[opened + lost.start() :], 20))
        return lines.complaint(mark.line, opened, message, hint)._replace(
            edit=Edit(
                lines.start(mark.line) + opened + lost.start(),
                lines.start(mark.line) + opened + lost.start(),
                "]",
            )
        )
    swapped = line[mark.column :].rstrip().startswith("}]")
    hint = (
        _("fermer d'abord la liste : « ]}} »").format() if swapped else _("écrire « ] » avant « }} »").format()
    )
    put, over = ("]}", 2) if swapped else ("]", 0)
    complaint = lines.complaint(mark.line, opened, message, hint)
    at = lines.start(mark.line) + mark.column
    return Complaint(complaint.fault, Edit(at, at + over, put))


def _lost_colon(lines: Lines, mark: yaml.Mark) -> Complaint | None:
    """Find a key in braces without its ":", before a list or a quoted text."""
    for found in _NO_COLON.finditer(lines.lines[mark.line]):
        if found.end() - 1 == mark.column:
            message = _("il manque un « : » après « {key} »").format(key=found[1])
            hint = _("écrire « {key}: … »").format(key=found[1])
            return lines.complaint(mark.line, found.start(1), message, hint)._replace(
                edit=Edit(lines.start(mark.line) + found.end(1), lines.start(mark.line) + found.end(1), ":")
            )
    return None


def _second_colon(lines: Lines, mark: yaml.Mark) -> Complaint | None:
    """Find a ":" in the text of a value in braces."""
    line = lines.lines[mark.line]
    found = re.search(r"\w ?: +(\w+(?: \w+)*) ?$", line[: mark.column])
    if found is None or line[mark.column : mark.column + 1] != ":":
        return None
    if re.search(r"\w +\w+$", found[1]):
        return None  # a comma is missing before the last word
    rest = re.match(r"[^,}\]]*", line[found.start(1) :])
    text = rest[0].rstrip() if rest else found[1]
    message = _("un « : » inattendu dans ce texte")
    hint = _('écrire "{text}", entre guillemets').format(text=shorten(text))
    return lines.complaint(mark.line, found.start(1), message, hint, f'"{text}"', len(text))


def _lost_comma(lines: Lines, mark: yaml.Mark) -> Complaint | None:
    line = lines.lines[mark.line]
    lost = re.search(r"[^\s,{:] +(\w+) ?$", line[: mark.column])
    start = lost.start(1) if lost else mark.column
    if not lost:
        if not re.match(r"[\w\"']", line[mark.column :]) or not re.search(
            r"[\w\"'\]}] +$", line[: mark.column]
        ):
            return None
        lost = re.match(r"[\"']?(\w*)", line[mark.column :])
    assert lost is not None
    message = _("il manque une virgule avant « {key} »").format(key=lost[1])
    hint = _("écrire « , {key} »").format(key=lost[1])
    at = lines.start(mark.line) + len(line[:start].rstrip())
    complaint = lines.complaint(mark.line, start, message, hint)
    return Complaint(complaint.fault, Edit(at, at, ","))


def _quote_inside(lines: Lines, opened: yaml.Mark) -> Complaint | None:
    """Find a quotation mark in braces that is not closed before the next key."""
    line = lines.lines[opened.line]
    if line.count('"') % 2 == 0:
        return None
    for found in re.finditer(r": (\")([^\",]*?)(?=[,}])", line):
        message, hint = _("un guillemet ouvert ici n'est jamais fermé"), _('écrire "{text}"')
        complaint = lines.complaint(opened.line, found.start(1), message, hint.format(text=found[2]))
        at = lines.start(opened.line) + found.end(2)
        return Complaint(complaint.fault, Edit(at, at, '"'))
    return None


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
    closing = _CLOSING.get(sign)
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
