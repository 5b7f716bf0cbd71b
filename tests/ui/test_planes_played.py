"""The activities in a plane, played from the choice of the activity to their end, at 80 × 24."""

from __future__ import annotations

import pytest

from connecte.content.catalog import load
from connecte.session.moves import ChooseExample, ChooseLearning, Learn, Reveal, Walk
from tests.ui.screen import classroom, press, screen_text, until


@pytest.mark.parametrize(("name", "last"), [("plan", "1 000"), ("frontiere", "4 000"), ("trois", "1 000")])
async def test_from_choice_to_end(name, last, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    app = classroom()
    activity = load(name)
    async with app.run_test(size=(80, 24)) as pilot:
        rows = [line for line in screen_text(app).splitlines() if "minutes  " in line]
        place = next(number for number, line in enumerate(rows) if activity.title in line)
        await press(pilot, *["down"] * place)
        await press(pilot, "enter")
        await until(pilot, "Choisir un point")
        assert app.session.state.activity.name == name
        await press(pilot, "right", "up", "enter", "space", *["t"] * (len(activity.layers) + 1), "space")
        assert app.session.state.next_item is None
        await press(pilot, "o")
        await until(pilot, " / ")
        app.screen.action_picture("plane")
        await press(pilot, "end")
        await until(pilot, f"{last} / {last}")
        text = screen_text(app)
        assert "de la classe : " in text
        assert "Où ?" in text and "appris : " in text and "mis de côté : " in text
        assert app.screen.view.learned[0] == app.screen.view.learned[1], "all that is learned is right"


async def test_by_hand_all_examples_can_be_taken():
    app = classroom(load("plan"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m")
        app.play(ChooseLearning("all"))
        assert "sur 60" in screen_text(app)


async def test_the_plane_by_hand_says_nothing_of_its_areas_until_the_verdict():
    app = classroom(load("plan"))
    async with app.run_test(size=(80, 24)) as pilot:
        app.play(ChooseExample(1), Walk(), Learn())
        await until(pilot, "n° 1 : son verdict d'abord.")
        assert "Ce que disent les cartes" not in screen_text(app) and "■ bleu" in screen_text(app)
        app.play(Walk(), Reveal(99), Learn())
        await until(pilot, "Ce que disent les cartes")
