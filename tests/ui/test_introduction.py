"""What a neuron and a threshold are, said once at the first card; a wrong number is never shown as one."""

from __future__ import annotations

import pytest

from connecte.content.catalog import load
from connecte.session.items import Item
from connecte.session.moves import Announce, ChooseExample, Keep, Reveal, Walk
from connecte.session.session import Session
from connecte.ui.board.board_text import BoardView, board_lines
from connecte.ui.paint.bigletters import big_text
from connecte.ui.paint.lines import plain
from connecte.ui.walk.walk_hint import introduction
from tests.session.test_rules import WORKSHOP
from tests.ui.screen import classroom, press, screen_text

NEURON = "Un neurone fait un calcul ; il ne parle que si le résultat dépasse son seuil."
THRESHOLD = "Le seuil : jusqu'à 8, il montre 0 ; au-dessus, de combien il est dépassé."


def spaces(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


async def test_a_neuron_and_its_threshold_are_said_at_the_first_card_and_gone_after(workshop):
    app = classroom(workshop)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s", "space", "t")
        assert "Un neurone" not in spaces(screen_text(app))
        await press(pilot, "space")
        assert NEURON in spaces(screen_text(app))
        assert "Espace : le calcul du neurone A" in spaces(screen_text(app)), "what is next is said too"
        await press(pilot, "space")
        assert THRESHOLD in spaces(screen_text(app))
        await press(pilot, "space", "space")
        assert "Le seuil :" not in spaces(screen_text(app))
        await press(pilot, "space")
        assert "Un neurone" not in spaces(screen_text(app)), "B's card has none"
        await press(pilot, *"ttt", "space", "s", "t", "space")
        assert "Un neurone" not in spaces(screen_text(app)), "nor has the second drawing"


@pytest.mark.parametrize("size", [(120, 40), (200, 50)])
def test_a_board_that_has_room_says_it_too(size):
    session = Session.start(WORKSHOP)
    for move in (ChooseExample(1), Walk(), Reveal(6)):
        session = session.play(move)
    for said in (NEURON, THRESHOLD):
        session = session.play(Reveal(1))
        text = spaces(plain(board_lines(BoardView(session), *size)))
        assert said[:24] in text


@pytest.mark.parametrize("name", ["xor", "rouge"])
def test_other_thresholds_are_said_as_they_are(name):
    """N3 answers 1 above 0; the red one from 1 on (reference §7)."""
    activity = load(name)
    session = Session.start(activity).play(ChooseExample(0)).play(Walk())
    session = session.play(Reveal(len(activity.inputs) + 2))
    expected = {
        "xor": "Le seuil : jusqu'à 0, il montre 0 ; au-dessus, 1.",
        "rouge": "Le seuil : sous 1, il montre 0 ; à partir de là, 1.",
    }
    assert spaces(introduction(session.state)) == expected[name]


def test_a_count_announced_wrong_is_marked_in_its_large_letters():
    """Number 1 has 6 black cells in 😇: 9 is announced."""
    count = Item("count", 0, 0)
    session = Session.start(WORKSHOP)
    for move in (ChooseExample(1), Walk(), Announce(count, 9)):
        session = session.play(move)
    shown = plain(board_lines(BoardView(session), 80, 24))
    assert "✗ annoncé, à recompter" in shown
    marked = [row.strip() for row in plain(big_text("✗9", (40, 14), "", 6)).splitlines() if row.strip()]
    assert all(row in shown for row in marked)
    kept = plain(board_lines(BoardView(session.play(Keep(count))), 80, 24))
    assert "✗ annoncé" in kept
