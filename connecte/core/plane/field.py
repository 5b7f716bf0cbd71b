"""What a network says over a plane of two of its inputs (networks.md §5).

A field has one row per height, the largest first, and one column per place from left to right. Its cells
are points in the middle of equal parts of the plane; the other inputs are held, and inputs that are
computed from others are computed for each cell.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from connecte.core.cards.batch import claimed, last_sums, show, thresholds
from connecte.core.cards.network import Network
from connecte.core.learning.activation import Array
from connecte.core.learning.backprop import forward, output_values
from connecte.core.learning.problem import Parameters, Problem

UNCLAIMED, CONTESTED = -1, -2
"""In place of a label's number: no label is claimed, or several are."""


class Plane(NamedTuple):
    """Two inputs, each between two values."""

    across: int
    """The number of the input that grows to the right."""
    up: int
    """The number of the input that grows upwards."""
    left: float
    right: float
    bottom: float
    top: float

    def xs(self, columns: int) -> Array:
        """Return the values (columns,) of the input across, in the middle of each column."""
        return self.left + (np.arange(columns) + 0.5) * (self.right - self.left) / columns

    def ys(self, rows: int) -> Array:
        """Return the values (rows,) of the input upwards, the largest first."""
        return self.top - (np.arange(rows) + 0.5) * (self.top - self.bottom) / rows

    def cell(self, x: float, y: float, columns: int, rows: int) -> tuple[int, int]:
        """Return (row, column) of the cell that a point stands in; a point on the border is in the last one."""
        column = int((x - self.left) / (self.right - self.left) * columns)
        row = int((self.top - y) / (self.top - self.bottom) * rows)
        return min(max(row, 0), rows - 1), min(max(column, 0), columns - 1)


class Field(NamedTuple):
    """What is said in each cell of a plane."""

    said: NDArray[np.intp]
    """(rows, columns): the number of the label that is claimed alone, or UNCLAIMED, or CONTESTED."""
    strength: Array
    """(rows, columns): how far the largest value is from the one at which an answer changes."""

    @property
    def frontier(self) -> NDArray[np.bool_]:
        """(rows, columns): whether something else is said in the cell to the right or below."""
        found = np.zeros(self.said.shape, dtype=bool)
        found[:, :-1] |= self.said[:, :-1] != self.said[:, 1:]
        found[:-1] |= self.said[:-1] != self.said[1:]
        return found


Said = Callable[[Array], tuple[NDArray[np.intp], Array]]
"""From inputs (N, inputs) to what is said of each (N,), and how strongly (N,)."""


def cells(
    plane: Plane, size: tuple[int, int], held: Sequence[float], factors: Sequence[Sequence[int]]
) -> Array:
    """Return the inputs (rows · columns, inputs) of all cells, row by row.

    `size` is (columns, rows), `held` (inputs,) the values of the inputs that the plane does not have, and
    `factors` has for each input the earlier ones whose product it is.
    """
    columns, rows = size
    found = np.empty((rows, columns, len(held)))
    found[:] = held
    found[:, :, plane.across] = plane.xs(columns)
    found[:, :, plane.up] = plane.ys(rows)[:, None]
    flat = found.reshape(-1, len(held))
    for number, of in enumerate(factors):
        if of:
            flat[:, number] = flat[:, list(of)].prod(axis=1)
    return flat


def field(
    said: Said, plane: Plane, size: tuple[int, int], held: Sequence[float], factors: Sequence[Sequence[int]]
) -> Field:
    """Return what is said on a plane of `size` (columns, rows), see `cells`."""
    labels, strength = said(cells(plane, size, held, factors))
    shape = size[1], size[0]
    return Field(labels.reshape(shape), strength.reshape(shape))


def alone(claims: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return the number of the label that is claimed alone, (N,), from (N, labels)."""
    count = claims.sum(axis=1)
    return np.where(count == 1, claims.argmax(axis=1), np.where(count, CONTESTED, UNCLAIMED))


def learned(problem: Problem, parameters: Parameters) -> Said:
    """Return what a network says that learns."""

    def said(inputs: Array) -> tuple[NDArray[np.intp], Array]:
        with np.errstate(over="ignore", invalid="ignore"):
            values = output_values(problem, inputs, parameters)
        claims = problem.by_label(problem.claims(values), np.logical_or)
        return alone(claims), np.abs(values.max(axis=1))

    return said


def of_cards(network: Network) -> Said:
    """Return what a network of cards says."""

    def said(inputs: Array) -> tuple[NDArray[np.intp], Array]:
        last, found = network.layers[-1], last_sums(network, inputs.T)
        strength = np.abs((found - thresholds(last)).max(axis=0))  # before `show` writes into the sums
        return alone(claimed(network, show(last, found)).T), strength

    return said


def neuron_learned(problem: Problem, parameters: Parameters, layer: int, neuron: int) -> Said:
    """Return where the sum of one neuron exceeds its threshold: there 0 is said, elsewhere UNCLAIMED."""

    def said(inputs: Array) -> tuple[NDArray[np.intp], Array]:
        with np.errstate(over="ignore", invalid="ignore"):
            sums = forward(problem, inputs, parameters).sums[layer][:, neuron]
        return np.where(sums > 0, 0, UNCLAIMED), np.abs(sums)

    return said
