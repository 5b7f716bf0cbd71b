"""One iteration opened: its phases, what pushes each number, and what a run goes through."""

from __future__ import annotations

from operator import gt, lt

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from connecte.content.catalog import load
from connecte.content.runs.trial import new_run, own_trial
from connecte.core.learning.backprop import LayerParameters, Parameters, Problem, pack
from connecte.core.learning.explain import Place, explain, shares
from connecte.core.learning.iteration import open_iteration
from connecte.core.learning.rounding import UNITS, rounded
from connecte.core.replay.events import Event, Events
from connecte.core.replay.recording import Recording
from connecte.core.replay.series import series_outputs
from connecte.language.value import replace
from tests.generated import problems
from tests.often import times


def recorded(problem, start, iterations):
    recording = Recording(problem, start, iterations)
    for _reached in recording.run():
        pass
    return recording


@settings(max_examples=times(15, 60))
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


@settings(max_examples=times(15, 60))
@given(problems(), st.integers(0, 10))
def test_pushes_add_up_to_the_change(generated, number):
    recording = recorded(*generated, 12)
    assume(recording.diverged_at is None)
    opened = open_iteration(recording.problem, recording.at(number), number)
    for layer, layer_update in enumerate(opened.updates):
        for neuron in range(len(layer_update.thresholds)):
            for source in (None, *range(layer_update.weights.shape[1])):
                check(opened, Place(layer, neuron, source))


def check(opened, place):
    found = explain(opened, place)
    assert found.place == place
    size = max(1.0, abs(found.before), *(abs(push.push) for push in found.pushes))
    assert [abs(p.push) for p in found.pushes] == sorted((abs(p.push) for p in found.pushes), reverse=True)
    for push in found.pushes:
        assert abs(push.push - found.rate * push.read * push.returned) <= 1e-12 * size
    if found.reason == "masked":
        assert found.change == 0
    else:
        assert abs(found.change - found.wanted) <= 1e-12 * size
    if found.reason in ("silent", "unheard", "content", "fixed"):
        assert found.change == 0
    return found.reason


def test_every_weight_of_the_workshop_is_explained(whole_run):
    """Over a hundred places of the run: a weight that did not move has a reason that is so."""
    reasons = set()
    for number in range(0, 100_000, 1_000):
        opened = open_iteration(whole_run.problem, whole_run.at(number), number)
        for layer, layer_update in enumerate(opened.updates):
            for neuron in range(len(layer_update.thresholds)):
                for source in (None, *range(6)):
                    reasons.add(check(opened, Place(layer, neuron, source)))
    assert reasons == {"moved", "masked", "cancelled"}


def test_a_neuron_that_is_silent_and_a_source_that_is(workshop, whole_run):
    opened = open_iteration(whole_run.problem, with_threshold(whole_run.at(0), 0, 2, 1000.0))
    assert explain(opened, Place(0, 2, 2)).reason == "silent"  # C, from the fox
    assert explain(opened, Place(0, 2, None)).reason == "silent"
    assert explain(opened, Place(1, 1, 2)).reason == "unheard"  # blue, from C
    assert explain(opened, Place(0, 0, 3)).reason == "masked"  # A has no cat


def test_a_weight_is_unheard_where_what_comes_back_meets_nothing_read():
    """x1 − x0 passes 0.5 for (0, 1) alone, where x0 is 0: no example pushes the weight of x0."""
    activity = load("xor")
    recording = recorded_trial(activity, own_trial(activity)._replace(iterations=1))
    values = recording.at(0)
    values.layers[0].weights[0], values.layers[0].thresholds[0] = (-1.0, 1.0), 0.5
    opened = open_iteration(recording.problem, values)
    found = {source: explain(opened, Place(0, 0, source)) for source in (None, 0, 1)}
    assert [bool(found[0].change), found[0].reason] == [False, "unheard"]
    assert [found[source].reason for source in (None, 1)] == ["moved", "moved"]


def test_pushes_that_overflow_come_first(workshop):
    """§6: with a step of 0.0002 the fifth iteration overflows. Blue reads 0 from E; for four examples, not the
    first ones, infinity came back: their product is no number, and neither is the weight.
    """
    recording = recorded_trial(workshop, own_trial(workshop)._replace(iterations=100, step=2e-4))
    assert recording.diverged_at == 5
    found = explain(open_iteration(recording.problem, recording.at(4), 4), Place(1, 1, 4))
    assert [push.push == push.push for push in found.pushes] == [False] * 4 + [True] * 12
    assert min(push.example for push in found.pushes[:4]) > 0
    assert found.reason == "moved" and found.after != found.after


def test_a_number_whose_step_is_0_is_fixed(workshop, whole_run):
    problem = replace(whole_run.problem, threshold_factors=(0.0, 10.0), weight_factors=(1.0, 0.0))
    opened = open_iteration(problem, whole_run.at(100))
    fixed, moved = ((0, 2, None), (1, 1, 2)), ((0, 2, 2), (1, 1, None))
    for place in fixed:
        assert (explain(opened, Place(*place)).reason, explain(opened, Place(*place)).change) == ("fixed", 0)
    for place in moved:
        assert explain(opened, Place(*place)).reason != "fixed" and explain(opened, Place(*place)).change


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
            assert opened.updates[0].gradient[row, neuron] == pytest.approx(total if shown else 0, abs=1e-12)


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
    expected = []
    sides = [0.0] * len(weights(recording, 0))
    for n in range(61):
        for number, value in enumerate(weights(recording, n)):
            if value and np.sign(value) != sides[number]:
                expected += [(n, "sign" if sides[number] else "link", number)] if n else []
                sides[number] = np.sign(value)
    assert [tuple(event) for event in events.known(("sign", "link"))] == expected
    for at in (0, 3, 40, 60):
        later, earlier = (
            {event for event in events.known(("verdict",)) if side(event.iteration, at)} for side in (gt, lt)
        )
        next_ = min((event.iteration for event in later), default=None)
        last = max((event.iteration for event in earlier), default=None)
        assert set(events.after(at, ("verdict",))) == {event for event in later if event.iteration == next_}
        assert set(events.before(at, ("verdict",))) == {event for event in earlier if event.iteration == last}
    one = [event for event in events.known(("verdict",)) if event.number == 0]
    assert events.known(("verdict",), row=0) == one


def series_claims(recording, number):
    packed = pack(recording.at(number))[None]
    return series_outputs(recording.problem, packed, recording.shapes, recording.problem.inputs)[0] > 0


def weights(recording, iteration):
    return np.concatenate([layer.weights.ravel() for layer in recording.at(iteration).layers])


def test_a_link_that_leaves_0_on_the_other_side_changes_its_sign():
    """One weight over the iterations: 0, 0, 1 appears, 0, 2 is as before, −1 and 3 change the sign."""
    layer = LayerParameters(np.zeros((1, 1)), np.zeros(1))
    problem = Problem(np.ones((1, 1)), np.array([0]), (None,), 0.1, 1.0, (1.0,))
    events = Events(Recording(problem, Parameters((layer,)), 10))
    found = events._events(np.array([[0, 0.0], [0, 0], [1, 0], [0, 0], [2, 0], [-1, 0], [0, 0], [3, 0]]))
    expected = [Event(2, "link", 0), Event(5, "sign", 0), Event(7, "sign", 0)]
    assert [event for event in found if event.kind != "verdict"] == expected


@pytest.mark.parametrize("unit", UNITS)
def test_rounding_gives_the_nearest_multiple(whole_run, unit):
    values = rounded(whole_run.at(5_000), unit)
    steps = pack(values) / unit
    np.testing.assert_allclose(steps, np.round(steps), atol=1e-9)
    assert np.abs(pack(values) - pack(whole_run.at(5_000))).max() <= unit / 2 + 1e-12
