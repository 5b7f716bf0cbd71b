"""What a YAML parser complains of, in a teacher's terms: what was found, where, what to try.

Most complaints come with an edit that would let the reading go on, so that one slip in the
writing does not hide the faults after it. Edits are never written to the file.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml
from yaml.composer import ComposerError
from yaml.reader import ReaderError

from connecte.language.errors import Fault
from connecte.language.i18n import _

HARD_SPACES = "\u00a0\u202f\u2007"
_HARD_SPACE = re.compile(f"[{HARD_SPACES}]")
_NO_SPACE_AFTER_DASH = re.compile(r"( *)-([^\W\d]\w*:|[\"'{\[])")
_NO_SPACE_AFTER_COLON = re.compile(r" *(?:- )?[^\W\d]\w*(:)[^\s:]")
_LONG_DASH = re.compile(r" *([–—−•*])[ \w]")
_KEY = re.compile(r" *(?:- )?[^\s:\"'\[{#][^:\"'\[{#]*:(?: |$)")
_OTHER_COLON = re.compile(r" *(?:- )?[^\W\d]\w* ?([;=:：])")


class Edit(NamedTuple):
    """Characters `start` to `end` of a text to be read as `text`."""

    start: int
    end: int
    text: str


class Complaint(NamedTuple):
    """A fault, and what would let the reading go on; None where that cannot be known.

    `sure` means that it stands by itself: it does not follow from another slip just before it.
    """

    fault: Fault
    edit: Edit | None = None
    sure: bool = False


class _Lines:
    """A text by its lines, to turn places into marks and back."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.lines = re.split(r"\r\n|[\r\n\x85\u2028\u2029]", text)
        self._starts: list[int] = []

    def start(self, line: int) -> int:
        """Where line number `line` (from 0) begins in the text."""
        if not self._starts:
            self._starts = [0, *(m.end() for m in re.finditer(r"\r\n|[\r\n\x85\u2028\u2029]", self.text))]
        return self._starts[line]

    def complaint(
        self, line: int, column: int, message: str, hint: str, put: str | None = None, over: int = 1
    ) -> Complaint:
        """At `line`, `column` (from 0); `put` in place of `over` characters lets the reading go on."""
        fault = Fault(self.file, line + 1, column + 1, message, hint)
        at = self.start(line) + column
        return Complaint(fault, None if put is None else Edit(at, at + over, put))

    def before(self, line: int) -> int | None:
        """The last line before `line` that says something."""
        for number in range(line - 1, -1, -1):
            told = self.lines[number].strip()
            if told and not told.startswith("#"):
                return number
        return None


def fault_at(file: str, mark: yaml.Mark | None, message: str, hint: str) -> Fault:
    """A fault where the parser stood; at the file's start where it did not say."""
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Fault(file, line, column, message, hint)


def reader_fault(file: str, text: str, error: ReaderError) -> Complaint:
    """A character that YAML does not take."""
    before = text[: error.position]
    line = before.count("\n")
    column = len(before) - (before.rfind("\n") + 1)
    message = _("caractère interdit (code {code})").format(code=f"U+{ord(text[error.position]):04X}")
    fault = Fault(file, line + 1, column + 1, message, _("effacer ce caractère invisible"))
    return Complaint(fault, Edit(error.position, error.position + 1, " "), True)


def syntax_fault(file: str, text: str, error: yaml.MarkedYAMLError) -> Complaint:
    """The parser's complaint in a teacher's terms."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Complaint(Fault(file, 1, 1, _NOT_YAML, _COMPARE))
    lines = _Lines(file, text)
    for look in (_tab, _quote, _bracket, _document, _character, _spacing, _colon, _indent):
        found = look(lines, error, mark)
        if found is not None:
            return found._replace(sure=look in (_tab, _character, _spacing))
    return lines.complaint(mark.line, mark.column, _NOT_YAML, _COMPARE)


_NOT_YAML = _("ce passage n'est pas du YAML")
_COMPARE = _("comparer avec une activité fournie, ligne par ligne")


def _tab(lines: _Lines, _error: yaml.MarkedYAMLError, mark: yaml.Mark) -> Complaint | None:
    rest = lines.text[mark.index :] if mark.index is not None else ""
    if not rest.startswith("\t"):
        return None
    line, column = mark.line, mark.column
    width = len(rest) - len(rest.lstrip("\t "))
    indent = " " * width
    if not lines.lines[line][:column].strip():
        # The likeliest indent of a line that begins with tabs is that of the line above it.
        above = lines.before(line)
        indent = " " * (_indent_of(lines.lines[above]) if above is not None else 0)
    return lines.complaint(
        line,
        column,
        _("une tabulation : YAML ne comprend que les espaces"),
        _("la remplacer par des espaces"),
        indent,
        width,
    )


def _indent_of(line: str) -> int:
    """Where the keys of a line stand: after its spaces and its dash."""
    return len(line) - len(line.lstrip(" ")) + (2 if line.lstrip(" ").startswith("- ") else 0)


def _quote(lines: _Lines, error: yaml.MarkedYAMLError, mark: yaml.Mark) -> Complaint | None:
    message, hint = _("un guillemet ouvert ici n'est jamais fermé"), _("ajouter le guillemet fermant")
    problem, context = error.problem or "", error.context or ""
    opened = error.context_mark
    if "quoted scalar" in context and opened is not None:
        if "escape" in problem:
            return lines.complaint(
                mark.line,
                mark.column,
                _("« \\ » suivi de « {character} » n'a pas de sens entre guillemets doubles").format(
                    character=lines.lines[mark.line][mark.column : mark.column + 1]
                ),
                _("enlever le « \\ », ou l'écrire deux fois"),
                "n",
            )
        return _closed_at_end(lines, opened.line, opened.column, message, hint)
    if "found '<scalar>'" not in problem:
        return None
    for number in range(mark.line, max(-1, mark.line - 40), -1):
        # A quote that was never closed ran on to the next one, wherever that stands.
        column = _odd_quote(lines.lines[number])
        if column is not None and number < mark.line:
            return _closed_at_end(lines, number, column, message, hint)
    end = len(lines.lines[mark.line].rstrip())
    hint = _("un guillemet en trop, ou un « - » qui manque au début de la ligne ?")
    if lines.lines[mark.line][mark.column - 1 : mark.column] == "'":
        hint = _("un texte qui contient une apostrophe se met entre guillemets doubles")
    return lines.complaint(
        mark.line,
        mark.column,
        _("un texte inattendu après le guillemet fermant"),
        hint,
        " " * max(0, end - mark.column),
        max(0, end - mark.column),
    )


def _closed_at_end(lines: _Lines, line: int, column: int, message: str, hint: str) -> Complaint:
    found = lines.complaint(line, column, message, hint)
    text = lines.lines[line]
    quote = text[column]
    end = lines.start(line) + len(text.rstrip().rstrip("]},"))
    return Complaint(found.fault, Edit(end, end, quote))


def _odd_quote(line: str) -> int | None:
    """The column of the opening quote that a line leaves open, None where it leaves none."""
    opened = ""
    at = None
    for column, character in enumerate(line):
        if opened:
            if character == opened:
                opened = ""
        elif character == "#" and (column == 0 or line[column - 1] == " "):
            break
        elif character in "\"'" and (column == 0 or line[column - 1] in " [{,"):
            opened, at = character, column
    return at if opened else None


def _bracket(lines: _Lines, error: yaml.MarkedYAMLError, mark: yaml.Mark) -> Complaint | None:
    problem, context = error.problem or "", error.context or ""
    if "flow node" in context and "<stream end>" in problem:
        return lines.complaint(
            mark.line,
            mark.column,
            _("le fichier se termine alors qu'un crochet ou une accolade est encore ouvert"),
            _("ajouter le ] ou le }} qui manque").replace("}}", "}"),
        )
    opened = error.context_mark
    if ("flow sequence" not in context and "flow mapping" not in context) or opened is None:
        return None
    found = lines.complaint(
        opened.line,
        opened.column,
        _("un crochet ou une accolade ouverts ici ne sont pas bien fermés"),
        _("vérifier les virgules, et le ] ou le }} à la fin").replace("}}", "}"),
    )
    if mark.line == opened.line:
        return found
    closing = {"[": "]", "{": "}"}.get(lines.lines[opened.line][opened.column])
    end = lines.start(opened.line) + len(lines.lines[opened.line].rstrip())
    return Complaint(found.fault, Edit(end, end, closing) if closing else None)


def _document(lines: _Lines, error: yaml.MarkedYAMLError, mark: yaml.Mark) -> Complaint | None:
    if not (isinstance(error, ComposerError) and "single document" in (error.context or "")):
        return None
    return lines.complaint(
        mark.line,
        mark.column,
        _("un deuxième document commence ici"),
        _("enlever la ligne « --- »"),
        "#--",
        3,
    )


def _character(lines: _Lines, error: yaml.MarkedYAMLError, mark: yaml.Mark) -> Complaint | None:
    if "cannot start any token" not in (error.problem or ""):
        return None
    character = lines.lines[mark.line][mark.column : mark.column + 1]
    return lines.complaint(
        mark.line,
        mark.column,
        _("une valeur ne peut pas commencer par « {character} »").format(character=character),
        _("mettre la valeur entre guillemets"),
        "x",
    )


def _spacing(lines: _Lines, error: yaml.MarkedYAMLError, mark: yaml.Mark) -> Complaint | None:
    """A space that is missing, or that is none, on the line in question or the one before."""
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


def _colon(lines: _Lines, error: yaml.MarkedYAMLError, mark: yaml.Mark) -> Complaint | None:
    """A ":" too many in a line, or none in the one before."""
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


def _indent(lines: _Lines, error: yaml.MarkedYAMLError, mark: yaml.Mark) -> Complaint | None:
    context = error.context or ""
    if "block" not in context and "mapping values" not in (error.problem or ""):
        return None
    line = lines.lines[mark.line]
    found = len(line) - len(line.lstrip(" "))
    above = lines.before(mark.line)
    opened = error.context_mark if "block mapping" in context else None
    hint = _("aligner les lignes d'un même bloc avec des espaces")
    wanted = opened.column if opened else _indent_of(lines.lines[above]) if above is not None else found
    if wanted != found:
        hint = _("elle commence à la colonne {found} ; la ligne {line} du même bloc, à la colonne {wanted}")
        line_ = (opened.line if opened else above or 0) + 1
        hint = hint.format(found=found + 1, line=line_, wanted=wanted + 1)
    return lines.complaint(mark.line, found, _("le retrait de cette ligne ne va pas avec ce qui précède"), hint)
