"""Faults within one line: a space, a dash, a colon or an indent that is missing or misplaced.

Each function looks for one kind of fault and returns None where it finds none.
"""

from __future__ import annotations

import re

import yaml

from connecte.content.yaml.syntax.complaint import Complaint, Edit, Lines
from connecte.language.i18n import _

HARD_SPACES = "\u00a0\u202f\u2007"
_HARD_SPACE = re.compile(f"[{HARD_SPACES}]")
_NO_SPACE_AFTER_DASH = re.compile(r"( *)-([^\W\d]\w*:|[\"'{\[])")
_NO_SPACE_AFTER_COLON = re.compile(r" *(?:- )?[^\W\d]\w*(:)[^\s:]")
_LONG_DASH = re.compile(r" *([–—−•*])[ \w]")
_KEY = re.compile(r" *(?:- )?[^\s:\"'\[{#][^:\"'\[{#]*:(?: |$)")
_OTHER_COLON = re.compile(r" *(?:- )?[^\W\d]\w* ?([;=:：])")


def indent_of(line: str) -> int:
    """Return the column, from 0, where the keys of a line begin: after its spaces and its dash."""
    return len(line) - len(line.lstrip(" ")) + (2 if line.lstrip(" ").startswith("- ") else 0)


def spacing(lines: Lines, error: yaml.MarkedYAMLError, mark: yaml.Mark) -> Complaint | None:
    """Find a missing space, or a character that only looks like one, on the faulty line or the one before."""
    asked = error.context_mark or mark
    above = lines.before(mark.line)
    for number in dict.fromkeys([asked.line, *([] if above is None else [above]), mark.line]):
        line = lines.lines[number]
        if hard := _HARD_SPACE.search(line):
            return lines.complaint(
                number,
                hard.start(),
                _("une espace insécable : YAML ne comprend que l'espace simple"),
                _("l'effacer et taper une espace"),
                " ",
            )
        if dash := _NO_SPACE_AFTER_DASH.match(line):
            return lines.complaint(
                number,
                dash.end(1),
                _("il manque une espace après le « - »"),
                _("écrire « - {key} … »").format(key=dash[2]),
                "- ",
            )
        if long := _LONG_DASH.match(line):
            return lines.complaint(
                number,
                long.start(1),
                _("« {dash} » n'est pas le tiret d'une liste").format(dash=long[1]),
                _("écrire « - » suivi d'une espace"),
                "-",
            )
        if colon := _NO_SPACE_AFTER_COLON.match(line):
            return lines.complaint(
                number,
                len(line) - len(line.lstrip(" ")),
                _("cette ligne n'a pas la forme « clé: valeur »"),
                _("écrire une espace après le « : »"),
            )._replace(edit=Edit(lines.start(number) + colon.end(1), lines.start(number) + colon.end(1), " "))
    return None


def colons(lines: Lines, error: yaml.MarkedYAMLError, mark: yaml.Mark) -> Complaint | None:
    """Find a ":" too many in a line, or none in the line before."""
    problem = error.problem or ""
    if "mapping values are not allowed" in problem:
        if _KEY.match(lines.lines[mark.line][: mark.column]):
            return lines.complaint(
                mark.line,
                mark.column,
                _("un « : » inattendu dans ce texte"),
                _("mettre tout le texte entre guillemets, ou commencer une nouvelle ligne"),
                ";",
            )
        number = lines.before(mark.line)
    elif "could not find expected ':'" in problem:
        number = (error.context_mark or mark).line
    else:
        return None
    if number is None or _KEY.match(lines.lines[number]):
        return None
    line = lines.lines[number]
    other = _OTHER_COLON.match(line)
    hint = _("ajouter « : » et une espace après la clé ; aligner un texte de plusieurs lignes")
    if other:
        hint = _("écrire « : » à la place de « {character} »").format(character=other[1])
    elif re.fullmatch(r" *(?:- )?\w+ *", line) and problem.startswith("could"):
        hint = _("ajouter « : » à la fin de la ligne")
    message = _("cette ligne n'a pas la forme « clé: valeur »")
    return lines.complaint(number, len(line) - len(line.lstrip(" ")), message, hint)


def indent(lines: Lines, error: yaml.MarkedYAMLError, mark: yaml.Mark) -> Complaint | None:
    """Find a line whose indent differs from that of its block."""
    context = error.context or ""
    if "block" not in context and "mapping values" not in (error.problem or ""):
        return None
    line = lines.lines[mark.line]
    found = len(line) - len(line.lstrip(" "))
    above = lines.before(mark.line)
    opened = error.context_mark if "block mapping" in context else None
    hint = _("aligner les lignes d'un même bloc avec des espaces")
    wanted = opened.column if opened else indent_of(lines.lines[above]) if above is not None else found
    if wanted != found:
        hint = _("elle commence à la colonne {found} ; la ligne {line} du même bloc, à la colonne {wanted}")
        line_ = (opened.line if opened else above or 0) + 1
        hint = hint.format(found=found + 1, line=line_, wanted=wanted + 1)
    return lines.complaint(mark.line, found, _("le retrait de cette ligne ne va pas avec ce qui précède"), hint)
