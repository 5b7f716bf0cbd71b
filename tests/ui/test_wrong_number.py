"""A number announced wrong: what stands on the screen until the class has settled it, and what keys do."""

from __future__ import annotations

import pytest

from connecte.content.catalog import load
from connecte.session.guess.slid import Spot
from connecte.session.guess.sliding import is_wrong
from connecte.session.items import Item
from connecte.session.moves import Announce, ChooseExample, Keep, Reveal, Walk
from connecte.session.rules.walking import to_be_announced, unsettled
from connecte.session.session import Session
from connecte.ui.board.board_walk import walk_board
from tests.ui.screen import classroom, press, screen_text

SMALL = (80, 24)
ROBOT = Item("count", 0, 1)
WRONG = ("s", "s", "space", "space", "5", "enter")
"""Example 1: 🤖 has 4 black cells."""


def foot(app):
    return "\n".join(screen_text(app).replace("’", "'").splitlines()[-3:-1])


@pytest.mark.parametrize("key", ["space", "pagedown", "enter", "t"])
async def test_what_goes_on_shows_the_right_number_first(key):
    """The line says so, the wrong number is gone, and nothing else was shown."""
    app = classroom(load())
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, *WRONG)
        assert "5 n'est pas juste" in foot(app) and "Espace : montrer le bon" in foot(app)
        assert "✗5" in screen_text(app)
        await press(pilot, key)
        state = app.session.state
        assert state.revealed == (Item("count", 0, 0), ROBOT) and not state.announced
        assert "✗" not in screen_text(app) and "Espace : le nombre de 🦊" in foot(app)
        await press(pilot, "space")
        assert app.session.state.revealed[2:] == (Item("count", 0, 2),)


async def test_all_the_rest_is_not_made_of_the_wrong_number_of_another_pupil():
    """🤖 announced wrong, one has turned to 🦊: `t` shows the right number of 🤖 first, then all counts."""
    app = classroom(load())
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, *WRONG, "right", "t")
        state = app.session.state
        assert state.revealed == (Item("count", 0, 0), ROBOT) and not state.announced
        await press(pilot, "t")
        assert len(app.session.state.revealed) == 6


async def test_a_wrong_number_stays_in_question_while_others_speak():
    """One turns to 🦊 and shows its number: the line goes back to 🤖, whose wrong number waits."""
    app = classroom(load())
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, *WRONG, "right", "space")
        assert app.session.state.is_revealed(Item("count", 0, 2))
        assert "🤖 robot : 5 n'est pas juste" in foot(app)
        await press(pilot, "4", "enter")
        said = app.session.state.announcement(ROBOT)
        assert said is not None and said.value == 4
        assert "✗" not in foot(app)


async def test_line_and_panel_are_about_the_pupil_whose_number_is_typed():
    """🤖 wrong, then 👽 wrong and put right: what is typed belongs to 🤖 again, whose strip is shown."""
    app = classroom(load())
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, *WRONG, "right", "right", "right", "right", "9")
        assert "👽 extraterrestre : 9▌" in foot(app)
        await press(pilot, "backspace", "1", "enter")
        await press(pilot, "right", "left")
        await press(pilot, "space")
        assert "🤖 robot : 5 n'est pas juste" in foot(app)
        view = app.screen.view
        assert view.target == ROBOT and view.at.place == ROBOT.place
        assert "robot : colonnes 3 à 4" in screen_text(app) and "extraterrestre" not in screen_text(app)


async def test_a_wrong_number_of_a_card_is_in_question_when_one_turns_to_it():
    app = classroom(load())
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "s", "s", "space", "t", "space", "1", "9", "enter", "right", "left")
        assert "A, son calcul : 19 n'est pas juste" in foot(app)


def test_a_number_waits_until_it_is_let_run_on_or_the_verdict_is_told():
    session = Session.start(load())
    for move in (ChooseExample(1), Walk(), Reveal(), Announce(ROBOT, 5), Reveal()):
        session = session.play(move)
    assert unsettled(session.state) == to_be_announced(session.state) == ROBOT
    assert unsettled(session.state, Item("count", 0, 2)) is None
    assert unsettled(session.play(Keep(ROBOT)).state) is None
    assert unsettled(session.play(Reveal(99)).state) is None


async def test_the_menu_speaks_of_digits_while_a_number_can_be_announced():
    for name, keys in ((None, "ttt"), (None, ("t", "t", "t", "space")), ("convolution", "t")):
        app = classroom(load(name) if name else load())
        async with app.run_test(size=SMALL) as pilot:
            await press(pilot, "s", "s", "space", "escape")
            assert "Menu fermé, des chiffres" in screen_text(app)
            await press(pilot, "escape", *keys, "escape")
            assert "Le menu" in screen_text(app) and "Menu fermé" not in screen_text(app)


@pytest.mark.parametrize(("name", "keys", "why"), [
    (None, ("t", "t", "t"), "Tous les nombres sont là. Espace : la suite."),
    ("convolution", ("space",), "Ce nombre est connu. Espace : la suite."),
])  # fmt: skip
async def test_enter_after_digits_that_were_refused_shows_nothing(name, keys, why):
    """What is typed like a number is what the class says; only a key of its own shows the verdict."""
    app = classroom(load(name) if name else load())
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "s", "s", "space", *keys)
        state = app.session.state
        for digits in (("3", "enter"), ("1", "2", "enter"), ("é", "enter")):
            await press(pilot, *digits)
            assert app.session.state == state
            assert [one.message.replace("\u00a0", " ") for one in app._notifications] == [why]
        await press(pilot, "enter")
        assert app.session.state != state, "Enter alone goes on"


async def test_the_foot_offers_what_has_sense_at_this_step():
    """No vote once an output has spoken, no rest once the verdict is told."""
    app = classroom(load())
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "s", "s", "space", *"tt", "space")
        assert "v Vote" in screen_text(app) and "t Tout" in screen_text(app)
        await press(pilot, "space")
        assert "v Vote" not in screen_text(app) and "t Tout" in screen_text(app)
        await press(pilot, "v")
        assert "avant que les sorties parlent" in next(iter(app._notifications)).message
        await press(pilot, "t", "space")
        assert "Tout" not in screen_text(app).splitlines()[-1]
        await press(pilot, "backspace")
        assert "t Tout" in screen_text(app)


async def test_what_the_menu_says_of_digits_is_so_in_the_menu():
    app = classroom(load())
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, *WRONG, "escape")
        assert "Menu fermé, des chiffres puis Entrée" in screen_text(app)
        await press(pilot, "escape", "4", "enter")
        assert not app.session.state.is_wrong(ROBOT)


async def test_a_wrong_number_of_a_map_is_shown_right_first():
    app = classroom(load("convolution"))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "s", "s", "space", "1", "enter")
        assert "Espace : montrer le bon" in foot(app)
        await press(pilot, "space")
        state = app.session.state
        assert not is_wrong(state, Spot(0, False, 0, 0)) and state.slid.at == (0, 0)
        assert len(state.slid.known) == 1


def test_the_board_asks_to_count_again_only_what_is_in_question():
    session = Session.start(load())
    for move in (ChooseExample(1), Walk(), Reveal(), Announce(ROBOT, 5)):
        session = session.play(move)

    def board(session):
        return "".join(text for line in walk_board(session.state, 80, 22) for text, _style in line)

    assert "à recompter" in board(session)
    kept = board(session.play(Keep(ROBOT)))
    assert "à recompter" not in kept and "erreur court" in kept
