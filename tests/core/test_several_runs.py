"""Many runs at once, and one run's numbers in a row: as the runs one by one give them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings

from connecte.content.catalog import load
from connecte.content.runs.trial import LeaveOneOut, Trial, new_run, own_trial, start_parameters, step_trials
from connecte.core.learning.activation import LARGEST_EXPONENT
from connecte.core.learning.backprop import pack, recognised, total_cost
from connecte.core.learning.iteration import largest_exponent
from connecte.core.learning.sweep import Sweep
from connecte.core.replay.series import series_costs, series_outputs
from tests import transcription
from tests.core.test_opened import recorded, recorded_trial
from tests.generated import problems
from tests.often import times


def test_series_are_the_costs_one_by_one(whole_run):
    places = [0, 1, 100, 1_000, 50_000, 100_000]
    costs = series_costs(whole_run.problem, whole_run.series(places), whole_run.shapes)
    expected = [total_cost(whole_run.problem, whole_run.at(place)) for place in places]
    np.testing.assert_allclose(costs, expected, rtol=1e-12)


# -- runs of one's own --------------------------------------------------------------------


def test_three_steps_end_as_in_the_reference(workshop, whole_run):
    """§6 and §7: 1e-6 has not learned yet, 1e-4 has, 2e-4 is NaN in the 5th iteration."""
    small, good, large = step_trials(own_trial(workshop))
    assert [trial.step for trial in (small, good, large)] == pytest.approx([1e-6, 1e-4, 2e-4])
    assert (whole_run.problem.step, whole_run.planned) == (good.step, good.iterations)
    slow, lost = (
        recorded_trial(workshop, trial._replace(iterations=times(10_000, 100_000))) for trial in (small, large)
    )
    # A step a hundred times smaller stands after 100,000 where the good one does after 1,000, at 12 of 16.
    here, there = slow.at(slow.reached), whole_run.at(slow.reached // 100)
    assert recognised(slow.problem, here).sum() == times(9, 12)
    assert total_cost(slow.problem, here) == pytest.approx(total_cost(slow.problem, there), rel=0.01)
    assert recognised(slow.problem, whole_run.at(100_000)).sum() == 16
    assert (lost.diverged_at, lost.reached) == (5, 4)
    above, below = (largest_exponent(lost.problem, lost.at(place)).exponent for place in (4, 3))
    assert above > LARGEST_EXPONENT > below


def test_a_sweep_is_its_runs_one_by_one(workshop):
    trials = [Trial(step, 0.7, 300, "random", seed) for seed, step in enumerate((1e-4, 5e-5, 2e-5))]
    starts = [start_parameters(workshop, trial) for trial in trials]
    runs = [recorded_trial(workshop, trial) for trial in trials]
    sweep = Sweep([run.problem for run in runs], starts)
    assert [*sweep.run(300)] == [100, 200, 300]
    for number, run in enumerate(runs):
        np.testing.assert_allclose(pack(sweep.parameters(number)), pack(run.at(300)), rtol=0, atol=1e-9)


@settings(max_examples=times(15, 40))
@given(problems())
def test_a_sweep_of_any_network(generated):
    problem, start = generated
    recording = recorded(problem, start, 20)
    assume(recording.diverged_at is None)
    sweep = Sweep([problem, problem], [start, start])
    for _done in sweep.run(20):
        pass
    np.testing.assert_allclose(pack(sweep.parameters(1)), pack(recording.at(20)), rtol=1e-9, atol=1e-9)


def test_a_run_that_overflows_leaves_the_others_alone(workshop):
    small, good, large = (trial._replace(iterations=100) for trial in step_trials(own_trial(workshop)))
    starts = [start_parameters(workshop, trial) for trial in (small, good, large)]
    problems_ = [new_run(workshop, trial).problem for trial in (small, good, large)]
    sweep = Sweep(problems_, starts)
    for _done in sweep.run(100):
        pass
    assert [sweep.parameters(n).finite for n in range(3)] == [True, True, False]
    assert pack(sweep.parameters(1)) == pytest.approx(pack(recorded_trial(workshop, good).at(100)), abs=1e-9)


@pytest.mark.parametrize("name", ["connecte-tes-neurones", "rouge"])
def test_leaving_one_out_is_as_many_runs_without_one(name):
    activity = load(name)
    trial = own_trial(activity)._replace(iterations=300)
    batch = LeaveOneOut(activity, trial)
    assert list(batch.run())[-1] == 300
    for number in (0, 6, len(activity.examples) - 1):
        run = recorded_trial(activity, trial._replace(left_out=(number,)))
        assert len(run.problem.inputs) == len(activity.examples) - 1
        values = run.at(300)
        outputs = series_outputs(
            run.problem,
            pack(values)[None],
            run.shapes,
            np.array([activity.examples[number].counts], dtype=float),
        )[0, 0]
        np.testing.assert_allclose(batch.outputs[number], outputs, rtol=0, atol=1e-9)


def test_a_run_without_some_is_the_plain_transcription_without_them(workshop, monkeypatch):
    keep = [n for n in range(16) if n not in (6, 10)]
    monkeypatch.setattr(transcription, "X", transcription.X[keep])
    monkeypatch.setattr(transcription, "LABELS", transcription.LABELS[keep])
    *_states, (W, theta, P, phi, _cost) = transcription.run(200)
    run = recorded_trial(workshop, own_trial(workshop)._replace(iterations=200, left_out=(6, 10)))
    expected = np.concatenate([W.ravel(), theta, P.ravel(), phi])
    np.testing.assert_allclose(pack(run.at(200)), expected, rtol=0, atol=1e-9)


def test_random_starts_differ_by_their_seed_and_keep_to_the_cards(workshop):
    one, two, again = (start_parameters(workshop, Trial(1e-4, 0.7, 1, "random", seed)) for seed in (1, 2, 1))
    assert (pack(one) == pack(again)).all() and (pack(one) != pack(two)).any()
    assert np.abs(pack(one)).max() <= 0.5
    script = start_parameters(workshop, own_trial(workshop))
    assert ((one.layers[0].weights != 0) == (script.layers[0].weights != 0)).all()
