"""The class's own drawings, the notes, the clock, the remote: through the real screens."""

from __future__ import annotations

import asyncio
import re

import pytest

from connecte.content.catalog import load
from connecte.session.moves import ChooseExample, Draw, Learn, Nudge
from connecte.session.room.room_events import SetMinutes, SetPupils
from connecte.session.rules.apply import apply
from connecte.session.state import opening
from connecte.session.store.journal import read
from connecte.session.store.keeper import Keeper
from connecte.ui.base.window.footer import Keys
from connecte.ui.paint.lines import plain
from connecte.ui.paint.notes_text import answers
from connecte.ui.paint.wrapping import wrapped
from tests.ui.screen import (
    SIZES,
    check_snapshot,
    choose,
    classroom,
    growing,
    menu,
    press,
    screen_text,
    settled,
    until,
)

WORKSHOP = load()
TOLD = ["s"] * 7 + ["space", "t", "t", "t", "t", "t"]
"""Number 6 to its verdict."""


def toasts(app):
    return " ".join(notification.message for notification in app._notifications)


async def draw(pilot, *keys):
    """A stroke of three cells, then keys."""
    await press(pilot, "enter", "right", "enter", "down", "enter", *keys)


async def test_the_notes_are_shown_and_hidden_with_all_answers():
    for size in (SIZES[0], SIZES[-1]):
        app = classroom(WORKSHOP)
        async with app.run_test(size=size) as pilot:
            await press(pilot, "s", "s", "space")
            before = screen_text(app)
            await press(pilot, "f")
            await until(pilot, "verdict : 0 (c'est un 0)")
            assert "C 21→4" in screen_text(app)
            assert "Demander" in screen_text(app)
            await press(pilot, "space", "backspace", "f")
            assert screen_text(app) == before
            await press(pilot, "m", "f")
            await until(pilot, "solution de l'atelier, ensuite : C + 1")
            await press(pilot, "d")
            await until(pilot, "verdict : 0")
            await press(pilot, "o")
            await until(pilot, "cent mille fois")


def test_the_notes_say_what_printed_cards_say_where_those_of_the_class_say_something_else():
    state = apply(opening(WORKSHOP), ChooseExample(6))
    assert "imprimées" not in plain(answers(state, 80))
    state = apply(state, Learn())
    for nudge in (Nudge(0, 2, 1), Nudge(0, 3, -1), Nudge(1, 1, -1)):  # C + 1, D − 1, blue − 1
        state = apply(state, nudge)
    learned = plain(answers(apply(state, Draw()), 80))
    assert "verdict : 3 (c'est un 3) ; cartes imprimées : 9" in learned.replace("’", "'").replace("\u00a0", " ")


@pytest.mark.parametrize("key", ["b", "full_stop"])
async def test_a_remote_blanks_and_any_key_lights(key):
    app = classroom(WORKSHOP)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s", "pagedown", "pagedown", "pagedown", "pageup")
        assert len(app.session.state.revealed) == 1
        before = screen_text(app)
        await press(pilot, key)
        assert not screen_text(app).strip()
        assert app.session.room.blank
        await press(pilot, "pagedown")
        assert screen_text(app) == before, "what lights the screen does nothing else"
        assert not app.session.room.blank


async def test_the_hour_and_the_roles(tmp_path):
    app = classroom(WORKSHOP, keeper=Keeper(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s")
        await choose(pilot, "rôles")
        await press(pilot, "é", "è")
        await until(pilot, "27 élèves, dessin 1")
        await press(pilot, "pagedown")
        await until(pilot, "27 élèves, dessin 2")
        await press(pilot, "escape", "h", "down", "space")
        await until(pilot, "/ 45 min")
        await until(pilot, "EN PAUSE")
        await press(pilot, "space", "tab")
        await until(pilot, "5. ")
        assert app.session.room.ended
        await press(pilot, "escape", "escape")
        await until(pilot, "Exemple 0")
        assert not app.session.room.ended
        room = app.session.room
    (journal,) = tmp_path.glob("*.jsonl")
    again = read(journal).session().room
    assert (again.minutes, again.pupils) == (room.minutes, room.pupils) == (45, 27)


@pytest.mark.parametrize("name", ["xor", "rouge"])
async def test_an_activity_without_a_grid_has_the_room_too(name):
    app = classroom(load(name))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, "s", "tab", "f")
        assert not toasts(app)
        await until(pilot, "verdict")
        await press(pilot, "f")
        await choose(pilot, "rôles")
        await press(pilot, "1", "2", "escape", "h", "tab", "escape", "escape")
        await press(pilot, "c", "t", "f", "f", "b", "b")
        assert app.session.state.revealed


@pytest.mark.parametrize("name", ["notes", "fragile", "fool", "notebook", "roles", "run-sheet"])
async def test_how_it_looks(name):
    screens = {
        "notes": (["s", "s", "space", "t", "space", "space", "f"], "verdict : 0"),
        "fragile": ([*TOLD, "d", *menu("cases fragiles")], "fragiles"),
        "fool": ([*TOLD, "d", *menu("tromper"), "enter", "enter", "space", "z"], "ne fait mieux"),
        "notebook": (["enter", "down", "enter", "3", "g", "enter", "6", "g", "k", "t"], "d2:6→"),
        "roles": ([*menu("rôles"), "2", "7"], "27 élèves"),
        "run-sheet": (["h"], "À l'heure"),
    }
    keys, expected = screens[name]
    app = classroom(WORKSHOP)
    async with app.run_test(size=SIZES[0]) as pilot:
        await press(pilot, *keys)
        async for size in growing(pilot):
            await until(pilot, expected)
            check_snapshot(app, f"{name}-{size}")


def test_every_wide_line_of_the_notes_fits():
    """Notes are written to be read at 80 columns: no question takes more than three lines there."""
    for step in WORKSHOP.plan:
        for text in (*step.ask, *step.misunderstandings):
            assert len(text) <= 3 * 74, text
        assert not re.search(r"\s{2,}", step.say)


def test_words_fold_to_any_width():
    for cells in range(-3, 12):
        lines = wrapped("un éléphant est passé par ici", cells)
        assert all(len(line) <= max(1, cells) for line in lines)
        assert "".join(lines).replace(" ", "") == "unéléphantestpasséparici"


async def test_the_session_that_is_open_here_can_be_gone_back_to(tmp_path):
    app = classroom(keeper=Keeper(tmp_path))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, "enter", "enter", "s")
        await choose(pilot, "activités")
        await until(pilot, "Reprendre une séance")
        await press(pilot, "enter")
        await until(pilot, "Exemple 0")
        assert not toasts(app)


async def test_a_number_being_typed_is_not_thrown_away():
    app = classroom(WORKSHOP)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, "s", "s", "space", "6", "space", "pagedown", "t")
        assert app.session.state.revealed == ()
        assert "6 : Entrée pour valider" in toasts(app)
        await press(pilot, "enter", "space")
        assert len(app.session.state.revealed) == 2


async def test_blanking_is_for_a_class_that_is_there(tmp_path):
    app = classroom(WORKSHOP, keeper=Keeper(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s")
        await choose(pilot, "activités")
        await press(pilot, "b")
        await until(pilot, "Quelle activité")
        await press(pilot, "enter", "f", "b", "f")
        assert not screen_text(app).strip(), "without notes the class looks at this screen"
        await press(pilot, "x")
        await until(pilot, "Exemple 0")


def test_a_session_opened_again_with_minutes_does_not_count_the_night(tmp_path):
    from connecte.session.moves import ChooseExample, Walk
    from connecte.session.store.journal import Header, Journal

    path = tmp_path / "s.jsonl"
    journal = Journal(path, Header.of(WORKSHOP, "2026-03-02T10:42:00"))
    journal.append(ChooseExample(1), 1_000.0)
    journal.append(Walk(), 1_060.0)
    journal.close()

    async def again():
        app = classroom(keeper=Keeper(tmp_path), resume=path, room_events=[SetMinutes(60)])
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, "space")
            assert app.session.room.minutes == 60
            assert app.session.room.clock.total < 90

    asyncio.run(again())
    assert read(path).session().room.clock.total < 90


async def test_before_the_first_move_no_clock_runs(tmp_path):
    app = classroom(WORKSHOP, keeper=Keeper(tmp_path), room_events=[SetMinutes(30), SetPupils(27)])
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot, 5_000)
        await choose(pilot, "pause")
        await choose(pilot, "pause")
        await press(pilot, "s")
        for _ in range(12):  # the app looks at the clock every second: more at once is a pause
            await settled(pilot, 5)
        await press(pilot, "space")
        assert app.session.room.clock.total == 60
    (path,) = tmp_path.glob("*.jsonl")
    assert read(path).session().room == app.session.room


async def test_the_foot_shows_the_keys_that_there_are_and_is_remade_only_for_others():
    app = classroom(WORKSHOP)
    async with app.run_test(size=(120, 40)) as pilot:
        await draw(pilot, "3", "g", "k")
        await until(pilot, "d1:3")
        foot = app.screen.query_one(Keys)
        of_a_page, line = foot.view.keys, foot._lines[0]
        app.screen.refresh_bindings()
        await settled(pilot)
        assert foot._lines[0] is line
        await press(pilot, "tab")
        of_tables = foot.view.keys
        assert foot._lines[0] is not line
        offered = {key.description for key in of_a_page} - {key.description for key in of_tables}
        assert offered == {"Grille", "Exemple", "Voulu"}
