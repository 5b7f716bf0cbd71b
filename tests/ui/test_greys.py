"""The digits on the screens at 80 × 24: drawn in grey, cards laid over the drawing, the network that learns."""

from __future__ import annotations

import re

import pytest

from connecte.content.catalog import load
from connecte.content.printing.booklet import as_file, everything
from connecte.content.runs.trial import new_run, own_trial
from connecte.session.guess.tried.shade import Shade
from connecte.session.items import VERDICT, Item
from connecte.session.moves import Clear, Reveal, Walk
from connecte.session.rules.apply import apply
from connecte.session.session import Session
from connecte.session.state import opening
from connecte.ui.board.board_text import BoardView, board_lines
from connecte.ui.paint.grey_text import grey_lines, signed_lines
from connecte.ui.paint.lines import plain
from connecte.ui.train.runs import runs
from tests.ui.screen import classroom, press, screen_text, settled, until

SIZE = (80, 24)


@pytest.fixture(scope="module")
def digits():
    return load("chiffres")


@pytest.fixture(scope="module")
def digits_run(digits):
    """The training of the digits, to its end."""
    recording = new_run(digits, own_trial(digits))
    for _reached in recording.run():
        pass
    return recording


@pytest.fixture(autouse=True)
def digits_ready(ready_run, monkeypatch, request, digits):
    """It is computed once for all tests here; other runs are computed beside the screen."""

    def ready(activity, trial):
        own = activity.text == digits.text and trial == own_trial(digits)
        return request.getfixturevalue("digits_run") if own else new_run(activity, trial)

    monkeypatch.setattr(runs, "new_run", ready)


def test_a_stroke_gives_cells_a_grey_and_only_the_picture_has_them(digits):
    state = opening(digits)
    drawn = apply(state, Shade(((0, 1), (7, 7), (8, 0), (0, -1)), 8))
    assert [n for n, value in enumerate(drawn.values) if value] == [1, 63]
    assert drawn.values[1] == 0.5
    assert apply(drawn, Shade(((0, 0),), 17)) is drawn
    assert apply(drawn, Clear()).values == state.values


def test_the_cells_are_no_items_of_the_walk_and_each_card_has_three(digits):
    state = apply(apply(opening(digits), Shade(((3, 3),), 16)), Walk())
    assert len(state.items) == 10 * 3 + 1
    shown = apply(state, Reveal(len(state.items)))
    assert shown.is_revealed(VERDICT)
    # The cell of row 4, column 4 is black: each sum is the number that the card has there.
    cell = 3 * 8 + 3
    assert [n.sum for n in shown.trace.layers[0].neurons] == [
        card.neuron.weights[cell] for card in digits.layers[0].cards
    ]


def test_greys_and_signs_are_told_by_characters():
    assert plain(grey_lines((0, 0.2, 0.5, 0.75, 1, 0.01), 3, 1)).splitlines() == ["· ░░▒▒", "▓▓██░░"]
    assert plain(signed_lines((-4, 1, 0, 4), 4, 1)) == "−█+░  +█"


async def test_a_lesson_from_the_drawing_to_the_verdict_and_the_reason(monkeypatch, digits):
    monkeypatch.setenv("NO_COLOR", "1")
    app = classroom(digits)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "right", "down", "enter", "enter")
        assert app.session.state.values[8 + 1] == 0.5
        text = screen_text(app)
        assert "plus sombre" in text and "· [▒·" in text and "gris 2 sur 4" in text  # two quarters
        await press(pilot, "right")
        assert "· ▒▒[··" in screen_text(app) and re.search(r"curseur\s: blanc", screen_text(app))
        await press(pilot, "left", "enter", "enter")
        assert "· [█·" in screen_text(app) and re.search(r"curseur\s: noir", screen_text(app))
        await press(pilot, "x", "e")
        assert "de 0 à 1796" in screen_text(app)
        await press(pilot, "5", "enter", "space")
        rows = screen_text(app).splitlines()[1:12]
        assert not any(" image" in row or row.count("● Z") > 1 for row in rows), "no node without a link"
        await press(pilot, "space")
        text = screen_text(app)
        assert "dessin × carte" in text and "╭─ ● Z  Neurone zéro" in text
        assert "étape 1 / 31" in text and "█" in text
        await press(pilot, "space")
        assert "101,1" in screen_text(app) or "101,06" in screen_text(app)
        await press(pilot, "t", "space")
        assert "C'était un 5" in screen_text(app)
        await press(pilot, "q")
        text = screen_text(app)
        assert "● N − ♥ C" in text and "devait parler" in text
        await press(pilot, "escape")


async def test_the_network_that_learns_is_not_that_of_the_cards(digits):
    app = classroom(digits)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "o")
        await until(pilot, lambda: app.screen.runs.current.ended)
        await press(pilot, "t")
        assert "appris 135/1347" in screen_text(app) and "h30" in screen_text(app)
        await press(pilot, "4")
        await until(pilot, lambda: "appris 1341/1347" in screen_text(app))
        await press(pilot, "left", "enter")
        assert "1 / 10 : calculs" in screen_text(app)
        await press(pilot, "escape", "q")
        assert "Pourquoi ?" in screen_text(app)
        await press(pilot, "escape", "d")
        assert "Dessiner en gris" in screen_text(app)


def test_the_board_shows_the_picture_and_the_card(digits):
    session = Session.start(digits)
    for move in (Shade(((3, 3),), 16), Walk(), Reveal(2)):
        session = session.play(move)
        text = plain(board_lines(BoardView(session), 78, 22))
        assert "██" in text
    assert "dessin × carte" in text and session.state.is_revealed(Item("sum", 0, 0))


async def test_weights_are_pictures_and_a_picture_fools_the_network(digits):
    app = classroom(digits)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "o")
        await until(pilot, lambda: app.screen.runs.current.ended)
        await press(pilot, "4")
        app.screen.action_picture("examples")
        await settled(pilot)
        assert "Faux : 15, " in screen_text(app)
        app.screen.action_picture("runs")
        await settled(pilot)
        assert re.search(r"laissés 441/450 programme sans\s450\sex", screen_text(app))
        app.screen.action_picture("seen")
        await settled(pilot)
        assert re.search(r"^ +100┤", screen_text(app), re.MULTILINE)  # no share is above it
        app.screen.action_picture("images")
        await settled(pilot)
        assert "Ce que lisent les neurones" in screen_text(app) and "−█" in screen_text(app)
        app.screen.action_picture("fooled")
        await settled(pilot)
        text = screen_text(app)
        assert re.search(r"part\s: (100|99\S*)\s%", text) and "probabilité" not in text
        outputs = []
        for _time in range(10):
            outputs.append(app.screen.looking.chosen)
            await press(pilot, "n")
        assert sorted(outputs) == [(1, n) for n in range(10)]  # only what it may say is chosen there
        picture = re.findall(r"^ [ ·░▒▓█]{16}", screen_text(app), re.MULTILINE)
        await press(pilot, "s")
        assert re.search(r"brouillard n°\s1,", screen_text(app))
        assert re.findall(r"^ [ ·░▒▓█]{16}", screen_text(app), re.MULTILINE) != picture


async def test_the_class_keeps_its_tries_and_sees_them_beside_the_programs(digits):
    app = classroom(digits)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "g")
        assert not app.session.state.greys
        await press(pilot, "enter", "7", "g")
        assert app.session.state.greys[0].wanted == "7" and not any(app.session.state.values)
        await press(pilot, "down", "enter", "g", "k")
        text = screen_text(app)
        assert "▸d2→?" in text and "d1:7→?" in text and "2 dessins" in text
        await press(pilot, "x", "u", "left", "enter")
        assert app.session.state.wanted == "7" and len(app.session.state.greys) == 2
        await press(pilot, "o")
        await until(pilot, lambda: app.screen.runs.current.ended)
        app.screen.action_picture("fooled")
        await settled(pilot)
        text = screen_text(app)
        assert "d1, un 7" in text and re.search(r"trompé\s: «\s\d\s»|il dit «\s7\s» ✓", text)
        assert len(re.findall(r"part\s:", text)) == 3
        await press(pilot, "d", "x", "down", "enter", "g", "down", "enter", "g", "o")
        app.screen.action_picture("fooled")
        await settled(pilot)
        assert len(app.session.state.greys) == 4
        assert re.search(r"… et 2\sautres dessins", screen_text(app))


async def test_the_notebook_tests_pictures_and_the_board_shows_what_it_says(digits):
    app = classroom(digits)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "e", *"5", "enter", "enter", "enter", "g")  # an example whose first cell is darker
        await press(pilot, "k", "w")
        own = app.session.state.greys[0]
        assert own.wanted == "0" and not own.told and "pas encore répondu" in screen_text(app)
        await press(pilot, "t")
        said = digits.network().verdict(digits.network().forward(own.values).outputs, "0")
        caption = f"d1:0→{'/'.join(said.labels) or 'rien'}"
        assert caption in screen_text(app) and "cartes de la classe" not in screen_text(app)
        board = plain(board_lines(BoardView(app.session), 78, 22))
        assert caption in board and "░" in board
        await press(pilot, "tab")
        assert re.search(rf"cartes imprimées\s: {int(bool(said.right))} sur 1", screen_text(app))
        await press(pilot, "tab", "u", "u")
        assert [(grey.wanted, grey.told) for grey in app.session.state.greys] == [(None, False)]


async def test_no_card_of_64_numbers_is_learned_by_hand_and_that_is_said(digits):
    app = classroom(digits)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "m")
        assert app.session.state.phase == "draw"
        assert "un nombre par case" in " ".join(screen_text(app).replace("▌", " ").split())


async def test_an_opened_iteration_shows_the_cells_as_pictures_and_cuts_nothing_unsaid(digits):
    app = classroom(digits)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "o")
        await until(pilot, lambda: app.screen.runs.current.ended)
        await press(pilot, "t", "3", "left", "enter", "right")
        text = screen_text(app)
        assert "dessin × poids" in text and "en tout" in text
        # Eight products are written out; the line of the others makes the sum come out.
        column = re.findall(r"= +(−?[\d,]+)$", text, re.MULTILINE)
        terms = [float(number.replace("−", "-").replace(",", ".")) for number in column]
        assert re.search(r"… et 56 autres", text) and len(terms) == 8 + 3
        assert sum(terms[:-1]) == pytest.approx(terms[-1], abs=0.006)  # ten roundings of half a thousandth
        await press(pilot, *["space"] * 9)
        assert "… et 58 autres" in screen_text(app) and "ses poussées" in screen_text(app)
        await press(pilot, "enter", *["right"] * 20)
        text = screen_text(app)
        assert "le poids de l3c5 dans h1" in text and "Poids de h1, case par case" in text
        await press(pilot, *["down"] * 30)
        assert "le poids de h21 dans ● Z" in screen_text(app) and "autres colonnes" in screen_text(app)
        assert "h21" in screen_text(app).splitlines()[2]


def test_the_cards_on_paper_are_numbers_to_lay_over_a_drawing(digits):
    booklet = everything(digits, digits.network())
    page = as_file(booklet)
    assert booklet.cards == 10 and page.count('class="laid"') == 10
    assert "Additionner les nombres des cases noires du dessin, puis enlever 54." in page
    assert "Treize personnes" in page and "CC BY 4.0" in page
    assert len(page) < 400_000
