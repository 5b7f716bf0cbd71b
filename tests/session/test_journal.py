"""Nothing is lost: a journal cut anywhere gives the state that was shown before."""

from __future__ import annotations

import errno
import json
import os
import random
import subprocess
import sys
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connecte.content.catalog import load
from connecte.session.items import Item
from connecte.session.moves import Announce, ChooseExample, GoTo, Paint, Reveal, Train, Walk
from connecte.session.room.room_events import (
    Blank,
    Debrief,
    LookInside,
    Opened,
    Pause,
    Project,
    RestartClock,
    SetMinutes,
    SetPupils,
    Watch,
)
from connecte.session.rules.phases import phase_of
from connecte.session.session import Session
from connecte.session.store.codec import UNDO, decode, encode
from connecte.session.store.journal import Header, Journal, JournalError, read
from connecte.session.store.lines import VERSION
from connecte.session.store.shelf import kept_sessions, new_path, when
from tests.often import times
from tests.session.test_rules import MOVES

WORKSHOP = load()
HEADER = Header.of(WORKSHOP, "2026-03-02T10:42:00")


@given(MOVES)
def test_moves_survive_a_line_of_text(move):
    assert decode(json.loads(json.dumps(encode(move)))) == move


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        "x",
        {},
        {"move": "No"},
        {"move": "Clear", "x": 1},
        {"move": "GoTo"},
        {"move": "GoTo", "iteration": [1]},
        {"move": "Correct", "step": [1, 2]},
    ],
)
def test_what_is_no_move_is_refused(wrong):
    with pytest.raises((ValueError, TypeError)):
        decode(wrong)


ROOM_EVENTS = st.one_of(
    st.builds(SetMinutes, st.integers(-1, 900)),
    st.builds(SetPupils, st.integers(-1, 90)),
    st.builds(Blank, st.booleans()),
    st.builds(Pause, st.booleans()),
    st.builds(Debrief, st.booleans()),
    st.just(Opened()),
    st.just(RestartClock()),
    st.builds(
        LookInside,
        st.sampled_from(["", "iteration", "why", "x"]),
        st.integers(-1, 100_000),
        st.integers(0, 10),
        st.integers(0, 2),
        st.integers(0, 9),
        st.integers(-1, 9),
        st.integers(-1, 20),
        st.integers(0, 20),
    ),
    st.builds(Project, st.sampled_from(["", "roles", "tables", "x"]), st.integers(0, 300)),
    st.builds(
        Watch,
        st.sampled_from(["summary", "cost"]),
        st.integers(0, 2),
        st.integers(0, 9),
        st.integers(0, 20),
        st.booleans(),
        st.integers(0, 100_000),
        st.sampled_from([-1, 0, 1]),
        st.integers(0, 9),
    ),
)


@given(ROOM_EVENTS)
def test_room_events_survive_a_line_of_text(event):
    assert decode(json.loads(json.dumps(encode(event)))) == event


def played(path, *moves):
    journal = Journal(path, HEADER)
    for move in moves:
        journal.append(move)
    journal.close()
    return path


def test_going_on_cuts_what_was_torn(tmp_path):
    path = played(tmp_path / "s.jsonl", ChooseExample(1), Walk())
    with path.open("ab") as file:
        file.write(b'{"move":"Rev')
    contents = read(path)
    assert len(contents.moves) == 2
    journal = Journal(path)
    journal.append(Reveal(3))
    journal.close()
    assert read(path).session().state.revealed == tuple(Item("count", 0, n) for n in range(3))


def test_undo_reaches_across(tmp_path):
    path = played(tmp_path / "s.jsonl", ChooseExample(1), Walk(), Reveal(3), UNDO)
    session = read(path).session()
    assert session.state.revealed == ()
    assert len(session.redo().state.revealed) == 3
    assert session.undo().undo().state.example is None


def test_a_second_process_is_kept_out(tmp_path):
    path = tmp_path / "s.jsonl"
    journal = Journal(path, HEADER)
    code = (
        "import sys, pathlib\nfrom connecte.session.store.journal import Journal, JournalError\n"
        f"path = pathlib.Path({str(path)!r})\ntry:\n    Journal(path)\n"
        "except JournalError as error:\n    sys.exit(str(error))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert "déjà ouverte" in done.stderr
    journal.close()
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0


def test_a_full_disk_loses_nothing_and_is_told(tmp_path, monkeypatch):
    path = tmp_path / "s.jsonl"
    journal = Journal(path, HEADER)
    journal.append(ChooseExample(1))
    real = os.write

    def full(file, data):
        if len(data) > 10:
            return real(file, data[:10])  # a part of the line, as a filling disk does it
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    assert "ne peut plus être enregistrée" in journal.append(Walk())
    assert "ne peut plus être enregistrée" in journal.append(Reveal(2))
    assert len(read(path).moves) == 1, "nothing torn is left behind"
    monkeypatch.setattr(os, "write", real)
    assert journal.append(Reveal(1)) == ""
    journal.close()
    assert read(path).moves == (ChooseExample(1), Walk(), Reveal(2), Reveal(1))


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "vide"),
        (b"hello\n", "pas une séance"),
        (b'{"connecte": 99}\n', "plus récente"),
        (b'{"connecte": 1}\n', "pas une séance"),
        (b"[" * 100_000 + b"\n", "pas une séance"),
        (b"\xff\xfe\n", "en UTF-16"),
    ],
)
def test_what_is_no_journal_is_one_sentence(tmp_path, data, word):
    path = tmp_path / "s.jsonl"
    path.write_bytes(data)
    with pytest.raises(JournalError, match=word) as caught:
        read(path)
    assert "\n" not in str(caught.value)


def test_a_line_of_a_newer_version_is_told_not_skipped(tmp_path):
    path = played(tmp_path / "s.jsonl", ChooseExample(1))
    assert json.loads(path.read_bytes().split(b"\n")[1]) == {"v": VERSION, "move": "ChooseExample", "number": 1}
    with path.open("ab") as file:
        file.write(b'{"v":%d,"move":"Juggle"}\n' % (VERSION + 1))
    with pytest.raises(JournalError, match="plus récente"):
        read(path)


def test_a_damaged_line_ends_what_can_be_known(tmp_path):
    path = played(tmp_path / "s.jsonl", ChooseExample(1), Walk(), Reveal(3))
    lines = path.read_bytes().split(b"\n")
    lines[2] = b"damage"
    path.write_bytes(b"\n".join(lines))
    contents = read(path)
    assert contents.moves == (ChooseExample(1),)


def test_random_damage_never_raises_anything_else(tmp_path):
    path = played(tmp_path / "s.jsonl", ChooseExample(1), Walk(), Announce(Item("count", 0, 0), 6), Reveal(3))
    data = path.read_bytes()
    chance = random.Random(3)
    for _ in range(times(100, 300)):
        at = chance.randrange(len(data))
        path.write_bytes(data[:at] + bytes([chance.randrange(256)]) + data[at + chance.randrange(3) :])
        try:
            read(path).session()
        except JournalError as error:
            assert str(error)


def test_a_changed_activity_goes_on_with_what_was_played(tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text(WORKSHOP.text, "utf-8")
    mine = load(str(file))
    header = Header.of(mine, "2026-03-02T10:42:00")
    path = tmp_path / "s.jsonl"
    journal = Journal(path, header)
    journal.append(ChooseExample(1))
    journal.close()
    file.write_text(WORKSHOP.text.replace("threshold: 17", "threshold: 19"), "utf-8")
    again = read(path)
    assert again.session().state.network.layers[0].neurons[2].threshold == 17


def test_sessions_are_listed_with_their_place(tmp_path):
    started = datetime(2026, 3, 2, 10, 42)
    paths = [new_path(tmp_path, "w", started)]
    played(paths[0], ChooseExample(1), Walk(), Reveal(6 + 8 + 3))
    paths.append(new_path(tmp_path, "w", started))
    assert paths[0] != paths[1]
    played(paths[1], Train(), GoTo(5000))
    os.utime(paths[0], (1, 1))
    (tmp_path / "broken.jsonl").write_text("no")
    played(tmp_path / "empty.jsonl")
    found = kept_sessions(tmp_path)
    assert [kept.summary.place for kept in found] == ["apprentissage, itération 5 000", "C, étape 3"]
    assert kept_sessions(tmp_path, most=1) == found[:1]
    assert when(started, datetime(2026, 3, 2, 12, 0)) == "10 h 42"
    assert when(started, datetime(2026, 3, 3, 8, 0)) == "2/03, 10 h 42"
    assert when(started, datetime(2027, 3, 3, 8, 0)) == "2/03/2026, 10 h 42"
    assert kept_sessions(tmp_path / "nowhere") == []


def test_places_in_words():
    session = Session.start(WORKSHOP)
    assert phase_of(session.state).progress(session.state) == "dessin"
    session = session.play(Paint(((0, 0),), True)).play(Walk())
    assert phase_of(session.state).progress(session.state) == "bandelettes"
    assert phase_of(session.play(Reveal(99)).state).progress(session.play(Reveal(99)).state) == "verdict"


@pytest.mark.parametrize(
    "line",
    [
        '{"v":4,"time":1' + "0" * 400 + ',"move":"Walk"}',
        '{"v":4,"time":-1e308,"move":"Walk"}',
        '{"v":4,"time":1e308,"move":"Walk"}',
        '{"v":4,"time":true,"move":[]}',
        '{"v":4,"move":"Reload","name":"a","path":"b","text":5}',
        '{"v":4,"move":"Watch","picture":"x","layer":0,"neuron":0,"example":0,"log":true,"iteration":"x",'
        '"playing":1,"speed":1}',
        '{"v":4,"move":"SetMinutes","minutes":1.5}',
        '{"v":4,"move":"DropPage","number":"a"}',
        '{"v":4,"move":"SayBy","name":5}',
        '{"v":4,"move":"Blank","on":1}',
        '{"v":4,"move":"KeepDrawing","x":1}',
    ],
)
def test_a_line_that_no_move_can_be_is_damage_and_no_traceback(line, tmp_path):
    from connecte.session.store.follow import Follower

    path = played(tmp_path / "s.jsonl", ChooseExample(1), Walk())
    with path.open("ab") as file:
        file.write(line.encode() + b"\n" + b'{"v":4,"move":"Reveal","steps":1}\n')
    contents = read(path)
    assert len(contents.moves) == 2
    follower = Follower(path)
    follower.look()
    assert follower.session == contents.session()
