"""No single neuron does XOR: by trying, by the inequalities, and as moves of a session."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connecte.content.catalog import load
from connecte.core.plane.alone import Case, answers, clash, right_cases
from connecte.session.guess.tried.lone import UNTRIED, SayWhyNot, SetLone
from connecte.session.rules.adapt import Carried
from connecte.session.rules.hand.lone import FURTHEST, lone_best, lone_cases, lone_clash, lone_right
from connecte.session.session import Session
from connecte.session.store.codec import decode, encode
from connecte.ui.walk.alone.lone_text import why_not
from tests.often import times
from tests.session.test_rules import WORKSHOP

XOR = load("xor")
FOUR = ((0, 0), (0, 1), (1, 0), (1, 1))
REALS = st.floats(-1e6, 1e6, allow_nan=False)


def exclusive(inputs):
    """One of both, and not both: what the file's four examples ask for."""
    return sum(inputs) == 1


def test_the_cases_are_the_four_of_the_file():
    assert lone_cases(XOR) == tuple(Case(inputs, exclusive(inputs)) for inputs in FOUR)


def test_every_whole_placement_was_tried_and_three_are_right_at_most():
    cases = lone_cases(XOR)
    best = 0
    for one, other, threshold in product(range(-FURTHEST, FURTHEST + 1), repeat=3):
        right = sum((one * a + other * b > threshold) == exclusive((a, b)) for a, b in FOUR)
        assert right == sum(right_cases((one, other), threshold, cases))
        best = max(best, right)
    assert best == 3


@settings(max_examples=times(100, 2000))
@given(REALS, REALS, REALS)
def test_no_real_placement_does_it_either(one, other, threshold):
    """0 1 and 1 0 above t: one + other > 2 t; 0 0 and 1 1 at most t: one + other ≤ 2 t."""
    assert sum(right_cases((one, other), threshold, lone_cases(XOR))) <= 3


def test_the_clash_is_the_four_inequalities():
    found = lone_clash(XOR)
    assert {case.inputs for case in found.loud} == {(0, 1), (1, 0)}
    assert {case.inputs for case in found.silent} == {(0, 0), (1, 1)}
    assert found.total == (1, 1)


@pytest.mark.parametrize("wanted", list(product([False, True], repeat=4)))
def test_of_the_sixteen_tables_of_two_inputs_two_have_a_clash_and_these_alone_cannot_be(wanted):
    cases = [Case(inputs, answer) for inputs, answer in zip(FOUR, wanted, strict=True)]
    halves = [n / 2 for n in range(-6, 7)]
    can = any(all(right_cases((a, b), t, cases)) for a, b, t in product(range(-2, 3), range(-2, 3), halves))
    assert (clash(cases) is None) == can
    assert can == (wanted not in ((False, True, True, False), (True, False, False, True)))


def test_a_neuron_answers_above_its_threshold_and_not_at_it():
    assert not answers((1, 1), 1, (0, 1))
    assert answers((1, 1), 1, (1, 1))


def test_what_the_class_tries_is_kept_and_taken_back():
    session = Session.start(XOR)
    assert UNTRIED.numbers == (1, 0, 0)
    assert sum(lone_right(session.state)) == 2, "0 0 and 1 0, with the first input alone"
    for move in (SetLone(1, 1), SetLone(2, 1)):
        assert decode(encode(move)) == move
        session = session.play(move)
    assert session.state.lone.numbers == (1, 1, 1)
    assert session.state.lone.tried == {(1, 1, 0), (1, 1, 1)}
    assert lone_best(session.state) == 3
    assert session.undo().state.lone.numbers == (1, 1, 0)
    for wrong in (SetLone(3, 1), SetLone(-1, 1), SetLone(0, FURTHEST + 1)):
        assert session.play(wrong) is session
    explained = session.play(SayWhyNot())
    assert explained.state.lone.explained
    assert explained.state.lone.numbers == (1, 1, 1)
    assert Carried(XOR, WORKSHOP).state(explained.state).lone == UNTRIED


def test_other_activities_have_none():
    for name in ("connecte-tes-neurones", "rouge"):
        session = Session.start(load(name))
        assert lone_cases(session.state.activity) == ()
        assert session.play(SetLone(0, 2)) is session
        assert session.play(SayWhyNot()) is session


def test_the_reason_names_cases_weights_and_threshold():
    state = Session.start(XOR).state
    said = why_not(state, lone_clash(XOR))
    assert said.startswith("0 1 et 1 0 doivent dépasser le seuil")
    assert "poids de 😇 + poids de 🤖 font plus de 2 fois le seuil" in said
    assert "0 0 et 1 1 ne le doivent pas" in said
    assert "poids de 😇 + poids de 🤖 font au plus 2 fois le seuil" in said
