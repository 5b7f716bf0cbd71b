"""Explains the complaints of a YAML parser in a teacher's terms: what was found, where, and what to
try.

Most complaints come with an edit that lets the reading go on, so that one syntax fault does not hide
the faults after it. Edits are never written to the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml
from yaml.composer import ComposerError
from yaml.reader import ReaderError

from connecte.content.yaml.source import shorten
from connecte.content.yaml.syntax.brackets import braces
from connecte.content.yaml.syntax.complaint import Complaint, Edit, Lines
from connecte.content.yaml.syntax.drawn_lines import drawing
from connecte.content.yaml.syntax.line_faults import colons, spacing, strange_line
from connecte.content.yaml.syntax.line_starts import (
    first_line,
    indent,
    indent_of,
    lost_dash,
    lost_first_dash,
    too_far_left,
    two_dashes,
)
from connecte.content.yaml.syntax.lost_dashes import lost_list_dash
from connecte.content.yaml.syntax.values import last_comma, special_start
from connecte.language.errors import Fault
from connecte.language.i18n import _


def reader_fault(file: str, text: str, error: ReaderError) -> Complaint:
    """Explain a character that YAML does not accept."""
    before = text[: error.position]
    line = before.count("\n")
    column = len(before) - (before.rfind("\n") + 1)
    message = _("caractère interdit (code {code})").format(code=f"U+{ord(text[error.position]):04X}")
    fault = Fault(file, line + 1, column + 1, message, _("effacer ce caractère invisible"))
    return Complaint(fault, Edit(error.position, error.position + 1, " "), sure=True)


def syntax_fault(file: str, text: str, error: yaml.MarkedYAMLError) -> Complaint:
    """Explain the parser's complaint in a teacher's terms."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Complaint(Fault(file, 1, 1, _NOT_YAML, _COMPARE))
    lines = Lines(file, text)
    for look in _LOOKS:
        found = look(lines, error, mark)
        if found is not None:
            return found._replace(sure=look in _SURE)
    return lines.complaint(mark.line, mark.column, _NOT_YAML, _COMPARE)


_PARTLY_QUOTED = re.compile(r" *(?:- )?[^\W\d]\w* ?: +([\"'][^\[\]{}#]*?)\s*$")
"""A value that begins with a quotation mark, in a line that ends with it."""
_PASTED = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?(?:[ \t]*\t[ \t]*-?[0-9]+(?:[.,][0-9]+)?)+")
_NOT_YAML = _("ce passage n'est pas du YAML")
_COMPARE = _("comparer avec une activité fournie, ligne par ligne")
NO_TAGS = _("les étiquettes (!) de YAML ne sont pas admises ici")


def without_tag(tag: str) -> str:
    """Return the hint for a tag, as it is written."""
    return _("enlever « {tag} », ou mettre la valeur entre guillemets").format(tag=shorten(tag))


def _tab(lines: Lines, _error: yaml.MarkedYAMLError, mark: yaml.Mark) -> Complaint | None:
    rest = lines.text[mark.index :] if mark.index is not None else ""
    if not rest.startswith("\t"):
        return None
    line, column = mark.line, mark.column
    pasted = next((f for f in _PASTED.finditer(lines.lines[line]) if f.start() <= column < f.end()), None)
    if pasted is not None:
        numbers = ", ".join(pasted[0].replace(",", ".").split())
        put = numbers if lines.lines[line][: pasted.start()].rstrip().endswith("[") else f"[{numbers}]"
        message = _("des tabulations entre des nombres, comme dans un tableur")
        hint = _("écrire {numbers}, avec des virgules").format(numbers=f"[{numbers}]")
        return lines.complaint(line, pasted.start(), message, hint, put, len(pasted[0]))
    width = len(rest) - len(rest.lstrip("\t "))
    indent = " " * width
    if not lines.lines[line][:column].strip():
        # A line that begins with tabs most probably has the indent of the line above it.
        above = lines.before(line)
        indent = " " * (indent_of(lines.lines[above]) if above is not None else 0)
    return lines.complaint(
        line,
        column,
        _("une tabulation : YAML ne comprend que les espaces"),
        _("la remplacer par des espaces"),
        indent,
        width,
    )


def written_tag(rest: str) -> tuple[str, int]:
    """Return the tag that a text begins with, and how many characters it takes with the spaces after it."""
    tag = (rest.split(maxsplit=1) or [""])[0]
    after = rest[len(tag) :]
    return tag, len(rest) - len(after.lstrip(" "))


def _tag(lines: Lines, error: yaml.MarkedYAMLError, mark: yaml.Mark) -> Complaint | None:
    """Explain a tag that the parser does not know, or cannot read to its end."""
    if "tag" not in f"{error.context} {error.problem}":
        return None
    at = error.context_mark or mark
    written = lines.lines[at.line][at.column :]
    if not written.startswith("!"):
        return None
    tag, size = written_tag(written)
    return lines.complaint(at.line, at.column, NO_TAGS, without_tag(tag), "", size)


def _quote(lines: Lines, error: yaml.MarkedYAMLError, mark: yaml.Mark) -> Complaint | None:
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
            )._replace(mends=False)
        return _closed_at_end(lines, opened.line, opened.column, message, hint)
    if "found '<scalar>'" not in problem:
        return None
    for number in range(mark.line, max(-1, mark.line - 40), -1):
        # The text of a quote that is not closed extends to the next quote, perhaps lines below.
        column = _odd_quote(lines.lines[number])
        if column is not None and number < mark.line:
            return _closed_at_end(lines, number, column, message, hint)
    end = len(lines.lines[mark.line].rstrip())
    whole = _PARTLY_QUOTED.match(lines.lines[mark.line])
    if whole and whole.start(1) < mark.column:
        other = "'" if '"' in whole[1] else '"'
        if other not in whole[1] or whole[1][0] == whole[1][-1] == other:
            inner = whole[1][1:-1] if whole[1][0] == whole[1][-1] == "'" else whole[1]
            put = f"{other}{inner}{other}" if other not in inner else f'"{inner}"'
            message = _("un texte inattendu après le guillemet fermant")
            hint = _("mettre tout le texte entre guillemets doubles, ou simples s'il en contient : {text}")
            return lines.complaint(mark.line, mark.column, message, hint.format(text=shorten(put)))._replace(
                edit=Edit(lines.start(mark.line) + whole.start(1), lines.start(mark.line) + whole.end(1), put)
            )
    message = _("un texte inattendu après le guillemet fermant")
    hint = _("un guillemet en trop, ou un « - » qui manque au début de la ligne ?")
    if lines.lines[mark.line][: mark.column].rstrip()[-1:] in ("}", "]"):
        message, hint = _("un texte inattendu après ce qui ferme la liste ou les accolades"), _("l'enlever")
    if lines.lines[mark.line][mark.column - 1 : mark.column] == "'":
        hint = _("un texte qui contient une apostrophe se met entre guillemets doubles")
    return lines.complaint(
        mark.line,
        mark.column,
        message,
        hint,
        " " * max(0, end - mark.column),
        max(0, end - mark.column),
    )._replace(mends=False)


def _closed_at_end(lines: Lines, line: int, column: int, message: str, hint: str) -> Complaint:
    found = lines.complaint(line, column, message, hint)
    text = lines.lines[line]
    quote = text[column]
    end = lines.start(line) + len(text.rstrip().rstrip("]},"))
    other = "'" if quote == '"' else '"'
    if text.rstrip().endswith(other) and text.count(other) == 1:
        hint = _("fermer avec le même guillemet, {quote}").format(quote=quote)
        return Complaint(found.fault._replace(hint=hint), Edit(end - 1, end, quote))
    return Complaint(found.fault, Edit(end, end, quote))


def _odd_quote(line: str) -> int | None:
    """Return the column of the quote that a line opens and does not close; None where there is none."""
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


def _bracket(lines: Lines, error: yaml.MarkedYAMLError, mark: yaml.Mark) -> Complaint | None:
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


def _document(lines: Lines, error: yaml.MarkedYAMLError, mark: yaml.Mark) -> Complaint | None:
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


def _character(lines: Lines, error: yaml.MarkedYAMLError, mark: yaml.Mark) -> Complaint | None:
    if "cannot start any token" not in (error.problem or ""):
        return None
    character = lines.lines[mark.line][mark.column : mark.column + 1]
    return lines.complaint(
        mark.line,
        mark.column,
        _("une valeur ne peut pas commencer par « {character} »").format(character=character),
        _("mettre la valeur entre guillemets"),
        "x",
    )._replace(mends=False)


_LOOKS: tuple[Callable[[Lines, yaml.MarkedYAMLError, yaml.Mark], Complaint | None], ...] = (
    _tab, drawing, strange_line, lost_list_dash, special_start, _tag, last_comma, braces, _quote, _bracket,
    _document, _character, spacing, two_dashes, first_line, lost_dash, lost_first_dash, too_far_left, colons,
    indent,
)  # fmt: skip
"""What to look for, the surest first."""
_SURE = (
    _tab, drawing, strange_line, lost_list_dash, special_start, _tag, last_comma, braces, _character, spacing,
    two_dashes, first_line, lost_dash, lost_first_dash, too_far_left,
)  # fmt: skip
"""Those whose faults never follow from the line before."""
