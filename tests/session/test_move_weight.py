"""Weights and thresholds moved by hand by steps: exact, kept, taken back, carried over, trained from."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connecte.content.catalog import load
from connecte.content.reading.reader import parse_activity
from connecte.content.runs.trial import Trial, start_network
from connecte.core.cards.network import MoveWeight, Nudge
from connecte.session.moves import (
    AddTrial,
    ChooseExample,
    Draw,
    Learn,
    RestoreCards,
    Reveal,
    StartFrom,
    Train,
    Walk,
)
from connecte.session.rules.adapt import Carried
from connecte.session.rules.hand.weights import MOST_STEPS
from connecte.session.session import Session
from connecte.session.store.codec import decode, encode

LINE = load("droite")
CURVE = load("courbe")
W, B = (0, 0, 0), (0, 0, None)
BY_HAND = Session.start(LINE).play(Learn())


def numbers(session: Session) -> tuple[float, float]:
    neuron = session.state.network.layers[0].neurons[0]
    return neuron.weights[0], neuron.threshold


@given(st.lists(st.tuples(st.sampled_from([W, B]), st.integers(-40, 40)), max_size=8))
def test_moved_numbers_are_exact_tenths_whatever_the_way(moves):
    session = BY_HAND
    exact = dict.fromkeys((W, B), Fraction(3, 10))  # what the card prints for both
    for place, steps in moves:
        session = session.play(MoveWeight(*place, steps))
        exact[place] += Fraction(steps, 10)
    assert numbers(session) == (float(exact[W]), float(exact[B]))
    assert all(move.steps for move in session.state.weights)


def test_a_moved_number_is_undone_restored_and_journalled():
    moved = BY_HAND.play(MoveWeight(*W, 1)).play(MoveWeight(*W, 2)).play(MoveWeight(*B, -1))
    assert moved.state.weights == (MoveWeight(*B, -1), MoveWeight(*W, 3))
    assert moved.undo().state.weights == (MoveWeight(*W, 3),)
    assert moved.play(RestoreCards()).state == BY_HAND.state
    line = {"move": "MoveWeight", "layer": 0, "neuron": 0, "source": None, "steps": -1}
    assert encode(MoveWeight(*B, -1)) == line
    assert decode(line) == MoveWeight(*B, -1)


@pytest.mark.parametrize(
    "move",
    [(1, 0, 0, 1), (0, 1, 0, 1), (0, 0, 1, 1), (0, 0, -1, 1), (-1, 0, 0, 1), (*W, 0), (*W, MOST_STEPS + 1)],
)
def test_what_is_not_there_or_too_far_is_not_moved(move):
    assert BY_HAND.play(MoveWeight(*move)) is BY_HAND


def test_only_by_hand_and_only_by_its_own_kind_of_move():
    assert BY_HAND.play(Draw()).play(MoveWeight(*W, 1)).state.weights == ()
    assert BY_HAND.play(Nudge(0, 0, 1)) is BY_HAND
    workshop = Session.start(load("connecte-tes-neurones")).play(Learn())
    assert workshop.play(MoveWeight(*W, 1)) is workshop


def test_the_training_starts_from_the_moved_numbers():
    moved = BY_HAND.play(MoveWeight(*W, 5)).play(Train()).play(StartFrom(True))
    assert moved.state.run.weights == (MoveWeight(*W, 5),)
    assert start_network(LINE, moved.state.run).layers[0].neurons[0].weights == (0.8,)
    added = moved.play(AddTrial(Trial(0.001, 1.0, 10, "class")))
    assert added.state.trials[0].weights == moved.state.run.weights
    assert decode(encode(AddTrial(added.state.trials[0]))) == AddTrial(added.state.trials[0])


def test_moved_numbers_are_carried_over_by_name():
    more = CURVE.text.replace(", between: [-1, 1]}", ", between: [-2, 2]}")
    moved = Session.start(CURVE).play(Learn()).play(MoveWeight(0, 0, 2, 4)).play(MoveWeight(0, 0, None, 1))
    kept = Carried(CURVE, parse_activity(more.encode(), "f.yaml", "f")).state(moved.state)
    assert kept.weights == moved.state.weights
    coarser = CURVE.text.replace("by_hand_step: 0.1", "by_hand_step: 0.5")
    assert Carried(CURVE, parse_activity(coarser.encode(), "f.yaml", "f")).state(moved.state).weights == ()
    renamed = CURVE.text.replace("name: cube", "name: troisième")
    kept = Carried(CURVE, parse_activity(renamed.encode(), "f.yaml", "f")).state(moved.state)
    assert kept.weights == (MoveWeight(0, 0, None, 1),)


def test_a_moved_number_hides_what_the_neuron_answered_and_no_input():
    session = Session.start(LINE)
    for move in (ChooseExample(2), Walk(), Reveal(99), Draw(), Learn()):
        session = session.play(move)
    assert {item.kind for item in session.state.revealed} > {"count"}
    moved = session.play(MoveWeight(*W, 1)).state
    assert [item.kind for item in moved.revealed] == ["count"]
    assert moved.revealed == session.state.revealed[:1]
