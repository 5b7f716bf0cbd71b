"""One neuron alone on the screen, before the three are shown: 80×24, the board, no colour, ASCII."""

from __future__ import annotations

import pytest

from connecte.content.catalog import load
from connecte.session.guess.tried.lone import SayWhyNot, SetLone
from connecte.session.room.room_events import Project
from connecte.session.session import Session
from connecte.ui.board.board_text import BoardView, board_lines
from connecte.ui.paint.lines import plain, width
from connecte.ui.walk.alone.lone_text import LoneView, lone_lines
from connecte.ui.walk.alone.screen import LoneScreen
from tests.ui.screen import choose, classroom, press, screen_text, until

SMALL = (80, 24)
XOR = load("xor")


@pytest.mark.parametrize("plain_terminal", [False, True])
async def test_it_comes_before_the_three_neurons_and_never_gets_to_four(plain_terminal, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    app = classroom(XOR, plain=plain_terminal)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "space")
        assert isinstance(app.screen, LoneScreen)
        text = screen_text(app)
        assert "N3" not in text and "N2" not in text, "the three neurons come after"
        assert "impossible" not in text
        for key in ("right", "up", "right", "up", "down", "down", "left", "left", "down", "down"):
            await press(pilot, key)
            assert "4 sur 4" not in screen_text(app)
        await until(pilot, "Le mieux jusqu'ici : 3 sur 4")
        assert app.session.state.phase == "draw"
        await press(pilot, "space")
        await until(pilot, "aucun neurone seul n'y arrive")
        assert isinstance(app.screen, LoneScreen)
        await press(pilot, "space")
        assert app.session.state.phase == "walk"
        await press(pilot, "backspace", "space")
        assert app.session.state.phase == "walk", "what is explained is not in the way again"


async def test_escape_goes_back_and_it_is_not_forced_twice():
    app = classroom(XOR)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "space", "escape")
        assert app.session.state.phase == "draw"
        await press(pilot, "space")
        assert app.session.state.phase == "walk"
        await choose(pilot, "Un seul")
        assert isinstance(app.screen, LoneScreen)


async def test_the_workshop_does_not_offer_it(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "s", "f2", *"Un seul")
        assert "Un seul neurone" not in screen_text(app)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (200, 50)])
@pytest.mark.parametrize("numbers", [(1, 1, 0), (0, 0, 0), (-3, 2, -1), (0, 0, -1)])
def test_the_plane_is_shaded_where_the_neuron_answers(size, numbers):
    session = Session.start(XOR)
    for index, value in enumerate(numbers):
        session = session.play(SetLone(index, value))
    for state in (session.state, session.play(SayWhyNot()).state):
        lines = lone_lines(LoneView(state), *size)
        assert len(lines) <= size[1]
        assert all(width(line) <= size[0] for line in lines)
        rows = plain(lines[2:]).splitlines()
        side = [row[: size[0] // 2].replace("█", "░") for row in rows if "sur 4" not in row[:40]]
        inside = sum(row.count("░") for row in side)
        if numbers == (0, 0, 0):
            assert inside == 0, "0 is not above 0"
        elif numbers == (0, 0, -1):
            assert inside > 0
            assert "█" not in plain(lines[2:6])[: size[0] // 2]
        assert plain(lines).count("✓") == 2 * sum(
            (numbers[0] * a + numbers[1] * b > numbers[2]) == (a + b == 1) for a in (0, 1) for b in (0, 1)
        )


def test_the_board_shows_it_without_keys_and_the_reason_once_it_was_asked():
    session = Session.start(XOR).play(SetLone(1, 1)).with_event(Project("alone", 0))
    text = plain(board_lines(BoardView(session), 80, 24))
    assert "Le mieux jusqu'ici : 3 sur 4, en 1 essai." in text
    assert "▸" not in text and "Espace" not in text
    assert "impossible" not in text
    assert "impossible" in plain(board_lines(BoardView(session.play(SayWhyNot())), 80, 24))
