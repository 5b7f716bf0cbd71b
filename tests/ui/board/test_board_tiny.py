"""A board in a window of a few cells paints what has room, whatever the class has revealed."""

from __future__ import annotations

import pytest

from connecte.content.catalog import load
from connecte.session.moves import ChooseExample, Reveal, Walk
from connecte.session.session import Session
from connecte.ui.board.board_text import BoardView, board_lines
from connecte.ui.paint.lines import width

SIDES = [(cells, height) for cells in (1, 2, 7, 19, 26, 45) for height in (1, 2, 4, 9, 17)]


@pytest.mark.parametrize("name", ["connecte-tes-neurones", "xor", "rouge"])
def test_each_thing_revealed_has_a_picture_in_any_window(name):
    session = Session.start(load(name)).play(ChooseExample(0)).play(Walk())
    for _thing in range(len(session.state.items) + 1):
        for cells, height in SIDES:
            lines = board_lines(BoardView(session), cells, height)
            assert len(lines) <= height
            assert all(width(line) <= cells for line in lines)
        session = session.play(Reveal(1))
