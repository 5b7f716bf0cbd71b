"""Going on with a long session: most of its lines say what others do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connecte.content.catalog import load
from connecte.session.moves import ChooseExample, Reveal, Walk
from connecte.session.session import Session
from connecte.session.store import lines
from connecte.session.store.journal import Header, Journal, advance, read
from connecte.session.store.lines import JournalError, move_line, read_move
from tests.often import times
from tests.session.test_rules import MOVES

HERE = Path("s.jsonl")


def test_a_line_that_says_what_another_does_is_read_once(tmp_path, monkeypatch):
    decoded = []
    decode = lines.decode
    monkeypatch.setattr(lines, "decode", lambda found: decoded.append(found) or decode(found))
    lines._short_entry.cache_clear()
    path = tmp_path / "long.jsonl"
    journal = Journal(path, Header.of(load(), "2026-03-02T10:42:00"))
    made = [ChooseExample(3), Walk(), *[Reveal()] * 40] * 20
    for number, move in enumerate(made):
        journal.append(move, 1_772_444_520 + number / 4)
    journal.close()
    found = read(path)
    assert found.moves == tuple(made)
    assert found.times == tuple(1_772_444_520 + number / 4 for number in range(len(made)))
    assert len(decoded) == 3


def test_a_session_read_at_once_is_that_of_its_moves_one_by_one(tmp_path):
    path = tmp_path / "s.jsonl"
    journal = Journal(path, Header.of(load(), "2026-03-02T10:42:00"))
    session = Session.start(load())
    for number, move in enumerate([ChooseExample(3), Walk(), *[Reveal()] * 40, Walk(), ChooseExample(4)]):
        journal.append(move, 100.0 + number)
        session = advance(session, move, 100.0 + number)
    journal.close()
    again = read(path).session()
    assert again == session
    assert again.room.clock.total == 43  # of 44 moves, one a second


@settings(max_examples=times(30, 300))
@given(MOVES, st.none() | st.integers(0, 10**10) | st.floats(0, 1e10, allow_subnormal=False))
def test_a_short_line_says_what_the_same_line_written_otherwise_does(move, at):
    line = move_line(move, at).strip()
    spaced = json.dumps(json.loads(line)).encode()
    assert spaced != line
    found = read_move(HERE, line)
    assert found == read_move(HERE, spaced) == (move, at)
    assert type(found[1]) is type(at)


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (b'{"v":5,"move":"Reveal","v":9}', JournalError),
        (b'{"v":5,"move":"Reveal","time":true}', ValueError),
        (b'{"v":5,"move":"Reveal"},{"v":5,"move":"Walk"}', ValueError),
        (b'{"v":5,"move":"Dance"}', ValueError),
        (b'{"v":5,"time":01,"move":"Reveal"}', ValueError),
        (b'{"v":5,"time":-1e12,"move":"Reveal"}', ValueError),
        (b'{"v":6,"move":"Reveal"}', JournalError),
        (b'{"v":0,"move":"Reveal"}', ValueError),
    ],
)
def test_a_line_that_only_begins_as_ours_is_told(line, error):
    for _again in range(2):
        with pytest.raises(error):
            read_move(HERE, line)
