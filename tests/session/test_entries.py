"""Moves with numbers in them: what is set, what is refused, what a journal gives back."""

from __future__ import annotations

import json

import pytest

from connecte.content.catalog import load
from connecte.content.runs.trial import Trial
from connecte.core.cards.network import Nudge
from connecte.core.grid.drawing import Drawing
from connecte.session.items import Item
from connecte.session.moves import (
    AddTrial,
    Announce,
    Clear,
    Correct,
    Keep,
    KeepDrawing,
    LabelPage,
    OpenPage,
    Paint,
    Reveal,
    RevealThis,
    SetValue,
    SignPage,
    TakeBack,
    TogglePage,
    Walk,
)
from connecte.session.session import Session
from connecte.session.store.codec import decode, encode

WORKSHOP = load()
COLOURS = load("rouge")
BAR = tuple((row, 2) for row in range(9))


def played(activity, *moves):
    session = Session.start(activity)
    for move in moves:
        session = session.play(move)
    return session


def test_fields_are_written_as_in_all_journals():
    count, written = Item("count", 0, 2), ["count", 0, 2]
    for move, fields in (
        (Reveal(3), {"steps": 3}),
        (TakeBack(2), {"steps": 2}),
        (RevealThis(count), {"step": written}),
        (Announce(count, 9), {"step": written, "value": 9}),
        (Correct(count), {"step": written}),
        (Keep(count), {"step": written}),
    ):
        line = {"move": type(move).__name__, **fields}
        assert json.loads(json.dumps(encode(move))) == line
        assert decode(line) == move


@pytest.mark.parametrize("index", [0, 1, 2])
@pytest.mark.parametrize("value", [0, 0.25, 1])
def test_one_value_is_set_and_the_others_stay(index, value):
    before = played(COLOURS, SetValue(0, 0.5), SetValue(1, 0.75), SetValue(2, 0.125)).state
    after = played(
        COLOURS, *(SetValue(n, v) for n, v in enumerate(before.values)), SetValue(index, value)
    ).state
    expected = [0.5, 0.75, 0.125]
    expected[index] = value
    assert after.values == tuple(expected)


@pytest.mark.parametrize(("index", "value"), [(-1, 0.5), (3, 0.5), (0, -0.01), (0, 1.01), (0, True), (0, "1")])
def test_a_value_out_of_place_changes_nothing(index, value):
    session = played(COLOURS, SetValue(0, 0.5))
    assert session.play(SetValue(index, value)) is session
    on_a_grid = played(WORKSHOP)
    assert on_a_grid.play(SetValue(0, 0.5)) is on_a_grid


def test_another_value_hides_what_was_revealed_and_the_same_value_does_not():
    session = played(COLOURS, SetValue(0, 0.5), Walk(), Reveal(1))
    assert session.state.revealed
    same = session.play(SetValue(0, 0.5))
    assert same is session
    session = session.undo().play(Reveal(2))
    drawn = played(COLOURS, SetValue(0, 0.5), SetValue(1, 1)).state
    assert (drawn.revealed, drawn.example, drawn.wanted, drawn.values[0]) == ((), None, None, 0.5)


def pages():
    """Two pages, the second without cells in common with the first and on the grid."""
    other = tuple((row, 4) for row in range(9))
    return played(
        WORKSHOP, Paint(BAR, True), KeepDrawing(), Clear(), Paint(other, True), KeepDrawing(), Clear()
    )


def test_what_is_said_of_a_page_is_said_of_the_grid_where_it_is_there():
    opened = pages().play(OpenPage(0))
    labelled = opened.play(LabelPage(0, "6")).state
    assert (labelled.pages[0].wanted, labelled.wanted) == ("6", "6")
    signed = opened.play(SignPage(0, "Ana")).state
    assert (signed.pages[0].by, signed.by) == ("Ana", "Ana")


def test_what_is_said_of_another_page_is_not_said_of_the_grid():
    opened = pages().play(OpenPage(0))
    labelled = opened.play(LabelPage(1, "6")).state
    assert ([page.wanted for page in labelled.pages], labelled.wanted) == ([None, "6"], None)
    signed = opened.play(SignPage(1, "Ana")).state
    assert ([page.by for page in signed.pages], signed.by) == (["", "Ana"], "")


def test_a_page_learns_until_its_label_is_taken_away():
    learning = pages().play(LabelPage(0, "6")).play(TogglePage(0))
    assert learning.state.pages[0].learns
    assert learning.play(LabelPage(0, "9")).state.pages[0].learns
    assert not learning.play(LabelPage(0, None)).state.pages[0].learns
    assert learning.play(LabelPage(0, "7")) is learning  # no output says 7


def test_every_field_of_a_run_comes_back_from_a_journal():
    run = Trial(0.25, 1.5, 1234, "random", 77, (3, 7), (Nudge(0, 2, 1), Nudge(1, 0, -1)))
    back = decode(encode(AddTrial(run)))
    assert back == AddTrial(run)
    assert isinstance(back.trial.changes[1], Nudge)


@pytest.mark.parametrize(("place", "value"), [
    (0, "0.25"), (0, True), (0, 10**400), (1, None), (2, 1.5), (3, 7), (4, "x"), (5, ["a"]), (6, [[0, 1, "x"]]),
])  # fmt: skip
def test_a_damaged_run_is_refused(place, value):
    found = encode(AddTrial(Trial(0.25, 1.5, 1234, "random", 77, (3,), (Nudge(0, 2, 1),))))
    trial = list(found["trial"])
    trial[place] = value
    with pytest.raises((ValueError, TypeError)):
        decode(found | {"trial": trial})


def test_drawings_are_equal_by_their_cells():
    assert Drawing(WORKSHOP.grid).paint(BAR, True) == Drawing(WORKSHOP.grid).paint(tuple(reversed(BAR)), True)
