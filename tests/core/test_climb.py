"""The picture that fools a network: its slope against differences, its climb from seeded noise."""

from __future__ import annotations

import numpy as np
import pytest

from connecte.content.catalog import load
from connecte.content.runs.trial import new_run, own_trial
from connecte.core.learning.backprop import LayerParameters, Parameters, Problem
from connecte.core.pictures.climb import NOISE, climb, shares, slope


@pytest.fixture(scope="module")
def trained():
    """The problem and the numbers of the digits' own run at its end."""
    digits = load("chiffres")
    recording = new_run(digits, own_trial(digits))
    for _reached in recording.run():
        pass
    return recording.problem, recording.at(recording.reached)


def test_the_slope_is_that_of_central_differences(trained):
    problem, values = trained
    picture = np.random.default_rng(5).uniform(0, 1, 64)
    for output in (0, 7):
        found = slope(problem, values, picture, output)
        for cell in (3, 20, 44):
            step = np.zeros(64)
            step[cell] = 1e-5
            up, down = (np.log(shares(problem, values, (picture + s)[None])[0, output]) for s in (step, -step))
            assert found[cell] == pytest.approx((up - down) / 2e-5, rel=1e-5, abs=1e-8)


@pytest.mark.parametrize("output", range(10))
def test_a_climb_fools_the_network_and_stays_in_range(trained, output):
    problem, values = trained
    steps = list(climb(problem, values, output, seed=3, steps=60))
    assert steps[0].picture.max() <= NOISE and steps[-1].share > 0.95
    assert all(found.picture.min() >= 0 and found.picture.max() <= 1 for found in steps)
    again = list(climb(problem, values, output, seed=3, steps=60))
    assert (again[-1].picture == steps[-1].picture).all()
    assert (next(climb(problem, values, output, seed=4)).picture != steps[0].picture).any()


def test_shares_add_up_to_one(trained):
    problem, values = trained
    assert shares(problem, values, problem.inputs[:5]).sum(axis=1) == pytest.approx(np.ones(5))


def lone_cell(*weights):
    """Outputs that read one cell, each with a weight: the largest gets darker cells, the smallest lighter."""
    layer = LayerParameters(np.array(weights, dtype=float)[:, None], np.zeros(len(weights)))
    return Problem(np.zeros((1, 1)), np.array([0]), (None,), 0.1, 1.0, (1.0,)), Parameters((layer,))


def test_a_climb_goes_a_fifth_of_the_way_in_a_step_and_ends_at_the_border():
    """One cell is the one that changes most: it goes from its noise, below 0.3, by 0.2 to 1, and no further."""
    steps = list(climb(*lone_cell(1, -1), 0, seed=3))
    start = float(steps[0].picture[0])
    expected = [min(1.0, start + 0.2 * number) for number in range(len(steps))]
    assert [float(found.picture[0]) for found in steps] == pytest.approx(expected)
    assert [found.steps for found in steps] == list(range(len(steps)))
    assert steps[-1].picture[0] == 1 > steps[-2].picture[0]
    # Sums x and −x: the share is e^x / (e^x + e^−x), at x = 1 0.881.
    assert steps[-1].share == pytest.approx(1 / (1 + np.exp(-2)))


def test_a_climb_has_no_more_steps_than_it_is_given_and_none_without_a_slope():
    assert [found.steps for found in climb(*lone_cell(1, -1), 0, seed=3, steps=2)] == [0, 1, 2]
    assert [found.steps for found in climb(*lone_cell(1, 1), 0, seed=3)] == [0], "both get the same of it"
