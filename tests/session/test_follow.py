"""A journal followed by another process: always what `read` would say, whatever happens to the file."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from connecte.content.catalog import load
from connecte.session.moves import ChooseExample, Reveal, Walk
from connecte.session.room.room_events import Blank, Watch
from connecte.session.store.follow import Follower
from connecte.session.store.journal import Header, Journal, read
from tests.often import times
from tests.session.test_journal import HEADER, ROOM_EVENTS
from tests.session.test_rules import MOVES

WORKSHOP = load()


@settings(max_examples=times(25, 40))
@given(st.lists(MOVES | ROOM_EVENTS, max_size=20), st.data())
def test_what_is_followed_is_what_is_read(moves, data):
    """A board that looks now and then, at any byte that the file has come to."""
    with tempfile.TemporaryDirectory() as folder:
        whole, growing = Path(folder) / "whole.jsonl", Path(folder) / "growing.jsonl"
        journal = Journal(whole, HEADER)
        for number, move in enumerate(moves):
            journal.append(move, 1000.0 + number)
        journal.close()
        bytes_ = whole.read_bytes()
        follower = Follower(growing)
        assert not follower.look()
        cuts = sorted(data.draw(st.lists(st.integers(0, len(bytes_)), max_size=5)))
        for end in [*cuts, len(bytes_)]:
            growing.write_bytes(bytes_[:end])
            follower.look()
        assert follower.session == read(whole).session()
        assert not follower.look(), "nothing new"


def played(path, *moves):
    journal = Journal(path, HEADER)
    for move in moves:
        journal.append(move)
    return journal


def test_a_torn_line_waits_and_what_is_cut_off_is_forgotten(tmp_path):
    path = tmp_path / "s.jsonl"
    played(path, ChooseExample(1), Walk()).close()
    follower = Follower(path)
    assert follower.look()
    with path.open("ab") as file:
        file.write(b'{"v":4,"move":"Reveal","st')
    follower.look()
    assert follower.session == read(path).session()
    journal = Journal(path)  # cuts it off
    journal.append(Reveal(3))
    assert follower.look()
    assert len(follower.session.state.revealed) == 3
    journal.close()


def test_a_damaged_line_stops_it_until_the_writer_goes_on(tmp_path):
    path = tmp_path / "s.jsonl"
    played(path, ChooseExample(1), Walk()).close()
    whole = path.read_bytes()
    path.write_bytes(whole + b"no line of ours, and long enough\n")
    follower = Follower(path)
    follower.look()
    assert follower.session == read(path).session()
    journal = Journal(path)
    journal.append(Reveal(2))
    journal.close()
    assert follower.look()
    assert len(follower.session.state.revealed) == 2


def test_a_file_that_became_another_one_is_read_anew(tmp_path):
    path, other = tmp_path / "s.jsonl", tmp_path / "o.jsonl"
    played(path, ChooseExample(1), Walk(), Reveal(9)).close()
    follower = Follower(path)
    follower.look()
    played(other, ChooseExample(6)).close()
    other.replace(path)
    assert follower.look()
    assert follower.session.state.example == 6
    path.unlink()
    assert not follower.look()
    assert follower.session.state.example == 6, "what is known stays"


def test_a_newer_version_or_no_journal_is_told(tmp_path):
    path = tmp_path / "s.jsonl"
    path.write_bytes(b'{"connecte": 99}\n')
    follower = Follower(path)
    follower.look()
    assert "plus récente" in follower.trouble
    path.write_bytes(b"poem\n" * 3)
    follower.look()
    assert "n'est pas une séance" in follower.trouble
    assert follower.session is None


def test_what_is_beside_the_activity_is_followed_too(tmp_path):
    path = tmp_path / "s.jsonl"
    watch = Watch("cost", 1, 2, 3, True, 500, 1, 4)
    journal = played(path, ChooseExample(1), Blank(True), watch)
    follower = Follower(path)
    follower.look()
    assert follower.session.room.blank
    assert follower.session.room.watch == watch
    journal.append(Blank(False))
    follower.look()
    assert not follower.session.room.blank
    journal.close()


def test_headers_are_those_of_the_journal(tmp_path):
    path = tmp_path / "s.jsonl"
    played(path, Walk()).close()
    follower = Follower(path)
    follower.look()
    assert follower.header == Header.of(WORKSHOP, HEADER.started)
