"""The picture that fools a network: its slope against differences, its climb from seeded noise."""

from __future__ import annotations

import numpy as np
import pytest

from connecte.content.catalog import load
from connecte.content.runs.trial import new_run, own_trial
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
