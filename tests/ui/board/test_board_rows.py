"""How large the board is: rows counted at three sizes, with and without half blocks; nothing is cut unsaid."""

from __future__ import annotations

import pytest

from connecte.language.plain import to_ascii
from connecte.session.guess.guess_moves import CloseVote, CountHands
from connecte.session.moves import ChooseExample, Reveal, Walk
from connecte.session.room.room_events import Project
from connecte.session.session import Session
from connecte.ui.board.board_text import BoardView, board_lines
from connecte.ui.paint import bigletters
from connecte.ui.paint.card_text import lit_column
from connecte.ui.paint.lines import plain
from connecte.ui.walk.large.large_card import _Table
from tests.ui.board.test_board import SIZES, WORKSHOP

EVERY_SIZE = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
IN_BOTH = pytest.mark.parametrize("ascii_only", [False, True], ids=["blocks", "ascii"])


@pytest.fixture
def letters(monkeypatch, ascii_only):
    monkeypatch.setitem(bigletters._terminal, "half blocks", not ascii_only)
    return (lambda text: to_ascii(text, WORKSHOP.symbols())) if ascii_only else str


def board(session, size, letters=str):
    """The board's rows: a cell on both sides is the window's edge."""
    return letters(plain(board_lines(BoardView(session), size[0] - 2, size[1]))).splitlines()


def rows_with_ink(rows, start=0):
    """How many rows have two cells of ink side by side, as large letters and drawings have."""
    return sum("██" in row[start:] or "##" in row[start:] or "▀" in row[start:] for row in rows)


def ends_of_drawing(session, size):
    """Where the drawing ends: its dots and blocks are the leftmost thing in its rows."""
    state = session.state
    assert state.revealed
    lines = board_lines(BoardView(session), size[0] - 2, size[1])
    drawn = [line for line in lines if len(line) > 1 and "paper" in line[1][1]]
    return (
        max(sum(len(text) for text, style in line if "paper" in style or "ink" in style) for line in drawn) + 2
    )


@EVERY_SIZE
@IN_BOTH
@pytest.mark.parametrize("example", [1, 6, 10, 14])
def test_the_verdict_with_its_drawing_takes_half_of_the_rows(example, size, letters):
    """Right, wrong, several claims and none (reference §4): the letters alone two fifths."""
    session = Session.start(WORKSHOP).play(ChooseExample(example)).play(Walk()).play(Reveal(99))
    rows = board(session, size, letters)
    assert rows_with_ink(rows) >= size[1] / 2
    assert rows_with_ink(rows, ends_of_drawing(session, size)) >= size[1] * 0.4
    assert "…" not in "".join(rows)


@EVERY_SIZE
@IN_BOTH
def test_sum_and_table_of_the_card_at_work_take_a_third_of_the_rows(size, letters):
    """At every step of the ten cards."""
    session = Session.start(WORKSHOP).play(ChooseExample(6)).play(Walk()).play(Reveal(6))
    while (item := session.state.next_item) is not None and item.kind != "verdict":
        session = session.play(Reveal())
        assert rows_with_ink(board(session, size, letters), ends_of_drawing(session, size)) >= size[1] / 3


@EVERY_SIZE
def test_the_columns_shown_are_those_around_the_result(size):
    session = Session.start(WORKSHOP).play(ChooseExample(6)).play(Walk()).play(Reveal(6))
    while (item := session.state.next_item) is not None and item.kind != "verdict":
        session = session.play(Reveal())
        if item.kind != "answer":
            continue
        rows = board(session, size)
        lit = lit_column(session.state, item.layer, item.index)
        card = session.state.card(item.layer, item.index)
        table = _Table(card, card.table, lit, True, lit)
        assert any("▲" in row.replace("▲ R", "") for row in rows)
        for rows_high in (1, 3, 5, 10, 15):
            found = table.columns(rows_high, size[0] * 7 // 10)
            assert not found or lit in found
            if 0 < len(found) < len(table.all) and found[0] > 0 and found[-1] + 1 < len(table.all):
                assert abs((found[0] + found[-1]) / 2 - lit) <= 2


@EVERY_SIZE
@IN_BOTH
def test_a_vote_loses_no_choice(size, letters):
    session = Session.start(WORKSHOP).play(ChooseExample(6)).play(Walk()).play(Reveal(6))
    choices = session.state.choices
    for number, choice in enumerate(choices):
        session = session.play(CountHands(choice, 10 + number))
    session = session.play(CloseVote())
    dialog = session.with_event(Project("vote", 0))
    for now in (dialog, session, session.play(Reveal()), session.play(Reveal(99))):
        text = " ".join(" ".join(board(now, size, letters)).split())
        assert all(str(10 + number) in text for number in range(len(choices)))
        assert "plusieurs" in text and "rien" in text
