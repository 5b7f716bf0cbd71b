"""What the pictures of the training show and do not write out: each mark has its words, no list ends unsaid."""

from __future__ import annotations

import re
from itertools import product

import pytest

from connecte.content.catalog import load
from connecte.content.runs.method import Method
from connecte.core.learning.explain import Place
from connecte.ui.paint.lines import plain
from connecte.ui.train.opened.iteration_view import IterationView
from connecte.ui.train.opened.phase_network import network_panel, phase_bar
from connecte.ui.train.opened.phase_text import explanation_panel
from connecte.ui.train.opened.why_text import WhyView, matrix_panel, why_title
from tests.ui.screen import classroom, press, screen_text, settled, until
from tests.ui.train.test_training import opened
from tests.ui.train.test_words import WORKSHOP, opened_run

SIZES = [(39, 38, 19), (58, 58, 35), (128, 68, 45)]
"""Cells of the numbers, of the network, and lines of both, in windows of 80 × 24, 120 × 40 and 200 × 50."""
OPENED = opened_run(Method(), 3)


MARKED = {
    r"× H\)": "H, la réponse d'un neurone caché",
    r"\bG\b": "G, ce qui revient",
    r"exp\(a ×": "a = 0,7, la raideur",
}
"""Patterns of the marks in the numbers, and the words that say what each is."""


def views():
    """Each phase for all examples and for one, with the first neuron in hand and with the fourth."""
    for row, neuron, at in product((None, 1), (0, 3), range(len(OPENED.phases))):
        yield IterationView(WORKSHOP, OPENED, at, neuron, row, OPENED.examples)


@pytest.mark.parametrize(("cells", "_network", "height"), SIZES)
def test_each_neuron_is_written_out_or_named_as_left_out(cells, _network, height):
    for view in views():
        lines = plain(explanation_panel(view, cells, height)).splitlines()
        assert len(lines) <= height and all(line.strip() != "…" for line in lines)
        names = [view.name(view.phase.layer, (view.neuron + n) % view.neurons) for n in range(view.neurons)]
        shown = [name for name in names if any(f"Neurone {name}" in line for line in lines)]
        (left,) = [line for line in lines if line.startswith("… et") and "↑ ↓" in line] or [""]
        named = left.removeprefix("… et").partition("   ")[0]
        assert [*shown, *(name.strip() for name in named.split(",") if name.strip())] == names
        # In a window of 120 x 40 the answers of all four outputs have room.
        assert height == 19 or view.phase.kind != "outputs" or view.row is not None or not left


@pytest.mark.parametrize(("cells", "network", "height"), SIZES)
def test_each_mark_of_an_opened_iteration_has_its_words(cells, network, height):
    met, drawn = set(), set()
    for view in views():
        text = re.sub(r"\s+", " ", plain(explanation_panel(view, cells, height)))
        found = {mark for mark in MARKED if re.search(mark, text)}
        assert [MARKED[mark] for mark in found if MARKED[mark] not in text] == []
        met |= found
        if view.row is None and view.phase.kind not in ("weights", "mask"):
            assert "▪" in text and "0 (0) : exemple (voulu) ; ▪▪▪ : grands" in text
        shown = re.sub(r"\s+", " ", plain(network_panel(view, network, height)))
        subtracts = "trait coupé : on soustrait" in shown
        assert subtracts == bool(re.search(r"\([+−]", shown))
        drawn.add(subtracts)
        assert ("nombres : " in shown) == bool(view.row is not None or view.phase.kind == "thresholds")
        assert not re.search(r"🔒|\bG\b", plain(phase_bar(view, cells + network, 1)))
    assert met == set(MARKED) and True in drawn


def test_the_bar_of_phases_has_room_for_all_of_them():
    for view in views():
        assert "…" not in plain(phase_bar(view, 80, 1))


def test_the_bar_of_phases_tells_the_layers_apart_where_there_is_room():
    """Both layers have the same three corrections; the links that the mask keeps absent are last."""
    narrow, wide = (plain(phase_bar(next(iter(views())), cells, 1)) for cells in (80, 120))
    words = " ".join(wide.replace("\u00a0", " ").split())
    layers = [layer.name for layer in WORKSHOP.layers]
    assert f"{layers[1]} : retour seuils poids {layers[0]} : retour seuils poids liens à 0" in words
    assert narrow.split()[-3:] == ["liens", "à", "0"] and layers[0] not in narrow


def test_what_a_lock_is_stands_over_the_numbers():
    view = WhyView(WORKSHOP, OPENED, Place(0, 0, 0), 0, tuple(range(16)))
    assert "🔒" in plain(matrix_panel(view, 48, 20))
    assert "🔒 : lien absent" in plain([why_title(view, 80)])
    assert "trait coupé : on soustrait" in re.sub(r"\s+", " ", plain(matrix_panel(view, 70, 36)))


async def test_the_marks_of_each_picture_have_their_words(workshop, colours):
    app = classroom(workshop)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "home", "right", "right")
        for name, marks in {
            "summary": ["signe et taille, · aucun lien", "✓ juste ✗ faux · rien ? plusieurs"],
            "roc": ["les deux ensemble", "pointillé : dire au hasard", "● : le seuil"],
            "confusion": ["✓ juste ✗ faux · aucun"],
            "examples": ["0:0→0✓ : n° 0, un 0, dit 0   ✓ juste ✗ faux · rien ? plusieurs"],
            "network": ["trait coupé : on soustrait", "À côté de chaque neurone, son seuil.  n : un autre"],
            "weights": ["│ à 2 :"],
            "slope": ["● : ici   pointillé : la pente"],
            "compare": ["(avant)"],
        }.items():
            app.screen.action_picture(name)
            await settled(pilot)
            for words in marks:
                assert words in screen_text(app), (name, words)
        await press(pilot, "5")  # where nothing surprises
        assert "1 à 6 : repères" in screen_text(app)


async def test_pictures_that_are_wrong_fill_the_room_and_the_others_are_counted():
    app = classroom(load("chiffres"))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        app.screen.action_picture("examples")
        await until(pilot, lambda: app.screen.runs.current.ended)
        await press(pilot, "2")
        text = screen_text(app)
        wrong = sum(not verdict.right for verdict in app.screen.view.verdicts)
        shown = len(re.findall(r"\d+:\(?\d→\d✗", text))
        assert shown > 6 and f"Faux : {wrong}, {shown} ici" in text
        assert "n°:voulu→dit" in text and "( ) de côté" in text and "…" not in text.splitlines()[2]
