"""An iteration opened, and why a weight moved: through the real screens, by keyboard alone."""

from __future__ import annotations

import re

import numpy as np
import pytest

from connecte.content.catalog import load
from connecte.content.reading.reader import parse_activity
from connecte.core.learning.backprop import pack
from connecte.session.moves import Train
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
        app.play(Train())
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
        changed = short(workshop.text.replace("step: 0.0001", "step: 0.00005"))
        app.reload(parse_activity(changed.encode(), workshop.path, workshop.name))
        await settled(pilot)
        assert not isinstance(app.screen, IterationScreen)
        assert app.session.state.iteration == 100
        assert app.screen.runs.current.recording.problem.step == 0.00005


def announced(app, key):
    """The iterations that the line under an opened iteration names for a key."""
    line = next(line for line in screen_text(app).splitlines() if "Échap : revenir à" in line)
    part = line.partition(f"{key} : ")[2].partition("   ")[0]
    return [int(each) for each in re.findall(r"\d+", part)]


def foot(app):
    return screen_text(app).splitlines()[-1]


@pytest.mark.parametrize("phases", ["three", "all"])
async def test_what_an_opened_iteration_announces_is_what_its_keys_do(workshop, phases):
    """The run has 200 iterations: the last one goes from 199 to 200."""
    app = classroom(parse_activity(short(workshop.text).encode(), workshop.path, workshop.name))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot, "end", "left", "left", "enter")
        await press(pilot, *(["tab"] if phases == "three" else []))
        screen = app.screen
        assert isinstance(screen, IterationScreen)
        for at in (198, 199):
            while screen.view.stop_after(1) is not None:
                assert "Espace : la suite" in screen_text(app)
                await press(pilot, "space")
            assert f"de {at} à {at + 1}" in screen_text(app)
            assert announced(app, "Échap") == [at]
            if at == 198:
                assert announced(app, "Espace") == [199, 200] and " Espace Suite " in foot(app)
                await press(pilot, "space")
                assert "⌫ : retour" in screen_text(app)  # at the first phase of the next one
        assert "C'est la fin de l'apprentissage." in screen_text(app) and "Espace :" not in screen_text(app)
        assert "Suite" not in foot(app)
        await press(pilot, "space")
        assert screen.view.opened.number == 199
        await press(pilot, "backspace")
        assert " Espace Suite " in foot(app)
        await press(pilot, "escape")
        await until(pilot, "itération 199 / 200")
        await press(pilot, "home", "enter")
        assert "⌫" not in screen_text(app)  # nothing comes before
        await press(pilot, "backspace")
        await until(pilot, "C'est le début de l'apprentissage.")


async def test_the_foot_of_the_training_offers_at_its_end_what_has_something_to_do(workshop):
    app = classroom(parse_activity(short(workshop.text).encode(), workshop.path, workshop.name))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await opened(pilot, "end")
        words = ("Espace Marche", "Entrée Ouvrir", "q Pourquoi")
        assert not any(word in foot(app) for word in words) and "j Aller à" in foot(app)
        await press(pilot, "enter")
        assert "C'est la dernière itération" in screen_text(app), "a key that is pressed says why"
        await press(pilot, "left")
        assert all(word in foot(app) for word in words)


async def test_the_foot_offers_another_example_only_where_there_is_one():
    """An iteration of a perceptron has one example."""
    app = classroom(load("rouge"))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "enter")
        assert "Espace Suite" in foot(app) and "Exemple" not in foot(app)


async def test_the_iteration_that_overflows_has_none_after_it(workshop):
    """With a step of 10 the run overflows at once."""
    text = short(workshop.text).replace("step: 0.0001", "step: 10")
    app = classroom(parse_activity(text.encode(), workshop.path, workshop.name))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "end", "enter")
        screen = app.screen
        assert isinstance(screen, IterationScreen)
        at = screen.view.opened.number
        while screen.view.stop_after(1) is not None:
            await press(pilot, "space")
        assert "Ici le calcul a débordé." in screen_text(app) and "Espace :" not in screen_text(app)
        assert announced(app, "Échap") == [at]
        await press(pilot, "escape")
        await until(pilot, f"itération {at} /")


async def test_why_names_only_the_keys_that_lead_somewhere():
    """A perceptron looks at one example a time: its push has none beside it, and a right answer has no push."""
    app = classroom(load("rouge"))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "q")
        text = screen_text(app)
        assert "La réponse était juste" in text and "poussée" not in text
        assert "Poussée" not in foot(app) and "Entrée" not in foot(app)
        await press(pilot, "escape", *["right"] * 3, "q")
        text = screen_text(app)
        assert "ouvrir cet exemple" in text and "une autre poussée" not in text
        assert "Poussée" not in foot(app) and "Entrée Exemple" in foot(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, IterationScreen)
