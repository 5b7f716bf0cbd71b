"""Pictures in grey that the class keeps: moves, journals, the report."""

from __future__ import annotations

import pytest

from connecte.content.catalog import load
from connecte.content.reading.reader import parse_activity
from connecte.session.guess.tried.grey import DropGrey, Grey, KeepGrey, LabelGrey, OpenGrey
from connecte.session.guess.tried.greys import MOST_GREYS
from connecte.session.guess.tried.shade import Shade
from connecte.session.moves import ChooseExample, Clear, KeepDrawing, Reveal, SayWanted, Train, Walk
from connecte.session.rules.apply import apply
from connecte.session.session import Session
from connecte.session.state import opening
from connecte.session.store.codec import decode, encode
from connecte.session.story.report import report


@pytest.fixture(scope="module")
def digits():
    return load("chiffres")


def played(state, *moves):
    for move in moves:
        state = apply(state, move)
    return state


def test_a_picture_is_kept_once_with_what_it_is_meant_to_be(digits):
    state = opening(digits)
    assert apply(state, KeepGrey()) is state  # nothing is drawn
    assert not played(state, ChooseExample(4), KeepGrey()).greys  # an example is there already
    drawn = played(state, Shade(((2, 3),), 8), KeepGrey())
    assert [sum(grey.values) for grey in drawn.greys] == [0.5] and drawn.greys[0].wanted is None
    again = played(drawn, SayWanted("7"), KeepGrey())
    assert again.greys == (Grey(drawn.values, "7"),)
    assert apply(load_xor(), KeepGrey()).greys == ()


def load_xor():
    return opening(load("xor"))


def test_a_picture_is_taken_up_again_and_the_one_it_replaces_is_kept(digits):
    state = played(opening(digits), Shade(((0, 0),), 16), SayWanted("1"), KeepGrey(), SayWanted(None), Clear())
    state = played(state, Shade(((5, 5),), 4), Walk(), Reveal(31))
    opened = apply(state, OpenGrey(0))
    assert opened.phase == "draw" and opened.values[0] == 1 and opened.wanted == "1"
    assert not opened.revealed and [grey.wanted for grey in opened.greys] == ["1", None]
    assert apply(opened, OpenGrey(2)) is opened and apply(opened, DropGrey(-1)) is opened
    assert apply(opened, DropGrey(0)).greys == opened.greys[1:]
    assert played(opened, Train(), KeepGrey()).phase == "train"


def test_a_picture_that_is_opened_as_it_stands_keeps_the_label_just_given(digits):
    drawn = played(opening(digits), Shade(((0, 0),), 16), KeepGrey(), SayWanted("3"))
    opened = apply(drawn, OpenGrey(0))
    assert opened.wanted == "3" and [grey.wanted for grey in opened.greys] == ["3"]


def test_there_is_an_end_to_them(digits):
    state = opening(digits)
    pictures = [Shade(((n // 8 % 8, n % 8),), 1 + n // 64) for n in range(MOST_GREYS + 1)]
    for stroke in pictures:
        state = played(state, Clear(), stroke, KeepGrey())
    assert len(state.greys) == MOST_GREYS


def test_moves_are_written_and_read_and_the_old_one_keeps_no_grey(digits):
    for move in (KeepGrey(), OpenGrey(3), LabelGrey(1, "7"), LabelGrey(0, None), DropGrey(0)):
        assert decode(encode(move)) == move
    # Before there were such pictures, keeping a drawing did nothing here; old journals say so still.
    state = apply(opening(digits), Shade(((2, 3),), 8))
    assert apply(state, KeepDrawing()) is state


def test_a_changed_activity_keeps_them_while_its_pictures_have_the_same_cells(digits):
    session = Session.start(digits)
    for move in (Shade(((2, 3),), 8), SayWanted("7"), KeepGrey()):
        session = session.play(move)
    renamed = parse_activity(digits.text.replace("Des chiffres et des pixels", "Autre").encode(), "f", "f")
    assert session.with_activity(renamed).state.greys == session.state.greys
    assert not session.with_activity(load("xor")).state.greys


def test_the_report_shows_them_as_pictures(digits):
    session = Session.start(digits)
    moves = (Shade(((2, 3),), 8), SayWanted("7"), KeepGrey(), Walk(), Reveal(31))
    for move in moves:
        session = session.play(move)
    page = report(session, "le 4 mars")
    assert page.count('fill-opacity="0.5"') == 2  # where it was played, and in the notebook
    assert "l1c1" not in page and "<b>d1</b>" in page
    assert "<h3><bdi>d1</bdi>" in page and "ces nombres" not in page
