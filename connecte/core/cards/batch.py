"""Compute a network's answers for many cases at once, with numpy (reference §3).

Arrays have one row per input or neuron and one column per case, so that each row is contiguous in
memory.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from connecte.core.cards.card import BENT, EXACT, least_tenths, limits, shown
from connecte.core.cards.network import DIGITS, Layer, Network, Neuron

Array = NDArray[np.float64]


def outputs(network: Network, counts: NDArray[np.int64] | Array, raw: bool = False) -> Array:
    """Return the last layer's answers (outputs, cases) for `counts` (inputs, cases).

    With `raw`, return the last sums minus their thresholds instead.
    """
    last, found = network.layers[-1], last_sums(network, counts)
    return found - thresholds(last) if raw else show(last, found)


def last_sums(network: Network, counts: NDArray[np.int64] | Array) -> Array:
    """Return the last layer's sums (outputs, cases) for `counts` (inputs, cases)."""
    values: Array = counts.astype(np.float64)
    for layer in network.layers[:-1]:
        values = show(layer, sums(layer, values))
    return sums(network.layers[-1], values)


def claimed(network: Network, answers: Array) -> NDArray[np.bool_]:
    """Return which labels are claimed, (…, choices, cases), for answers (…, outputs, cases)."""
    claims = answers > 0
    if network.decision == "largest":
        claims &= answers == answers.max(axis=-2, keepdims=True)
    labels = np.array(network.labels)
    return np.stack([claims[..., labels == label, :].any(axis=-2) for label in network.choices], axis=-2)


def sums(layer: Layer, values: Array) -> Array:
    """Return the sums of a layer (neurons, cases), rounded as `network.summed` rounds them.

    `values` (sources, cases) are what the layer reads.
    """
    found = np.zeros((len(layer.neurons), values.shape[1]))
    reads_whole = bool((values == np.rint(values)).all())
    for row, neuron in zip(found, layer.neurons, strict=True):
        # No matrix product: for so few weights, starting its threads costs more than it saves.
        for weight, value in zip(neuron.weights, values, strict=True):
            if weight:
                row += weight * value
        if not (reads_whole and is_whole(neuron)):
            np.round(row, DIGITS, out=row)
    return found


def is_whole(neuron: Neuron) -> bool:
    """Return whether all weights of a neuron are whole numbers."""
    return all(float(weight).is_integer() for weight in neuron.weights)


def thresholds(layer: Layer) -> Array:
    """Return the thresholds of a layer as a column (neurons, 1)."""
    return np.array([[float(neuron.threshold)] for neuron in layer.neurons])


def show(layer: Layer, found: Array) -> Array:
    """Replace each sum in `found` (neurons, cases) by the answer `card.shown` gives, and return it."""
    for row, neuron in zip(found, layer.neurons, strict=True):
        if neuron.answer in ("excess", "sum"):
            row -= neuron.threshold
            if neuron.answer == "excess":
                np.maximum(row, 0.0, out=row)
        elif neuron.answer in BENT:
            columns = np.searchsorted(limits(neuron.threshold, neuron.answer), row)
            row[:] = (least_tenths(neuron.answer) + columns) / 10
        elif neuron.answer in EXACT:
            row[:] = [shown(sum_, neuron.threshold, neuron.answer) for sum_ in row.tolist()]
        else:
            row[:] = row >= neuron.threshold if neuron.answer == "reach" else row > neuron.threshold
    return found
