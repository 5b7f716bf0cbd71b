"""What screens say is so of the network that is shown: its keys, its names, its one neuron."""

from __future__ import annotations

import re

import pytest

from connecte.content.catalog import load
from connecte.content.reading.reader import parse_activity
from connecte.core.cards.sentences import choice_name, source_title
from connecte.core.cards.verdict import NOTHING, SEVERAL, Verdict
from connecte.language.glyphs import GLYPHS
from connecte.language.numbers import card_number
from connecte.session.moves import ToggleLearning
from connecte.ui.base.dialogs.duel import DuelScreen
from connecte.ui.paint.card_text import formula_line, numbers_line
from connecte.ui.train.pictures.said.known_text import confusion_lines, usual_kinds
from tests.ui.room.test_room import toasts
from tests.ui.screen import classroom, press, screen_text, until

SMALL = (80, 24)


@pytest.mark.parametrize(
    ("name", "key", "told"),
    [
        ("rouge", "m", "on n'apprend pas à la main. L'ordinateur le fait (o)."),
        ("frontiere", "m", "on n'apprend pas à la main. L'ordinateur le fait (o)."),
        ("chiffres", "m", "trop pour apprendre à la main. L'ordinateur le fait (o)."),
        ("convolution", "m", "on n'apprend pas à la main."),
        ("convolution", "o", "l'ordinateur n'apprend pas."),
        ("rouge", "i", "i : indice, mais pas dans cette activité"),
        ("rouge", "z", "z : le meilleur, mais pas dans cette activité"),
        ("convolution", "q", "q : pourquoi, mais pas dans cette activité"),
        ("convolution", "r", "dans Motif (c)"),
        ("droite", "q", "q : pourquoi, dans Ordinateur (o)"),
        ("droite", "i", "i : indice, dans À la main (m)"),
    ],
)
async def test_a_key_is_sent_only_where_it_does_something(name, key, told):
    app = classroom(load(name))
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "s", key)
        assert toasts(app).endswith(told)


@pytest.mark.parametrize(
    ("before", "told"),
    [
        (("s", "m", "q"), None),
        (("m", *"zzzzzz", "q"), "Tous les exemples sont justes, rien à départager. s : en suivre un."),
        (("m", *"zzzzzz", "s", "q"), "N° 0 : le verdict est juste, rien à départager."),
        (("s", "space", "space", "m", "s", "q"), None),
        (("s", "space", "space", *"mssssssss", "q"), "N° 13 : le verdict est juste, rien à départager."),
    ],
)
async def test_why_by_hand_speaks_of_the_example_that_is_followed(before, told):
    """A duel where one is wrong (`told` None), else which example is right."""
    app = classroom(load())
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, *before)
        assert isinstance(app.screen, DuelScreen) if told is None else toasts(app).endswith(told)


async def test_why_by_hand_without_examples_says_so():
    activity = load()
    app = classroom(activity)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "m")
        numbers = sorted(app.session.state.learning)
        app.play(*(ToggleLearning(number) for number in numbers))
        await press(pilot, "q")
        assert toasts(app).endswith("Aucun exemple sur les cartes. e : en mettre.")


async def test_an_empty_picture_is_not_read():
    app = classroom(load("chiffres"))
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "space")
        assert app.session.state.phase == "draw" and "Le dessin est vide" in toasts(app)
        await press(pilot, "s", "space")
        assert app.session.state.phase == "walk"


async def test_the_menu_of_plain_numbers_does_not_speak_of_a_drawing():
    app = classroom(load("xor"))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "f2")
        assert "Ces nombres" in screen_text(app) and "Ce dessin" not in screen_text(app)


@pytest.mark.parametrize(("name", "kept"), [("plan", []), ("connecte-tes-neurones", [NOTHING, SEVERAL])])
def test_a_column_that_stays_empty_is_not_in_the_table(name, kept):
    """`plan` has one output and a label otherwise: it never says nothing, and never several."""
    activity = load(name)
    verdicts = [Verdict((label,), label) for label in activity.answers]
    columns = "".join(
        text for text, _style in confusion_lines(verdicts, activity.answers, 80, usual_kinds(activity))[0]
    )
    assert [key for key in (NOTHING, SEVERAL) if choice_name(key) in columns] == kept


def test_a_source_whose_emoji_is_its_name_is_named_once():
    assert [source_title("😇", "ange"), source_title("x", "x"), source_title("", "A")] == ["😇 ange", "x", "A"]


async def test_the_points_of_a_plane_are_named_once_on_every_screen():
    app = classroom(load("trois"))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "s", "space")
        assert "la première entrée, x" in screen_text(app)
        assert "x x" not in screen_text(app)
        await press(pilot, "space", "space", "space")
        assert "y y" not in screen_text(app)
        assert "−x " in screen_text(app)
        assert "(−x)" not in screen_text(app)


async def test_a_lone_neuron_has_no_others():
    app = classroom(load("droite"))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "o", *["tab"] * 4)
        await until(pilot, "Poids de prix")
        assert "autres neurones" not in screen_text(app)
        await press(pilot, "tab", "tab")
        await until(pilot, "Les liens de prix")
        assert "n : un" not in screen_text(app)


async def test_no_more_are_recognised_than_there_are():
    app = classroom(load("fraude"))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "o")
        await until(pilot, "1000┤")
        assert "1050" not in screen_text(app)


async def test_a_card_of_thirty_terms_is_said_in_short():
    names = [f"{letter}{number}" for letter in "abc" for number in range(10)]
    codes = [first + second for first in "ABC" for second in "ABCDEFGHIJ"]
    inputs = [
        f"  - {{name: {name}, symbol: {name}, code: {code}, between: [0, 1]}}"
        for name, code in zip(names, codes, strict=True)
    ]
    card = f'      - {{name: S, label: "oui", sum: "{" + ".join(names)}", threshold: 3, range: [0, 30]}}'
    example = f'  - {{label: "oui", values: {[1] * 30}}}'
    head = "title: long\nsummary: long\nminutes: 9\notherwise: non\ninputs:"
    lines = [head, *inputs, "layers:", "  - name: sortie", "    neurons:", card, "examples:", example]
    text = "\n".join(lines) + "\n"
    app = classroom(parse_activity(text.encode(), "f.yaml", "f"))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "s", "space", *"ttt")
        state = app.session.state
        said = ["".join(text for text, _style in line(state, 0, 0)) for line in (formula_line, numbers_line)]
        assert said == ["30 termes, surtout a0 + a1 + a2", "somme des 30 termes = 30"]


async def test_a_negative_number_behind_a_sign_has_brackets():
    """−1 times −0,35 is written −(−0,35)."""
    app = classroom(load("trois"))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "s", "space", *["space"] * 4)
        state = app.session.state
        shown = state.values[0]
        said = "".join(text for text, _style in numbers_line(state, 0, 0))
        assert shown < 0 and said.startswith(f"−({card_number(shown)})")
        assert set("()") <= set(GLYPHS), "the board writes them large"


async def test_nobody_counts_the_cells_of_a_grey_picture():
    app = classroom(load("chiffres"))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "s")
        await until(pilot, "Espace Calculer")
        assert "Compter" not in screen_text(app)
        await press(pilot, "space")
        assert app.session.state.phase == "walk"


async def test_only_the_nodes_that_are_drawn_are_counted():
    app = classroom(load("chiffres"))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "o")
        await until(pilot, "Ce que lit")
        named = len(re.findall(r"\bh\d+\b", screen_text(app)))
        left = re.findall(r"… et (\d+) autre", screen_text(app))
        assert [named + int(n) for n in left] == [30]  # hidden neurons, as the file writes
