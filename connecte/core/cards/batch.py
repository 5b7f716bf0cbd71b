"""What a network of cards answers for many cases at once. Needs numpy.

Arrays have one row an input or neuron and one column a case, so that whole rows lie together in
memory.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from connecte.core.cards.network import DIGITS, Layer, Network, Neuron

Array = NDArray[np.float64]


def outputs(network: Network, counts: NDArray[np.int64], raw: bool = False) -> Array:
    """The last layer's answers, (outputs × cases), for `counts`, (inputs × cases).

    `raw` returns the last sums less their thresholds instead.
    """
    values: Array = counts.astype(np.float64)
    for layer in network.layers[:-1]:
        values = show(layer, sums(layer, values))
    last = network.layers[-1]
    found = sums(last, values)
    return found - thresholds(last) if raw else show(last, found)


def sums(layer: Layer, values: Array) -> Array:
    """The sums of a layer, (neurons × cases), rounded as `network.summed` rounds them."""
    found = np.zeros((len(layer.neurons), values.shape[1]))
    for row, neuron in zip(found, layer.neurons, strict=True):
        # Not as one product of matrices: for so few weights its threads cost more than they give.
        for weight, value in zip(neuron.weights, values, strict=True):
            if weight:
                row += weight * value
        if not is_whole(neuron):
            np.round(row, DIGITS, out=row)
    return found


def is_whole(neuron: Neuron) -> bool:
    """Whether all weights are whole numbers."""
    return all(float(weight).is_integer() for weight in neuron.weights)


def thresholds(layer: Layer) -> Array:
    """The thresholds of a layer as a column, (neurons × 1)."""
    return np.array([[float(neuron.threshold)] for neuron in layer.neurons])


def show(layer: Layer, found: Array) -> Array:
    """`found`, the sums of a layer, with `card.shown` of each put in its place."""
    for row, neuron in zip(found, layer.neurons, strict=True):
        if neuron.answer == "excess":
            row -= neuron.threshold
            np.maximum(row, 0.0, out=row)
        else:
            row[:] = row >= neuron.threshold if neuron.answer == "reach" else row > neuron.threshold
    return found
