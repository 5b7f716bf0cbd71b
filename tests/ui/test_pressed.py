"""What comes from keyboards: digits of all of them, capitals, keys that arrive at once, keys without a use."""

from __future__ import annotations

import pytest

from connecte.language.keys.digits import digit_of, number_typed, typed_after
from connecte.ui.base.dialogs.ask import AskScreen
from tests.ui.room.test_room import toasts
from tests.ui.screen import choose, classroom, key_event, press, settled, until

SMALL = (80, 24)


@pytest.mark.parametrize(
    ("keys", "typed"),
    [
        ("12", "12"),
        ("&é\"'(", "12345"),
        ("-7", "-7"),
        ("1-", "16"),
        ("è_çà", "7890"),
        ("1§", "16"),
        ("1!", "18"),
        ("É", "2"),
        ("1234567", "12345"),
    ],
)
def test_numbers_are_typed_on_any_keyboard(keys, typed):
    found = None
    for key in keys:
        found = typed_after(found, key, key)
    assert found == typed


def test_other_keys_are_no_numbers():
    assert typed_after(None, "x", "x") is None
    assert typed_after(None, "backspace", None) is None
    assert typed_after("12", "backspace", None) == "1"


@pytest.mark.parametrize(
    "row",
    ["&é\"'(-è_çà", "&é\"'(§è!çà", "1234567890", "&É\"'(-È_ÇÀ"],
    ids=["AZERTY", "Apple, Belgium", "digits", "Caps Lock"],
)
def test_the_digit_row_gives_its_digits(row):
    assert "".join(digit_of(key) or "?" for key in row) == "1234567890"


def test_a_minus_alone_is_a_six():
    """On a French keyboard it is the same key; a count has no sign, a sum may have one."""
    assert typed_after(None, "minus", "-", signed=False) == "6"
    assert [number_typed(text) for text in ("-", "-6", "16", "")] == [6, -6, 16, None]


async def burst(pilot, *keys):
    """Keys that arrive together, as typed ahead or sent by a script."""
    for key in keys:
        pilot.app.post_message(key_event(key))
    await settled(pilot)


async def test_keys_that_come_at_once_go_where_each_belongs(workshop):
    """`e` opens the examples, and the number after it is theirs."""
    app = classroom(workshop)
    async with app.run_test(size=SMALL) as pilot:
        await burst(pilot, *"e15", "enter", "space", "space", *"3", "enter")
        assert app.session.state.example == 15
        assert [len(app.session.state.revealed), len(app.session.state.announced)] == [2, 1]
        await burst(pilot, "d", *"e9", "enter")  # the training would say what is at work
        await burst(pilot, "o", "j", *"5000", "enter", "q", "escape", "d", "escape", *"sosies", "enter")
        await until(pilot, "sosies")
        assert app.session.state.iteration == 5_000
        await burst(pilot, "escape", *"essss")
        assert app.session.state.example == 9, "letters are nothing in the choice of examples"
        await burst(pilot, "escape", "s")
        assert app.session.state.example == 10


async def test_the_first_keys_after_the_start_are_not_lost():
    app = classroom()
    async with app.run_test(size=SMALL) as pilot:
        await burst(pilot, "enter", *"e1", "enter", "space")
        assert (app.session.state.example, app.session.state.phase) == (1, "walk")


async def test_caps_lock_changes_nothing(workshop):
    small, capital = [], []
    for seen, keys in ((small, "semtvopk"), (capital, "SEMTVOPK")):
        app = classroom(workshop)
        async with app.run_test(size=SMALL) as pilot:
            for key in keys:
                await press(pilot, key)
                seen.append((type(app.screen).__name__, app.theme))
                if key.lower() in "evk":
                    await press(pilot, "escape")
    assert small == capital


async def test_caps_lock_types_capitals_where_text_is_typed(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "enter")
        await choose(pilot, "qui dessine")
        await press(pilot, *"LÉO", "enter")
        assert app.session.state.by == "LÉO"


async def test_a_key_without_a_use_says_what_it_does_elsewhere(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "i")
        assert toasts(app) == "i : indice, dans À la main (m)"
        await press(pilot, "backspace")
        assert toasts(app).endswith("dans Cartes (c)")
        await press(pilot, "m", "l")
        assert toasts(app).startswith("l : laisser courir")
        before = app.session.state
        await press(pilot, "up", "8", "escape", "escape")
        assert app.session.state.changes and before.phase == "learn"


async def test_digits_of_a_french_keyboard_in_dialogs(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "e", "&", "(", "enter")
        assert app.session.state.example == 15
        await press(pilot, "o")
        await until(pilot, "reconnus")
        await press(pilot, "é")
        assert app.session.state.iteration == 1_000
        await press(pilot, "§")
        await until(pilot, "100 000 / 100 000")
        await press(pilot, "j", *"&é", "space", *"§x!_", "enter")
        await until(pilot, " 12 688 / 100 000")
        await choose(pilot, "fichier")
        assert isinstance(app.screen, AskScreen)
        await press(pilot, "é")
        assert not isinstance(app.screen, AskScreen)
