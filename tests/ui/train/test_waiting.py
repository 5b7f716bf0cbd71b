"""A training that begins with cards waits for the verdict on the example that the class is at work on."""

from __future__ import annotations

import pytest

from connecte.session.moves import ChooseExample, Draw, Reveal, Train, Walk
from connecte.ui.board.board_text import BoardView, board_lines
from connecte.ui.paint.lines import plain
from connecte.ui.train.runs.seeking import Seeking
from tests.ui.screen import classroom, command, press, screen_text, until


async def test_neither_the_screen_nor_the_board_paints_it(workshop):
    app = classroom(workshop)
    async with app.run_test(size=(80, 24)) as pilot:
        app.play(ChooseExample(6), Walk(), Reveal(46), Train())
        await until(pilot, "n° 6 : son verdict d'abord.")
        assert app.screen.view is None
        assert "c : retour aux cartes" in screen_text(app) and "d'autres essais" in screen_text(app).lower()
        assert "n° 6 : son verdict d'abord." in plain(board_lines(BoardView(app.session), 80, 24))
        await press(pilot, "space", "enter", "tab", "end")
        assert app.screen.view is None and app.session.state.iteration == 0
        await press(pilot, "c")
        assert "ordinateur apprend" not in screen_text(app), "not proposed before the verdict"
        app.play(Walk(), Reveal(99), Train())
        await until(pilot, lambda: app.screen.view is not None)


@pytest.mark.parametrize(("goes_on", "says"), [(False, "voulu) :"), (True, "On cherche…")])
async def test_what_a_search_has_found_or_still_looks_for_is_forgotten(workshop, monkeypatch, goes_on, says):
    if goes_on:
        monkeypatch.setattr(Seeking, "go_on", lambda *_: None)
    app = classroom(workshop)
    async with app.run_test(size=(80, 24)) as pilot:
        app.play(Train())
        await until(pilot, "reconnus")
        await command(pilot, "seek('verdict', 1)")
        await until(pilot, says)
        app.play(Draw(), ChooseExample(6), Walk(), Reveal(46), Train())
        await until(pilot, "n° 6 : son verdict d'abord.")
        assert says not in screen_text(app) and not app.screen.has_open
