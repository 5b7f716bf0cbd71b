"""A move that takes work of the class back says so, and which key brings it back."""

from __future__ import annotations

import re

import pytest

from connecte.content.catalog import load
from connecte.content.reading.reader import parse_activity
from connecte.content.runs.trial import Trial
from connecte.session.moves import (
    AddTrial,
    ChooseLearning,
    DropTrial,
    KeepDrawing,
    LabelPage,
    Learn,
    Paint,
    TogglePage,
    Train,
)
from connecte.session.rules.setting_back import set_back
from connecte.session.session import Session
from connecte.session.state import State
from tests.ui.room.test_room import toasts
from tests.ui.screen import classroom, command, press, settled

SMALL = (80, 24)
WORKSHOP = "connecte-tes-neurones"
CARDS = ("s", "s", "space", "t", *["space"] * 10)
"""Example 1, its six counts and ten things of its cards: 16 steps of 47."""


async def said(pilot, *keys):
    await press(pilot, *keys)
    return toasts(pilot.app).replace("’", "'").replace("\xa0", " ").replace("\u202f", " ")


async def test_a_threshold_moved_in_the_middle_of_a_walk():
    """The next move takes the sentence away; it is said again where the walk is, until all is back."""
    app = classroom(load())
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, *CARDS)
        walked = app.session.state
        assert len(walked.revealed) == 16
        changed = "Carte changée : étape 16 → 6, calculs à refaire"
        assert await said(pilot, "m", "up") == f"{changed} ; u : comme avant."
        app.play(Learn())
        assert await said(pilot) == f"{changed} ; u : comme avant.", "nothing was done"
        assert await said(pilot, "up") == ""
        assert await said(pilot, "c") == f"{changed} ; u, 3 fois : comme avant."
        assert await said(pilot, "u") == ""
        assert await said(pilot, "u", "u") == ""
        assert app.session.state.revealed == walked.revealed and not app.session.state.changes


async def test_it_is_said_again_where_the_class_comes_back_to_its_walk():
    app = classroom(load())
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, *CARDS, "m", "up", "up")
        assert await said(pilot) == ""
        assert "étape 16 → 6" in await said(pilot, "c")
        await press(pilot, "space")
        assert await said(pilot, "m", "c") == "", "the class has gone on"


async def test_of_a_walk_that_was_done_it_is_said_where_the_class_comes_back_to_it():
    app = classroom(load())
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "s", "s", "space", *"ttt", "space")
        assert await said(pilot, "m", "up") == ""
        changed = "Carte changée : étape 47 → 6, calculs à refaire ; u, 2 fois : comme avant."
        assert await said(pilot, "c") == changed


@pytest.mark.parametrize(
    ("name", "keys", "told"),
    [
        (WORKSHOP, (*CARDS, "s"), "Exemple 1 quitté à l'étape 16 sur 47"),
        (WORKSHOP, (*CARDS, "d", "enter"), "Exemple 1 quitté à l'étape 16 sur 47"),
        (WORKSHOP, (*CARDS, "d", "x"), "Exemple 1 quitté à l'étape 16 sur 47"),
        (WORKSHOP, ("enter", "space", "space", "d", "right", "enter"),
         "Dessin quitté à l'étape 1 sur 47"),
        (WORKSHOP, (*CARDS, "backspace"), ""),
        (WORKSHOP, ("s", "s", "space", *"ttt", "space", "s"), ""),
        ("plan", ("s", "space", "space", "s"), "Exemple 0 quitté à l'étape 1 sur 7"),
        ("convolution", ("s", "s", "space", "space", "s"), "Carte du motif quittée à 1 sur 36"),
        ("convolution", ("s", "s", "space", "t", "s"), ""),
        ("convolution", ("s", "s", "space", "t", "space", "space", "c", "backspace"),
         "1 carré est à refaire"),
    ],
)  # fmt: skip
async def test_what_is_left_in_the_middle_is_said(name, keys, told):
    app = classroom(load(name))
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, *keys[:-1])
        before = app.session.state
        assert await said(pilot, keys[-1]) == (f"{told} ; u : comme avant." if told else "")
        if told:
            await press(pilot, "u")
            assert (app.session.state.revealed, app.session.state.slid) == (before.revealed, before.slid)


async def test_a_number_put_right_later_names_what_it_changes():
    """Example 1 with 🤖 = 5 instead of 4, let run on: A = 5 + 9 − 6 = 8 instead of 7, and still shows 0."""
    app = classroom(load())
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "s", "s", "space", "space", "5", "enter", "l", "t", *["space"] * 4)
        assert await said(pilot, "r") == "Avec ce nombre, change aussi : A ; u : comme avant."
        assert await said(pilot, "space") == "", "undo would take back what was shown since, too"
        assert await said(pilot, "u") == ""


async def test_states_that_have_passed_keep_nothing_that_was_worked_out():
    """It would add up with each move: the passes through the network of an announced number."""
    app = classroom(load())
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, *"ss", "space", "space", "5", "enter", "l", "t", *["space"] * 4, "r", *"tt")
        await press(pilot, "backspace", "backspace", "d", "s")
        passed = app.session.timeline.items[:-1]
        assert len(passed) > 15
        assert [vars(state).keys() - {*State.__match_args__} for state in passed] == [set()] * len(passed)


async def test_a_file_that_takes_steps_back_says_so():
    """The card of A gets another name: what was shown of it is hidden, and all that follows."""
    activity = load()
    app = classroom(activity)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, *CARDS)
        text = re.sub(r"(?<=name: )A$|(?<=[-+ '])A(?=[ '])", "Z", activity.text.replace('"', "'"), flags=re.M)
        changed = parse_activity(text.encode(), activity.path, activity.name)
        app.reload(changed)
        await settled(pilot)
        assert "étape 16 → 12" in await said(pilot)
        assert list(app.asked_seconds.values())[-1] == 6


async def test_a_page_torn_out_says_how_it_comes_back_only_while_that_is_so():
    app = classroom(load())
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "enter", "g", "right", "enter", "g", "k")
        assert await said(pilot, "x") == "Page arrachée ; u : comme avant."
        assert await said(pilot, "w", "3") == ""
        assert await said(pilot, "u", "u") == ""
        assert len(app.session.state.pages) == 2


def test_a_run_taken_away_is_named():
    before = Session.start(load())
    for move in (Train(), AddTrial(Trial(0.0001, 0.7, 200)), AddTrial(Trial(0.001, 0.7, 200))):
        before = before.play(move)
    drop = DropTrial(1)
    assert set_back(before.state, (drop,), before.play(drop).state) == "Essai 2 enlevé"
    assert set_back(before.state, (DropTrial(7),), before.play(DropTrial(7)).state) == ""


async def test_a_set_of_examples_says_which_chosen_drawings_it_leaves_out():
    """Two pages are put among the examples one by one; the activity's own set has neither."""
    app = classroom(load())
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "enter", "g", "right", "enter", "g", "k", "w", "e", "left", "w", "e", "escape", "m")
        chosen = app.session.state
        assert [page.learns for page in chosen.pages] == [True, True]
        left_out = "2 dessins choisis ne sont plus à apprendre"
        await command(pilot, "choose_set")
        assert await said(pilot) == f"{left_out} ; u : comme avant."
        await command(pilot, "choose_set")
        assert await said(pilot) == ""
        assert await said(pilot, "u", "u") == ""
        assert app.session.state.pages == chosen.pages


def test_sets_that_follow_one_another_take_nothing_back():
    """All examples with the class's drawings, then those of the class again: no drawing was chosen alone."""
    before = Session.start(load())
    for move in (Paint(((0, 0),), True), KeepDrawing(), LabelPage(0, "3"), Learn()):
        before = before.play(move)
    assert before.state.pages[0].wanted == "3"
    own, back = ChooseLearning("own"), ChooseLearning("class")
    every = before.play(own)
    assert every.state.pages[0].learns and not every.play(back).state.pages[0].learns
    assert (
        set_back(before.state, (own,), every.state)
        == set_back(every.state, (back,), every.play(back).state)
        == ""
    )
    alone = before.play(TogglePage(0))
    told = "1 dessin choisi n'est plus à apprendre"
    assert set_back(alone.state, (back,), alone.play(back).state).replace("’", "'") == told
