"""Softmax and the logarithms: their numbers by hand, and which output they let claim."""

from __future__ import annotations

import numpy as np
import pytest

from connecte.core.learning.activation import SIGMOID, SOFTMAX
from connecte.core.learning.backprop import recognised
from connecte.core.learning.loss import BINARY_CROSS_ENTROPY, CROSS_ENTROPY, through
from connecte.core.learning.problem import LayerParameters, Parameters, Problem, pack
from connecte.core.replay.series import series_outputs


def test_softmax_by_hand():
    """Sums log 1, log 2, log 5: shares 1/8, 2/8, 5/8, however large the same number added to each."""
    sums = np.log([[1.0, 2.0, 5.0]])
    for shift in (0.0, 1e6, -1e6):
        assert SOFTMAX.value(sums + shift)[0] == pytest.approx([1 / 8, 2 / 8, 5 / 8], rel=1e-9)
    assert SOFTMAX.value(np.array([[-2000.0, 0.0, 2000.0]])).tolist() == [[0, 0, 1]]
    # The third is wanted: what comes back is Y − T, and nothing where nothing is wanted.
    targets = CROSS_ENTROPY.target(np.array([[1.0, 1.0, -1.0]]), SOFTMAX, 1.0)
    gradient = through(CROSS_ENTROPY, SOFTMAX, sums, SOFTMAX.value(sums), targets)
    assert gradient[0] == pytest.approx([1 / 8, 2 / 8, -3 / 8])
    none = CROSS_ENTROPY.target(np.ones((1, 4)), SOFTMAX, 1.0)
    assert none.tolist() == [[1 / 4] * 4]


def test_softmax_claims_with_its_largest_answer_alone():
    sums = np.array([[-3.0, -1.0, -1.5], [2.0, 2.0, 0.0], [0.0, 7.0, 1.0]])
    assert SOFTMAX.margins(sums).tolist() == [[-2.0, 0.5, -0.5], [0.0, 0.0, -2.0], [-7.0, 6.0, -6.0]]
    what = Problem(sums, np.array([1, 0, 1]), (None,), 1.0, 1.0, (1.0,), output=SOFTMAX, loss=CROSS_ENTROPY)
    same = Parameters((LayerParameters(np.eye(3), np.zeros(3)),))
    assert recognised(what, same).tolist() == [True, False, True]
    packed = pack(same)[None]
    assert (series_outputs(what, packed, [(3, 3)], sums)[0] == SOFTMAX.margins(sums)).all()


@pytest.mark.parametrize(("loss", "output"), [(CROSS_ENTROPY, SOFTMAX), (BINARY_CROSS_ENTROPY, SIGMOID)])
def test_the_short_way_through_the_logarithms_is_the_long_one(loss, output):
    sums = np.random.default_rng(8).normal(size=(7, 4)) * 3
    outputs = output.value(sums)
    targets = loss.target(np.where(np.eye(7, 4) > 0, -1.0, 1.0), output, 1.0)
    slow = loss.derivative(outputs, targets)
    slow = output.back(slow, outputs) if output.back else slow * output.slope(sums, outputs)
    np.testing.assert_allclose(through(loss, output, sums, outputs, targets), slow, rtol=1e-9, atol=1e-12)


def test_logarithms_stay_finite_where_answers_are_0_or_1():
    for loss in (CROSS_ENTROPY, BINARY_CROSS_ENTROPY):
        for wrong in (np.array([[0.0, 1.0]]), np.array([[1.0, 0.0]])):
            targets = np.array([[1.0, 0.0]])
            assert np.isfinite(loss.value(wrong, targets)).all()
            assert np.isfinite(loss.derivative(wrong, targets)).all()
