"""Every activation and loss: their numbers, their slopes, and that all engines take them."""

from __future__ import annotations

import io
from itertools import product
from math import log

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from connecte.content.runs.recorded import load_recording, save_recording
from connecte.core.learning.activation import (
    ACTIVATIONS,
    IDENTITY,
    RELU,
    SIGMOID,
    SOFTMAX,
    STEP,
    TANH,
    Activation,
)
from connecte.core.learning.backprop import (
    LayerParameters,
    Parameters,
    Problem,
    forward,
    iterate,
    pack,
    total_cost,
)
from connecte.core.learning.batches import rows_of, taken
from connecte.core.learning.engine import Engine
from connecte.core.learning.iteration import largest_exponent
from connecte.core.learning.loss import (
    BINARY_CROSS_ENTROPY,
    CROSS_ENTROPY,
    EXPONENTIAL,
    HALF_SQUARED,
    LOSSES,
    SQUARED,
    Loss,
    fits,
    wanted_values,
)
from connecte.core.learning.sweep import Sweep
from connecte.core.replay.recording import Recording
from connecte.core.replay.series import series_costs
from connecte.language.errors import RecordingError
from connecte.language.value import replace
from tests.differences import check_gradients
from tests.generated import problems, taught
from tests.often import times

LEAKY = Activation(
    "leaky",
    lambda sums, out=None, /: np.maximum(sums, 0.1 * sums, out=out),
    lambda sums, _answers, out=None, /: np.add(0.1, 0.9 * (sums > 0), out),
    0.0,
    1.0,
)
"""No module of the program knows this one: what takes it takes any."""
FOURTH = Loss(
    "fourth",
    wanted_values,
    lambda y, t: (y - t) ** 4,
    lambda y, t, out=None, /: np.multiply(4, (y - t) ** 3, out),
)
EACH = [*ACTIVATIONS.values(), LEAKY]
HIDDEN = [each for each in ACTIVATIONS.values() if each.back is None]
ENDS = [
    pytest.param(output, loss, hidden, id=f"{output.name}-{loss.name}")
    for output, loss, hidden in [
        *((output, loss, HIDDEN) for output, loss in product(ACTIVATIONS.values(), LOSSES.values())),
        (LEAKY, FOURTH, [LEAKY]),
        (SOFTMAX, FOURTH, [LEAKY]),
    ]
    if fits(loss, output)
]
"""Each output and loss that go together; both tests take each hidden activation before them."""
KINKED = (RELU, LEAKY, STEP)


@pytest.mark.parametrize(
    ("activation", "total", "shown", "slope"),
    [
        (RELU, 2.5, 2.5, 1),
        (RELU, -2.5, 0, 0),
        (RELU, 0, 0, 0),
        (STEP, 2.5, 1, 0),
        (STEP, 0, 0, 0),
        (IDENTITY, -2.5, -2.5, 1),
        (SIGMOID, 0, 1 / 2, 1 / 4),
        (SIGMOID, log(3), 3 / 4, 3 / 16),  # 1 / (1 + 1/3)
        (SIGMOID, -log(3), 1 / 4, 3 / 16),
        (TANH, 0, 0, 1),
        (TANH, log(2), 3 / 5, 16 / 25),  # (2 − 1/2) / (2 + 1/2)
        (TANH, -log(2), -3 / 5, 16 / 25),
    ],
)
def test_values_and_slopes_by_hand(activation, total, shown, slope):
    sums = np.array([[total]], dtype=float)
    answers, slopes = np.empty((1, 1)), np.empty((1, 1))
    assert activation.value(sums) == pytest.approx(shown, abs=1e-15)
    assert activation.value(sums, answers) is answers
    assert activation.slope(sums, answers) == pytest.approx(slope, rel=1e-14)
    assert activation.slope(sums, answers, slopes) is slopes
    assert (answers[0, 0], slopes[0, 0]) == pytest.approx((shown, slope), rel=1e-14)
    assert sums[0, 0] == total


@pytest.mark.parametrize("activation", EACH, ids=lambda each: each.name)
def test_where_claims_begin_is_between_the_two_wanted_values(activation):
    """An output claims above S = 0; what it should show lies on either side of f(0), or at it."""
    middle = activation.value(np.zeros(2))[0]
    assert activation.low <= middle < activation.high


@pytest.mark.parametrize("activation", [each for each in EACH if each.direct], ids=lambda each: each.name)
def test_the_direct_way_gives_the_same_numbers(activation):
    sums = np.array([[-1.0, -5e-324, -0.0, 0.0, 5e-324, 1.0, 3.5]])
    answers = activation.direct.value(sums, activation.direct.operand)
    assert answers.tolist() == activation.value(sums).tolist()
    assert activation.direct.slope(answers).tolist() == activation.slope(sums, answers).tolist()
    assert activation.value(np.ones(1)).tolist() == [1.0]


def test_the_slope_of_the_thresholded_relu_comes_from_the_sum():
    sums = np.array([[-1.0, -5e-324, -0.0, 0.0, 5e-324, 1.0]])
    answers = RELU.value(sums)
    expected = [[0, 0, 0, 0, 1, 1]]
    assert RELU.slope(sums, answers).tolist() == expected


def test_a_sigmoid_stays_between_0_and_1_at_any_sum():
    sums = np.array([-np.inf, -1e308, -710.0, 710.0, 1e308, np.inf])
    answers = SIGMOID.value(sums)
    assert answers == pytest.approx([0, 0, 0, 1, 1, 1], abs=1e-300)
    assert SIGMOID.slope(sums, answers) == pytest.approx([0] * 6, abs=1e-300)


@pytest.mark.parametrize(
    ("loss", "output", "value", "derivative"),
    [
        # Y = 0,5 for its own output and Y = 0,5 for another; a = 2, so exp(∓1).
        (EXPONENTIAL, IDENTITY, [np.exp(-1), np.exp(1)], [-2 * np.exp(-1), 2 * np.exp(1)]),
        # ½ (0,5 − 1)² = 0,125 and ½ (0,5 + 1)² = 1,125; one-hot: both 0,125.
        (HALF_SQUARED, IDENTITY, [0.125, 1.125], [-0.5, 1.5]),
        (HALF_SQUARED, TANH, [0.125, 1.125], [-0.5, 1.5]),
        (HALF_SQUARED, SIGMOID, [0.125, 0.125], [-0.5, 0.5]),
        (HALF_SQUARED, RELU, [0.125, 0.125], [-0.5, 0.5]),
        (SQUARED, SIGMOID, [0.25, 0.25], [-1, 1]),
        # −log ½ for its own; softmax asks nothing more of the others, sigmoids −log(1 − ½) each.
        (CROSS_ENTROPY, SOFTMAX, [log(2), 0], [-2, 0]),
        (BINARY_CROSS_ENTROPY, SIGMOID, [log(2), log(2)], [-2, 2]),
    ],
)
def test_losses_by_hand(loss, output, value, derivative):
    outputs = np.array([[0.5, 0.5]])
    targets = loss.target(np.array([[-1.0, 1.0]]), output, 2.0)
    assert loss.value(outputs, targets)[0] == pytest.approx(value)
    assert loss.derivative(outputs, targets)[0] == pytest.approx(derivative)


def test_one_iteration_of_sigmoids_by_hand():
    """One example, one hidden neuron, one output, half of the squared error, all in the head.

    x = 1, W = 1, θ = 1: S = 0, H = ½. P = 2, φ = 1: Z = 0, Y = ½; its own output: T = 1.
    Cost ½ (½ − 1)² = 1/8; G = (½ − 1) · ½ · ½ = −1/8. η = 1: φ = 1 − 1/8 = 7/8;
    P = 2 + 1/8 · ½ = 33/16; back through the new P: −1/8 · 33/16 · ¼ = −33/512;
    θ = 1 − 33/512; W = 1 + 33/512.
    """
    one = np.ones((1, 1))
    what = Problem(one, np.array([0]), (None, None), 1.0, 1.0, (1.0, 1.0))
    what = replace(what, hidden=SIGMOID, output=SIGMOID, loss=HALF_SQUARED)
    start = Parameters((LayerParameters(one, np.ones(1)), LayerParameters(2 * one, np.ones(1))))
    done = iterate(what, start)
    assert done.cost == pytest.approx(1 / 8)
    expected = [1 + 33 / 512, 1 - 33 / 512, 33 / 16, 7 / 8]
    assert pack(done.after).tolist() == pytest.approx(expected)
    engine = Engine(what, start)
    engine.advance(1)
    assert pack(engine.parameters()).tolist() == pytest.approx(expected)


def away_from_kinks(what: Problem, start: Parameters) -> bool:
    """Whether no sum stands where a slope jumps, or where 1 − Y has lost its digits."""
    *hidden, last = forward(what, what.inputs, start).sums
    if what.l1 and any((np.abs(layer.weights) < 1e-4).any() for layer in start.layers):
        return False
    kinks = [*(hidden if what.hidden in KINKED else ()), *([last] if what.output in KINKED else ())]
    precise = what.loss is not BINARY_CROSS_ENTROPY or np.abs(last).max() < 12
    return precise and all(np.abs(sums).min() > 1e-4 for sums in kinks)


@pytest.mark.parametrize(("output", "loss", "hidden"), ENDS)
@settings(max_examples=times(2, 20))
@given(generated=taught(), number=st.integers(0, 20))
def test_gradients_by_central_differences(output, loss, hidden, generated, number):
    """Of the examples of one batch, with their share of the penalty."""
    plain, start = generated
    part = taken(plain, rows_of(plain, number))
    tried = [replace(part, hidden=each, output=output, loss=loss) for each in hidden]
    # A difference of larger costs is rounding.
    fine = [what for what in tried if away_from_kinks(what, start) and total_cost(what, start) < 1e4]
    assume(fine)
    for what in fine:
        check_gradients(what, start)


@pytest.mark.parametrize(("output", "loss", "hidden"), ENDS)
@settings(max_examples=times(2, 20))
@given(generated=problems(), chance=st.integers(0, 2**32 - 1))
def test_phases_engine_sweep_and_series_agree(output, loss, hidden, generated, chance):
    """To 1e-9 over five iterations; the sweep beside a run that leaves examples out."""
    plain, start = generated
    taking = np.random.default_rng(chance).random((2, len(plain.inputs))) < 0.7
    taking[0], taking[1, 0] = True, True
    tried = [replace(plain, hidden=each, output=output, loss=loss) for each in hidden]
    assume([what.hidden for what in tried if check_agreement(what, start, taking)])


def check_agreement(what: Problem, start: Parameters, taking) -> bool:
    """Check one problem; False where it overflows, which has a test of its own."""
    fewer = replace(what, inputs=what.inputs[taking[1]], wanted=what.wanted[taking[1]])
    sweep, engine, beside = Sweep([what] * 2, [start] * 2, taking), Engine(what, start), Engine(fewer, start)
    values = start
    for _iteration in range(5):
        engine.advance(1)
        beside.advance(1)
        with np.errstate(over="ignore", invalid="ignore"):
            values = iterate(what, values).after
        if not (values.finite and beside.finite):
            return False
        np.testing.assert_allclose(pack(engine.parameters()), pack(values), rtol=1e-9, atol=1e-12)
    if total_cost(what, values) == np.inf:
        return False
    list(sweep.run(5))
    np.testing.assert_allclose(pack(sweep.parameters(0)), pack(engine.parameters()), rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(pack(sweep.parameters(1)), pack(beside.parameters()), rtol=1e-9, atol=1e-12)
    shapes = [layer.weights.shape for layer in start.layers]
    costs = series_costs(what, np.stack([pack(start), pack(values)]), shapes)
    np.testing.assert_allclose(costs, [total_cost(what, start), total_cost(what, values)], rtol=1e-9)
    return True


def test_an_overflow_has_an_exponent_only_where_something_is_raised():
    one = np.ones((1, 1))
    what = Problem(3 * one, np.array([0]), (None,), 1.0, 2.0, (1.0,))
    start = Parameters((LayerParameters(one, np.ones(1)),))
    assert largest_exponent(what, start) == (0, 0, -4.0)  # a s Z = 2 · −1 · (3 − 1)
    assert largest_exponent(replace(what, loss=SQUARED), start) is None


# -- files --------------------------------------------------------------------------------


def recorded(what: Problem, path) -> tuple[Recording, set[str]]:
    """A run of 250 iterations, saved; the names in its file."""
    start = Parameters((LayerParameters(np.array([[0.3, -0.2]]), np.array([0.1])),))
    recording = Recording(what, start, 250)
    list(recording.run())
    save_recording(path, recording)
    with np.load(io.BytesIO(path.read_bytes().partition(b"\n")[2])) as members:
        return recording, set(members.files)


SMALL = Problem(np.array([[1.0, 2.0], [2.0, -1.0]]), np.array([0, -1]), (None,), 0.01, 1.0, (1.0,))


def test_a_file_of_the_workshops_functions_is_as_it_was(tmp_path):
    path = tmp_path / "run.npz"
    _recording, names = recorded(SMALL, path)
    assert path.read_bytes().startswith(b"connecte-recording 1 ")
    assert "functions" not in names


@pytest.mark.parametrize(
    ("hidden", "output", "loss"), [(TANH, SOFTMAX, CROSS_ENTROPY), (RELU, TANH, EXPONENTIAL)]
)
def test_a_file_of_others_comes_back(tmp_path, hidden, output, loss):
    path = tmp_path / "run.npz"
    recording, _names = recorded(replace(SMALL, hidden=hidden, output=output, loss=loss), path)
    assert path.read_bytes().startswith(b"connecte-recording 3 ")
    again = load_recording(path)
    assert (again.problem.hidden, again.problem.output, again.problem.loss) == (hidden, output, loss)
    for place in (0, 99, 250):
        assert (pack(again.at(place)) == pack(recording.at(place))).all()


@pytest.mark.parametrize("what", [replace(SMALL, hidden=LEAKY), replace(SMALL, loss=FOURTH)])
def test_a_file_of_functions_that_are_not_known_is_from_a_newer_program(tmp_path, what):
    path = tmp_path / "run.npz"
    recorded(what, path)
    with pytest.raises(RecordingError, match="plus récente"):
        load_recording(path)
