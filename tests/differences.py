"""Gradients against central differences of the cost."""

from __future__ import annotations

import numpy as np
import pytest

from connecte.core.learning.backprop import (
    Array,
    Parameters,
    Problem,
    back,
    forward,
    hidden_slopes,
    output_gradient,
    pack,
    sizes,
    threshold_gradients,
    total_cost,
    unpack,
)


def check_gradients(what: Problem, start: Parameters) -> None:
    """A pass back through unchanged links is the derivative of the cost, away from the kinks."""
    seen = forward(what, what.inputs, start)
    gradient = output_gradient(what, seen)
    for number in reversed(range(len(start.layers))):
        read = seen.answers[number - 1] if number else what.inputs
        penalty = what.penalty_derivative(start.layers[number].weights)
        check_differences(what, start, number, gradient.T @ read + penalty, -gradient.sum(axis=0))
        np.testing.assert_allclose(threshold_gradients(what, start)[number], -gradient.sum(axis=0))
        if number:
            gradient = back(gradient, start.layers[number].weights, hidden_slopes(what, seen, number - 1))


def check_differences(what: Problem, start: Parameters, number: int, weights: Array, thresholds: Array) -> None:
    """∂cost/∂each number of one layer, given, and as a difference of two costs."""
    shapes, row, small = sizes(start), pack(start), 1e-6
    at = sum(n * m + n for n, m in shapes[:number])
    expected = np.concatenate([weights.ravel(), thresholds])
    # A difference of two costs near c is exact to about 1e-16 c, here divided by 2e-6.
    rounding = 1e-9 * total_cost(what, start)
    for index, slope in enumerate(expected):
        up, down = row.copy(), row.copy()
        up[at + index] += small
        down[at + index] -= small
        difference = total_cost(what, unpack(up, shapes)) - total_cost(what, unpack(down, shapes))
        assert difference / (2 * small) == pytest.approx(slope, rel=1e-3, abs=1e-5 + rounding)
