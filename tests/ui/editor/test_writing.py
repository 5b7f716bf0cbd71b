"""Writing in our own editor: indents, finding, long lines, what can be taken back, where messages stand."""

from __future__ import annotations

import pytest

from connecte.ui.base.dialogs.ask import AskScreen
from connecte.ui.editor.find_bar import FindBar, found_at
from connecte.ui.editor.yaml_area import YamlArea, indent_after
from tests.ui.editor.opened import editing
from tests.ui.screen import press, resized, screen_text, settled, until
from tests.variants import TEXT, VARIANTS


@pytest.mark.parametrize(
    ("before", "spaces"),
    [
        ("", 0),
        ("minutes: 20", 0),
        ("grid:", 2),
        ("grid: ", 2),
        ("  - name: sortie", 4),
        ("    neurons:", 6),
        ("  - neurons:", 6),
        ("      - name: A", 8),
        ("        threshold: 4", 8),
        ("    drawing: |", 6),
        ("    drawing: |-", 6),
        ("      ..##..", 6),
        ("# trois choses :", 0),
        ("  - ", 4),
        ("  -", 4),
    ],
)
def test_a_new_line_begins_where_its_text_does(before, spaces):
    assert indent_after(before) == spaces


@pytest.mark.parametrize(
    ("start", "direction", "place"),
    [
        ((0, 0), 0, (0, 0)),
        ((0, 0), 1, (1, 2)),
        ((1, 2), 1, (2, 4)),
        ((2, 4), 1, (0, 0)),
        ((0, 0), -1, (2, 4)),
        ((2, 4), -1, (1, 2)),
    ],
)
def test_found_from_a_place_on_and_around_the_end(start, direction, place):
    assert found_at(["Seuil", "  seuil", "le  SEUIL"], "seuil", start, direction) == place


def test_nothing_is_found_of_nothing():
    assert found_at(["a"], "b", (0, 0), 0) is None
    assert found_at(["a"], "", (0, 0), 0) is None
    assert found_at(["il dit\u00a0: «\u00a0l’été\u00a0»"], "dit : « l'É", (0, 0), 0) == (0, 3)


async def test_enter_keeps_the_indent_and_backspace_takes_it_back(file):
    async with editing(file) as (_app, pilot, area):
        line = TEXT[: TEXT.index("threshold: 8")].count("\n")
        area.move_cursor((line, len("        threshold: 8")))
        await press(pilot, "enter", "x", "colon", "enter", "y")
        written = area.document.lines[line + 1 : line + 3]
        assert list(written) == ["        x:", "          y"]
        await press(pilot, "left", "backspace")
        assert area.document.get_line(line + 2) == "        y"
        await press(pilot, "right", "backspace")
        assert area.document.get_line(line + 2) == "        "
        await press(pilot, *["backspace"] * 5)
        assert area.document.get_line(line + 1) == "        x:", "the last one joins the lines"


async def test_a_word_is_found_from_the_cursor_on(file):
    async with editing(file) as (app, pilot, area):
        first = TEXT[: TEXT.index("threshold: 8")].count("\n")
        area.move_cursor((first - 2, 0))
        await press(pilot, "ctrl+f", *"THRESHOLD", "colon")
        await settled(pilot)
        assert area.selected_text == "threshold:"
        assert area.cursor_location[0] == first
        await press(pilot, "enter")
        assert area.cursor_location[0] > first
        await press(pilot, "up")
        assert area.cursor_location[0] == first
        await press(pilot, "escape")
        assert not app.screen.query_one(FindBar).display
        await press(pilot, "end", "#")
        assert area.document.get_line(first).endswith("#"), "letters go into the text again"


async def test_a_long_line_is_wrapped_and_marked_once(file):
    async with editing(file) as (app, pilot, area):
        area.load_text(TEXT.replace("minutes: 50", "minutes: " + "mot " * 30))
        await settled(pilot, 1)  # the hand rests
        await press(pilot, "ctrl+n")
        rows = screen_text(app).splitlines()
        line = TEXT[: TEXT.index("minutes: 50")].count("\n") + 1
        marked = [row for row in rows if row.startswith("✗") and "mot" in row]
        assert len(marked) == 1
        assert sum("mot mot" in row for row in rows) >= 3, "the whole line is in view"
        assert area.visible_lines().count(line) == 1


async def test_the_disks_version_is_taken_back_like_any_edit(file):
    async with editing(file) as (app, pilot, _area):
        await press(pilot, "#")
        file.write_text(VARIANTS["another threshold"], "utf-8")
        await until(pilot, "a changé sur le disque")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, AskScreen)
        await press(pilot, "2")
        area = app.screen.query_one(YamlArea)
        assert area.text == VARIANTS["another threshold"]
        await press(pilot, "ctrl+z")
        assert area.text == "#" + TEXT
        await until(pilot, "pas enregistré")


async def test_a_message_covers_neither_the_fault_nor_its_line(file):
    async with editing(file) as (app, pilot, area):
        area.load_text(TEXT.replace("minutes: 50", "minutes: 5O"))
        await settled(pilot, 1)  # the hand rests
        await press(pilot, "ctrl+n", "ctrl+s")
        await until(pilot, "Enregistré avec 1 faute")
        rows = screen_text(app).splitlines()
        assert any("✗ « 5O » : il faut un nombre entier" in row for row in rows)
        assert any(row.startswith("✗") and "minutes: 5O" in row for row in rows)


def in_view(area):
    return area.cursor_location[0] + 1 in area.visible_lines()


@pytest.mark.parametrize("line", [1, 61, 200, TEXT.count("\n")])
async def test_the_cursors_line_stays_in_view_in_every_size(file, line):
    """Narrower, long lines are folded into more rows above it; wider, into fewer."""
    async with editing(file) as (_app, pilot, area):
        area.move_cursor((line - 1, 0))
        for size in ((120, 40), (80, 24), (200, 50), (60, 12), (80, 24)):
            await resized(pilot, *size)
            await settled(pilot)
            assert in_view(area), size


async def test_the_cursors_line_stays_in_view_behind_a_question(file):
    async with editing(file) as (app, pilot, area):
        area.move_cursor((199, 0))
        await press(pilot, "#", "escape")
        assert isinstance(app.screen, AskScreen)
        for size in ((200, 50), (80, 24), (120, 40)):
            await resized(pilot, *size)
        await press(pilot, "escape")
        assert app.screen.query_one(YamlArea) is area and in_view(area)


@pytest.mark.parametrize("key", ["ctrl+s", "ctrl+f"])
async def test_a_line_that_comes_above_or_below_the_text_leaves_the_cursors_line_in_view(file, key):
    async with editing(file) as (_app, pilot, area):
        rows = area.size.height
        area.move_cursor((60, 0))
        area.scroll_to(y=area.wrapped_document.location_to_offset((60, 0)).y - rows + 1, animate=False)
        await settled(pilot)
        assert area.visible_lines()[-1] == 61
        await press(pilot, key)
        assert area.size.height == rows - 1 and in_view(area)


async def test_a_message_that_leaves_does_not_move_what_is_read(file):
    async with editing(file) as (_app, pilot, area):
        await press(pilot, "ctrl+s")
        rows = area.size.height
        area.scroll_to(y=100, animate=False)
        await settled(pilot, 5)
        assert (area.size.height, area.scroll_offset.y) == (rows + 1, 100)
