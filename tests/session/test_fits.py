"""How close a line comes by hand, against plain arithmetic."""

from __future__ import annotations

import pytest

from connecte.content.catalog import load
from connecte.core.cards.network import MoveWeight
from connecte.session.moves import Learn, ToggleLearning
from connecte.session.rules.hand import fits as hand_fits
from connecte.session.rules.hand.fits import badness, best_step, fits, mean_gap, places, squares
from connecte.session.rules.learning import lessons, other_lessons
from connecte.session.session import Session

LINE, CURVE = load("droite"), load("courbe")
BY_HAND = Session.start(LINE).play(Learn())
PRICES = [(example.counts[0], example.goals[0]) for example in LINE.examples]


def cost(w: float, b: float) -> float:
    return sum((w * x + b - y) ** 2 for x, y in PRICES)


@pytest.mark.parametrize(("w", "b"), [(0, 0), (5, -2), (32, -3), (-4, 10)])
def test_the_cost_is_the_sum_of_the_squared_gaps(w, b):
    moved = BY_HAND.play(MoveWeight(0, 0, 0, w)).play(MoveWeight(0, 0, None, -b)).state
    found = fits(moved.network, lessons(moved))
    w, b = 0.3 + w / 10, -0.3 + b / 10
    assert squares(found) == pytest.approx(cost(w, b))
    assert mean_gap(found) == pytest.approx(sum(abs(w * x + b - y) for x, y in PRICES) / len(PRICES))


def test_best_steps_lead_to_where_no_single_step_is_better():
    state, steps = BY_HAND.state, 0
    session = BY_HAND
    while (move := best_step(state, lessons(state))) is not None:
        before = squares(fits(state.network, lessons(state)))
        session, steps = session.play(move), steps + 1
        state = session.state
        assert squares(fits(state.network, lessons(state))) < before
        assert steps < 200
    w, b = state.network.number(0, 0, 0), -state.network.number(0, 0, None)
    around = [cost(w + dw, b + db) for dw, db in ((0.1, 0), (-0.1, 0), (0, 0.1), (0, -0.1))]
    assert cost(w, b) <= min(around)


def test_numbers_that_can_be_moved_and_examples_kept_aside():
    assert places(BY_HAND.state) == ((0, 0, 0), (0, 0, None))
    state = Session.start(CURVE).play(Learn()).state
    assert len(places(state)) == 8, "every link that training may add, and the threshold"
    assert [each.name for each in other_lessons(state)] == ["10", "11", "12", "13", "14", "15"]
    fewer = Session.start(CURVE).play(Learn()).play(ToggleLearning(0)).state
    assert len(lessons(fewer)) == 9


def test_where_outputs_claim_labels_a_step_makes_more_right():
    session = Session.start(load("plan")).play(Learn())
    before = badness(session.state.network, lessons(session.state))
    move = best_step(session.state, lessons(session.state))
    assert move is not None
    state = session.play(move).state
    assert badness(state.network, lessons(state)) < before


@pytest.mark.parametrize(("w", "b"), [(0, 0), (20, 0), (-20, 3), (5, -90), (5, 90)])
def test_the_best_step_is_the_one_of_four_with_the_least_cost(w, b):
    """w and b go up or down by a tenth; b is the opposite of the threshold, so b + 0.1 is a step of −1."""
    state = BY_HAND.play(MoveWeight(0, 0, 0, w)).play(MoveWeight(0, 0, None, -b)).state
    w, b = 0.3 + w / 10, -0.3 + b / 10
    after = {
        MoveWeight(0, 0, 0, 1): cost(w + 0.1, b),
        MoveWeight(0, 0, 0, -1): cost(w - 0.1, b),
        MoveWeight(0, 0, None, 1): cost(w, b - 0.1),
        MoveWeight(0, 0, None, -1): cost(w, b + 0.1),
    }
    assert best_step(state, lessons(state)) == min(after, key=after.__getitem__)


def test_the_best_step_is_looked_for_once_while_nothing_moves(monkeypatch):
    """The notes ask for it every second: of `fraude`, with 1000 examples."""
    state = Session.start(load("fraude")).play(Learn()).state
    first = best_step(state, lessons(state))
    monkeypatch.setattr(hand_fits, "badness", lambda *_given: pytest.fail("looked for again"))
    assert best_step(state, lessons(state)) == first
