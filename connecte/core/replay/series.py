"""Outputs and costs for many states of one run at once, from an array of packed parameters."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from connecte.core.learning.backprop import SUM_DIGITS, Array, Problem

Shapes = Sequence[tuple[int, int]]


def series_sums(problem: Problem, packed: Array, shapes: Shapes, inputs: Array) -> Array:
    """Return the last layer's sums (K, N, outputs) for inputs (N, m_0) at K packed states (K, numbers)."""
    values: Array = np.broadcast_to(inputs, (len(packed), *inputs.shape))
    at = 0
    for number, (neurons, sources) in enumerate(shapes):
        cut = at + neurons * sources
        weights = packed[:, at:cut].reshape(-1, neurons, sources)
        thresholds = packed[:, cut : cut + neurons]
        with np.errstate(over="ignore", invalid="ignore"):
            sums = values @ weights.transpose(0, 2, 1) - thresholds[:, None, :]
            values = sums if number == len(shapes) - 1 else problem.hidden.value(sums)
        at = cut + neurons
    return values


def series_outputs(problem: Problem, packed: Array, shapes: Shapes, inputs: Array) -> Array:
    """Return `output_values` at each state, (K, N, outputs): above 0 where an output claims."""
    if problem.rule != "perceptron":
        return problem.margins(series_sums(problem, packed, shapes, inputs))
    ((neurons, sources),) = shapes
    weights = packed[:, : neurons * sources].reshape(-1, neurons, sources)
    sums = np.zeros((len(packed), len(inputs), neurons))
    for source in range(sources):  # in source order, as in `perceptron_answers`
        sums = sums + inputs[None, :, source, None] * weights[:, None, :, source]
    return (sums.round(SUM_DIGITS) >= packed[:, None, neurons * sources :]).astype(np.float64)


def series_costs(problem: Problem, packed: Array, shapes: Shapes) -> Array:
    """Return the cost at each state, (K,): infinity where it overflows; mistakes for the perceptron."""
    if problem.rule == "perceptron":
        said = series_outputs(problem, packed, shapes, problem.inputs)
        return np.asarray((~problem.recognised(said)).sum(axis=1), dtype=np.float64)
    sums = series_sums(problem, packed, shapes, problem.inputs)
    with np.errstate(over="ignore", invalid="ignore"):
        found = problem.loss.value(problem.output.value(sums), problem.targets(sums.shape[2])).sum(axis=(1, 2))
        found += problem.penalty(packed[:, weights_of(shapes)]).sum(axis=1)
    return np.where(np.isnan(found), np.inf, found)


def thresholds_of(shapes: Shapes) -> NDArray[np.intp]:
    """Return the indices of the thresholds among the packed numbers."""
    rows: list[int] = []
    at = 0
    for neurons, sources in shapes:
        at += neurons * sources
        rows += range(at, at + neurons)
        at += neurons
    return np.array(rows, dtype=np.intp)


def weights_of(shapes: Shapes) -> NDArray[np.intp]:
    """Return the indices of the weights among the packed numbers."""
    total = sum(neurons * (sources + 1) for neurons, sources in shapes)
    return np.setdiff1d(np.arange(total, dtype=np.intp), thresholds_of(shapes))
