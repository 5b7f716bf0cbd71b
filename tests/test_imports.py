"""Which way imports run, by trying it: what each package below the screens really brings."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest
from yaml.reader import Reader

import connecte

SERVES_EDITORS = "connecte.commands.editing.server"
"""The language server, which pygls makes of coroutines; nothing else imports it."""
BELOW = ["connecte.core", "connecte.content", "connecte.session", "connecte.commands"]


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)


def test_nothing_below_the_screens_imports_textual():
    done = python(f"""
import importlib, pkgutil, sys
for name in {BELOW!r}:
    package = importlib.import_module(name)
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if module.name != {SERVES_EDITORS!r}:
            importlib.import_module(module.name)
    found = [brought for brought in ("textual", "rich", "asyncio") if brought in sys.modules]
    if found:
        sys.exit(name + " brings " + ", ".join(found))
""")
    assert done.returncode == 0, done.stderr


def test_commands_without_a_screen_start_without_numpy():
    commands = [["check"], ["list"], ["--help"], ["forward", "--example", "1"], ["check", "--help"]]
    done = python(f"""
import sys
from connecte.cli import main
for arguments in {commands!r}:
    try:
        main(arguments)
    except SystemExit:
        pass
    if "numpy" in sys.modules or "textual" in sys.modules:
        sys.exit(" ".join(arguments))
""")
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def checked() -> dict[str, list[str]]:
    """A file without faults is checked: the modules imported for that, and the patterns compiled."""
    done = python("""
import re._compiler, sys
compiled, compile = [], re._compiler.compile
re._compiler.compile = lambda pattern, flags=0: compiled.append(pattern) or compile(pattern, flags)
from connecte.cli import main
main(["check", "connecte-tes-neurones"])
found = {"modules": [*sys.modules], "patterns": [*compiled]}
import json
print(json.dumps(found), file=sys.stderr)
""")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stderr.splitlines()[-1])


def test_a_file_without_faults_is_checked_without_cures_and_what_it_does_not_have(checked):
    cures, sections = "connecte.content.yaml.cures.", "connecte.content.reading."
    unused = [cures + name for name in ("words", "numbers", "lists")]
    unused += [sections + name for name in ("drawn.kernels", "sections.data", "sections.means")]
    unused += ["connecte.core.grid.code", "connecte.core.measures.parts", "connecte.session"]
    unused += ["connecte.core.pictures.pictures", "locale", "shlex"]
    assert "connecte.content.reading.reader" in checked["modules"]
    assert not {*unused} & {*checked["modules"]}


def test_a_file_without_faults_is_checked_with_patterns_that_are_quick_to_compile(checked):
    """A set of characters with one beyond the first 256 makes Python fill a table of all of them."""
    patterns = [pattern for pattern in checked["patterns"] if pattern != Reader.NON_PRINTABLE.pattern]
    assert len(patterns) >= 10
    assert [pattern for pattern in patterns if max(pattern) > "\xff"] == []


@pytest.fixture(scope="module")
def first() -> dict[str, list[str]]:
    """The modules imported where activities are chosen, and where the first screen of a class is made."""
    done = python("""
import sys
import connecte.ui.app.app
choice = [*sys.modules]
import connecte.ui.draw.screen, json
print(json.dumps({"choice": choice, "screen": [*sys.modules]}))
""")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_choice_of_activities_needs_no_session_and_no_reader_of_activities(first):
    unused = {"connecte.session.state", "connecte.session.store.journal", "connecte.content.activity", "yaml"}
    assert "textual" in first["choice"]
    assert not unused & {*first["choice"]}


def test_a_session_is_gone_on_with_by_the_rules_and_what_is_read_alone():
    done = python("""
import sys
import connecte.session.store.keeper, connecte.session.store.record
unused = ["connecte.session.story", "connecte.core.measures.parts", "dataclasses"]
unused += ["connecte.content.reading.drawn.kernels", "connecte.core.landscape", "hashlib", "numpy", "random"]
sys.exit(", ".join(name for name in unused if name in sys.modules) or None)
""")
    assert done.returncode == 0, done.stderr


def test_the_first_screen_needs_no_numpy(first):
    assert "connecte.ui.draw.screen" in first["screen"] and "numpy" not in first["screen"]


@pytest.mark.parametrize("name", ["connecte", *BELOW, "connecte.ui"])
def test_packages_import_nothing_by_themselves(name):
    file = Path(*connecte.__path__, *name.split(".")[1:], "__init__.py")
    nodes = ast.walk(ast.parse(file.read_text("utf-8")))
    assert not any(isinstance(node, ast.Import | ast.ImportFrom) for node in nodes)
