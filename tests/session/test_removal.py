"""Numbers of sessions, and deleting some of them."""

from __future__ import annotations

import io
import os
import sys
from datetime import datetime

import pytest

from connecte.cli import main
from connecte.content.catalog import load
from connecte.session.moves import ChooseExample, SignPage, Walk
from connecte.session.room.room_events import Opened, SetClassName, SetPupilNames
from connecte.session.store.journal import Header, Journal, read
from connecte.session.store.keeper import Keeper
from connecte.session.store.record import Record
from connecte.session.store.shelf import kept_sessions
from tests.data_home import set_data_home

WORKSHOP = load()
DAYS = ["2026-03-02", "2026-03-09", "2026-06-30"]


def noon(day):
    return datetime.fromisoformat(f"{day}T12:00:00").timestamp()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Three sessions of three days; the first was last opened today, without a move."""
    if sys.platform != "linux":
        pytest.skip("the folder is another one elsewhere")
    set_data_home(monkeypatch, tmp_path)
    place = tmp_path / "connecte" / "sessions"
    for day, name in zip(DAYS, ["5eB", "", "6eA"], strict=True):
        journal = Journal(place / f"{day}-120000-w.jsonl", Header.of(WORKSHOP, f"{day}T12:00:00"))
        for move in (SetClassName(name), SetPupilNames(("Ana", "Léo")), ChooseExample(1), Walk()):
            journal.append(move, noon(day))
        journal.close()
        os.utime(journal.path, (noon(day), noon(day)))
    journal = Journal(place / f"{DAYS[0]}-120000-w.jsonl")
    journal.append(Opened(), noon("2026-11-01"))
    journal.close()
    return place


def answer(monkeypatch, text):
    """Have a terminal on standard input, where this is typed."""
    stream = io.StringIO(text)
    stream.isatty = lambda: True
    monkeypatch.setattr(sys, "stdin", stream)


def days(folder):
    return sorted(kept.path.name[:10] for kept in kept_sessions(folder))


def test_numbers_do_not_move_when_a_session_is_resumed(folder):
    before = {kept.path: kept.number for kept in kept_sessions(folder)}
    assert sorted(before.values()) == [1, 2, 3]
    record = Record(Keeper(folder), print)
    record.begin(record.resume(folder / f"{DAYS[1]}-120000-w.jsonl").state.activity)
    record.make(ChooseExample(3))
    record.close()
    after = kept_sessions(folder)
    assert after[0].path.name.startswith(DAYS[1]), "it is the last one played"
    assert {kept.path: kept.number for kept in after} == before


def test_the_list_names_the_class(folder, capsys):
    assert main(["sessions"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith("  1  5eB, séance du 2/03")
    assert any(line.startswith("  2  séance du 9/03") for line in out)


def test_an_old_session_that_was_only_looked_at_stays_old(folder):
    first = next(kept for kept in kept_sessions(folder) if kept.number == 1)
    assert first.summary.played == noon(DAYS[0])


def test_one_is_deleted_with_all_that_belongs_to_it(folder, monkeypatch, capsys):
    path = folder / f"{DAYS[1]}-120000-w.jsonl"
    kept_sessions(folder)  # writes the summaries
    copy = path.with_name(path.name + ".abime-2")
    copy.write_bytes(b"torn")
    answer(monkeypatch, "o\n")
    assert main(["sessions", "--delete", "2"]) == 0
    told = capsys.readouterr()
    assert "pour toujours" in told.err
    assert "1 séance est supprimée" in told.out
    assert "numéros de celles qui suivent ont changé" in told.out
    assert days(folder) == [DAYS[0], DAYS[2]]
    assert not [left for left in folder.iterdir() if DAYS[1] in left.name]


@pytest.mark.parametrize("typed", ["n\n", "\n", ""])
def test_nothing_is_deleted_without_a_yes(typed, folder, monkeypatch, capsys):
    answer(monkeypatch, typed)
    assert main(["sessions", "--delete", "1", "3"]) == 0
    assert "rien n'est supprimé" in capsys.readouterr().out.replace("’", "'")
    assert days(folder) == DAYS


def test_without_a_terminal_it_is_asked_for_yes(folder, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.StringIO("o\n"))
    assert main(["sessions", "--delete", "1"]) == 2
    assert "--yes" in capsys.readouterr().err
    assert days(folder) == DAYS
    assert main(["sessions", "--delete", "3", "--yes"]) == 0
    assert "ont changé" not in capsys.readouterr().out, "none follows"
    assert days(folder) == DAYS[:2]


@pytest.mark.parametrize(("before", "left"), [
    ("2026-03-02", DAYS), ("2026-03-03", DAYS[1:]), ("1/7/2026", []), ("9/03/2026", DAYS[1:]),
])  # fmt: skip
def test_those_last_played_before_a_day(before, left, folder):
    assert main(["sessions", "--delete-before", before, "--yes"]) == 0
    assert days(folder) == left


@pytest.mark.parametrize("day", ["31/02/2026", "yesterday", "", "1/2", "2026-13-01"])
def test_what_is_no_day_is_refused(day, folder, capsys):
    with pytest.raises(SystemExit) as stop:
        main(["sessions", "--delete-before", day, "--yes"])
    assert stop.value.code == 2
    assert "2026-07-31" in capsys.readouterr().err
    assert days(folder) == DAYS


def test_a_session_that_is_open_is_not_deleted(folder, capsys):
    held = Journal(folder / f"{DAYS[1]}-120000-w.jsonl")
    assert main(["sessions", "--delete-before", "2026-12-01", "--yes"]) == 1
    told = capsys.readouterr()
    assert "déjà ouverte" in told.err
    assert "2 séances sont supprimées" in told.out
    held.append(SignPage(0, "Ana"))
    held.close()
    assert days(folder) == [DAYS[1]]
    assert len(read(held.path).moves) == 5


def test_a_number_that_none_has_deletes_nothing(folder, capsys):
    assert main(["sessions", "--delete", "1", "7", "--yes"]) == 2
    assert "séance 7" in capsys.readouterr().err
    assert days(folder) == DAYS
