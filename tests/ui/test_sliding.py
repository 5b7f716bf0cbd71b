"""A kernel slides over a drawing, from the choice of the activity to the last square, at 80 × 24."""

from __future__ import annotations

import re

import pytest

from connecte.content.catalog import load
from connecte.content.reading.reader import parse_activity
from connecte.core.kernels.convolution import feature_map, pooled
from connecte.language.numbers import card_number
from connecte.session.guess.slide_moves import ChooseKernel, PlaceKernel, Pool, SayHere, Slide
from connecte.session.moves import ChooseExample, Reveal
from connecte.session.rules.apply import apply
from connecte.session.session import Session
from connecte.ui.board.board_text import BoardView, board_lines
from connecte.ui.paint.lines import plain, width
from connecte.ui.walk.slide.map_text import extremes, shade
from connecte.ui.walk.slide.slide_text import SlideView, drawing_panel, map_panel
from tests.ui.screen import classroom, press, screen_text, until
from tests.ui.test_pilots import no_colour as no_colour

MOTIFS = load("convolution")
HOUSE = MOTIFS.examples[1]
EDGE, VERTICAL = MOTIFS.kernels


def numbers_of(text):
    """The numbers that stand in a map, without the marks around them."""
    return re.findall(r"[−\d]+", text)


async def chosen(pilot, app):
    """Choose the activity on the first screen, as anyone does."""
    await until(pilot, "Connecte tes neurones")
    place = next(n for n, found in enumerate(app._listed.activities) if "convolution" in found.path)
    await press(pilot, *["down"] * place, "enter")
    if "Quelle classe" in screen_text(app):
        await press(pilot, "enter")
    await until(pilot, "poser un motif")


@pytest.mark.parametrize("plain_terminal", [False, True])
async def test_from_the_choice_to_the_last_square(no_colour, plain_terminal):
    app = classroom(plain=plain_terminal)
    async with app.run_test(size=(80, 24)) as pilot:
        await chosen(pilot, app)
        await press(pilot, "s", "s", "space")
        text = screen_text(app)
        assert "ligne 1, colonne 1" in text and "0 / 36" in text
        assert "= " not in text, "no sum before it is said"
        await press(pilot, "1", "enter")
        assert "1 n'est pas juste" in screen_text(app).replace("’", "'")
        await press(pilot, "2", "enter")
        assert "2, c'est juste" in screen_text(app).replace("’", "'")
        assert "= 2" in screen_text(app)
        await press(pilot, "space")
        assert "ligne 1, colonne 2" in screen_text(app)
        await press(pilot, "t")
        lines = screen_text(app).splitlines()
        found = feature_map(HOUSE.drawing, EDGE)
        at = next(n for n, line in enumerate(lines) if "carte du motif" in line) + 1
        for row, line in zip(found, lines[at:], strict=False):
            for number in row:
                assert card_number(number) in line[33:]
        await press(pilot, "space")
        assert "carré 1, 1" in screen_text(app) and "0 / 9" in screen_text(app)
        await press(pilot, "enter", "t")
        assert "9 / 9" in screen_text(app)
        assert all(len(line) <= 80 for line in screen_text(app).splitlines())
        await press(pilot, *["backspace"] * 10)
        assert app.session.state.phase == "slide"
        await press(pilot, "u")
        assert app.session.state.phase == "pool"


async def test_the_menu_takes_another_motif_and_keys_of_cards_do_nothing():
    app = classroom(MOTIFS)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, "poser un motif")
        await press(pilot, "space")
        assert "Le dessin est vide" in screen_text(app)
        await press(pilot, "s", "c", "enter", "m", "o", "k", "v")
        assert app.session.state.phase == "slide"
        assert len(app.session.state.slid.known) == 6, "Enter shows the row"
        await press(pilot, "escape", *"autre m", "enter")
        assert app.session.state.slid.kernel == 1
        assert "« vertical »" in screen_text(app).replace("\u00a0", " ")
        await press(pilot, "t", "tab")
        shades = [shade(n, VERTICAL) for row in feature_map(app.session.state.drawing, VERTICAL) for n in row]
        assert {one for one in shades if one.strip() not in ("", "·")} <= set(
            re.findall(r"[+−][░▒▓█]", screen_text(app))
        )
        await press(pilot, "f")
        assert "Réponses" in screen_text(app)


def test_nothing_is_shown_before_it_is_revealed():
    """Hidden numbers stand nowhere, on screen or board: all have 3 digits here, which nothing else has."""
    kernel = VERTICAL.replace(rows=tuple(tuple(100 + 7 * i + 31 * j for j in range(3)) for i in range(3)))
    activity = MOTIFS.replace(kernels=(kernel, EDGE))
    session = Session.start(activity).play(ChooseExample(1)).play(Slide()).play(Reveal(2))
    state = session.state
    numbers = feature_map(state.drawing, kernel)
    shown = {card_number(n) for n in numbers[0][:2]} | {card_number(n) for row in kernel.rows for n in row}
    hidden = {card_number(n) for row in numbers for n in row} - shown
    assert len(hidden) > 20
    view = SlideView(state)
    for size in ((46, 20), (80, 30), (140, 50)):
        text = plain([*drawing_panel(view, *size), *map_panel(view, *size)])
        text += plain(board_lines(BoardView(session), *size))
        assert not hidden & set(numbers_of(text))
    pool = session.play(Reveal(36)).play(Pool()).state
    largest = {card_number(n) for row in pooled(numbers) for n in row}
    right = plain(map_panel(SlideView(pool), 60, 20))
    assert not largest & set(numbers_of(right))


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
def test_the_board_has_the_motif_and_the_map_and_no_key(size):
    session = Session.start(MOTIFS).play(ChooseExample(0)).play(Slide()).play(Reveal(7)).play(PlaceKernel(3, 2))
    lines = board_lines(BoardView(session), *size)
    text = plain(lines)
    assert "ligne 4, colonne 3" in text and "[?]" in text
    assert "Espace" not in text and "Entrée" not in text
    assert len(lines) <= size[1] and all(width(line) <= size[0] for line in lines)
    wrong = session.play(SayHere(3))
    assert "≠3" in plain(board_lines(BoardView(wrong), *size))


@pytest.mark.parametrize("kernel", [EDGE, VERTICAL])
def test_shades_tell_sign_and_size_by_characters(kernel):
    least, most = extremes(kernel)
    found = [shade(n, kernel) for n in range(least, most + 1)]
    assert all(len(one) == 2 for one in found)
    assert {one[0] for one in found[:-least]} == {"−"}
    assert {one[0] for one in found[1 - least :]} == {"+"}
    assert found[-least].strip() == "·"
    order = "░▒▓█"
    up = [order.index(one[1]) for one in found[1 - least :]]
    assert up == sorted(up) and up[-1] == 3


def test_a_large_grid_keeps_the_place_in_hand_in_view():
    """A grid of 20 × 20: the drawing has one row a line, the map as much as there is room for."""
    text = MOTIFS.text
    start, end = text.index("examples:"), text.index("# Le déroulé")
    rows = "\n".join("      " + ("#." * 10 if n % 3 else "." * 20) for n in range(20))
    made = text[:start] + f"examples:\n  - label: raies\n    drawing: |\n{rows}\n\n" + text[end:]
    made = made.replace("rows: 8", "rows: 20").replace("columns: 8", "columns: 20")
    activity = parse_activity(made.encode(), "f.yaml", "f")
    state = Session.start(activity).play(ChooseExample(0)).play(Slide()).play(ChooseKernel(1)).state
    for place in ((0, 0), (17, 17), (9, 4)):
        there = apply(state, PlaceKernel(*place))
        drawn, found = drawing_panel(SlideView(there), 41, 21), map_panel(SlideView(there), 38, 21)
        assert len(drawn) <= 21 and all(width(line) <= 41 for line in drawn)
        assert len(found) <= 21 and "[?]" in plain(found)
