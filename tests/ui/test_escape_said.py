"""The foot of a screen says of Escape what it does next: close what is open, else open the menu."""

from __future__ import annotations

from connecte.ui.app.menu.screen import MenuScreen
from connecte.ui.train.runs.seeking import Seeking
from tests.ui.screen import choose, classroom, press, screen_text, settled, until


def foot(app):
    return screen_text(app).splitlines()[-1]


async def test_a_message_takes_no_escape(workshop):
    """It leaves by itself, in the very moment perhaps in which the key is pressed."""
    app = classroom(workshop)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, "v")
        assert len(app._notifications) == 1 and "Échap Menu" in foot(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, MenuScreen) and not app._notifications


async def test_a_message_stands_in_place_of_the_one_before(workshop):
    app = classroom(workshop)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, "s", "s", "space", "r", "l", "q")
        (message,) = app._notifications
        assert message.message.startswith("Pourquoi")
        app.notify("En panne", severity="error")
        app.notify("Voilà")
        await settled(pilot)
        assert [one.message for one in app._notifications] == ["En panne", "Voilà"], "faults stay"


async def test_fragile_cells_and_the_game_are_left_first(workshop):
    app = classroom(workshop)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e", "1", "enter", "space", *"tttt", "d")
        for action in ("fragile", "fool"):
            app.clear_notifications()
            await settled(pilot)
            assert "Échap Menu" in foot(app), action
            await app.run_action(action, app.screen)
            if action == "fool":
                await press(pilot, "enter")  # for which answer
            app.clear_notifications()
            await settled(pilot)
            assert "Échap Fermer" in foot(app), action
            await press(pilot, "escape")
        assert app.session.state.fool is None


async def test_what_was_said_of_a_phase_does_not_cover_the_next_one(workshop):
    app = classroom(workshop)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, "enter", "s")
        assert "comme avant" in "".join(one.message for one in app._notifications).replace("\u00a0", " ")
        app.notify("En panne", severity="error")
        await press(pilot, "space")
        assert [one.message for one in app._notifications] == ["En panne"]


async def test_what_was_said_of_what_was_open_is_put_away_with_it(workshop):
    app = classroom(workshop)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, "h", "o")
        assert "d'abord, puis o" in "".join(one.message for one in app._notifications).replace("’", "'")
        await press(pilot, "escape")
        assert not app._notifications and "Échap Menu" in foot(app)


async def test_a_search_in_a_run_that_is_all_computed_is_stopped_first(workshop, monkeypatch):
    monkeypatch.setattr(Seeking, "go_on", lambda *_: None)
    app = classroom(workshop)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "o")
        await until(pilot, "reconnus")
        await choose(pilot, "verdict suivant")
        assert "On cherche…" in screen_text(app) and "Échap Fermer" in foot(app)
        await press(pilot, "escape")
        assert "On cherche…" not in screen_text(app) and "Échap Menu" in foot(app)
