"""An iteration opened, and why a weight moved: through the real screens, by keyboard alone."""

from __future__ import annotations

import numpy as np
import pytest

from connecte.content.catalog import load
from connecte.core.learning.backprop import pack
from connecte.ui.train.opened.iteration import IterationScreen
from connecte.ui.train.opened.why import WhyScreen
from tests.ui.screen import classroom, press, screen_text, settled, until
from tests.ui.train.test_training import opened
from tests.variants import short


async def test_an_iteration_opened_arrives_at_the_next(workshop, colours):
    app = classroom(workshop)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "1", "enter")
        await until(pilot, "1 / 11")
        screen = app.screen
        assert isinstance(screen, IterationScreen)
        seen = [screen_text(app)]
        for _ in range(10):
            await press(pilot, "space")
            seen.append(screen_text(app))
        assert "11 / 11" in seen[-1] and len(set(seen)) == 11
        for text, word in zip(seen, ["calcul", "réponse", "sorties", "coût", "revient", "seuil", "poids",
                                     "revient", "seuil", "poids", "masque"], strict=True):  # fmt: skip
            assert word in text
        done = screen.view.opened.parameters(11)
        await press(pilot, "space")
        assert "de 101 à 102" in screen_text(app)
        assert app.session.state.iteration == 101
        train = app.get_screen("train")
        np.testing.assert_allclose(pack(done), pack(train.runs.current.recording.at(101)), rtol=0, atol=1e-12)
        await press(pilot, "backspace")
        assert "de 100 à 101" in screen_text(app) and "11 / 11" in screen_text(app)
        assert app.session.state.iteration == 100
        await press(pilot, "escape")
        await until(pilot, "itération 100 /")


@pytest.mark.parametrize(("name", "whole"), [
    ("connecte-tes-neurones", "7 / 11 : "),  # the weights of the outputs are the seventh phase
    ("rouge", "4 / 4 : poids"),  # the perceptron's: calculations, answers, difference, weights, and no cost
])  # fmt: skip
async def test_from_the_first_view_an_iteration_has_three_steps(name, whole, colours):
    """Answer, measure the error, correct; Tab shows all phases from there, and three again."""
    app = classroom(load(name))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "o")
        await settled(pilot)
        await press(pilot, "enter")
        for title in ("1 / 3 : répondre", "2 / 3 : mesurer l'erreur", "3 / 3 : corriger"):
            assert title in screen_text(app)
            await press(pilot, "space")
        assert "de 1 à 2   1 / 3" in screen_text(app)
        await press(pilot, "backspace", "tab")
        assert f"de 0 à 1   {whole}" in screen_text(app)
        await press(pilot, *(["space"] if name != "rouge" else []), "tab")
        assert "3 / 3" in screen_text(app)


async def test_one_example_and_all(workshop, colours):
    """Number 1 is the worked example of §4: with the cards' start E's sum is 19, 19 − 16 = 3."""
    app = classroom(workshop)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "home", "enter", "down", "down", "down", "down", "right", "right")
        text = screen_text(app)
        assert "n° 1 (0)" in text and "Neurone E" in text
        # 6 😇 + 6 😍 + 7 👽 = 19, and the threshold is 16.
        assert "en tout = 3" in " ".join(text.split())
        await press(pilot, "t")
        assert "tous les exemples" in screen_text(app)


async def test_why_a_weight_moved_and_why_one_did_not(workshop, colours):
    app = classroom(workshop)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "3", "q")
        assert isinstance(app.screen, WhyScreen)
        assert "le poids de A dans ■ L" in screen_text(app)
        found = app.screen.view.explanation
        assert f"n° {workshop.examples[found.pushes[0].example].number}" in " ".join(screen_text(app).split())
        await press(pilot, *["up"] * 7, *["right"] * 3)  # past the outputs to A, and its cat
        assert app.screen.view.place == (0, 0, 3)
        assert "le masque le remet à 0" in " ".join(screen_text(app).split())
        await press(pilot, "space", "space", "enter")
        await until(pilot, "10 / 11")  # where the hidden weights are moved
        assert isinstance(app.screen, IterationScreen)
        assert app.screen.view.neuron == 0
        assert "tous les exemples" not in screen_text(app)


async def test_the_file_changes_under_an_opened_iteration(workshop):
    """What was opened is of another run then: it closes, and nothing is lost."""
    app = classroom(workshop)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "1", "enter")
        from connecte.content.reading.reader import parse_activity

        changed = short(workshop.text.replace("step: 0.0001", "step: 0.00005"))
        app.reload(parse_activity(changed.encode(), workshop.path, workshop.name))
        await settled(pilot)
        assert not isinstance(app.screen, IterationScreen)
        assert app.session.state.iteration == 100
        assert app.screen.runs.current.recording.problem.step == 0.00005
