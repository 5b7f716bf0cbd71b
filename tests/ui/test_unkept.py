"""A drawing of the class that another one replaces is in the notebook, or it is said how it comes back."""

from __future__ import annotations

import pytest

from connecte.content.catalog import load
from connecte.session.guess.tried.grey import KeepGrey
from connecte.session.guess.tried.greys import MOST_GREYS
from connecte.session.guess.tried.shade import Shade
from connecte.session.moves import Clear, KeepDrawing, Paint, Reveal, SayWanted
from connecte.session.rules.notebook import MOST_PAGES
from tests.ui.room.test_room import toasts
from tests.ui.screen import choose, classroom, press, screen_text

SIZE = (80, 24)
SAID = "Dessin remplacé"


def fill(app):
    """Make the notebook full, with pictures or drawings that are all different."""
    grey = app.session.state.activity.pixels is not None
    for number in range(MOST_GREYS if grey else MOST_PAGES):
        cells = tuple(
            (row, column) for row in range(4) for column in range(2) if number >> (2 * row + column) & 1
        )
        stroke = Shade((*cells, (7, 7)), 16) if grey else Paint((*cells, (7, 5)), True)
        app.play(Clear(), stroke, KeepGrey() if grey else KeepDrawing())
    app.play(Clear())
    app.clear_notifications()


@pytest.mark.parametrize("name", ["chiffres", None])
async def test_a_drawing_that_the_full_notebook_cannot_take_is_not_replaced_in_silence(name):
    app = classroom(load(name) if name else load())
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        fill(app)
        await press(pilot, "enter", "down", "enter")
        drawn = app.session.state.values, app.session.state.drawing
        for keys in (("k", "enter"), ("x",), ("s",)):
            app.clear_notifications()
            await press(pilot, *keys)
            assert SAID in toasts(app) and drawn != (app.session.state.values, app.session.state.drawing)
            await press(pilot, "u")
            assert drawn == (app.session.state.values, app.session.state.drawing)
        assert len(app.session.state.greys or app.session.state.pages) == 200


@pytest.mark.parametrize("name", ["chiffres", None])
async def test_another_drawing_after_the_verdict_keeps_the_first(name):
    app = classroom(load(name) if name else load())
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "enter", "down", "enter")
        drawn = app.session.state.values, app.session.state.drawing
        app.play(SayWanted("0"))
        await press(pilot, "space")
        app.play(Reveal(len(app.session.state.items)))
        await press(pilot, "space")
        assert "un autre dessin, grille vide" in screen_text(app)
        await press(pilot, "2")
        state = app.session.state
        assert state.phase == "draw" and not any(state.values) and not state.drawing.black
        assert [(page.values, state.drawing) for page in state.greys] == [drawn] * bool(name)
        assert [(state.values, page.drawing) for page in state.pages] == [drawn] * (not name)
        assert [page.wanted for page in (*state.greys, *state.pages)] == ["0"] and state.wanted is None
        assert SAID not in toasts(app)


async def test_what_is_kept_or_given_is_replaced_without_a_word():
    app = classroom(load("chiffres"))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "s", "s", "x", "enter", "g", "k", "enter", "s", "k", "enter", "x", "x")
        assert SAID not in toasts(app)
        await press(pilot, "enter", "right", "enter", "s")
        assert SAID in toasts(app)


async def test_a_look_alike_or_a_code_waits_for_room_in_the_notebook():
    app = classroom(load())
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        fill(app)
        await press(pilot, "enter")
        drawn = app.session.state.drawing
        await choose(pilot, "sosies")
        await press(pilot, "right", "enter")
        assert app.session.state.drawing == drawn and "Le carnet est plein" in toasts(app)
