"""One iteration opened: its phases, what pushes each number, and what a run goes through."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from connecte.content.catalog import load
from connecte.content.runs.trial import LeaveOneOut, Trial, new_run, own_trial, start_parameters, step_trials
from connecte.core.learning.activation import LARGEST_EXPONENT
from connecte.core.learning.backprop import pack, recognised, total_cost
from connecte.core.learning.explain import Place, explain, shares
from connecte.core.learning.iteration import largest_exponent, open_iteration
from connecte.core.learning.rounding import UNITS, rounded
from connecte.core.learning.sweep import Sweep
from connecte.core.replay.events import Events
from connecte.core.replay.recording import Recording
from connecte.core.replay.series import series_costs, series_outputs
from tests import transcription
from tests.generated import problems
from tests.often import times


def recorded(problem, start, iterations):
    recording = Recording(problem, start, iterations)
    for _reached in recording.run():
        pass
    return recording


@settings(max_examples=times(25, 60))
@given(problems(), st.integers(0, 30))
def test_phases_chained_are_the_recording(generated, first):
    """From a generated iteration on, each one's last phase is where the next begins."""
    recording = recorded(*generated, 40)
    assume(recording.diverged_at is None)
    values = recording.at(first)
    for number in range(first, first + 5):
        opened = open_iteration(recording.problem, values, number)
        assert pack(opened.parameters(0)) == pytest.approx(pack(values), abs=0)
        values = opened.parameters(len(opened.phases))
        np.testing.assert_allclose(pack(values), pack(recording.at(number + 1)), rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("name", ["connecte-tes-neurones", "xor", "rouge"])
@pytest.mark.parametrize("number", [0, 1, 17, 499])
def test_phases_of_shipped_activities_are_the_recording(name, number):
    activity = load(name)
    recording = recorded_trial(activity, own_trial(activity)._replace(iterations=500))
    opened = open_iteration(recording.problem, recording.at(number), number)
    np.testing.assert_allclose(pack(opened.after), pack(recording.at(number + 1)), rtol=0, atol=1e-12)


def recorded_trial(activity, trial):
    recording = new_run(activity, trial)
    for _reached in recording.run():
        pass
    return recording


def test_the_phases_come_in_the_order_of_the_reference(whole_run):
    # Reference §6: steps 1 to 7; only the hidden layer has a mask.
    opened = open_iteration(whole_run.problem, whole_run.at(0))
    kinds = [(phase.kind, phase.layer) for phase in opened.phases]
    assert kinds == [
        ("sums", 0), ("answers", 0), ("outputs", 1), ("cost", 1), ("gradient", 1), ("thresholds", 1),
        ("weights", 1), ("back", 0), ("thresholds", 0), ("weights", 0), ("mask", 0),
    ]  # fmt: skip


def test_every_phase_changes_only_its_own_part(whole_run):
    opened = open_iteration(whole_run.problem, whole_run.at(100))
    before = opened.parameters(0)
    for at, phase in enumerate(opened.phases):
        after = opened.parameters(at + 1)
        for number, (old, new) in enumerate(zip(before.layers, after.layers, strict=True)):
            mine = number == phase.layer
            assert (old.thresholds != new.thresholds).any() == (mine and phase.kind == "thresholds")
            assert (old.weights != new.weights).any() == (mine and phase.kind in ("weights", "mask"))
        before = after


@settings(max_examples=times(25, 60))
@given(problems(), st.integers(0, 10))
def test_pushes_add_up_to_the_change(generated, number):
    recording = recorded(*generated, 12)
    assume(recording.diverged_at is None)
    opened = open_iteration(recording.problem, recording.at(number), number)
    for layer, step in enumerate(opened.steps):
        for neuron in range(len(step.thresholds)):
            for source in (None, *range(step.weights.shape[1])):
                check(opened, Place(layer, neuron, source))


def check(opened, place):
    found = explain(opened, place)
    size = max(1.0, abs(found.before), *(abs(push.push) for push in found.pushes))
    assert [abs(p.push) for p in found.pushes] == sorted((abs(p.push) for p in found.pushes), reverse=True)
    for push in found.pushes:
        assert push.push == pytest.approx(found.rate * push.read * push.returned, abs=1e-12 * size)
    if found.reason == "masked":
        assert found.change == 0
    else:
        assert found.change == pytest.approx(found.wanted, abs=1e-12 * size)
    if found.reason in ("silent", "unheard", "content", "fixed"):
        assert found.change == 0


def test_every_weight_of_the_workshop_is_explained(whole_run):
    """Over a hundred places of the run: a weight that did not move has a reason that is so."""
    reasons = set()
    for number in range(0, 100_000, 1_000):
        opened = open_iteration(whole_run.problem, whole_run.at(number), number)
        for layer, step in enumerate(opened.steps):
            for neuron in range(len(step.thresholds)):
                for source in (None, *range(6)):
                    check(opened, Place(layer, neuron, source))
                    reasons.add(explain(opened, Place(layer, neuron, source)).reason)
    assert reasons == {"moved", "masked", "cancelled"}


def test_a_neuron_that_is_silent_and_a_source_that_is(workshop, whole_run):
    opened = open_iteration(whole_run.problem, with_threshold(whole_run.at(0), 0, 2, 1000.0))
    assert explain(opened, Place(0, 2, 2)).reason == "silent"  # C, from the fox
    assert explain(opened, Place(0, 2, None)).reason == "silent"
    assert explain(opened, Place(1, 1, 2)).reason == "unheard"  # blue, from C
    assert explain(opened, Place(0, 0, 3)).reason == "masked"  # A has no cat


def with_threshold(values, layer, neuron, threshold):
    values.layers[layer].thresholds[neuron] = threshold
    return values


def test_the_perceptron_moves_on_mistakes_alone():
    # Reference §7: start 1 1 1, step 0.2. Number 0 (1, 0, 0): 1 reaches 1, "red", right. Number 1
    # (0, 1, 1), not red: 2 reaches 1, so green and blue go down by 0.2.
    activity = load("rouge")
    recording = recorded_trial(activity, own_trial(activity))
    first, second = (open_iteration(recording.problem, recording.at(n), n) for n in (0, 1))
    assert first.examples == (0,) and explain(first, Place(0, 0, 0)).reason == "content"
    assert [explain(second, Place(0, 0, source)).change for source in range(3)] == pytest.approx(
        [0, -0.2, -0.2]
    )
    assert explain(second, Place(0, 0, None)).reason == "fixed"


def test_what_comes_back_is_made_of_the_outputs(whole_run):
    opened = open_iteration(whole_run.problem, whole_run.at(500), 500)
    for neuron in range(6):
        for row in range(16):
            total = sum(share.product for share in shares(opened, 0, neuron, row))
            shown = opened.forward.answers[0][row, neuron]
            assert opened.steps[0].gradient[row, neuron] == pytest.approx(total if shown else 0, abs=1e-12)


# -- going through a run ------------------------------------------------------------------


def test_backwards_and_in_blocks_the_run_is_the_same(whole_run):
    forwards = np.stack([pack(whole_run.at(n)) for n in range(4_950, 5_151)])
    backwards = np.stack([pack(whole_run.at(n)) for n in range(5_150, 4_949, -1)])[::-1]
    assert (forwards == backwards).all()
    assert (forwards == whole_run.every(4_950, 5_150)).all()


def test_blue_gets_f_in_the_first_iteration(workshop, whole_run):
    events = Events(whole_run)
    for _searched in events.search(1):
        pass
    links = events.known(("link",))
    # Weights before blue's: 36 hidden ones and green's six; F is the sixth source. Yellow: 36 + 18.
    assert [(event.iteration, event.number) for event in links] == [(1, 36 + 6 + 5), (1, 36 + 18 + 5)]


@settings(max_examples=times(15, 30))
@given(problems())
def test_events_are_those_of_a_plain_look(generated):
    recording = recorded(*generated, 60)
    assume(recording.diverged_at is None)
    events = Events(recording)
    for _searched in events.search(60):
        pass
    claims = [series_claims(recording, n) for n in range(61)]
    changed = {
        (n, row)
        for n in range(1, 61)
        for row in range(len(claims[0]))
        if (claims[n][row] != claims[n - 1][row]).any()
    }
    assert {(event.iteration, event.number) for event in events.known(("verdict",))} == changed
    for event in events.known(("sign", "link")):
        before, after = (
            weight(recording, event.iteration - 1, event.number),
            weight(recording, event.iteration, event.number),
        )
        assert before * after < 0 or (before == 0 and after != 0)
    found = events.after(3, ("verdict",))
    later = [n for n, _row in changed if n > 3]
    assert ([event.iteration for event in found][:1] or [None])[0] == min(later, default=None)


def series_claims(recording, number):
    packed = pack(recording.at(number))[None]
    return series_outputs(recording.problem, packed, recording.shapes, recording.problem.inputs)[0] > 0


def weight(recording, iteration, number):
    return np.concatenate([layer.weights.ravel() for layer in recording.at(iteration).layers])[number]


def test_series_are_the_costs_one_by_one(whole_run):
    places = [0, 1, 100, 1_000, 50_000, 100_000]
    costs = series_costs(whole_run.problem, whole_run.series(places), whole_run.shapes)
    expected = [total_cost(whole_run.problem, whole_run.at(place)) for place in places]
    np.testing.assert_allclose(costs, expected, rtol=1e-12)


# -- runs of one's own --------------------------------------------------------------------


def test_three_steps_end_as_in_the_reference(workshop):
    """§6 and §7: 1e-6 has not learned yet, 1e-4 has, 2e-4 is NaN in the 5th iteration."""
    small, good, large = step_trials(own_trial(workshop))
    assert [trial.step for trial in (small, good, large)] == pytest.approx([1e-6, 1e-4, 2e-4])
    runs = [recorded_trial(workshop, trial) for trial in (small, good, large)]
    ends = [int(recognised(run.problem, run.at(run.reached)).sum()) for run in runs[:2]]
    # A step a hundred times smaller stands after 100,000 where the good one does after 1,000: 12.
    assert ends == [12, 16]
    assert (runs[2].diverged_at, runs[2].reached) == (5, 4)
    lost = largest_exponent(runs[2].problem, runs[2].at(4))
    assert lost.exponent > LARGEST_EXPONENT > largest_exponent(runs[2].problem, runs[2].at(3)).exponent


def test_a_sweep_is_its_runs_one_by_one(workshop):
    trials = [Trial(step, 0.7, 300, "random", seed) for seed, step in enumerate((1e-4, 5e-5, 2e-5))]
    starts = [start_parameters(workshop, trial) for trial in trials]
    runs = [recorded_trial(workshop, trial) for trial in trials]
    sweep = Sweep([run.problem for run in runs], starts)
    assert [*sweep.run(300)] == [100, 200, 300]
    for number, run in enumerate(runs):
        np.testing.assert_allclose(pack(sweep.parameters(number)), pack(run.at(300)), rtol=0, atol=1e-9)


@settings(max_examples=times(25, 40))
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


@pytest.mark.parametrize("unit", UNITS)
def test_rounding_gives_the_nearest_multiple(whole_run, unit):
    values = rounded(whole_run.at(5_000), unit)
    steps = pack(values) / unit
    np.testing.assert_allclose(steps, np.round(steps), atol=1e-9)
    assert np.abs(pack(values) - pack(whole_run.at(5_000))).max() <= unit / 2 + 1e-12
