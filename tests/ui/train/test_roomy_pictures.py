"""Pictures of 64 inputs where there is room: nothing is cut, and nothing runs into what stands beside it."""

from __future__ import annotations

import re

import numpy as np

from connecte.content.catalog import load
from connecte.session.moves import Train
from connecte.ui.paint.lines import plain
from connecte.ui.train.pictures.curves.chart import chart_lines
from tests.ui.screen import classroom, press, resized, screen_text, settled, until


async def test_pictures_fit_and_their_names_stand_apart():
    app = classroom(load("chiffres"))
    async with app.run_test(size=(120, 40)) as pilot:
        app.play(Train())
        await until(pilot, lambda: app.screen.runs.current.ended)
        await press(pilot, "4")
        await check_pictures(app, pilot)
        await resized(pilot, 200, 50)
        await check_pictures(app, pilot)


async def check_pictures(app, pilot):
    app.screen.action_picture("summary")
    await settled(pilot)
    assert re.search(r" h9 +h10 +h11 ", screen_text(app))
    app.screen.action_picture("examples")
    await settled(pilot)
    marks = [line for line in screen_text(app).splitlines() if re.search(r"^ +\d+:\(?\d", line)]
    assert marks and not any("…" in line or re.search(r"✗\)?\d", line) for line in marks)
    assert marks[0].startswith(f" {app.screen.looking.example}:"), "the one in hand comes first"
    await press(pilot, "left", "enter")
    rows = [line for line in screen_text(app).splitlines() if re.match(r" [+−][░▒▓█]", line)]
    assert len(rows) % 8 == 0 and rows and not any("…" in line.partition("  ")[0] for line in rows)
    await press(pilot, "escape")


def test_a_scale_of_many_whole_numbers_names_round_ones():
    curves = np.linspace(7.0, 100.0, 40)[None]
    lines = plain(
        chart_lines(
            curves, [0], 0, (20, 16), [""], lambda value: f"{value:.0f}" if value <= 100 else "", whole=True
        )
    )
    named = [int(found) for found in re.findall(r"^ *(\d+)┤", lines, re.MULTILINE)]
    assert named == list(range(100, 9, -10))
