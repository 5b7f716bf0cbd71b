"""Pictures of the screen and of a training, the page of a run, and many codes at once."""

from __future__ import annotations

import re
from html import escape

import pytest
from textual import events

from connecte.content.catalog import load
from connecte.content.printing.pdf import svg_to_png
from connecte.core.grid.code import code, drawings_of
from connecte.core.grid.drawing import Drawing
from connecte.ui.base.svg import svg_size
from connecte.ui.base.window.theme import DARK, PROJECTOR
from tests.browser import browser, needs_browser
from tests.ui.screen import choose, classroom, press, screen_text, until

WORKSHOP = load()
GRID = WORKSHOP.grid
OWN = [Drawing(GRID, frozenset({(row, 2), (4, row % 6)})) for row in range(3)]


def words(svg):
    """What a picture of a screen says."""
    return re.sub(r"&#160;|\s+", " ", " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg)))


def photographed(app, monkeypatch):
    """Let pictures hold the screen's text: while keys are pressed in a test, nothing is painted."""
    svg = '<svg viewBox="0 0 10 10"><text class="{}">{}</text></svg>'
    monkeypatch.setattr(app, "export_screenshot", lambda: svg.format(app.theme, escape(screen_text(app))))


async def test_a_second_picture_does_not_show_the_message_of_the_first(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    app = classroom(WORKSHOP)
    photographed(app, monkeypatch)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        for number in (1, 2):
            await choose(pilot, "image de l")
            await until(pilot, "Image gardée")
            picture = (tmp_path / f"connecte-{number}.svg").read_text("utf-8")
            assert "Dessiner un chiffre" in picture and "Image gardée" not in picture


async def test_a_light_picture_for_paper_comes_from_the_menu(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("connecte.content.printing.pdf.browser", lambda: None)
    app = classroom(WORKSHOP)
    photographed(app, monkeypatch)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await choose(pilot, "image claire")
        await until(pilot, "Image gardée")
    picture = (tmp_path / "connecte-papier-1.svg").read_text("utf-8")
    assert "Dessiner un chiffre" in picture and "claire" not in picture
    assert f'class="{PROJECTOR.name}"' in picture and app.theme == DARK.name
    assert [path.suffix for path in tmp_path.iterdir()] == [".svg"]


@needs_browser
def test_a_browser_makes_a_png_of_a_picture():
    svg = '<svg viewBox="0 0 60.2 40" xmlns="http://www.w3.org/2000/svg"><rect width="60" height="40"/></svg>'
    assert svg_size(svg) == (61, 40)
    png = svg_to_png(browser(), svg, svg_size(svg))
    assert png.startswith(b"\x89PNG")


async def test_a_run_is_kept_as_a_page_from_the_menu(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    activity = load("rouge")
    app = classroom(activity)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, "s", "o")
        await until(pilot, "/ 750")
        await press(pilot, "j", "p")
        await choose(pilot, "image seule")
        await choose(pilot, "page web")
        await until(pilot, "Page gardée")
    (page,) = tmp_path.glob("*.html")
    assert 'id="data"' in page.read_text("utf-8")
    (chart,) = tmp_path.glob("*.svg")
    title = words(chart.read_text("utf-8"))
    name = activity.layers[0].cards[0].neuron.name
    assert f"neurone {name}" in title and "selon les itérations, de dix en dix fois plus" in title


# -- codes ---------------------------------------------------------------------------------


@pytest.mark.parametrize("between", ["\n", " ", "; ", ",", "\r\n\r\n"])
def test_codes_are_read_however_they_are_set_apart(between):
    typed = drawings_of(between.join(code(drawing) for drawing in OWN), GRID)
    assert list(typed.drawings) == OWN and typed.wrong == ()


def test_a_wrong_code_is_told_and_the_others_are_read():
    bad = code(OWN[1])[:-1] + ("2" if code(OWN[1])[-1] != "2" else "3")
    typed = drawings_of("\n".join([code(OWN[0]), bad, "ABC", code(OWN[2])]), GRID)
    assert list(typed.drawings) == [OWN[0], OWN[2]]
    assert [text for text, _fault in typed.wrong] == [bad.replace(" ", ""), "ABC"]
    assert "faire redire le code" in typed.wrong[0][1] and "et non 3" in typed.wrong[1][1]


async def test_many_codes_are_pasted_into_the_notebook():
    app = classroom(WORKSHOP)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, "s")
        await choose(pilot, "code")
        await until(pilot, "Le code de ce dessin")
        await press(pilot, *"abcd", "escape")
        await choose(pilot, "code")
        await until(pilot, "abcd")  # is not lost, and replaced by what is typed or pasted
        app.post_message(events.Paste("\n".join([*(code(drawing) for drawing in OWN), "ABC"])))
        await press(pilot, "enter")
        await until(pilot, "3 codes lus")
        assert "« ABC »" in screen_text(app)
        assert [page.drawing for page in app.session.state.pages] == OWN
        assert not app.session.state.drawing.black
