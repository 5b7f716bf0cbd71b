"""Command lines that are shown work where they are shown."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import connecte
from connecte.cli import COMMANDS
from connecte.files.guide import guide_text
from connecte.language.program import command
from tests.data_home import data_home
from tests.language.strings import look_ups, nodes

ROOT = Path(connecte.__file__).parent
NAMED = re.compile(rf"\bconnecte (?:{'|'.join(one.name for one in COMMANDS)}|--\w+)\b")


def started(monkeypatch, first, *more):
    monkeypatch.setattr(sys, "argv", [first, *more])
    monkeypatch.setattr(sys, "orig_argv", [sys.executable, first, *more])


def test_as_it_was_typed(monkeypatch, tmp_path):
    started(monkeypatch, ".venv/bin/connecte", "play")
    assert command("guide") == ".venv/bin/connecte guide"
    assert "`.venv/bin/connecte board`" in guide_text()
    started(monkeypatch, "/a class/bin/connecte")
    assert command("resume") == "'/a class/bin/connecte' resume"
    started(monkeypatch, "connecte")
    assert command("guide") == "connecte guide"
    found = tmp_path / "connecte"
    found.touch()
    started(monkeypatch, str(found))
    assert command() == str(found)
    monkeypatch.setenv("PATH", os.pathsep.join(["", "/nowhere", str(tmp_path)]))
    assert command("guide") == "connecte guide", "the shell finds it by its name"


@pytest.mark.parametrize("python", [sys.executable, "python3"])
def test_as_a_module(monkeypatch, python):
    monkeypatch.setattr(sys, "argv", ["/somewhere/connecte/__main__.py", "sessions"])
    monkeypatch.setattr(sys, "orig_argv", [python, "-X", "utf8", "-m", "connecte", "sessions"])
    assert command("resume") == f"{python} -m connecte resume"


def test_a_message_names_a_command_that_works(tmp_path):
    env = os.environ | data_home(tmp_path) | {"PYTHONUTF8": "1"}
    run = [sys.executable, "-m", "connecte", "resume", "7"]
    told = subprocess.run(run, capture_output=True, text=True, encoding="utf-8", env=env, check=False)
    assert told.returncode == 2
    assert "aucune séance" in told.stderr
    wrong = subprocess.run(
        [*run[:3], "resume", "x"], capture_output=True, text=True, encoding="utf-8", env=env, check=False
    )
    assert f"« {sys.executable} -m connecte resume --help »" in wrong.stderr.replace("\u00a0", " ")


def sources():
    """All modules but the schema's, which is a file that goes from one machine to another."""
    return sorted(path for path in ROOT.rglob("*.py") if path.parent.name != "schema")


def test_command_lines_have_one_home():
    """No text for the user spells out a command line: `connecte.language.program.command` makes them."""
    texts = [
        (path, part.value)
        for path in sources()
        for call in look_ups(path)
        for part in nodes(call)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    ]
    assert len(texts) > 2000
    assert not [(path, text) for path, text in texts if NAMED.search(text)]
