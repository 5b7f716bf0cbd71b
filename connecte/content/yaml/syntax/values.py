"""Faults of values in one line: a text that begins with a sign of YAML, a comma after a value.

Each function looks for one kind of fault and returns None where it finds none.
"""

from __future__ import annotations

import re

import yaml

from connecte.content.yaml.source import shorten
from connecte.content.yaml.syntax.complaint import Complaint, Lines
from connecte.language.i18n import _

_SPECIAL = re.compile(r"( *(?:- )?[^\W\d][\w-]* ?: +)(([*&%@`?|>\[\-,])([^\n]*))$")
_NUMBER = re.compile(r"[>|=] *([-+]?[0-9]+(?:[.,][0-9]+)?) *$")
_SHORT = re.compile(r"([-,]) *([0-9]+(?:[.,][0-9]+)?) *$")
"""A minus with a space after it, or a decimal comma without its zero."""
_LAST_COMMA = re.compile(r"(.*?)\s*(,)\s*$")


def special_start(lines: Lines, error: yaml.MarkedYAMLError, mark: yaml.Mark) -> Complaint | None:
    """Find a text that begins with a character that means something to YAML."""
    found = _SPECIAL.match(lines.lines[mark.line])
    if found is None or mark.column < len(found[1]):
        return None
    sign, value = found[3], found[2].rstrip()
    if sign == "[" and not re.search(r"\][^\],}\s#]*[^\],}#]*\w", value):
        return None
    if sign in "|>" and not _NUMBER.match(value):
        text = value[1:].strip()
        if "block scalar" not in (error.context or "") or not text:
            return None
        hint = _("enlever « {sign} » : écrire {text}").format(sign=sign, text=shorten(text))
        message = _("après « {sign} », un texte commence à la ligne suivante").format(sign=sign)
        return lines.complaint(mark.line, len(found[1]), message, hint, text, len(value))
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


def last_comma(lines: Lines, error: yaml.MarkedYAMLError, mark: yaml.Mark) -> Complaint | None:
    """Find a comma after a value at the end of its line."""
    found = _LAST_COMMA.match(lines.lines[mark.line])
    if "','" not in (error.problem or "") or found is None:
        return None
    message = _("une virgule à la fin de la ligne")
    hint = _("l'enlever : une ligne par « clé: valeur » suffit")
    return lines.complaint(mark.line, found.start(2), message, hint, " ")
