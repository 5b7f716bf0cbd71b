"""Real runs through the real screens, by keyboard and mouse."""

from __future__ import annotations

import random
import re

import pytest
from textual import events
from textual.pilot import Pilot

from connecte.core.learning.backprop import pack
from connecte.session.items import Item
from connecte.ui.train.screen import TrainScreen
from tests.often import times
from tests.ui.screen import Hand, choose, classroom, drained, press, resized, screen_text, settled, until
from tests.variants import short

SMALL, LARGE = (80, 24), (200, 50)


@pytest.fixture
def no_colour(monkeypatch):
    """The other lessons are played in colour."""
    monkeypatch.setenv("NO_COLOR", "1")


async def start(pilot: Pilot[int]) -> None:
    await until(pilot, "Connecte tes neurones")
    await press(pilot, "enter")
    await until(pilot, "Dessiner un chiffre")


async def test_from_a_drawn_digit_to_the_verdict(no_colour):
    """A class's own 0, the one of the worked example, drawn cell by cell."""
    rows = ("...##.", "..#..#", ".#...#", ".#...#", ".#...#", ".#...#", ".#...#", ".#..##", "..##..")
    app = classroom()
    async with app.run_test(size=SMALL) as pilot:
        await start(pilot)
        keys = []
        for number, row in enumerate(rows):
            order = row if number % 2 == 0 else row[::-1]
            for place, cell in enumerate(order):
                keys += ["enter"] if cell == "#" else []
                forward = "right" if number % 2 == 0 else "left"
                keys.append(forward if place < 5 else "down")
        await press(pilot, *keys)
        assert app.session.state.drawing.rows == rows
        await press(pilot, *["space"] * 7)
        assert app.session.state.trace.inputs == (6, 4, 9, 6, 6, 7)
        await press(pilot, *["space"] * 2)
        assert "4 + 9 − 6 = 7" in screen_text(app)
        await press(pilot, *["enter"] * 10)
        text = screen_text(app)
        assert "est seul à annoncer" not in text, "no verdict before it is asked for"
        await press(pilot, "space")
        text = screen_text(app)
        assert "est seul à annoncer" in text
        assert "● V vert" in text


async def test_nothing_is_revealed_before_its_time(workshop):
    """After every key, the panels know of the hidden items what an empty classroom knows."""
    app = classroom(workshop)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "s", "s", "space")
        while app.session.state.next_item is not None:
            for name, row in table_rows(screen_text(app)).items():
                seen = [app.session.state.is_revealed(item) for item in items_of(app, name)]
                assert [cell != "·" for cell in row] == seen, (name, row)
            counts = screen_text(app).split("\n")
            shown = sum(f"{source.symbol}  {n}" in row for row in counts
                        for source, n in zip(workshop.inputs, (6, 4, 9, 6, 6, 7), strict=True))  # fmt: skip
            assert shown == sum(item.kind == "count" for item in app.session.state.revealed)
            await press(pilot, "space")


def table_rows(text):
    """Sum and answer of each neuron as the table on the right shows them."""
    cells = [row.split() for row in text.split("\n")[1:13]]
    shown = re.compile(r"·|−?[0-9]+")
    return {r[-3]: r[-2:] for r in cells if len(r) > 2 and r[-3] in NAMES and all(map(shown.fullmatch, r[-2:]))}


NAMES = ["A", "B", "C", "D", "E", "F", "vert", "bleu", "rose", "jaune"]


def items_of(app, name):
    layer, index = (0, NAMES.index(name)) if len(name) == 1 else (1, NAMES.index(name) - 6)
    return [Item("sum", layer, index), Item("answer", layer, index)]


async def test_taking_back_hides_again(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "s", "s", *["space"] * 10)
        with_place = screen_text(app)
        await press(pilot, "space", "backspace")
        assert screen_text(app) == with_place
        await press(pilot, *["backspace"] * 9)
        assert app.session.state.revealed == ()
        await press(pilot, "u")
        assert len(app.session.state.revealed) == 1, "undo gives back the last taken"
        await press(pilot, "pageup")
        assert app.session.state.phase == "walk"
        await press(pilot, "pageup")
        assert app.session.state.phase == "draw", "from the start, back is the drawing"


async def test_training_with_go_to(no_colour, workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "o", "t")
        await until(pilot, "0 / 100 000   coût 236   reconnus 9 / 16")
        await press(pilot, "j", *"(000", "enter")
        await until(pilot, "5 000 / 100 000   coût 10,7   reconnus 13 / 16")
        await press(pilot, "6")
        await until(pilot, "100 000 / 100 000   coût 1,91   reconnus 16 / 16")
        assert "2 A + 1,2 B − 1,1 C + 0,5 D − 2,7 E + 3 F" in screen_text(app)
        assert "0,7 😇 + 1,2 😍 + 👽" in screen_text(app)
        await press(pilot, "left")
        await until(pilot, "99 999 / 100 000")
        await press(pilot, "home", "right", "right")
        await until(pilot, " 2 / 100 000")
        await press(pilot, "é")
        await until(pilot, "1 000 / 100 000   coût 15,8   reconnus 12 / 16")
        await choose(pilot, "carte du neurone")
        await until(pilot, "après 1 000 itérations")


async def test_training_plays_and_pauses(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "o", "t")
        await until(pilot, "reconnus 9 / 16")
        await press(pilot, "up", "up", "up", "space")
        await settled(pilot, 0.5)
        await press(pilot, "space")
        stopped = app.session.state.iteration
        assert stopped == 500, "1,000 a second"
        await settled(pilot, 0.5)
        assert app.session.state.iteration == stopped
        screen = app.screen
        assert isinstance(screen, TrainScreen)
        assert screen.view is not None
        assert screen.runs is not None
        assert (pack(screen.view.values) == pack(screen.runs.current.recording.at(stopped))).all()


async def test_the_timeline_is_clicked(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "o", "6")
        await until(pilot, "100 000 / 100 000")
        await Hand(app).click("#timeline", offset=(3, 0))
        await until(pilot, " 0 / 100 000")


async def test_go_to_refuses_what_is_out_of_range(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "o", "j", *"999999", "enter")
        await until(pilot, "Il faut un nombre entier")
        await press(pilot, "escape")
        assert app.session.state.iteration == 0


async def test_the_menu_and_themes_are_french(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "s", "escape")
        assert "passer aux cartes : compter, calculer" in screen_text(app)
        await press(pilot, *"qqqq")
        await until(pilot, "Rien de ce nom")
        await press(pilot, *["backspace"] * 4, *"effacer tout")
        await until(pilot, "effacer tout le dessin")
        await press(pilot, "enter")
        assert not app.session.state.drawing.black
        await press(pilot, "p")
        assert app.theme == "projecteur"
        await press(pilot, "p")
        assert app.theme == "connecte"


async def test_a_window_that_is_too_small_says_so_and_comes_back(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "s")
        await resized(pilot, 60, 20)
        await until(pilot, "trop petite")
        await resized(pilot, *LARGE)
        await until(pilot, "Exemple 0")


async def test_a_broken_activity_file_is_no_way_in(tmp_path):
    """Authors' text goes nowhere near markup."""
    from connecte.content.catalog import shipped
    from connecte.content.reading.reader import parse_activity

    text = shipped()[0].read_text("utf-8")
    hostile = "[/b]$x[red]"
    wild = text.replace("name: A\n", f'name: "{hostile}"\n').replace(
        '"C + E + F - A - B - D"', '"C + E + F - B - D"'
    )
    wild = wild.replace('"A + B + D - C - E"', '"B + D - C - E"').replace(
        '"B + D + E - A - C - F"', '"B + D - C - F"'
    )
    wild = wild.replace('"A + B + C - D - E"', '"B + C - D - E"').replace(
        "title: Connecte", "title: '[b]Connecte'", 1
    )
    wild = wild.replace("title: '[b]Connecte' tes neurones", "title: '[b]Connecte [/i]'")
    app = classroom(parse_activity(short(wild).encode(), str(tmp_path / "w.yaml"), "w"))
    async with app.run_test(size=LARGE) as pilot:
        await press(pilot, "s", "space", "enter", "enter", "escape", "escape", "m", "d", "s", "o")
        await until(pilot, "reconnus")
        assert hostile in screen_text(app)
        await press(pilot, "c", "left", "right", "d")
        await choose(pilot, "activités")
        assert "[b]Connecte [/i]" in screen_text(app)


KEYS = ["space", "enter", "escape", "backspace", "left", "right", "up", "down", "pageup", "pagedown", "home",
        "end", "tab", "delete", "f2", "n", "e", "c", "v", "x", "t", "u", "r", "d", "g", "b", "w", "h", "p",
        "1", "2", "6", "é", "ctrl+z", "ctrl+y", "ctrl+p", "plus", "question_mark", "a", "z",
        "j", "k", "l", "q", "f", "i", "y", "m", "o", "s", "shift+tab", "A", "T"]  # fmt: skip


async def test_random_keys_and_resizes(workshop, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    chance = random.Random(24)
    app = classroom(workshop)
    monkeypatch.setattr(app, "exit", lambda *_args, **_kwargs: None)  # the menu may find "quit"
    async with app.run_test(size=SMALL) as pilot:
        for number in range(times(200, 2000)):
            key = chance.choice(KEYS)
            # Straight into the queue, as a child leaning on the keyboard does it.
            app.post_message(events.Key(key, {"space": " "}.get(key, key if len(key) == 1 else None)))
            if number % 40 == 0:
                await resized(pilot, chance.randint(20, 200), chance.randint(8, 60))
                await resized(pilot, chance.randint(80, 160), chance.randint(24, 50))
            if number % 10 == 0:
                app.clock.turn(0.05)
                await drained(app)
        await drained(app)
        assert app.is_running


async def test_a_picture_of_the_screen_fetches_nothing(workshop, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    app = classroom(workshop)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "s")
        await choose(pilot, "image de l")
        await choose(pilot, "image de l")
    for name in ("connecte-1.svg", "connecte-2.svg"):
        picture = (tmp_path / name).read_text("utf-8")
        assert picture.startswith("<svg")
        assert "url(" not in picture.replace("url(#", "")
        assert "@font-face" not in picture
