"""A journal that somebody else disturbs: it is said, nothing is cut in silence, the class goes on."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from connecte.content.catalog import load
from connecte.session.moves import ChooseExample, Draw, GoTo, Reveal, Train, Walk
from connecte.session.room.room_events import Watch
from connecte.session.store.disk.syncer import WITHIN, Syncer
from connecte.session.store.journal import Header, Journal, read
from connecte.session.store.keeper import Keeper
from connecte.session.store.record import Record

WORKSHOP = load()
HEADER = Header.of(WORKSHOP, "2026-03-02T10:42:00")
FIVE = [Reveal(1)] * 5


class Window:
    """A program's life with what it told."""

    def __init__(self, folder, file=None):
        self.told = []
        self.record = Record(Keeper(Path(folder) / "sessions", file), self.told.append)

    def play(self, *moves):
        if not self.record.current:
            self.record.begin(WORKSHOP)
        for move in moves:
            self.record.make(move)
        return self

    def resume(self, path):
        self.record.begin(self.record.resume(path).state.activity)
        return self


def begun(tmp_path):
    path = tmp_path / "s.jsonl"
    return path, Window(tmp_path, path).play(ChooseExample(1), Walk(), Reveal(2))


def test_a_file_that_is_removed_is_written_anew(tmp_path):
    path, window = begun(tmp_path)
    path.unlink()
    window.play(*FIVE)
    assert ["disparu" in told for told in window.told] == [True]
    assert read(path).session().state == window.record.session.state


@pytest.mark.parametrize("what", ["first lines", "empty", "replaced", "same length", "folder", "circle"])
def test_a_file_that_is_changed_is_left_and_all_is_written_beside(what, tmp_path):
    path, window = begun(tmp_path)
    whole = path.read_bytes()
    if what == "first lines":
        path.write_bytes(b"".join(whole.splitlines(keepends=True)[:3]))
    elif what == "empty":
        os.truncate(path, 0)
    elif what == "same length":
        path.write_bytes(b"x" * len(whole))
        os.utime(path, ns=(1, 1))
    else:
        path.unlink()
        make = {"folder": path.mkdir, "circle": lambda: path.symlink_to(path)}
        make.get(what, lambda: path.write_text("un autre fichier"))()
    there = path.read_bytes() if path.is_file() else None
    window.play(*FIVE)
    assert "autre programme" in window.told[0]
    assert "s-2.jsonl" in window.told[0]
    assert len(window.told) == 1
    assert (path.read_bytes() if path.is_file() else None) == there
    assert read(tmp_path / "s-2.jsonl").session().state == window.record.session.state
    assert window.record.keeper.pointed() == tmp_path / "s-2.jsonl", "boards follow it"


@pytest.mark.skipif(os.name == "nt", reason="links and pipes of POSIX")
@pytest.mark.parametrize("what", ["fifo", "folder", "device", "dangling"])
def test_a_place_that_takes_no_session_is_left_and_it_is_written_beside(what, tmp_path):
    path = tmp_path / "s.jsonl"
    make = {"fifo": lambda: os.mkfifo(path), "folder": path.mkdir,
            "device": lambda: path.symlink_to("/dev/zero"),
            "dangling": lambda: path.symlink_to("nowhere")}  # fmt: skip
    make[what]()
    mode = path.lstat().st_mode
    window = Window(tmp_path, path).play(ChooseExample(1), *FIVE)
    assert ["déjà pris" in told for told in window.told] == [True]
    assert path.lstat().st_mode == mode
    assert read(tmp_path / "s-2.jsonl").session().state == window.record.session.state
    assert window.record.unwritten == 0


def test_a_file_that_was_only_touched_is_gone_on_with(tmp_path):
    path, window = begun(tmp_path)
    os.utime(path, ns=(1, 1))
    window.play(*FIVE)
    assert not window.told
    assert read(path).session().state == window.record.session.state


def test_any_byte_set_to_nothing_is_told_with_what_is_kept(tmp_path):
    path, window = begun(tmp_path)
    window.play(*FIVE)
    window.record.close()
    whole = path.read_bytes()
    lines = whole.split(b"\n")
    moves = read(path).moves
    chance = random.Random(5)
    head = len(lines[0]) + 1
    for at in [head, len(whole) - 2, *(chance.randrange(head, len(whole)) for _ in range(25))]:
        damaged = whole[:at] + b"\0" + whole[at + 1 :]
        path.write_bytes(damaged)
        number = whole[:at].count(b"\n")
        again = Window(tmp_path).resume(path)
        (told,) = again.told
        joined = whole[at : at + 1] == b"\n"  # two lines are one now
        assert f"à la ligne {number + 1} : {number - 1} geste" in told
        (beside,) = tmp_path.glob("*.abime")
        assert beside.read_bytes() == damaged
        assert str(beside) in told
        assert again.record.damaged.moves == moves[: number - 1]
        assert [move for move, _at in again.record.damaged.damage.later] == list(moves[number + joined :])
        again.record.close()
        beside.unlink()


@pytest.mark.parametrize(
    "line",
    ["\0" * 4096, '{"v":4,"time":1e999,"move":"Walk"}', '{"v":4,"move":"GoTo","iteration":Infinity}',
     '{"v":4,"move":"SetValue","index":0,"value":1' + "0" * 400 + "}",
     '{"v":4,"move":"Paint","cells":[[1e999,1]],"black":true}',
     '{"v":4,"move":"AddTrial","trial":[1e999,1,' + "9" * 400 + ',"activity",0,[],[]]}',
     '{"v":4,"move":"Reload","name":"a","path":"a\\u0000b","text":""}'],
)  # fmt: skip
def test_a_line_that_cannot_be_is_damage_and_what_follows_is_offered(line, tmp_path):
    path, window = begun(tmp_path)
    window.record.close()
    whole = path.read_bytes()
    path.write_bytes(whole + line.encode() + b'\n{"v":4,"move":"Reveal","steps":2}\n')
    again = Window(tmp_path).resume(path)
    assert "abîmé à la ligne 5 : 3 gestes sont gardés" in again.told[0]
    assert again.record.later_moves() == [Reveal(2)]
    again.play(*again.record.later_moves())
    assert read(path).session().state == again.record.session.state
    assert len(again.record.session.state.revealed) == 4
    again.record.close()
    third = Window(tmp_path).resume(path)
    assert not third.told, "it was mended"


def test_a_time_before_1970_is_neither_written_nor_a_reason_to_cut(tmp_path):
    path, window = begun(tmp_path)
    window.record.clock = lambda: -86_400.0
    window.play(Reveal(1))
    window.record.close()
    assert b"-86400" not in path.read_bytes()
    with path.open("ab") as file:
        file.write(b'{"v":4,"time":-86400.0,"move":"Reveal","steps":1}\n')
    contents = read(path)
    assert contents.damage is None
    assert len(contents.session().state.revealed) == 4


def test_what_cannot_be_written_is_counted_and_written_elsewhere(tmp_path, monkeypatch):
    _path, window = begun(tmp_path)
    real = os.write

    def full(_file, _data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    window.play(*FIVE)
    assert ["ne peut plus être enregistrée" in told for told in window.told] == [True], "told once"
    assert window.record.unwritten == 5
    assert "5 gestes ne sont pas enregistrés" in window.record.trouble
    assert not window.record.settle()
    monkeypatch.setattr(os, "write", real)
    usb = tmp_path / "usb" / "seance.jsonl"
    window.record.write_to(usb)
    assert window.record.settle()
    assert read(usb).session().state == window.record.session.state


def test_a_session_that_cannot_be_begun_is_written_as_soon_as_it_can(tmp_path):
    (tmp_path / "sessions").write_text("no folder")
    window = Window(tmp_path).play(ChooseExample(1), Walk())
    assert window.record.unwritten == 2
    assert ["sessions : ce n'est pas un dossier. Rien n'est perdu" in told for told in window.told] == [True]
    (tmp_path / "sessions").unlink()
    window.play(Reveal(3))
    assert window.record.unwritten == 0
    assert window.record.trouble == ""
    (path,) = (tmp_path / "sessions").glob("*.jsonl")
    assert read(path).session().state == window.record.session.state


def test_it_is_also_tried_at_the_end(tmp_path):
    """A signal ends the program without asking."""
    (tmp_path / "sessions").write_text("no folder")
    window = Window(tmp_path).play(ChooseExample(1), Walk())
    (tmp_path / "sessions").unlink()
    window.record.close()
    (path,) = (tmp_path / "sessions").glob("*.jsonl")
    assert read(path).moves == (ChooseExample(1), Walk())


def test_no_session_grows_larger_than_what_is_read(tmp_path, monkeypatch):
    path, window = begun(tmp_path)
    monkeypatch.setattr("connecte.session.store.contents.MOST_BYTES", path.stat().st_size)
    before = read(path).moves
    window.play(*FIVE)
    assert "elle est trop longue" in window.record.reason
    with pytest.raises(OSError, match="trop longue"):
        window.record.write_to(tmp_path / "usb.jsonl")
    assert read(path).moves == before, "what was written before can be read"
    assert not (tmp_path / "usb.jsonl").exists()


def test_what_is_written_is_synced_in_two_seconds(tmp_path, monkeypatch):
    monkeypatch.setattr(Syncer, "_work", lambda _syncer: None)
    journal = Journal(tmp_path / "s.jsonl", HEADER)
    now = [100.0]
    journal._syncer._now = lambda: now[0]
    journal.append(Walk())
    now[0] += WITHIN + 0.1
    assert "plus de 2 s" in journal.trouble
    journal.sync()
    assert journal.trouble == ""
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda _file: (_ for _ in ()).throw(OSError(5, "Input/output error")))
    journal.append(Draw())
    journal.sync()
    assert "n'a pas gardé" in journal.trouble
    monkeypatch.setattr(os, "fsync", real)
    journal.append(Walk())
    journal.sync()
    assert journal.trouble == ""
    journal.close()
    assert read(journal.path).moves == (Walk(), Draw(), Walk())


def test_the_thread_syncs_by_itself_and_ends_with_the_journal(tmp_path):
    journal = Journal(tmp_path / "s.jsonl", HEADER)
    journal.append(Walk())
    thread = journal._syncer._thread
    assert thread.is_alive()
    journal.close()
    thread.join(10)
    assert not thread.is_alive()
    assert 0 < journal.longest_wait < WITHIN


def test_a_session_killed_while_it_plays_goes_on_where_it_was(tmp_path):
    path = tmp_path / "s.jsonl"
    window = Window(tmp_path, path).play(ChooseExample(1), Train(), GoTo(5_000))
    for place in (5_000, 6_700, 8_371):
        window.play(Watch("summary", 1, 1, 0, True, place, 1, 3))
    window.record.journals[window.record.current]._release()  # killed: nothing is said at the end
    again = Window(tmp_path).resume(path)
    assert again.record.session.state.iteration == 8_371
    assert again.record.session.undo().state.iteration == 5_000, "one step back, not one a second"
    assert read(path).session().state.iteration == 8_371


@pytest.mark.parametrize(
    ("passed", "told", "counted"),
    [(5, 5, 5), (45, 45, 0), (1, 50_400, 0), (1, -50_400, 0), (9, 9, 9)],
)
def test_a_gap_is_a_pause_and_the_days_clock_may_be_set(passed, told, counted, tmp_path):
    """`passed` by the machine, `told` by the clock of the day, between two looks."""
    _path, window = begun(tmp_path)
    record, now = window.record, [100.0, 1_000_000.0]
    record.clock, record.keeper.monotonic = lambda: now[1], lambda: now[0]
    record.look_at_clock()
    window.play(Reveal(1))
    before = record.session.room.clock.total
    now[:] = [now[0] + passed, now[1] + told]
    window.play(Reveal(1))  # a key may come before the clock is looked at again
    record.look_at_clock()
    assert record.session.room.clock.total - before == counted
    assert not record.session.room.clock.paused
    (journal,) = record.journals.values()
    assert read(journal.path).session().room == record.session.room
