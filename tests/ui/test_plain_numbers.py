"""Activities without a grid through the real screens."""

from __future__ import annotations

import random

import pytest
from textual import events

from connecte.content.catalog import load, shipped
from connecte.content.reading.reader import parse_activity
from tests.often import LONG, times
from tests.test_plain_numbers import DEPTHS, RED, XOR
from tests.ui.screen import choose, classroom, drained, press, screen_text, until


@pytest.mark.parametrize("name", DEPTHS)
async def test_one_layer_and_three_walk_and_train(name):
    activity = parse_activity(DEPTHS[name].encode(), "f.yaml", "f")
    app = classroom(activity)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e", "0", "enter", "space", *["t"] * 5)
        assert app.session.state.next_item is None
        assert "C'est juste" in screen_text(app)
        await press(pilot, "m", "o", "end")
        await until(pilot, "200 / 200")
        assert "Appris : 2 sur 2." in screen_text(app)


EACH_KIND = ("courbe", "rouge", "trois", "xor")
"""Outputs that are numbers, one neuron with a threshold, the largest of three, a hidden layer."""
PLAYED = [path for path in shipped() if not load(path.stem).kernels and (LONG or path.stem in EACH_KIND)]


@pytest.mark.parametrize("path", PLAYED, ids=lambda path: path.stem)
async def test_every_shipped_activity_plays_to_its_verdict_and_trains(path):
    activity = load(path.stem)
    app = classroom(activity)
    async with app.run_test(size=(80, 24)) as pilot:
        alone = ["space", "space"] if path.stem == "xor" else []  # one neuron cannot do it, and why
        await press(pilot, "e", "1", "enter", "space", *alone)
        while app.session.state.next_item is not None:
            await press(pilot, "t")
        state = app.session.state
        told = "C'est juste" if state.verdict.right else "C'était"
        assert ("il fallait" if activity.is_numeric else told) in screen_text(app)
        await press(pilot, "o", "1")
        mark = activity.training.marks[0]
        await until(pilot, f" {mark} / ")
        await press(pilot, "n")
        await choose(pilot, "carte du neurone")
        assert "seuil" in screen_text(app)


async def test_numbers_are_chosen_with_the_arrows():
    app = classroom(RED)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "right", "right", "down", "right", "up", "left")
        assert app.session.state.values == (0.1, 0.1, 0)
        await press(pilot, "tab", "x")
        assert app.session.state.values == (0.1, 0.1, 0)
        await press(pilot, "enter", "t")
        assert "0,1" in screen_text(app)
        await press(pilot, "m")
        assert app.session.state.phase == "walk", "there is no table to learn on"


@pytest.mark.parametrize("activity", [XOR, RED], ids=lambda activity: activity.name)
async def test_any_keys_in_any_order(activity, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # some keys write files
    chance = random.Random(5)
    keys = [
        "space",
        "enter",
        "left",
        "right",
        "up",
        "down",
        "backspace",
        *"abcdefghijklmnopqrstuvwxyz1234567890-",
        "escape",
    ]
    app = classroom(activity)
    async with app.run_test(size=(80, 24)):
        for number in range(times(75, 300)):
            key = chance.choice(keys)
            app.post_message(events.Key(key, {"space": " "}.get(key, key if len(key) == 1 else None)))
            if number % 5 == 0:
                app.clock.turn(0.05)
                await drained(app)
        await drained(app)
        assert screen_text(app)


async def test_c_goes_back_to_the_cards_of_plain_numbers():
    app = classroom(XOR)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s", "c", "o", "d", "o", "c")
        assert app.session.state.phase == "walk"


async def test_a_number_of_a_machine_is_not_announced():
    app = classroom(RED)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, "s", "space", "space", "2")
        await until(pilot, "Nombres à virgule")


async def test_training_says_nothing_of_numbers_that_the_class_has_not_decided_on():
    """One example played to its verdict tells nothing of the next one."""
    app = classroom(XOR)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s", "c", *["t"] * 5, "o")
        await until(pilot, "vos nombres")
        await press(pilot, "d", "s", "o")
        await until(pilot, "reconnus")
        assert "vos nombres" not in screen_text(app)


async def test_what_is_said_of_the_class_s_point_names_a_point():
    app = classroom(load("plan"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s", "c", *["t"] * 5, "o")
        await until(pilot, "votre point : bleu")
        assert "vos nombres" not in screen_text(app)
