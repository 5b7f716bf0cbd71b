"""All texts that the program can show, found in its source, its templates, its activities and its guide."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

import connecte
from connecte.content.catalog import shipped

ROOT = Path(connecte.__file__).parent
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Said(NamedTuple):
    """A text, where it stands, and whether it is chosen by a number: "one", "many", or "" for neither."""

    place: str
    text: str
    number: str = ""


class Strings(NamedTuple):
    """The strings of a module."""

    calls: tuple[ast.Call, ...]
    """The calls that look a text up."""
    others: tuple[ast.Constant, ...]
    """The strings that are neither looked up nor a docstring."""


def nodes(tree: ast.AST) -> list[ast.AST]:
    """What `ast.walk` yields, in half the time: what holds a node comes before it."""
    found = [tree]
    for node in found:  # it grows
        for value in vars(node).values():
            if isinstance(value, list):
                found += [each for each in value if isinstance(each, ast.AST)]
            elif isinstance(value, ast.AST) and not isinstance(value, ast.expr_context):
                found.append(value)
    return found


@cache
def strings(source: str) -> Strings:
    """The strings of a source; it is parsed once for all that ask."""
    calls, others, known = [], [], set()
    for node in nodes(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
            calls.append(node)
            known |= {id(part) for part in nodes(node)}
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            known.add(id(node.value))  # a docstring
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in known:
            others.append(node)
    return Strings(tuple(calls), tuple(others))


_IMPORT = re.compile(r"^ *((?:from [\w.]+ )?import (?:\([^()]*\)|[^\n]+))", re.MULTILINE)
_WITHIN = re.compile(r"[:;] *(?:from [\w.]+ )?import ")


@cache
def imports(source: str) -> tuple[ast.Import | ast.ImportFrom, ...]:
    """The imports of a module, wherever they stand; their lines are read alone, which takes a fraction of the
    time that the module does.
    """
    try:
        found = ast.parse(source if _WITHIN.search(source) else "\n".join(_IMPORT.findall(source)))
    except SyntaxError:
        found = ast.parse(source)
    return tuple(node for node in nodes(found) if isinstance(node, ast.Import | ast.ImportFrom))


_BEGIN = re.compile(r"(?<![\w.])(?:_|ngettext)\(")
_TEXT = r"""[^()"'#]|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'"""
_CALL = re.compile(rf"{_BEGIN.pattern}(?:{_TEXT}|\((?:{_TEXT}|\((?:{_TEXT})*\))*\))*\)")
_DOCSTRING = re.compile(r'(?:\A|(?<![(,=\[{+])\n) *"""(?:[^"\\]|\\.|"(?!""))*"""')


def _undocumented(source: str) -> str:
    """A module without its docstrings, each thing in its line."""
    return _DOCSTRING.sub(lambda found: "\n" * found[0].count("\n"), source)


@cache
def _calls(source: str) -> tuple[ast.Call, ...] | None:
    """The calls that look a text up, each parsed alone: that takes a fraction of the time that the module does.
    None where that does not find all that begin.
    """
    source = _undocumented(source)
    found, begun = [], len(_BEGIN.findall(source))
    for match in _CALL.finditer(source):
        try:
            node = ast.parse(match[0], mode="eval").body
        except SyntaxError:
            return None
        assert isinstance(node, ast.Call)
        found.append(ast.increment_lineno(node, source.count("\n", 0, match.start())))
    return tuple(found) if len(found) == begun else None


def look_ups(path: Path) -> tuple[ast.Call, ...]:
    """The calls of a module that look a text up."""
    source = path.read_text("utf-8")
    found = _calls(source)
    return strings(source).calls if found is None else found


def rest(source: str) -> str:
    """A module without the calls that look a text up and without docstrings, where they are found for sure."""
    return source if _calls(source) is None else _CALL.sub("", _undocumented(source))


def _of_call(node: ast.Call) -> Iterator[tuple[str, str]]:
    """The texts that a call looks up, with their number."""
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    wanted = {"_": node.args[:1], "ngettext": node.args[:2]}.get(name, [])
    for number, argument in zip(("one", "many") if name == "ngettext" else ("",), wanted, strict=False):
        for part in ast.walk(argument):
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part.value, number


def _of_python() -> Iterator[Said]:
    for path in sorted(ROOT.rglob("*.py")):
        for node in look_ups(path):
            for text, number in _of_call(node):
                yield Said(f"{path.relative_to(ROOT)}:{node.lineno}", text, number)


def _of_templates() -> Iterator[Said]:
    """The calls in templates have the form of Python's."""
    call = re.compile(r"\b(?:_|ngettext)\((?:[^()\"]|\"[^\"]*\")*\)")
    for path in sorted((ROOT / "content/printing/templates").rglob("*.html")):
        text = path.read_text("utf-8")
        for found in call.finditer(text):
            node = ast.parse(found[0], mode="eval").body
            assert isinstance(node, ast.Call)
            for said, number in _of_call(node):
                yield Said(f"{path.name}:{text[: found.start()].count(chr(10)) + 1}", said, number)


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for each in value.values():
            yield from _words(each)
    elif isinstance(value, list):
        for each in value:
            yield from _words(each)
    elif isinstance(value, str):
        yield value


def _of_activities() -> Iterator[Said]:
    for path in (*shipped(), *ROOT.rglob("*.yaml")):
        for text in _words(yaml.load(path.read_text("utf-8"), _LOADER)):
            yield Said(path.name, text)


def _of_guide() -> Iterator[Said]:
    for number, line in enumerate((ROOT / "guide.md").read_text("utf-8").splitlines(), 1):
        yield Said(f"guide.md:{number}", re.sub(r"`[^`]*`", "`", line))


@cache
def every_text() -> tuple[Said, ...]:
    """All texts."""
    return (*_of_python(), *_of_templates(), *_of_activities(), *_of_guide())
