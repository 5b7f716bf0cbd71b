"""What is said of a journal that cannot be used as it is: its path, its line, what is kept of it."""

from __future__ import annotations

import errno
import os
from datetime import datetime

import pytest

from connecte.content.catalog import load
from connecte.session.guess.slide_moves import Slide
from connecte.session.moves import ChooseExample, GoTo, Learn, Reveal, Train, Walk
from connecte.session.room.room import CLASS_WORK
from connecte.session.room.room_events import Blank, Pause, Project
from connecte.session.rules.phases import phase_of
from connecte.session.session import Session
from connecte.session.store import journal as journals
from connecte.session.store.clock import Clock
from connecte.session.store.codec import UNDO, Reload
from connecte.session.store.journal import DAMAGED, Header, Journal, read
from connecte.session.store.keeper import Keeper
from connecte.session.store.lines import JournalError, begins, reason
from connecte.session.store.record import Record
from connecte.session.store.shelf import when
from tests.session.scripted import plain

HEADER = Header.of(load(), "2026-03-02T10:42:00")


def kept(path, *moves):
    journal = Journal(path, HEADER)
    for move in moves:
        journal.append(move)
    journal.close()
    return path


def test_a_journal_begins_in_folders_that_are_not_there_yet(tmp_path):
    path = kept(tmp_path / "a" / "b" / "s.jsonl", Walk())
    assert read(path).moves == (Walk(),)


@pytest.mark.parametrize(("moves", "words"), [
    ((ChooseExample(1),), "à la ligne 3 : 1 geste est gardé."),
    ((ChooseExample(1), Walk(), Reveal()), "à la ligne 5 : 3 gestes sont gardés."),
])  # fmt: skip
def test_a_damaged_line_is_told_with_what_is_kept(tmp_path, moves, words):
    """Line 1 is the header, then comes a line for each move."""
    path = kept(tmp_path / "s.jsonl", *moves)
    with path.open("ab") as file:
        file.write(b"roses\n")
    said = f"Le fichier de la séance est abîmé {words}"
    assert plain(read(path).trouble()) == said
    resumed = Journal(path)
    resumed.close()
    beside = path.with_name(path.name + DAMAGED)
    assert resumed.beside == beside and beside.read_bytes().endswith(b"roses\n")
    trouble = plain(resumed.contents.trouble(resumed.beside))
    assert trouble == f"{said} Le fichier abîmé reste, sans changement, dans {beside}."


@pytest.mark.parametrize(("content", "words"), [
    (b"", "cette séance est vide"), (b"roses\n", "ce fichier n'est pas une séance de connecte")
])  # fmt: skip
def test_a_file_that_is_no_session_is_told_by_its_path(tmp_path, content, words):
    path = tmp_path / "s.jsonl"
    path.write_bytes(content)
    for opened in (read, Journal):
        with pytest.raises(JournalError) as refused:
            opened(path)
        assert plain(str(refused.value)) == f"{path} : {words}"


def test_a_damaged_file_that_cannot_be_copied_is_left_as_it_is(tmp_path, monkeypatch):
    path = kept(tmp_path / "s.jsonl", Walk())
    with path.open("ab") as file:
        file.write(b"roses\n")
    before = path.read_bytes()

    def full(*_args):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(journals, "copy_beside", full)
    with pytest.raises(JournalError) as refused:
        Journal(path)
    said = plain(str(refused.value))
    assert said.startswith(f"{path} : cette séance est abîmée, et ne peut pas être copiée à côté (")
    assert path.read_bytes() == before


def test_without_a_folder_of_sessions_there_are_no_boards_and_no_times():
    record = Record(None, print)
    assert (record.has_boards(), record.now()) == (False, None)


class Stopped(Clock):
    """A clock that stands at a time."""

    def wall(self):
        return 1_772_444_520.126


def test_each_move_is_written_with_its_time_to_the_hundredth(tmp_path):
    record = Record(Keeper(tmp_path, clock=Stopped()), print)
    record.begin(load())
    record.make(Walk())
    record.make(ChooseExample(1))
    record.close()
    (path,) = tmp_path.glob("*.jsonl")
    assert set(read(path).times) == {1_772_444_520.13}


@pytest.mark.parametrize(("entry", "first"), [
    (Walk(), True), (UNDO, True), (Blank(True), True), (Blank(False), False), (Project("roles", 0), True),
    (CLASS_WORK, False), (Pause(True), False), (Pause(False), False), (Reload("a", "a.yaml", ""), False),
])  # fmt: skip
def test_a_journal_begins_with_what_the_class_does_or_sees(entry, first):
    assert begins(entry) is first


def test_an_error_of_the_system_is_told_in_french_and_ours_as_it_is():
    assert reason(JournalError("abîmé")) == "abîmé"
    assert plain(reason(OSError(errno.ENOSPC, "No space left on device"))) == "le disque est plein"


@pytest.mark.parametrize(("name", "moves", "words"), [
    ("connecte-tes-neurones", (), "dessin"), ("xor", (), "choix des nombres"),
    ("convolution", (ChooseExample(1), Slide()), "motif"),
    ("connecte-tes-neurones", (ChooseExample(1), Walk(), Reveal(2)), "bandelettes"),
    ("connecte-tes-neurones", (ChooseExample(1), Walk(), Reveal(6 + 8 + 3)), "C, étape 3"),
    ("connecte-tes-neurones", (ChooseExample(1), Walk(), Reveal(99)), "verdict"),
    ("xor", (ChooseExample(1), Walk()), "nombres"),
    ("connecte-tes-neurones", (Learn(),), "apprentissage à la main"),
    ("connecte-tes-neurones", (Train(), GoTo(5000)), "apprentissage, itération 5 000"),
])  # fmt: skip
def test_how_far_a_session_has_come(name, moves, words):
    """Six strips, then four items for each of A and B, and three of C."""
    session = Session.start(load(name))
    for move in moves:
        session = session.play(move)
    assert plain(phase_of(session.state).progress(session.state)) == words


@pytest.mark.parametrize(("now", "words"), [
    (datetime(2026, 3, 2, 18, 0), "10 h 05"), (datetime(2026, 3, 3, 8, 0), "2/03, 10 h 05"),
    (datetime(2027, 3, 2, 18, 0), "2/03/2026, 10 h 05"),
])  # fmt: skip
def test_when_a_session_began(now, words):
    assert plain(when(datetime(2026, 3, 2, 10, 5), now)) == words


def test_a_journal_is_read_again_only_after_another_program_touched_it(tmp_path, monkeypatch):
    asked = []
    real = journals.read_from
    monkeypatch.setattr(journals, "read_from", lambda *found: asked.append(found) or real(*found))
    path = tmp_path / "s.jsonl"
    journal = Journal(path, HEADER)
    journal.append(Walk())
    journal.append(Walk())
    assert asked == []
    os.utime(path, (1, 1))  # its content is ours still
    for _time in range(2):
        assert journal.append(Walk()) == ""
        assert len(asked) == 1
    path.unlink()
    assert "avait disparu" in journal.append(Walk())
    assert journal.append(Walk()) == ""
    assert len(asked) == 1
    journal.close()
    assert read(path).moves == (Walk(),) * 6


def test_a_session_without_a_journal_is_written_once_it_can_be(tmp_path):
    """A file stands where the folder of sessions should be."""
    folder = tmp_path / "sessions"
    folder.touch()
    told = []
    record = Record(Keeper(folder), told.append)
    record.begin(load())
    record.make(ChooseExample(1))
    record.make(Walk())
    assert (record.unwritten, record.try_again(), len(told)) == (2, False, 1)
    assert plain(told[0]).startswith("La séance n'est pas enregistrée : ") and record.reason == told[0]
    folder.unlink()
    assert record.try_again() and not record.unwritten and record.reason == ""
    record.close()
    (path,) = folder.glob("*.jsonl")
    assert read(path).moves == (ChooseExample(1), Walk())
