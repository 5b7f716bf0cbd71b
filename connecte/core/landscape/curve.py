"""The cost over one weight or threshold, or two, all other numbers kept; and its slope (reference §5).

The slope is how much the cost would change when the number goes up by one, were the curve a straight line:
the gradient. It is found in two ways that must agree: by back-propagation, and by computing the
cost a little below and a little above.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from connecte.core.learning.activation import Array
from connecte.core.learning.backprop import gradients
from connecte.core.learning.explain import Place
from connecte.core.learning.problem import LayerParameters, Parameters, Problem, pack, sizes
from connecte.core.replay.series import series_costs

NEAR = 1e-5
"""How far below and above the costs of `Slope` are computed."""
_CORNER = 0.5
"""The slopes left and right of a corner differ as much close by as farther away; on a smooth curve the
difference shrinks with the distance. Between the two, this share decides."""


class Slope(NamedTuple):
    """The cost and its slope at the present value of a number."""

    value: float
    """The number."""
    cost: float
    gradient: float
    """∂cost/∂number by back-propagation."""
    left: float
    """(cost − cost a little below) / the distance."""
    right: float
    """(cost a little above − cost) / the distance."""
    bends: bool
    """Whether the curve has a corner there: a neuron is exactly at its threshold for some example.
    Back-propagation then takes the side on which that neuron is silent."""
    by_one: float
    """By how much the cost changes when the number goes up by one: a curve is not its tangent."""

    @property
    def central(self) -> float:
        """(cost a little above − cost a little below) / twice the distance."""
        return (self.left + self.right) / 2


def number_at(parameters: Parameters, place: Place) -> float:
    """Return the weight or threshold at a place."""
    layer = parameters.layers[place.layer]
    if place.source is None:
        return float(layer.thresholds[place.neuron])
    return float(layer.weights[place.neuron, place.source])


def with_number(parameters: Parameters, place: Place, value: float) -> Parameters:
    """Return the parameters with one weight or threshold replaced."""
    old = parameters.layers[place.layer]
    weights, thresholds = old.weights.copy(), old.thresholds.copy()
    if place.source is None:
        thresholds[place.neuron] = value
    else:
        weights[place.neuron, place.source] = value
    layers = list(parameters.layers)
    layers[place.layer] = LayerParameters(weights, thresholds)
    return Parameters(tuple(layers))


def costs_over(problem: Problem, parameters: Parameters, place: Place, values: Sequence[float]) -> Array:
    """Return the cost (len(values),) with the number at a place replaced by each value."""
    rows = np.tile(pack(parameters), (len(values), 1))
    rows[:, number_index(sizes(parameters), place)] = values
    return series_costs(problem, rows, sizes(parameters))


def cost_map(
    problem: Problem,
    parameters: Parameters,
    places: tuple[Place, Place],
    across: Sequence[float],
    down: Sequence[float],
) -> Array:
    """Return the cost (len(down), len(across)) with the first number replaced by each of `across` and the
    second by each of `down`.
    """
    rows = [with_number(parameters, places[1], value) for value in down]
    return np.stack([costs_over(problem, row, places[0], across) for row in rows])


def number_index(shapes: Sequence[tuple[int, int]], place: Place) -> int:
    """Return the index of a number among the packed ones; `shapes` are those of `sizes`."""
    before = sum(neurons * (sources + 1) for neurons, sources in shapes[: place.layer])
    neurons, sources = shapes[place.layer]
    if place.source is None:
        return before + neurons * sources + place.neuron
    return before + place.neuron * sources + place.source


def slope(problem: Problem, parameters: Parameters, place: Place) -> Slope:
    """Return the cost and its slope at the present value of a number."""
    value = number_at(parameters, place)
    gradient = number_at(gradients(problem, parameters), place)
    offsets = np.array([0.0, 1.0, -NEAR, NEAR, -10 * NEAR, 10 * NEAR])
    cost, by_one, *sides = costs_over(problem, parameters, place, (value + offsets).tolist()).tolist()
    left, right, far_left, far_right = ((side - cost) / by for side, by in zip(sides, offsets[2:], strict=True))
    jump = abs(left - right)
    bends = jump > _CORNER * abs(far_left - far_right) and jump > 1e-4 * max(1.0, abs(left), abs(right))
    return Slope(value, cost, gradient, float(left), float(right), bool(bends), by_one - cost)
