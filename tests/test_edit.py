"""`connecte edit`, and what `connecte play` offers for a file with faults, in a real terminal."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from connecte.cli import main
from connecte.content.reading.reader import check_activity
from tests.terminal import Terminal
from tests.variants import TEXT

BROKEN = TEXT.replace("minutes: 50", "minutes: 5O")
needs_terminal = pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal on Windows")


@pytest.fixture
def broken(tmp_path, monkeypatch) -> Path:
    monkeypatch.setitem(os.environ, "XDG_DATA_HOME", str(tmp_path / "data"))
    path = tmp_path / "mine.yaml"
    path.write_text(BROKEN, "utf-8")
    return path


def code_of(terminal: Terminal) -> int:
    """The exit code, once the process has ended; what it writes is read, so that it can end."""
    for _ in range(200):
        with contextlib.suppress(OSError):  # the terminal is gone with the process
            terminal.drain(0.1)
        with contextlib.suppress(subprocess.TimeoutExpired):
            return terminal.process.wait(0.1)
    raise TimeoutError


def mend_in_editor(terminal: Terminal) -> None:
    """At the first fault, "5O" is written as 50, saved, and the editor closed."""
    terminal.wait_for("il faut un nombre entier")
    terminal.type("\x1b[F\x7f0\x13")  # End, Backspace, 0, Ctrl+S
    terminal.wait_for("l’activité est prête")
    terminal.type("\x1b")


@needs_terminal
def test_a_broken_file_is_mended_in_the_editor(broken):
    terminal = Terminal("-m", "connecte", "edit", str(broken))
    try:
        mend_in_editor(terminal)
        assert code_of(terminal) == 0
    finally:
        terminal.close()
    assert broken.read_text("utf-8") == TEXT


@needs_terminal
def test_play_offers_to_mend_a_broken_file_and_then_plays_it(broken):
    terminal = Terminal("-m", "connecte", "play", str(broken))
    try:
        terminal.wait_for("Entrée")
        terminal.type("\n")
        mend_in_editor(terminal)
        terminal.wait_for("\x1b[?1049h")  # the screens open again, for the class
        terminal.drain(1)
        terminal.type("\x11")  # Ctrl+Q
        assert code_of(terminal) == 0
    finally:
        terminal.close()
    assert check_activity(broken.read_bytes(), "f", "f").activity is not None


@needs_terminal
def test_who_does_not_want_to_mend_gets_the_faults(broken):
    terminal = Terminal("-m", "connecte", "play", str(broken))
    try:
        terminal.wait_for(":17:10")
        terminal.wait_for("Entrée")
        terminal.type("n\n")
        assert code_of(terminal) == 1
    finally:
        terminal.close()
    assert broken.read_text("utf-8") == BROKEN


def test_without_a_terminal_there_is_nothing_to_answer(broken, capsys):
    assert main(["play", str(broken)]) == 1
    assert "mine.yaml:17:10" in capsys.readouterr().err
    assert main(["edit", str(broken)]) == 2
    assert "a besoin d'un terminal" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "code", "told"),
    [
        ("xor", 2, "connecte new"),
        ("not-there.yaml", 2, "n'existe pas"),
        ("latin1.yaml", 1, "UTF-8"),
    ],
)
def test_what_cannot_be_edited_is_said(tmp_path, monkeypatch, capsys, name, code, told):
    monkeypatch.chdir(tmp_path)
    Path("latin1.yaml").write_bytes("titre: é".encode("latin-1"))
    assert main(["edit", name]) == code
    assert told in capsys.readouterr().err
