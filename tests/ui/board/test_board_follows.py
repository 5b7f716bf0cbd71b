"""Which session a board follows: the one used last, and by itself the one that is left open."""

from __future__ import annotations

import pytest

from connecte.content.catalog import load
from connecte.session.moves import ChooseExample, Walk
from connecte.session.store.disk.lock import is_held
from connecte.session.store.keeper import Keeper
from connecte.session.store.lines import JournalError
from connecte.session.store.record import Record
from tests.ui.board.test_board import WORKSHOP
from tests.ui.screen import new_board, screen_text, settled, until

CLOSED = "La séance est fermée."
LATER = 1.5
"""Seconds in which a board has asked again."""


def opened(folder, activity, *moves):
    record = Record(Keeper(folder), print)
    record.begin(activity)
    for move in moves:
        record.make(move)
    return record


async def later(watcher):
    await settled(watcher, LATER)
    await settled(watcher)


async def test_another_program_opened_and_closed_gives_the_board_back(tmp_path):
    """Its menu alone changes nothing; its session is followed while it is open."""
    first = opened(tmp_path, WORKSHOP, ChooseExample(1), Walk())
    board = new_board(None, Keeper(tmp_path))
    async with board.run_test(size=(80, 24)) as watcher:
        await until(watcher, "Chacun compte")
        third = opened(tmp_path, load("xor"))
        await later(watcher)
        assert "Chacun compte" in screen_text(board)
        third.make(ChooseExample(2))
        await until(watcher, "Exemple 2")
        third.close()
        await later(watcher)
        assert "Chacun compte" in screen_text(board) and CLOSED not in screen_text(board)
        first.close()
        await later(watcher)
        assert CLOSED in screen_text(board)


async def test_a_refused_resume_changes_nothing(tmp_path):
    first = opened(tmp_path, WORKSHOP, ChooseExample(1), Walk())
    (journal,) = first.journals.values()
    board = new_board(None, Keeper(tmp_path))
    async with board.run_test(size=(80, 24)) as watcher:
        await until(watcher, "Chacun compte")
        third = Record(Keeper(tmp_path), print)
        with pytest.raises(JournalError):
            third.resume(journal.path)
        third.close()
        await later(watcher)
        assert "Chacun compte" in screen_text(board) and CLOSED not in screen_text(board)
    first.close()


async def test_a_session_that_ended_says_so_until_it_is_resumed(tmp_path):
    """Begun before the board, ended, resumed by another program: also where another one stays open."""
    idle = opened(tmp_path, load("xor"), ChooseExample(2))
    first = opened(tmp_path, WORKSHOP, ChooseExample(1), Walk())
    (journal,) = first.journals.values()
    board, alone = new_board(None, Keeper(tmp_path)), new_board(journal.path)
    async with board.run_test(size=(80, 24)) as watcher, alone.run_test(size=(80, 24)) as other:
        await until(watcher, "Chacun compte")
        await until(other, "Chacun compte")
        journal.close()  # what the system does when it kills a program
        assert not is_held(journal.path)
        await later(watcher)
        await later(other)
        assert "Exemple 2" in screen_text(board), "the session that is still open"
        assert CLOSED in screen_text(alone) and "Chacun compte" in screen_text(alone)
        again = Record(Keeper(tmp_path), print)
        again.begin(again.resume(journal.path).state.activity)
        await later(watcher)
        await later(other)
        for app in (board, alone):
            assert "Chacun compte" in screen_text(app) and CLOSED not in screen_text(app)
        again.close()
    idle.close()


def test_asking_whether_a_session_is_open_never_refuses_it_to_a_program(tmp_path):
    """A lock that is asked about is free at once afterwards; a missing file is held by nobody."""
    record = opened(tmp_path, WORKSHOP, ChooseExample(1))
    (journal,) = record.journals.values()
    assert is_held(journal.path)
    record.close()
    assert not is_held(journal.path) and not is_held(tmp_path / "nothing.jsonl")
    again = Record(Keeper(tmp_path), print)
    assert again.resume(journal.path).state.example == 1
    again.close()
