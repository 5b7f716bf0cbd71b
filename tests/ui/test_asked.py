"""What the screens say when a newcomer presses the next key: where to go, and what is not to be had."""

from __future__ import annotations

import pytest

from connecte.core.cards.network import Nudge
from connecte.ui.base.commands import commands_of
from tests.test_plain_numbers import RED
from tests.ui.room.test_room import toasts
from tests.ui.screen import choose, classroom, press, screen_text, until

SMALL = (80, 24)


@pytest.mark.parametrize("taken", ["enter", "space"])
async def test_what_is_next_is_marked_by_the_arrows_and_taken(workshop, taken):
    app = classroom(workshop)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "s", "space", *"ttt", "space", "space")
        await until(pilot, "▸ 5 : rester sur le verdict")
        await press(pilot, "down")
        await until(pilot, "▸ 1 : l'exemple suivant")
        assert "▸ 5" not in screen_text(app)
        await press(pilot, "down", "up", taken)
        assert app.session.state.example == 1


async def test_the_solution_says_what_it_takes_back_and_its_end_once(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "m", *["up"] * 5, "down", "z")
        await until(pilot, "A revient d'un cran")
        assert app.session.state.changes == (Nudge(0, 0, 3),)
        assert "l'ordinateur apprend" not in screen_text(app)
        await press(pilot, *["z"] * (3 + 6 + 3))  # A back, the solution's six steps, its end three times
        assert app.session.state.network == workshop.network("hand")
        assert len(app._notifications) == 1
        assert "fin de la solution" in screen_text(app)
        app.clear_notifications()
        await until(pilot, "Tous justes.   o : l'ordinateur apprend")


async def test_where_something_is_open_a_key_below_is_told_after_escape(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "m", "e", "q")
        assert toasts(app) == "Échap d'abord, puis q : pourquoi"
        await press(pilot, "escape", "d", "e", "z")
        assert toasts(app) == "z : Le meilleur, mais pas en ce moment"
        await press(pilot, "escape", "s", "c", "e", "q")
        assert toasts(app) == "Échap d'abord, puis q : pourquoi"
        await press(pilot, "m")
        assert toasts(app) == "Échap d'abord, puis m : à la main"
        await press(pilot, "i")
        assert toasts(app) == "Échap d'abord, puis i : indice, dans À la main (m)"


async def test_the_menu_lists_a_prediction_where_one_is_waited_for(workshop):
    def listed(word):
        return [each.label for each in commands_of(app.screen_stack) if each.label.startswith(word)]

    app = classroom(workshop)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "m", "up")
        assert listed("Prédire") == ["Prédire d'abord"]
        assert listed("Fiche") == ["Fiche"]
        await choose(pilot, "Prédire d")
        await press(pilot, "up", "f")
        assert listed("Prédire") == ["Prédire", "Prédire d'abord"]
        assert listed("Fiche") == ["Fiche", "Fiche, suite", "Fiche, début"]


async def test_numbers_without_a_grid_are_neither_blackened_nor_counted():
    app = classroom(RED)
    async with app.run_test(size=SMALL) as pilot:
        foot = screen_text(app).splitlines()[-1]
        assert "Espace Calculer" in foot
        assert "Noircir" not in foot and "Compter" not in foot
        await press(pilot, "enter")
        assert app.session.state.phase == "walk"


async def test_a_vote_that_is_closed_by_escape_is_not_shown(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "s", "space", "v", *"15", "enter", *"4", "escape", "escape")
        ballot = app.session.state.ballot
        assert sum(ballot.hands) == 15 and not ballot.done
        assert app.session.room.project.what == ""
        assert "15" not in screen_text(app)
