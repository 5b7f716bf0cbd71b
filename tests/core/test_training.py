"""The mathematics of §6: phases, engine, recording, against each other and the reference."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from connecte.content.runs.problem import parameters, problem
from connecte.content.runs.recorded import load_recording, save_recording
from connecte.core.cards.formula import format_formula
from connecte.core.learning.activation import RELU
from connecte.core.learning.backprop import (
    LayerParameters,
    Parameters,
    Problem,
    back,
    forward,
    iterate,
    pack,
    recognised,
    threshold_gradients,
    total_cost,
)
from connecte.core.learning.engine import Engine
from connecte.core.replay.head import VERSION
from connecte.core.replay.recording import Recording
from connecte.language.errors import RecordingError
from tests import transcription
from tests.differences import check_gradients
from tests.generated import problems
from tests.often import times
from tests.runs import new_recording

# Reference §6: after n iterations, recognised of 16 and the cost to three figures.
REFERENCE = {0: (9, 236), 100: (9, 36.0), 1000: (12, 15.8), 5000: (13, 10.7),
             20000: (15, 6.61), 50000: (15, 3.93), 100000: (16, 1.91)}  # fmt: skip


def flat(state):
    W, theta, P, phi, *_cost = state
    return np.concatenate([W.ravel(), theta, P.ravel(), phi])


@pytest.mark.parametrize("mark", REFERENCE)
def test_the_table_of_the_reference(whole_run, mark):
    values = whole_run.at(mark)
    known, cost = REFERENCE[mark]
    assert recognised(whole_run.problem, values).sum() == known
    assert f"{total_cost(whole_run.problem, values):.3g}" == f"{cost:.3g}"


def test_the_nine_published_weights(workshop, whole_run):
    hidden, output = whole_run.at(100_000).layers
    assert format_formula(output.weights[1], "ABCDEF") == "2 A + 1,2 B − 1,1 C + 0,5 D − 2,7 E + 3 F"
    assert format_formula(hidden.weights[4], workshop.source_names(0)) == "0,7 😇 + 1,2 😍 + 👽"


def test_blue_half_way_is_not_yet_what_is_published(whole_run):
    # §6: at 50 000 blue is still 1,8 1,0 −1,0 0,7 −2,2 2,4.
    blue = whole_run.at(50_000).layers[1].weights[1]
    assert [round(w, 1) for w in blue] == [1.8, 1.0, -1.0, 0.7, -2.2, 2.4]


def test_the_run_is_that_of_a_plain_transcription(whole_run):
    """As far as it is written down again; the rest follows from the phases, and its end from the reference."""
    furthest = 0.0
    for number, state in enumerate(transcription.run(times(5_000, 100_000)), 1):
        if number % 500 == 0 or number <= 50:
            furthest = max(furthest, np.abs(pack(whole_run.at(number)) - flat(state)).max())
    assert furthest < 1e-9


def test_the_phases_and_the_engine_agree_over_a_whole_run(whole_run):
    """From every thousandth place the phases come to the values of the engine fifty iterations later."""
    furthest = 0.0
    for start in range(0, 100_000, 1000):
        values = whole_run.at(start)
        for _number in range(times(50, 1000)):
            values = iterate(whole_run.problem, values).after
        reached = whole_run.at(start + times(50, 1000))
        furthest = max(furthest, np.abs(pack(reached) - pack(values)).max())
    assert furthest < 1e-10


@settings(max_examples=times(15, 60))
@given(problems())
def test_the_phases_and_the_engine_agree_on_any_network(generated):
    what, start = generated
    engine, values = Engine(what, start), start
    for _ in range(5):
        engine.advance(1)
        with np.errstate(over="ignore", invalid="ignore"):
            values = iterate(what, values).after
        assume(values.finite)  # overflow has a test of its own
        np.testing.assert_allclose(pack(engine.parameters()), pack(values), rtol=1e-9, atol=1e-12)


@settings(max_examples=times(15, 60))
@given(problems())
def test_gradients_by_central_differences(generated):
    """A pass back through unchanged links is the derivative of the cost, away from the kinks."""
    what, start = generated
    seen = forward(what, what.inputs, start)
    if min((np.abs(s).min() for s in seen.sums[:-1]), default=1.0) < 1e-4:
        return
    check_gradients(what, start)


def test_the_gradient_at_the_printed_cards_says_what_the_class_found(workshop):
    # Reference §5: signs of C, D and the four outputs are those of the six moves by hand.
    played = [example for example in workshop.examples if example.in_class]
    start = parameters(workshop.network())
    hidden, output = threshold_gradients(problem(workshop, start, examples=played), start)
    assert hidden.round(1).tolist() == [0.0, -0.1, -5.6, 7.7, -0.2, -1.5]
    assert output.round(1).tolist() == [-1.3, 2.6, 0.5, -3.2]
    gradients = [hidden, output]
    for move in workshop.by_hand:
        assert np.sign(gradients[move.layer][move.neuron]) == -np.sign(move.change)


def test_one_iteration_by_hand():
    """One example, one hidden neuron, one output, all in the head.

    x = 2, W = 1, θ = 1, P = 1, φ = 1: S = 2·1 − 1 = 1, H = 1, Z = 1·1 − 1 = 0. The example's own
    output: s = −1, so exp(a s Z) = 1 and with a = 1 G = −1. η = 0,1 and the output factor 10:
    φ = 1 + 10·0,1·(−1) = 0; P = 1 − 0,1·(−1·1) = 1,1; back through the new P: Gh = −1,1;
    θ = 1 + 0,1·(−1,1) = 0,89; W = 1 − 0,1·(−1,1·2) = 1,22.
    """
    one = np.ones((1, 1))
    what = Problem(np.array([[2.0]]), np.array([0]), (None, None), 0.1, 1.0, (1.0, 10.0))
    start = Parameters((LayerParameters(one, np.ones(1)), LayerParameters(one, np.ones(1))))
    done = iterate(what, start)
    assert done.cost == 1.0
    assert pack(done.after).tolist() == pytest.approx([1.22, 0.89, 1.1, 0.0])


def test_a_neuron_at_its_threshold_gets_nothing_back():
    sums = np.array([[0.0, 2.0]])
    slopes = RELU.slope(sums, RELU.value(sums))
    assert back(np.array([[1.0]]), np.array([[5.0, 7.0]]), slopes).tolist() == [[0.0, 7.0]]


def test_masked_links_are_zero_and_not_minus_zero(whole_run):
    weights = whole_run.at(1234).layers[0].weights
    mask = whole_run.problem.masks[0]
    assert mask is not None
    assert (weights[mask == 0] == 0).all()
    assert not np.signbit(weights[mask == 0]).any()


def test_any_iteration_can_be_had_in_any_order(whole_run):
    places = [0, 1, 99, 100, 101, 54321, 54322, 54320, 100_000, 7]
    direct = {n: flat(s) for n, s in enumerate(transcription.run(102), 1) if n in places}
    for place in places:
        values = pack(whole_run.at(place))
        assert (values == pack(whole_run.at(place))).all()
        if place in direct:
            np.testing.assert_allclose(values, direct[place], atol=1e-12)
    for outside in (-1, 100_001):
        with pytest.raises(IndexError):
            whole_run.at(outside)


def test_a_recording_is_small_in_memory_and_on_disk(whole_run, tmp_path):
    assert whole_run.nbytes < 1_000_000
    save_recording(tmp_path / "run.npz", whole_run)
    assert (tmp_path / "run.npz").stat().st_size < 1_000_000
    assert list(tmp_path.iterdir()) == [tmp_path / "run.npz"]


def test_a_recording_comes_back_from_its_file(whole_run, tmp_path):
    save_recording(tmp_path / "run.npz", whole_run)
    again = load_recording(tmp_path / "run.npz")
    assert (again.reached, again.planned, again.diverged_at) == (100_000, 100_000, None)
    for place in (0, 777, 100_000):
        assert (pack(again.at(place)) == pack(whole_run.at(place))).all()


def test_a_damaged_recording_is_refused_in_one_sentence(workshop, tmp_path):
    path = tmp_path / "run.npz"
    recording = new_recording(workshop, 300)
    list(recording.run())
    save_recording(path, recording)
    data = path.read_bytes()
    chance = random.Random(6)
    damaged = [b"", data[:100], data[: len(data) // 2], b"hello", np.lib.format.MAGIC_PREFIX]
    for _ in range(200):
        at = chance.randrange(len(data))
        damaged.append(data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :])
    for wrong in damaged:
        path.write_bytes(wrong)
        with pytest.raises(RecordingError) as caught:
            load_recording(path)
        assert str(path) in str(caught.value)
        assert "\n" not in str(caught.value)


def test_a_newer_recording_says_so(workshop, tmp_path):
    path = tmp_path / "run.npz"
    save_recording(path, new_recording(workshop, 10))
    data = path.read_bytes()
    assert data.startswith(b"connecte-recording 1 ")
    path.write_bytes(data.replace(b"connecte-recording 1 ", b"connecte-recording %d " % (VERSION + 1), 1))
    with pytest.raises(RecordingError, match="plus récente"):
        load_recording(path)


def test_a_run_that_overflows_keeps_what_came_before(workshop):
    # §6: a step of 0,0002 gives NaN in the 5th iteration.
    recording = new_recording(workshop, 1000, 0.0002)
    list(recording.run())
    assert (recording.diverged_at, recording.reached) == (5, 4)
    assert recording.finished
    assert recording.at(4).finite
    np.testing.assert_allclose(pack(recording.at(3)), flat(list(map(tuple, _states(3, 0.0002)))[-1]), rtol=1e-9)


def _states(iterations, step):
    return [tuple(np.copy(part) for part in state) for state in transcription.run(iterations, step)]


def test_a_recording_can_be_read_while_it_grows(workshop):
    recording = new_recording(workshop, 1050)
    for reached in recording.run():
        assert recording.at(reached).finite
        assert recording.reached == reached
    assert recording.reached == 1050


@given(st.integers(0, 5))
def test_no_iterations_is_a_run_too(count):
    one = np.ones((2, 1))
    what = Problem(one, np.array([0, 1]), (None,), 0.01, 1.0, (1.0,))
    start = Parameters((LayerParameters(np.ones((2, 1)), np.zeros(2)),))
    recording = Recording(what, start, count)
    list(recording.run())
    assert recording.reached == count
    assert recording.finished


def test_a_cost_that_overflows_is_infinite_without_a_word():
    """Z = 0 + 2000: e^(0.7 · 2000) is beyond the largest number."""
    layer = LayerParameters(np.zeros((1, 1)), np.array([-2000.0]))
    one = Problem(np.ones((1, 1)), np.array([-1]), (None,), 0.1, 0.7, (1.0,))
    assert total_cost(one, Parameters((layer,))) == np.inf
