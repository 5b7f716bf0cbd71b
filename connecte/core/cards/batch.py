"""What a network of cards answers for many counts at once. Needs numpy."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from connecte.core.cards.network import Network, Neuron

Array = NDArray[np.float64]
_DIGITS = 9
"""Sums are rounded as `network.summed` does it."""


def outputs(network: Network, counts: NDArray[np.int64], raw: bool = False) -> Array:
    """The last layer's answers. `counts` has one row an input, one column a case: whole rows lie
    together in memory; so has the result. `raw`: the last sums less their thresholds.
    """
    values: Array = counts.astype(np.float64)
    for number, layer in enumerate(network.layers):
        last = number == len(network.layers) - 1
        sums = np.zeros((len(layer.neurons), values.shape[1]))
        for row, neuron in zip(sums, layer.neurons, strict=True):
            # Not as one product of matrices: for so few weights its threads cost more than they give.
            for weight, value in zip(neuron.weights, values, strict=True):
                if weight:
                    row += weight * value
            if not all(float(weight).is_integer() for weight in neuron.weights):
                np.round(row, _DIGITS, out=row)
            _show(row, neuron, raw and last)
        values = sums
    return values


def _show(sums: Array, neuron: Neuron, raw: bool) -> None:
    """`card.shown` of many sums, in their place."""
    if raw or neuron.answer == "excess":
        sums -= neuron.threshold
        if not raw:
            np.maximum(sums, 0.0, out=sums)
    else:
        sums[:] = sums >= neuron.threshold if neuron.answer == "reach" else sums > neuron.threshold
