"""More keys at once than anybody presses, and more messages than anybody reads."""

from __future__ import annotations

import pytest
from textual.app import ComposeResult
from textual.widgets import Input
from textual.widgets._toast import ToastHolder, ToastRack

from connecte.ui.base.window.terminal import in_order
from connecte.ui.base.window.themed import ThemedApp
from tests.ui.screen import classroom, drained, key_event, press, settled

MOST_WAITING = 50
"""A tenth of what an app lets wait: a field that is typed in takes long for a thousand letters."""
FLOOD = 2 * MOST_WAITING


@pytest.fixture
def few_wait(monkeypatch):
    monkeypatch.setattr(in_order, "MOST_WAITING", MOST_WAITING)


def told(app):
    return [notification.message for notification in app._notifications]


async def test_messages_that_were_replaced_leave_nothing_on_the_screen(workshop):
    app = classroom(workshop)
    async with app.run_test(notifications=True) as pilot:
        for _ in range(5):
            await press(pilot, "i", "a")
        assert [len(told(app)), len(app.screen.query(ToastHolder))] == [1, 1]


async def test_a_message_that_stands_is_not_shown_again(workshop):
    app = classroom(workshop)
    async with app.run_test(notifications=True) as pilot:
        await press(pilot, *["ctrl+c"] * 5)
        assert len(told(app)) == len(app.screen.query(ToastHolder)) == 1


async def test_messages_of_keys_that_come_at_once_are_laid_out_once(workshop, monkeypatch):
    shown = []
    show = ToastRack.show
    monkeypatch.setattr(ToastRack, "show", lambda rack, found: (shown.append(len(found)), show(rack, found)))
    app = classroom(workshop)
    async with app.run_test(notifications=True) as pilot:
        shown.clear()
        for key in "ia" * 40:
            app.post_message(key_event(key))
        await settled(pilot)
        assert told(app)[0].startswith("a : ")
        assert len(app.screen.query(ToastHolder)) == 1
        assert len(shown) <= 6, "the first key's message and the last one's, each with what it replaces"


@pytest.mark.usefixtures("few_wait")
async def test_of_a_flood_the_newest_keys_are_answered_and_it_is_said_once(workshop):
    app = classroom(workshop)
    async with app.run_test(notifications=True) as pilot:
        for key in ["right"] * FLOOD + ["e"]:
            app.post_message(key_event(key))
        await settled(pilot)
        assert type(app.screen).__name__ == "ExamplesScreen"
        assert told(app) == ["Trop de touches à la fois : une partie n'a pas été prise."]


class Writing(ThemedApp):
    """A field for a text."""

    def compose(self) -> ComposeResult:
        yield Input()


@pytest.mark.usefixtures("few_wait")
async def test_of_a_text_nothing_is_lost():
    app = Writing()
    async with app.run_test():
        for key in "ab" * MOST_WAITING:
            app.post_message(key_event(key))
        await drained(app)
        assert app.query_one(Input).value == "ab" * MOST_WAITING
