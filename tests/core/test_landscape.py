"""The cost over one number, its slope found twice, and the iterations at which the cost rises."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from connecte.content.runs.problem import parameters
from connecte.content.runs.trial import new_run, own_trial
from connecte.core.landscape.curve import (
    NEAR,
    cost_map,
    costs_over,
    number_at,
    slope,
    with_number,
)
from connecte.core.landscape.rises import passage, rises
from connecte.core.learning.explain import Place
from connecte.language.numbers import decimal, thousands
from connecte.session.moves import Learn
from connecte.session.rules.hand.hint import board_problem
from connecte.session.rules.learning import Group
from connecte.session.story.slope_words import (
    agreement_sentence,
    both_sentence,
    gradient_sentence,
    rises_sentence,
    start_sentence,
    surprise_sentence,
)
from tests.generated import problems
from tests.often import times
from tests.session.test_rules import WORKSHOP, played
from tests.transcription import run


def plain_cost(problem, values):
    """Σ exp(a s Z) of §6, 1, with loops over layers only and nothing of the package's forward pass."""
    answers = problem.inputs
    for number, layer in enumerate(values.layers):
        sums = np.einsum("nm,om->no", answers, layer.weights) - layer.thresholds
        answers = sums if number == len(values.layers) - 1 else np.where(sums > 0, sums, 0)
    s = np.where(np.arange(sums.shape[1])[None, :] == problem.wanted[:, None], -1, 1)
    return np.exp(problem.a * s * sums).sum()


def places(values):
    for number, layer in enumerate(values.layers):
        for neuron, sources in enumerate(layer.weights):
            yield Place(number, neuron, None)
            for source in range(len(sources)):
                yield Place(number, neuron, source)


@settings(max_examples=times(15, 100))
@given(problems(), st.data())
def test_the_curve_and_the_map_are_the_cost_itself(case, data):
    problem, values = case
    every = list(places(values))
    one, other = data.draw(st.sampled_from(every)), data.draw(st.sampled_from(every))
    at = [-1.0, 0.0, 0.25, 2.0]
    expected = [plain_cost(problem, with_number(values, one, value)) for value in at]
    assert costs_over(problem, values, one, at) == pytest.approx(expected)
    assert number_at(with_number(values, one, 0.25), one) == 0.25
    assume(one != other)
    found = cost_map(problem, values, (one, other), at, [0.0, 1.0])
    assert found.shape == (2, 4)
    moved = with_number(with_number(values, one, 2.0), other, 1.0)
    assert found[1, 3] == pytest.approx(plain_cost(problem, moved))


@settings(max_examples=times(15, 100))
@given(problems(), st.data())
def test_back_propagation_and_trying_agree_away_from_corners(case, data):
    problem, values = case
    place = data.draw(st.sampled_from(list(places(values))))
    found = slope(problem, values, place)
    assume(not found.bends)
    assert found.gradient == pytest.approx(found.central, rel=1e-3, abs=1e-3)


def test_the_slopes_of_the_printed_cards():
    """Reference §5, the ten of the class."""
    state = played([Learn()]).state
    problem, values = board_problem(state), parameters(state.network)
    found = [slope(problem, values, Place(*place, None)) for place in WORKSHOP.places]
    assert [round(one.gradient, 1) for one in found] == [0, -0.1, -5.6, 7.7, -0.2, -1.5, -1.3, 2.6, 0.5, -3.2]
    d = found[3]
    more = plain_cost(problem, with_number(values, Place(0, 3, None), 8)) - plain_cost(problem, values)
    assert d.by_one == pytest.approx(more)
    assert gradient_sentence("D", d) == (
        f"Gradient du seuil D : 7,7, la pente ici ; monté de 1, le coût change de +{decimal(more, 1)}."
    )
    c = found[2]  # the tangent announces −5.6; going one further helps less
    assert c.by_one > c.gradient
    told = gradient_sentence("C", c)
    assert told.startswith("Gradient du seuil C : −5,6") and decimal(c.by_one, 1) in told
    assert not d.bends
    assert agreement_sentence(d) == (
        "En remontant les couches : 7,7. En essayant un peu moins et un peu plus : 7,7."
    )


def test_a_corner_is_told_with_both_sides():
    """§6: at the start of the training some sums are exactly at their threshold, E's among them."""
    start = new_run(WORKSHOP, own_trial(WORKSHOP))
    problem, values = start.problem, start.at(0)
    corners = []
    for neuron in range(6):
        sums = problem.inputs @ values.layers[0].weights[neuron]
        found = slope(problem, values, Place(0, neuron, None))
        below, here, above = (
            plain_cost(problem, with_number(values, Place(0, neuron, None), found.value + by))
            for by in (-NEAR, 0, NEAR)
        )
        assert found.left == pytest.approx((here - below) / NEAR, rel=1e-3, abs=1e-3)
        assert found.right == pytest.approx((above - here) / NEAR, rel=1e-3, abs=1e-3)
        if found.bends:
            corners.append(neuron)
            assert (sums == values.layers[0].thresholds[neuron]).any()
            # Higher is where the neuron that is exactly at its threshold shows 0.
            assert found.gradient == pytest.approx(found.right, rel=1e-3)
            assert "a un coude" in agreement_sentence(found)
    assert 4 in corners


def test_the_cost_rises_at_1774_of_the_first_5000_iterations():
    """Against the plain transcription; the reference says about 46 % of a whole run."""
    recording = new_run(WORKSHOP, own_trial(WORKSHOP))
    for reached in recording.run():
        if reached >= 5000:
            break
    costs = [cost for *_rest, cost in run(5001)]
    found = rises(recording, 5000)
    assert found.tolist() == (np.diff(costs) > 0).tolist()
    assert found.sum() == 1774
    told = rises_sentence(int(found.sum()), 5000)
    assert told.startswith(f"Le coût est monté {thousands(1774)} fois en {thousands(5000)} itérations")
    for iteration in np.flatnonzero(found)[:: times(200, 20)] + 1:
        one = passage(recording.problem, recording.at(iteration - 1), recording.at(iteration))
        assert one.after > one.before
        assert one.before == pytest.approx(costs[iteration - 1])
        assert one.falls_with_smaller, "so the sentence's reason holds"
        assert surprise_sentence(one).endswith(" : le pas trop grand saute par-dessus le creux.")
        before, after = re.search(r"\((\S+) → (\S+)\)", surprise_sentence(one)).groups()
        assert float(before.replace(",", ".")) < float(after.replace(",", "."))


def test_after_one_iteration_the_cost_halves_and_one_fewer_is_right():
    """Reference §6: 236 before; the issue: 127 after, and 8 of 16 in place of 9."""
    recording = new_run(WORKSHOP, own_trial(WORKSHOP))
    next(iter(recording.run()))
    one = passage(recording.problem, recording.at(0), recording.at(1))
    costs = [cost for *_rest, cost in run(2)]
    assert [one.before, one.after] == pytest.approx(costs)
    assert (one.right_before, one.right_after) == (9, 8)
    assert surprise_sentence(one) == (
        "Coût 236 → 127, et 1 juste de moins : il pèse les erreurs, sans les compter."
    )
    assert surprise_sentence(one._replace(right_after=9)) == ""


def test_both_numbers_are_said_or_that_there_is_none():
    assert both_sentence(Group(16, 16), Group(0, 0), Group(0, 0)) == ("Appris : 16 sur 16. Jamais vus : aucun.")
    said = both_sentence(Group(10, 10), Group(3, 6), Group(1, 2))
    assert said == "Appris : 10 sur 10. Jamais vus : 3 sur 6. Vos dessins : 1 sur 2."


def test_a_curve_is_no_corner():
    """Blue's slope at the start is nearly 0 and its curve is round, so that left and right differ a little."""
    start = new_run(WORKSHOP, own_trial(WORKSHOP))
    found = slope(start.problem, start.at(0), Place(1, 1, None))
    assert abs(found.left - found.right) > 1e-3 * abs(found.gradient)
    assert not found.bends


def test_why_the_training_starts_with_other_numbers():
    """The issue: 9 of 16 after 10 of 10, because there are other examples and another card B."""
    assert start_sentence(Group(10, 10), Group(9, 16), ["B"]) == (
        "À la main 10 sur 10, ici 9 sur 16 : autres exemples, autre calcul pour B."
    )
    assert start_sentence(Group(8, 10), Group(9, 10), []).endswith(" : autres seuils.")
    assert start_sentence(Group(9, 10), Group(9, 10), []) == ""
