"""Beside the text of the file nothing is answered that the class is in the middle of."""

from __future__ import annotations

from connecte.content.catalog import load
from connecte.content.yaml.places import Part
from connecte.files.shipped import shipped_folder
from connecte.session.guess.slide_moves import Slide
from connecte.session.moves import ChooseExample, Reveal, Walk
from connecte.session.session import Session
from connecte.ui.editor.checked_text import examined
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


def test_no_remark_says_how_it_comes_out():
    """The review says of example 6 that it is taken for a 9; of the others what it always says."""
    path = shipped_folder() / "connecte-tes-neurones.yaml"
    data = path.read_bytes()
    state = Session.start(load()).play(ChooseExample(6)).play(Walk()).state
    said = [[one.message for one in examined(path, data, lambda: False, of).messages] for of in (None, state)]
    gone = [message for message in said[0] if message not in said[1]]
    assert len(gone) == 1 and gone[0].startswith("l'exemple 6, un 3, est pris pour")
    assert [message for message in said[0] if message not in gone] == said[1]


def test_a_map_stands_there_once_the_class_has_it():
    convolution = load("convolution")
    begun = (ChooseExample(0), Slide(), Reveal(1))
    assert "Motif" not in beside(convolution, *begun)
    assert beside(convolution, *begun, Reveal(999)).count("Motif") == 1
