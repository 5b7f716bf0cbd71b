"""What a network of cards answers for many counts at once. Needs numpy."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from connecte.core.network import Network, Neuron

Array = NDArray[np.float64]
_DIGITS = 9
"""Sums are rounded as `network.summed` does it."""


def outputs(network: Network, counts: NDArray[np.int64], raw: bool = False) -> Array:
    """The last layer's answers. `counts` has one row an input, one column a case: whole rows lie
    together in memory; so has the result. `raw`: the last sums less their thresholds.
    """
    values: Array = counts.astype(np.float64)
    for number, layer in enumerate(network.layers):
        weights = np.array([neuron.weights for neuron in layer.neurons], dtype=np.float64)
        values = weights @ values
        if not all(float(weight).is_integer() for neuron in layer.neurons for weight in neuron.weights):
            values = np.round(values, _DIGITS)
        for row, neuron in zip(values, layer.neurons, strict=True):
            _show(row, neuron, raw and number == len(network.layers) - 1)
    return values


def _show(sums: Array, neuron: Neuron, raw: bool) -> None:
    """`card.shown` of many sums, in their place."""
    if raw or neuron.answer == "excess":
        sums -= neuron.threshold
        if not raw:
            np.maximum(sums, 0.0, out=sums)
    else:
        sums[:] = sums >= neuron.threshold if neuron.answer == "reach" else sums > neuron.threshold
