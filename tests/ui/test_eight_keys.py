"""A whole lesson with the eight keys alone, in the poorest terminal; and one with the mouse alone."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual import events

from connecte.content.catalog import load
from connecte.ui.app.menu.screen import MenuScreen
from connecte.ui.draw.grid import DrawingGrid
from connecte.ui.train.opened.iteration import IterationScreen
from tests.ui.screen import Hand, classroom, press, screen_text, settled, until

EIGHT = {"space", "pagedown", "backspace", "pageup", "enter", "left", "right", "up", "down", "escape"}


async def eight(pilot, *keys):
    """Press some of the eight keys."""
    assert EIGHT.issuperset(keys)
    await press(pilot, *keys)


async def choose(pilot, label):
    """Open the menu, and go down to an entry with the arrows."""
    await eight(pilot, "escape")
    if not isinstance(pilot.app.screen, MenuScreen):  # that put a message away
        await eight(pilot, "escape")
    menu = pilot.app.screen
    assert isinstance(menu, MenuScreen)
    at = [command.label for command in menu.view.entries].index(label)
    await eight(pilot, *["down"] * at)
    assert menu.view.entries[menu.view.at].label == label
    assert f"▸ {label}" in screen_text(pilot.app)
    await eight(pilot, "enter")


@pytest.mark.parametrize("name", ["connecte-tes-neurones", "xor"])
async def test_a_whole_lesson_with_eight_keys(name, monkeypatch, ready_run):
    """80 × 24, no colour, ASCII."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = classroom(plain=True)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, "Quelle activité")
        await eight(pilot, "escape")
        assert isinstance(app.screen, MenuScreen), "on the first screen too"
        await eight(pilot, "escape")
        listed = [line for line in screen_text(app).splitlines() if " minutes" in line]
        at = next(n for n, line in enumerate(listed) if load(name).title in line)
        await eight(pilot, *["down"] * at, "enter")
        assert app.session.state.activity.name == name
        if app.session.state.activity.is_drawn:
            await eight(pilot, "enter", "right", "enter", "down", "enter")
            assert len(app.session.state.drawing.black) == 3
        await choose(pilot, "Exemples")
        await eight(pilot, "right", "enter")
        assert app.session.state.example == 1
        if name == "xor":  # first one neuron alone, and why it cannot do it
            await eight(pilot, "space", "right", "up", "space", "space", "backspace")
        await eight(pilot, "space", "space", "backspace", "backspace")
        assert app.session.state.phase == "draw", "back from the first count is the drawing"
        await eight(pilot, "pagedown")
        while app.session.state.next_item is not None:
            await eight(pilot, *["enter" if app.session.state.revealed else "space"])
        assert "C'est juste" in screen_text(app)
        await eight(pilot, "space")
        await until(pilot, "Et ensuite ?")
        await eight(pilot, "up", "enter")  # the last answer but one: to learn by hand
        assert app.session.state.phase == "learn"
        await eight(pilot, "right", "right", "up", "space", "down")
        assert len(app.session.state.changes) == 2
        await choose(pilot, "Ordinateur")
        await until(pilot, "reconnus")
        await eight(pilot, "up", "up", "space")
        await settled(pilot, 0.5)
        await eight(pilot, "space")
        reached = app.session.state.iteration
        # The simple view plays 100,000 iterations in a minute, 5,000 too; two speeds more, for half a second.
        assert reached == (150 if name == "xor" else 5_000)
        await eight(pilot, "enter", "space", "backspace")
        assert isinstance(app.screen, IterationScreen)
        await eight(pilot, "escape")
        assert app.session.state.iteration == reached
        await eight(pilot, "escape", "escape", "escape", "escape")
        assert app.session.state.phase == "train", "Escape never leaves the lesson"
        await choose(pilot, "Quitter")
    assert app.return_code == 0


async def click(pilot, text, nth=0):
    """Click where a text stands on the screen."""
    places = [
        (cell_len(line[:at]), y)
        for y, line in enumerate(screen_text(pilot.app).splitlines())
        for at in range(len(line))
        if line.startswith(text, at)
    ]
    assert places, f"{text!r} is nowhere:\n{screen_text(pilot.app)}"
    await Hand(pilot.app).click(offset=(places[nth][0] + 1, places[nth][1]))
    await settled(pilot)


async def test_a_whole_lesson_with_the_mouse_alone(ready_run):
    app = classroom()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, "Quelle activité")
        await click(pilot, "Connecte tes neurones")
        grid, hand = app.screen.query_one(DrawingGrid), Hand(app)
        await hand.mouse_down(grid, offset=(0, 0))
        await hand.hover(grid, offset=(3 * 2 * grid.cell_height, 0))
        await hand.mouse_up(grid, offset=(3 * 2 * grid.cell_height, 0))
        await settled(pilot)
        assert app.session.state.drawing.black
        await click(pilot, "Exemples")
        await click(pilot, "n° 1", nth=0)
        assert app.session.state.example == 1
        await click(pilot, "c Cartes")
        await click(pilot, "Tout")
        while app.session.state.next_item is not None:
            await click(pilot, "Tout" if len(app.session.state.revealed) < 46 else "Suite")
        assert "C'est juste" in screen_text(app)
        await click(pilot, "m À la main")
        await click(pilot, "→ Carte")
        await click(pilot, "↑ +1")
        assert app.session.state.changes == ((0, 1, 1),)
        await click(pilot, " o ", nth=0)
        await until(pilot, "reconnus")
        await click(pilot, "Tout montrer")
        await click(pilot, "Coût", nth=0)
        await click(pilot, "Marche")
        await settled(pilot, 0.5)
        await click(pilot, "Marche")
        assert app.session.state.iteration == 15
        await click(pilot, "Ouvrir")
        assert isinstance(app.screen, IterationScreen)
        await click(pilot, "Fermer")
        await click(pilot, "Menu")
        await click(pilot, "Dessin")
        assert app.session.state.phase == "draw"
        await click(pilot, "Menu")
        for _page in range(40):
            if "Quitter" in screen_text(app):
                break
            await hand._post_mouse_events([events.MouseScrollDown], "#menu", (5, 5))
            await settled(pilot)
        await click(pilot, "Quitter")
    assert app.return_code == 0
