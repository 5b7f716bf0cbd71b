"""The tabs over the pictures of the training: keys, mouse, and what is written where there is little room."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from connecte.content.activity import Activity
from connecte.content.catalog import load
from connecte.session.moves import Train
from connecte.ui.paint.lines import plain
from connecte.ui.train.dialogs.go_to import letters_of
from connecte.ui.train.pictures.looking import Looking
from connecte.ui.train.pictures.pictures import GROUPS, PICTURES, pictures_of
from connecte.ui.train.pictures.tabs import tab_at, tabs_line
from tests.often import LONG
from tests.ui.screen import Hand, classroom, press, screen_text, until


class Tabbed(NamedTuple):
    """What the tabs are drawn from."""

    activity: Activity
    looking: Looking

    @property
    def picture(self) -> str:
        """Which is looked at."""
        return self.looking.picture


async def click_tab(app, word):
    """Click on a word of the tabs."""
    line = screen_text(app).splitlines()[1]
    await Hand(app).click("#tabs", offset=(line.index(word) + 1, 0))


@pytest.mark.parametrize("name", ["connecte-tes-neurones", "xor", "rouge"])
async def test_three_gestures_to_any_picture(name):
    app = classroom(load(name))
    async with app.run_test(size=(80, 24)) as pilot:
        app.play(Train())
        await until(pilot, "reconnus")
        await press(pilot, "t")
        pictures = pictures_of(app.session.state.activity)
        letters = letters_of(pictures)
        assert list(letters.values()) == list(pictures), "each has a letter"
        for letter, picture in letters.items():
            await press(pilot, "j", letter)
            assert app.screen.looking.picture == picture.name
        await press(pilot, "j", "0", "enter")
        assert app.screen.looking.picture == pictures[-1].name and app.session.state.iteration == 0
        clicked = pictures if name == "connecte-tes-neurones" or LONG else pictures[:: len(GROUPS)]
        for picture in reversed(clicked):  # by the mouse: its group's name, then its tab
            if picture.label not in screen_text(app).splitlines()[1]:
                await click_tab(app, GROUPS[picture.group])
            await click_tab(app, picture.label)
            assert app.screen.looking.picture == picture.name


@pytest.mark.parametrize("cells", [40, 60, 79, 80, 120, 200])
def test_the_tab_in_view_is_always_seen(workshop, cells):
    for picture in pictures_of(workshop):
        view = Tabbed(workshop, Looking(picture.name))
        (line,) = tabs_line(view, cells, 1)
        assert [text for text, style in line if "reverse" in style] == [picture.label]
        text = plain([line])
        hidden = [p for p in pictures_of(workshop) if p.group == picture.group and p.label not in text]
        assert ("…" in text) or not hidden
        for cell in range(cells):
            found = tab_at(view, cell, cells)
            assert found is None or found in {p.name for p in pictures_of(workshop)}
        assert tab_at(view, text.index(picture.label), cells) == picture.name


def test_what_an_activity_has_no_use_for_is_not_there(workshop):
    here = {found.name for found in pictures_of(workshop)}
    assert {"seen", "confusion", "hand"} <= here and {"plane", "line", "valley"}.isdisjoint(here)
    assert "plane" in {found.name for found in pictures_of(load("xor"))}
    assert "hand" not in {found.name for found in pictures_of(load("xor"))} or load("xor").has_tallies
    # A line's answers are numbers: none is right or wrong.
    assert {"confusion", "hand"}.isdisjoint(found.name for found in pictures_of(load("droite")))
    assert {found.group for found in PICTURES} == set(GROUPS)
