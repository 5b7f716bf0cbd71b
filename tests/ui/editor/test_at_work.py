"""Beside the text of the file nothing is answered that the class is in the middle of."""

from __future__ import annotations

from connecte.content.catalog import load
from connecte.content.yaml.places import Part
from connecte.session.guess.slide_moves import Slide
from connecte.session.moves import ChooseExample, Reveal, Walk
from connecte.session.session import Session
from connecte.ui.editor.edit_text import EditView, board_of, preview_lines
from connecte.ui.paint.lines import plain


def beside(activity, *moves):
    """What stands beside the text of the example that the class has."""
    session = Session.start(activity)
    for move in moves:
        session = session.play(move)
    state = session.state
    view = EditView((), board_of(activity, state), Part("example", state.example), 1, (), state)
    return " ".join(plain(preview_lines(view, 60, 60)).split())


def test_the_example_at_work_is_left_out_until_its_verdict():
    begun = (ChooseExample(6), Walk(), Reveal(3))
    text = beside(load(), *begun)
    assert "n° 6 : son verdict d'abord." in text and "les cartes disent" not in text
    assert "8 exemples justes sur 9" in text and " 6:3" not in text
    told = beside(load(), *begun, Reveal(99))
    assert "les cartes disent « 9 »" in told and "8 exemples justes sur 10" in told


def test_a_map_stands_there_once_the_class_has_it():
    convolution = load("convolution")
    begun = (ChooseExample(0), Slide(), Reveal(1))
    assert "Motif" not in beside(convolution, *begun)
    assert beside(convolution, *begun, Reveal(999)).count("Motif") == 1
