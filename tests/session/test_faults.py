"""Whatever the disk does at whatever call, nothing of the user's is lost.

The store's calls of the system are counted once, then failed one after another: as a full disk, a
broken one, one that takes little, one that refuses, a file that is gone; or the process dies there.
"""

from __future__ import annotations

import contextlib
import errno
import functools
import os
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connecte.content.catalog import load
from connecte.session.moves import ChooseExample, Draw, Reveal, Walk
from connecte.session.room.room_events import SetPupils
from connecte.session.store.codec import UNDO
from connecte.session.store.disk import lock
from connecte.session.store.disk.syncer import WITHIN
from connecte.session.store.journal import Header, Journal, read
from connecte.session.store.keeper import Keeper
from connecte.session.store.lines import JournalError, advance
from connecte.session.store.record import Record
from tests.often import LONG, times
from tests.session.test_rules import MOVES

WORKSHOP = load()
CALLS = ("open", "write", "read", "lseek", "fsync", "fstat", "stat", "ftruncate", "replace", "unlink", "mkdir",
         "dup", "listdir")  # fmt: skip
FAULTS = {"refused": (errno.EACCES,), "gone": (errno.ENOENT,)}
# The store does the same for a full disk and a broken one: in a short run every other call meets the one.
FAULTS |= (
    {"full": (errno.ENOSPC,), "broken": (errno.EIO,)} if LONG else {"full or broken": (errno.ENOSPC, errno.EIO)}
)
NOTE = "notes d'Ana\n"


class Died(BaseException):
    """The process is no more: not even an `except Exception` sees it."""


class Disk:
    """The system's calls, of which one may fail. What is opened is closed when the process dies."""

    def __init__(self, monkeypatch, folder, fault=None, at=-1):
        self.calls = []
        self.failed = ""
        self.dead = self.outside = False
        self._folder, self._fault, self._at = str(folder), fault, at
        self._opened = set()
        self._thread = threading.get_ident()
        self._real = {name: getattr(os, name) for name in CALLS}
        for name in CALLS:
            monkeypatch.setattr(os, name, lambda *found, _name=name, **more: self._call(_name, found, more))
        close = os.close
        # Its number is given again, perhaps to another thread, for whom `end` must not close it.
        monkeypatch.setattr(os, "close", lambda file: (self._opened.discard(file), close(file)))
        hold = lock.hold
        monkeypatch.setattr(lock, "hold", lambda file: self._call("hold", (file,), {}, hold))
        # Syncing is done by the scenario, when it says so.
        monkeypatch.setattr(threading.Thread, "start", lambda _thread: None)

    def _call(self, name, found, more, real=None):
        real = real or self._real[name]
        # A journal that another test left open may still be synced, by its own thread.
        ours = threading.get_ident() == self._thread
        if not ours or not (isinstance(found[0], int) or os.fspath(found[0]).startswith(self._folder)):
            return real(*found, **more)
        if self.dead:
            raise Died
        if self.outside:
            return real(*found, **more)
        self.calls.append(name)
        if len(self.calls) == self._at:
            self.failed = name
            if self._fault == "dies":
                if name == "write":
                    real(found[0], bytes(found[1])[: len(found[1]) // 2])
                self.dead = True
                raise Died
            if self._fault == "little":
                if name == "write":
                    return real(found[0], bytes(found[1])[:1])
            elif name == "hold":
                return False  # another process holds it
            else:
                numbers = FAULTS[self._fault]
                number = numbers[self._at % len(numbers)]
                raise OSError(number, os.strerror(number))
        if name == "fsync":
            return None  # slow, and nothing of it can be seen here
        result = real(*found, **more)
        if name in ("open", "dup"):
            self._opened.add(result)
        return result

    def end(self, monkeypatch):
        """The process has ended: what it had opened is closed."""
        monkeypatch.undo()
        for file in self._opened:
            with contextlib.suppress(OSError):
                os.close(file)


class Classroom:
    """One life of the program: what the screen showed last, and the move that was on its way."""

    def __init__(self, folder, file):
        self.warnings = []
        self.record = Record(Keeper(folder / "sessions", file), self.warnings.append)
        self.shown = None
        self.coming = None

    def begin(self):
        self.record.begin(WORKSHOP)
        self._show()

    def resume(self, path):
        session = self.record.resume(path)
        self.record.begin(session.state.activity)
        self._show()

    def make(self, move):
        self.coming = move
        try:
            self.record.make(move)
        except OSError as error:
            raise AssertionError("a move fails no screen") from error
        self._show()

    def _show(self):
        self.coming, self.shown = None, self.record.session.state
        assert self.warnings or not self.record.unwritten, "the user is told of moves that wait to be written"


def life(folder, moves, lives, disk):
    """Begin, play, sync, lose the file, play, close; go on with a damaged copy, play, close."""
    file = folder / "s.jsonl"
    room = Classroom(folder, file)
    lives.append(room)
    room.begin()
    for move in moves[: len(moves) // 2]:
        room.make(move)
    for journal in room.record.journals.values():
        journal.sync()
        disk.outside = True
        journal.path.rename(folder / "taken.jsonl")
        disk.outside = False
    for move in (SetPupils(7), *moves[len(moves) // 2 :]):  # the file is missed with the next line
        room.make(move)
    room.record.settle()
    (path,) = [journal.path for journal in room.record.journals.values()] or [None]
    room.record.close()
    if path is None:
        return
    with path.open("ab") as torn:
        torn.write(b'{"v":4,"mo')
    again = Classroom(folder, None)
    lives.append(again)
    again.resume(path)
    for move in (Draw(), ChooseExample(5)):
        again.make(move)
    again.record.settle()
    again.record.close()


def states(folder):
    """What every journal in the folder says, whole or up to its damage."""
    found = []
    for path in folder.rglob("*.jsonl*"):
        try:
            found.append(read(path).session().state)
        except JournalError:
            continue
    return found


def one_run(folder, moves, monkeypatch, fault, at):
    """A life with one fault; afterwards all that was shown is in a journal."""
    folder.mkdir()
    (folder / "s-notes.txt").write_text(NOTE, "utf-8")
    disk, lives = Disk(monkeypatch, folder, fault, at), []
    with contextlib.suppress(Died, JournalError, OSError):
        life(folder, moves, lives, disk)
    disk.end(monkeypatch)
    where = f"{fault} at call {at}, {disk.failed}"
    assert (folder / "s-notes.txt").read_text("utf-8") == NOTE, where
    kept = states(folder)
    left = [path.name for path in folder.rglob(".connecte-*")]
    assert not left or disk.dead or disk.failed == "unlink", (left, where)
    for room in lives:
        if room.shown is None or room.shown == first_state():
            continue
        possible = [room.shown]
        if room.coming is not None:
            possible.append(advance(room.record.session, room.coming).state)
        assert any(state in kept for state in possible), (where, room.warnings)
    return disk


@functools.cache
def first_state():
    record = Record(None, str)
    record.begin(WORKSHOP)
    return record.session.state


USUAL = (ChooseExample(1), Walk(), Reveal(3), UNDO)


@pytest.mark.parametrize("fault", [*FAULTS, "little", "dies"])
def test_any_call_may_fail(fault, tmp_path):
    with pytest.MonkeyPatch.context() as monkeypatch:
        calls = one_run(tmp_path / "none", USUAL, monkeypatch, fault, -1).calls
    assert len(calls) > 100, "the store asks the system that often in two lives"
    for at, call in enumerate(calls, 1):
        if fault != "little" or call == "write":  # nothing else takes little
            with pytest.MonkeyPatch.context() as monkeypatch:
                assert one_run(tmp_path / str(at), USUAL, monkeypatch, fault, at).failed == call


@settings(max_examples=times(20, 60))
@given(st.lists(MOVES | st.just(UNDO), min_size=2, max_size=8), st.sampled_from([*FAULTS, "little", "dies"]),
       st.integers(1, 200))  # fmt: skip
def test_any_session_may_meet_it(tmp_path_factory, moves, fault, at):
    folder = Path(tmp_path_factory.mktemp("life")) / "life"
    with pytest.MonkeyPatch.context() as monkeypatch:
        one_run(folder, moves, monkeypatch, fault, at)


def test_where_no_thread_can_be_begun_moves_are_written_all_the_same(tmp_path, monkeypatch):
    def refuse(_thread):
        raise RuntimeError("can't start new thread")

    with monkeypatch.context() as patched:
        patched.setattr("threading.Thread.start", refuse)
        journal = Journal(tmp_path / "s.jsonl", Header.of(WORKSHOP, "2026-03-02T10:42:00"))
        assert journal.append(Walk()) == ""
        journal._syncer._since -= WITHIN + 1
        assert "plus de 2 s" in journal.trouble
    journal.append(Draw())
    thread = journal._syncer._thread
    assert thread.is_alive(), "the next move tries again"
    assert journal.append(Walk()) == "" and journal._syncer._thread is thread, "one is enough"
    journal.close()
    assert read(journal.path).moves == (Walk(), Draw(), Walk())


@pytest.fixture
def journal(tmp_path):
    found = Journal(tmp_path / "s.jsonl", Header.of(WORKSHOP, "2026-03-02T10:42:00"))
    found.append(Walk())
    yield found
    found.close()


def fail(number):
    raise OSError(number, os.strerror(number))


def test_a_file_that_cannot_be_looked_at_is_not_written_elsewhere(journal, monkeypatch):
    stat = Path.stat
    with monkeypatch.context() as patched:
        patched.setattr(Path, "stat", lambda path: fail(errno.EACCES) if path == journal.path else stat(path))
        assert "ne peut plus" in journal.append(Draw())
    assert journal.append(Walk()) == "" and journal.path.name == "s.jsonl"
    assert read(journal.path).moves == (Walk(), Draw(), Walk())


def test_a_file_that_is_written_again_takes_no_other_name_where_that_failed(journal, monkeypatch):
    journal.path.unlink()
    with monkeypatch.context() as patched:
        patched.setattr(os, "write", lambda _file, _data: fail(errno.ENOSPC))
        assert "ne peut plus" in journal.append(Draw())
    assert "avait disparu" in journal.append(Walk()) and journal.path.name == "s.jsonl"
    assert read(journal.path).moves == (Walk(), Draw(), Walk())
