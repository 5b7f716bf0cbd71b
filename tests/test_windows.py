"""What Windows does otherwise, simulated elsewhere: locks, renaming, folders, command lines, pipes."""

from __future__ import annotations

import errno
import importlib.util
import os
import re
import sys
from io import StringIO
from pathlib import Path, PureWindowsPath

import pytest

from connecte import cli
from connecte.files import renaming
from connecte.files.kinds import refused_by_windows
from connecte.files.reader import read
from connecte.files.writer import check
from connecte.language.errors import FileError, system_reason
from connecte.language.program import command, quoted
from connecte.session.moves import ChooseExample, Walk
from connecte.session.store import journal as journals
from connecte.session.store import keeper as keepers
from connecte.session.store.contents import MOST_BYTES
from connecte.session.store.disk import lock
from connecte.session.store.journal import Journal
from connecte.session.store.keeper import Keeper
from connecte.session.store.lines import Header
from connecte.ui.editor.editor_command import EditorCommand, editor_command


class Msvcrt:
    """Locks of single bytes, each held by one open file, as Windows keeps them."""

    LK_NBLCK, LK_UNLCK = 2, 0

    def __init__(self):
        self.held: dict[tuple[int, int, int], int] = {}

    def locking(self, file, how, count):
        about = os.fstat(file)
        byte = about.st_dev, about.st_ino, os.lseek(file, 0, os.SEEK_CUR)
        assert count == 1
        assert byte[2] > MOST_BYTES, "a lock on bytes of the journal would keep boards from reading them"
        if self.held.get(byte, file) != file or (how == self.LK_UNLCK and byte not in self.held):
            raise PermissionError(errno.EACCES, "Permission denied")
        if how == self.LK_UNLCK:
            del self.held[byte]
        else:
            self.held[byte] = file


@pytest.fixture
def windows(monkeypatch):
    """The store with the lock of Windows."""
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "msvcrt", Msvcrt())
    spec = importlib.util.spec_from_file_location("lock_of_windows", lock.__file__)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in ("begin", "hold", "release", "take"):
        monkeypatch.setattr(journals, name, getattr(module, name))
    for name in ("begin", "is_held"):
        monkeypatch.setattr(keepers, name, getattr(module, name))
    return module


def test_a_locked_file_is_written_from_its_start(windows, tmp_path, workshop):
    """The lock is far behind the end of the file: what is written next must not land there."""
    journal = Journal(tmp_path / "s.jsonl", Header.of(workshop, "2026-03-02T10:42:00"))
    journal.append(ChooseExample(1))
    assert windows.is_held(journal.path)
    with pytest.raises(BlockingIOError):
        windows.take(journal.path)
    journal.path.unlink()
    assert "avait disparu" in journal.append(Walk())
    whole = journal.path.read_bytes()
    assert len(journals.read(journal.path).moves) == 2
    journal.move_to(tmp_path / "elsewhere.jsonl")
    assert journal.path.read_bytes() == whole
    journal.close()
    assert not windows.is_held(journal.path)


def test_a_board_that_was_killed_counts_no_more(windows, tmp_path):
    keeper = Keeper(tmp_path)
    end_board = keeper.board_here()
    assert keeper.has_boards()
    end_board()
    (tmp_path / "board-77").touch()
    assert not keeper.has_boards()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("system", "refused", "fits"), [
    ("win32", 4, True), ("win32", 5, False), ("linux", 1, False),
])  # fmt: skip
def test_a_file_that_is_open_for_a_moment_is_replaced_after_it(monkeypatch, tmp_path, system, refused, fits):
    new, old, tries = tmp_path / "new", tmp_path / "old", iter([False] * refused + [True])
    new.write_bytes(b"new")
    really = Path.replace

    def replace(self, path):
        if not next(tries):
            raise PermissionError(errno.EACCES, "Permission denied")
        return really(self, path)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(renaming, "_MOMENT", 0)
    if fits:
        renaming.rename(new, old)
        assert old.read_bytes() == b"new"
    else:
        with pytest.raises(PermissionError):
            renaming.rename(new, old)
    assert next(tries, None) is (None if fits else True), "and no more often than that"


def test_a_folder_is_called_one(monkeypatch, tmp_path):
    def refuse(*_arguments):
        raise PermissionError(errno.EACCES, "Permission denied")

    (tmp_path / "file").touch()
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(FileError, match="c'est un dossier"):
        read(tmp_path, 10)
    with pytest.raises(FileError, match="ce n'est pas permis"):
        read(tmp_path / "file", 10)


@pytest.mark.parametrize(
    ("value", "found", "words"),
    [
        (r"C:\bin\vim.exe -u NONE", r"C:\bin\vim.exe", ("-u", "NONE", "+7", "f.yaml")),
        (r'"C:\My own\code.cmd" --wait', r"C:\My own\code.cmd", ("--wait", "--goto", "f.yaml:7")),
    ],
)  # fmt: skip
def test_an_editor_is_found_by_a_path_with_backslashes(monkeypatch, value, found, words):
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr("connecte.ui.editor.editor_command.PurePath", PureWindowsPath)
    monkeypatch.setattr("shutil.which", lambda name, **_path: name if name == found else None)
    asked = editor_command({"EDITOR": value}, Path("f.yaml"), 7)
    assert asked == EditorCommand((found, *words), "code" in found)


def test_command_lines_are_those_of_the_shell_there(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "platform", "win32")
    assert quoted(r"sous\mine.yaml") == r"sous\mine.yaml"
    assert quoted(r"C:\ma classe\mine.yaml") == r'"C:\ma classe\mine.yaml"'
    (tmp_path / "connecte.exe").touch()
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "argv", [str(tmp_path / "connecte")])
    monkeypatch.setattr(sys, "orig_argv", [])
    assert command("guide") == "connecte guide"


def test_a_reader_that_has_gone_needs_no_message(monkeypatch, capsys):
    """`connecte list | more`, left early: Windows has no EPIPE for it."""

    class Gone(StringIO):
        def flush(self):
            raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(cli, "_let_go_of_streams", lambda: None)
    monkeypatch.setattr(sys, "stdout", Gone())
    assert cli.main(["list"]) == 1
    assert capsys.readouterr().err
    monkeypatch.setattr(sys, "platform", "win32")
    assert cli.main(["list"]) == cli.GONE
    assert not capsys.readouterr().err


@pytest.mark.parametrize("name", [
    "CON", "nul.html", "aux.yaml", "Com1.tar.gz", "lpt\u00b9.html", "conout$.html", "nul .html", "a.html.",
    "a.html ", "a:b.html", "a?.html",
])  # fmt: skip
def test_no_file_gets_a_name_that_windows_cannot_hold(monkeypatch, tmp_path, workshop, name):
    """A journal called "nul" takes every line and keeps none; a page called "a:b" is in no folder."""
    assert refused_by_windows(name)
    assert not any(map(refused_by_windows, ("console.html", "null", "a.con", "com10.html", ".a", "é b.html")))
    monkeypatch.setattr(sys, "platform", "win32")
    reason = re.escape(refused_by_windows(name))
    with pytest.raises(FileError, match=reason):
        check(tmp_path / name)
    with pytest.raises(OSError) as told:
        Keeper(tmp_path, tmp_path / name).begin(workshop)
    assert system_reason(told.value) == refused_by_windows(name)
    assert list(tmp_path.iterdir()) == []
