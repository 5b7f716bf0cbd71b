"""What the screens say when a newcomer presses the next key: where to go, and what is not to be had."""

from __future__ import annotations

import pytest

from connecte.core.cards.network import Nudge
from tests.ui.screen import classroom, press, screen_text, until

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
