"""The house: which way imports run, and how large its rooms are. Read from the source, not tried."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import FunctionType

import connecte
from connecte.cli import COMMANDS, NO_COMMAND, function
from tests.language.strings import imports as imports_of

ROOT = Path(connecte.__file__).parent
FLOORS = ("language", "files", "core", "content", "session", "ui", "commands")
"""From the lowest to the highest: a file imports from its own floor and from lower ones."""
UI_ROOMS = (
    {"paint"},
    {"chart"},
    {"base"},
    {"draw"},
    {"walk", "learn"},
    {"train", "lesson", "editor"},
    {"board"},
    {"app"},
)
"""The same inside ui; rooms that stand side by side do not import each other."""
MOST_ENTRIES = 12
MOST_LINES = 300


def module_name(path: Path) -> str:
    parts = ("connecte", *path.relative_to(ROOT).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted(ROOT.rglob("*.py"))}


def imports(path: Path) -> tuple[ast.Import | ast.ImportFrom, ...]:
    """The imports in a source file, wherever they stand."""
    return imports_of(path.read_text("utf-8"))


def imported(path: Path) -> Iterator[str]:
    """Every module of ours that a file imports: lazily, for types or at once, or by a name "check:check"."""
    if path == ROOT / "cli.py":
        yield from (f"connecte.commands.{place.partition(':')[0]}" for place in called())
    for node in imports(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in MODULES)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            for alias in node.names:
                name = f"{node.module}.{alias.name}"
                found = name if name in MODULES else node.module
                if found in MODULES:
                    yield found


def called() -> set[str]:
    """The functions that the table of commands names."""
    return {NO_COMMAND} | {place for one in COMMANDS for place in (one.does, one.options) if place}


@cache
def graph() -> dict[str, set[str]]:
    """What each module imports of ours."""
    return {name: set(imported(path)) - {name} for name, path in MODULES.items()}


def circle_through(start: str) -> list[str]:
    """A way along imports from a module back to itself; empty where there is none."""
    ways = [[start]]
    seen = set()
    while ways:
        way = ways.pop()
        for name in sorted(graph()[way[-1]]):
            if name == start:
                return [*way, name]
            if name not in seen:
                seen.add(name)
                ways.append([*way, name])
    return []


def test_the_graph_is_read():
    assert len(MODULES) > 200
    assert "connecte.session.state" in graph()["connecte.session.moves"] | graph()["connecte.session.session"]


def test_what_commands_name_is_there():
    assert {f"connecte.commands.{place.partition(':')[0]}" for place in called()} <= MODULES.keys()
    for place in called():
        assert isinstance(function(place), FunctionType), place


def test_no_import_circle():
    assert [way for name in graph() if (way := circle_through(name))] == []


def floor(name: str) -> int:
    parts = name.split(".")
    return FLOORS.index(parts[1]) if len(parts) > 1 and parts[1] in FLOORS else len(FLOORS)


def test_no_import_from_a_higher_floor():
    upwards = [
        f"{name} -> {other}" for name in graph() for other in graph()[name] if floor(other) > floor(name)
    ]
    assert upwards == []


def room(name: str) -> int | None:
    """Where a screen's folder stands among the rooms of ui; None outside it."""
    parts = name.split(".")
    if parts[1:2] != ["ui"] or len(parts) < 3:
        return None
    return next(number for number, names in enumerate(UI_ROOMS) if parts[2] in names)


def test_no_import_from_a_higher_room_or_the_one_beside():
    wrong = []
    for name in graph():
        for other in graph()[name]:
            here, there = room(name), room(other)
            if here is None or there is None or name.split(".")[2] == other.split(".")[2]:
                continue
            if there >= here:
                wrong.append(f"{name} -> {other}")
    assert wrong == []


def test_only_ui_imports_textual_and_rich():
    wrong = []
    for name, path in MODULES.items():
        if name.startswith("connecte.ui"):
            continue
        for node in imports(path):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            wrong += [f"{name}: {found}" for found in names if found.split(".")[0] in ("textual", "rich")]
    assert wrong == []


def test_packages_hold_a_docstring_and_nothing_else():
    for path in ROOT.rglob("__init__.py"):
        body = ast.parse(path.read_text("utf-8")).body
        assert len(body) == 1, path
        assert ast.get_docstring(ast.parse(path.read_text("utf-8"))), path


def test_folders_are_small():
    folders = [ROOT, *(path for path in ROOT.rglob("*") if path.is_dir() and path.name != "__pycache__")]
    sizes = {
        str(folder.relative_to(ROOT)): len([p for p in folder.iterdir() if p.name != "__pycache__"])
        for folder in folders
        if "locale" not in folder.parts and "activities" not in folder.parts
    }
    assert {name: size for name, size in sizes.items() if size > MOST_ENTRIES} == {}


def test_files_are_small():
    tests = Path(__file__).parent
    sizes = {
        str(path.relative_to(ROOT.parent) if ROOT in path.parents else path.relative_to(tests.parent)): len(
            path.read_text("utf-8").splitlines()
        )
        for path in [*ROOT.rglob("*.py"), *tests.rglob("*.py")]
    }
    assert {name: size for name, size in sizes.items() if size > MOST_LINES} == {}


def test_no_screen_is_split_by_inheritance():
    """A class of one room that handles actions or messages and has one heir is a part: it is to be held."""
    owners: dict[str, tuple[str, ast.ClassDef]] = {}
    for name, path in MODULES.items():
        if room(name) is not None and name.split(".")[2] != "base":
            nodes = ast.parse(path.read_text("utf-8")).body
            owners |= {node.name: (name, node) for node in nodes if isinstance(node, ast.ClassDef)}
    heirs = Counter(
        ast.unparse(base).partition("[")[0] for _name, node in owners.values() for base in node.bases
    )
    methods = {
        name: [each.name for each in node.body if isinstance(each, ast.FunctionDef)]
        for name, (_module, node) in owners.items()
    }
    split = [
        name
        for name in owners
        if heirs[name] == 1 and any(m.startswith(("action_", "on_")) for m in methods[name])
    ]
    assert split == []
