"""Faults within one line: a space, a dash, a colon or an indent that is missing or misplaced.

Each function looks for one kind of fault and returns None where it finds none.
"""

from __future__ import annotations

import re

import yaml

from connecte.content.yaml.source import shorten
from connecte.content.yaml.syntax.activity_keys import lists_and_keys
from connecte.content.yaml.syntax.complaint import Complaint, Edit, Lines
from connecte.language.i18n import _

HARD_SPACES = "\u00a0\u202f\u2007"
_HARD_SPACE = re.compile(f"[{HARD_SPACES}]")
_NO_SPACE_AFTER_DASH = re.compile(r"( *)-([^\W\d]\w*:|[\"'{\[])")
_NO_SPACE_AFTER_COLON = re.compile(r" *(?:- )?[^\W\d]\w*(:)[^\s:]")
_LONG_DASH = re.compile(r" *([–—−•*·▪►‣●○→]|(?:--+|[+>~]|[0-9]{1,2}[.)])(?=[ \t]*(?:[^\W\d]\w* ?:|\{)))[ \w{]")
_ARROW = re.compile(r"( *(?:- )?)([^\W\d]\w*) ?(;|=>?|[-–]>|→|:=|：|＝|≔) ?(.*)$")
_NO_COLON = re.compile(r"( *(?:- )?)([^\W\d]\w*) +([^\s:].*)$")
_REMARK = re.compile(r" *(//|/\*|--(?!-| ?\w+ ?:)|<!--|%|;|REM )")
_STRANGE = re.compile(r" *(```\w*|~~~\w*|<{7}.*|={7}|>{7}.*|\.\.\.|…|\[…\]|\[\.\.\.\])\s*$")
_QUOTED_LINE = re.compile(r"( *(?:- )?)([\"'])([^\W\d]\w* ?: [^\"']*)\2\s*$")
_KEY = re.compile(r" *(?:- )?[^\s:\"'\[{#][^:\"'\[{#]*:(?: |$)")


def spacing(lines: Lines, error: yaml.MarkedYAMLError, mark: yaml.Mark) -> Complaint | None:
    """Find a missing space, or a character that only looks like one, on the faulty line or the one before."""
    asked = error.context_mark or mark
    above = lines.before(mark.line)
    for number in dict.fromkeys([asked.line, *([] if above is None else [above]), mark.line]):
        line = lines.lines[number]
        if hard := _HARD_SPACE.search(line):
            found = lines.complaint(
                number,
                hard.start(),
                _("une espace insécable : YAML ne comprend que l'espace simple"),
                _("l'effacer et taper une espace"),
            )
            start, end = lines.start(number) + hard.start(), lines.start(number) + len(line)
            return Complaint(found.fault, Edit(start, end, _HARD_SPACE.sub(" ", line[hard.start() :])))
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
                len(long[1]),
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
            return _second_colon(lines, mark)
        number = lines.before(mark.line)
    elif "could not find expected ':'" in problem:
        number = (error.context_mark or mark).line
    else:
        return None
    if number is None or _KEY.match(lines.lines[number]):
        return None
    return _no_colon(lines, number, problem.startswith("could"))


def _second_colon(lines: Lines, mark: yaml.Mark) -> Complaint:
    """Complain of a ":" in a text; read on without what comes after the word before it."""
    line = lines.lines[mark.line]
    message = _("un « : » inattendu dans ce texte")
    hint = _("mettre tout le texte entre guillemets, ou commencer une nouvelle ligne")
    doubled = re.match(r"( *(?:- )?\w+ ?:) *: *(.*)$", line)
    if doubled:
        hint = _("n'écrire qu'un « : »")
        return lines.complaint(mark.line, mark.column, message, hint, " ")
    value = re.match(r" *(?:- )?\w+ ?: +(.*?)\s*$", line)
    inner = re.search(r" ([^\W\d][\w-]*)$", line[: mark.column].rstrip())
    at = lines.start(mark.line)
    if value and inner and value.start(1) < inner.start() and inner[1] in lists_and_keys():
        hint = _("une seule clé par ligne : écrire « {key}: … » à la ligne suivante").format(key=inner[1])
        found = lines.complaint(mark.line, mark.column, message, hint)
        start = inner.start()
        edit = Edit(at + start, at + len(line), " " * (len(line) - start))
        return Complaint(found.fault, edit, mends=False)
    if value and value[1][:1] not in ("[", "{", '"', "'", "|", ">"):
        quoted = value[1].replace('"', "'")
        hint = _('écrire "{text}", entre guillemets').format(text=shorten(quoted))
        found = lines.complaint(mark.line, mark.column, message, hint)
        return Complaint(found.fault, Edit(at + value.start(1), at + value.end(1), f'"{quoted}"'))
    return lines.complaint(mark.line, mark.column, message, hint, ";")._replace(mends=False)


def _no_colon(lines: Lines, number: int, may_be_alone: bool) -> Complaint:
    """Complain of a line without ": ", with the nearest line of that form."""
    line = lines.lines[number]
    message = _("cette ligne n'a pas la forme « clé: valeur »")
    column = len(line) - len(line.lstrip(" "))
    arrow, bare = _ARROW.match(line), _NO_COLON.match(line)
    if arrow:
        hint = _("écrire « : » à la place de « {character} »").format(character=arrow[3])
        return lines.complaint(
            number, column, message, hint, f"{arrow[2]}: {arrow[4]}", len(line) - len(arrow[1])
        )
    if re.fullmatch(r" *(?:- )?\w+ *", line) and may_be_alone:
        return lines.complaint(number, column, message, _("ajouter « : » à la fin de la ligne"))
    if bare and bare[2].isascii() and bare[2].islower():
        written = f"{bare[2]}: {bare[3]}"
        hint = _("écrire « {line} », avec « : » et une espace après la clé").format(line=shorten(written))
        return lines.complaint(number, column, message, hint, written, len(line) - len(bare[1]))
    hint = _("ajouter « : » et une espace après la clé ; aligner un texte de plusieurs lignes")
    return lines.complaint(number, column, message, hint)


def strange_line(lines: Lines, error: yaml.MarkedYAMLError, mark: yaml.Mark) -> Complaint | None:
    """Find a line that is none of the file's: a remark of another language, a mark of another program."""
    above = lines.before(mark.line)
    asked = (error.context_mark or mark).line
    for number in dict.fromkeys((asked, mark.line, *([] if above is None else [above]))):
        line = lines.lines[number]
        remark, strange, quoted = _REMARK.match(line), _STRANGE.match(line), _QUOTED_LINE.match(line)
        if remark:
            message = _("« {sign} » ne commence pas une remarque").format(sign=remark[1].strip())
            hint = _("commencer la remarque par « # »")
            return lines.complaint(number, remark.start(1), message, hint, "#", len(remark[1]))
        if strange:
            message = _("« {line} » n'est pas une ligne d'activité").format(line=shorten(strange[1]))
            put = "#" + "-" * (len(strange[1]) - 1)
            return lines.complaint(
                number, strange.start(1), message, _("enlever cette ligne"), put, len(strange[1])
            )
        if quoted:
            message = _("des guillemets entourent toute la ligne")
            hint = _("les enlever : écrire « {line} »").format(line=shorten(quoted[3]))
            return lines.complaint(number, quoted.start(2), message, hint, quoted[3], len(quoted[3]) + 2)
    return None
