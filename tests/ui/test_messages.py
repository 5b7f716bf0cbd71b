"""Where messages stand: they cover nothing that they are about, nor a fault of the file."""

from __future__ import annotations

import pytest
from textual.widgets._toast import Toast

from connecte.content.catalog import load
from connecte.ui.base.picture import Picture
from connecte.ui.base.window.footer import Keys
from tests.ui.screen import SIZES, classroom, drained, press, screen_text


def messages(app):
    return [toast.region for toast in app.screen.query(Toast)]


@pytest.mark.parametrize("size", SIZES)
async def test_a_message_covers_the_end_of_the_title_alone(size):
    """Neither what it is about, nor what the keys do, nor what was announced."""
    app = classroom(load())
    async with app.run_test(size=size, notifications=True) as pilot:
        for keys in (("s", "i"), ("c", "r"), ("m", "v"), ("o", "l")):
            await press(pilot, *keys)
            (message,) = messages(app)
            assert (message.right, message.y, message.height) == (size[0], 0, 1)
            shown = app.screen.query(Picture).results(Picture)
            assert not [one for one in shown if one.region.overlaps(message)], keys
            foot = app.screen.query_one(Keys)
            assert "Échap Menu" in screen_text(app).splitlines()[foot.region.y]


async def test_a_message_leaves_the_fault_of_the_file_in_sight():
    app = classroom(load())
    async with app.run_test(size=SIZES[0], notifications=True) as pilot:
        await press(pilot, "i")
        app.show_fault("ligne 3 : un seuil manque")
        await drained(app)
        assert "ligne 3 : un seuil manque" in screen_text(app)
        assert [message.y for message in messages(app)] == [1]
