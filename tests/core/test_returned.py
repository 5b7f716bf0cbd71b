"""What comes back to a neuron, taken apart: the factors that are told make the gradient that is there."""

from __future__ import annotations

import numpy as np
import pytest

from connecte.core.learning.activation import ACTIVATIONS
from connecte.core.learning.explain import returned
from connecte.core.learning.iteration import open_iteration
from connecte.core.learning.loss import LOSSES, fits
from connecte.core.learning.problem import LayerParameters, Parameters, Problem

CHANCE = np.random.default_rng(4)
START = Parameters(
    tuple(LayerParameters(CHANCE.normal(size=(n, m)), CHANCE.normal(size=n)) for m, n in ((3, 4), (4, 3)))
)
INPUTS = CHANCE.normal(size=(5, 3))
WANTED = np.array([0, 1, 2, 1, 0])


PAIRS = [(output, loss) for output in ACTIVATIONS for loss in LOSSES if fits(LOSSES[loss], ACTIVATIONS[output])]


def made(output, loss, dropout=()):
    functions = {"hidden": ACTIVATIONS["sigmoid"], "output": ACTIVATIONS[output], "loss": LOSSES[loss]}
    problem = Problem(INPUTS, WANTED, (None, None), 0.1, 0.7, (1.0, 1.0), dropout=dropout, **functions)
    return open_iteration(problem, START)


@pytest.mark.parametrize(("output", "loss"), PAIRS)
def test_factors_of_an_output_make_its_gradient(output, loss):
    opened = made(output, loss)
    for neuron in range(3):
        for row in range(5):
            found = returned(opened, 1, neuron, row)
            product = {
                "slope": found.sent * found.slope,
                "difference": found.answer - found.target,
                "shared": found.answer * (found.sent - found.mean),
            }[found.way]
            assert found.gradient == pytest.approx(product, rel=1e-9, abs=1e-12)
            assert found.gradient == opened.updates[1].gradient[row, neuron]
            hidden = 1 / (1 + np.exp(-(INPUTS[row] @ START.layers[0].weights.T - START.layers[0].thresholds)))
            total = hidden @ START.layers[1].weights[neuron] - START.layers[1].thresholds[neuron]
            assert found.sum == pytest.approx(total)
            assert not found.is_left_out


@pytest.mark.parametrize("dropout", [(), (0.5,)])
def test_factors_of_a_hidden_neuron_make_its_gradient(dropout):
    """G = (Σ G P) × f′(S) × K with the weights just updated (§6, 5); with p = 1/2 K is 0 or 2."""
    opened = made("softmax", "cross_entropy", dropout=dropout)
    kept = set()
    for neuron in range(4):
        for row in range(5):
            found = returned(opened, 0, neuron, row)
            total = INPUTS[row] @ START.layers[0].weights[neuron] - START.layers[0].thresholds[neuron]
            answer = 1 / (1 + np.exp(-total))
            sent = opened.updates[1].gradient[row] @ opened.after.layers[1].weights[:, neuron]
            assert (found.way, found.kept == 0) == ("hidden", found.is_left_out)
            assert (found.sum, found.answer, found.slope) == pytest.approx(
                (total, answer, answer * (1 - answer))
            )
            assert found.sent == pytest.approx(sent)
            assert found.gradient == pytest.approx(sent * found.slope * found.kept)
            assert found.gradient == pytest.approx(opened.updates[0].gradient[row, neuron])
            kept.add(found.kept)
    assert kept == ({0.0, 2.0} if dropout else {1.0})
