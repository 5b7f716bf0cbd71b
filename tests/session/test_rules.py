"""The session's rules as properties of generated sessions."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from connecte.content.catalog import load
from connecte.session.moves import (
    ChooseExample,
    Clear,
    Draw,
    GoTo,
    Paint,
    Reveal,
    SayWanted,
    TakeBack,
    Train,
    Walk,
)
from connecte.session.rules import apply, is_legal, legal_moves
from connecte.session.session import Session
from connecte.session.state import Step, opening

WORKSHOP = load()
CELLS = WORKSHOP.grid.cells()
MOVES = st.one_of(
    st.builds(Paint, st.lists(st.sampled_from(CELLS), min_size=1, max_size=5).map(tuple), st.booleans()),
    st.just(Clear()),
    st.builds(ChooseExample, st.integers(-2, 17)),
    st.builds(SayWanted, st.sampled_from([None, "0", "3", "6", "9", "7"])),
    st.just(Walk()),
    st.builds(Reveal, st.integers(-1, 50)),
    st.builds(TakeBack, st.integers(-1, 50)),
    st.just(Draw()),
    st.just(Train()),
    st.builds(GoTo, st.integers(-5, 200_000)),
)


def played(moves):
    session = Session.start(WORKSHOP)
    for move in moves:
        session = session.play(move)
    return session


@settings(max_examples=150)
@given(st.lists(MOVES, max_size=25), MOVES)
def test_undo_after_a_move_is_as_before(moves, move):
    before = played(moves)
    after = before.play(move)
    if after.state != before.state:
        assert after.undo().state == before.state
        assert after.undo().redo().state == after.state
    else:
        assert after is before, "a move that is not legal leaves no trace"


@settings(max_examples=100)
@given(st.lists(MOVES, max_size=15))
def test_legal_moves_are_those_that_change_something(moves):
    state = played(moves).state
    legal = legal_moves(state)
    assert legal
    for move in legal:
        assert is_legal(state, move)
        assert apply(state, move) != state


def test_the_walk_reveals_in_the_order_of_the_workshop():
    steps = opening(WORKSHOP).steps
    assert [s.kind for s in steps[:6]] == ["count"] * 6
    assert [(s.kind, s.layer, s.index) for s in steps[6:11]] == [
        ("card", 0, 0), ("sum", 0, 0), ("place", 0, 0), ("answer", 0, 0), ("card", 0, 1)
    ]  # fmt: skip
    assert len(steps) == 6 + 4 * 10 + 1
    assert steps[-1] == Step("verdict")


def test_the_rest_of_a_card():
    session = played([ChooseExample(1), Walk()])
    assert session.state.rest_of_card == 6
    session = session.play(Reveal(session.state.rest_of_card))
    assert session.state.rest_of_card == 4
    session = session.play(Reveal(1))
    assert session.state.rest_of_card == 3
    session = session.play(Reveal(39))
    assert session.state.rest_of_card == 1
    assert session.state.next_step == Step("verdict")
    assert session.play(Reveal()).state.rest_of_card == 0


def test_going_back_to_the_drawing_keeps_the_place_and_changing_it_does_not():
    session = played([ChooseExample(1), Walk(), Reveal(10), Draw()])
    assert len(session.play(Walk()).state.revealed) == 10
    changed = session.play(Paint(((0, 0),), True)).play(Walk())
    assert changed.state.revealed == ()
    assert changed.state.wanted is None, "it is the example's drawing no more"
    assert changed.undo().undo().play(Walk()).state.revealed == session.state.revealed


def test_the_class_says_what_its_drawing_is_meant_to_be():
    drawn = played([Paint(tuple(CELLS[:5]), True), SayWanted("9")])
    assert drawn.state.wanted == "9"
    assert drawn.play(Paint((CELLS[9],), True)).state.wanted == "9", "one more cell is the same digit"
    assert drawn.play(Clear()).state.wanted is None
    assert drawn.play(SayWanted("7")) is drawn


class Classroom(RuleBasedStateMachine):
    """All moves in any order, against the plainest model: a list of states and a place in it."""

    @initialize()
    def start(self) -> None:
        self.session = Session.start(WORKSHOP)
        self.states = [self.session.state]
        self.place = 0

    @rule(move=MOVES)
    def play(self, move) -> None:
        after = apply(self.session.state, move)
        if after != self.session.state:
            self.states = [*self.states[: self.place + 1], after]
            self.place += 1
        self.session = self.session.play(move)

    @precondition(lambda self: self.place > 0)
    @rule()
    def undo(self) -> None:
        self.place -= 1
        self.session = self.session.undo()

    @rule()
    def redo(self) -> None:
        self.place = min(self.place + 1, len(self.states) - 1)
        self.session = self.session.redo()

    @invariant()
    def the_same_state(self) -> None:
        assert self.session.state == self.states[self.place]

    @invariant()
    def what_is_revealed_comes_from_the_drawing_shown(self) -> None:
        state = self.session.state
        assert state.revealed == state.steps[: len(state.revealed)]
        assert state.trace.inputs == WORKSHOP.counts(state.drawing)
        if state.example is not None:
            assert state.drawing == WORKSHOP.examples[state.example].drawing


TestClassroom = Classroom.TestCase
TestClassroom.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
