"""Screens look the same with textual's own ways and with the shorter ones that tests take."""

from __future__ import annotations

from textual._context import visible_screen_stack

from connecte.ui.base.window.theme import PROJECTOR
from tests.ui.editor.opened import run
from tests.ui.quick import OWN
from tests.ui.screen import command, press, resized, settled, until
from tests.variants import TEXT


async def painted(file):
    """What is seen of a walk, a dialog and a file with tabs and folded lines, in two sizes and two themes."""
    file.write_text(TEXT, "utf-8")
    app, running = run(file)
    seen = []

    def look():
        visible_screen_stack.set(app._background_screens)  # those under a dialog
        strips = app.screen._compositor.render_strips()
        seen.append([[(part.text, str(part.style)) for part in strip.simplify()] for strip in strips])

    async with running as pilot:
        await press(pilot, "s", "s", "space", "t", "1", "9", "enter")
        look()
        await press(pilot, "escape", "v")
        look()
        await press(pilot, "escape")
        app.theme = PROJECTOR.name
        await command(pilot, "edit")
        await until(pilot, "mine.yaml")
        await press(pilot, "#", *"\tlong words" * 12)
        look()
        await press(pilot, "ctrl+home")  # elsewhere its line is in view, in a row that may differ
        await resized(pilot, 120, 40)
        await settled(pilot)
        look()
    return seen


async def test_screens_are_as_textual_itself_paints_them(tmp_path, monkeypatch):
    file = tmp_path / "mine.yaml"
    found = await painted(file)
    assert all(vars(place)[name] is not own for place, name, own in OWN)
    for place, name, own in OWN:
        monkeypatch.setattr(place, name, own)
    assert found == await painted(file)
