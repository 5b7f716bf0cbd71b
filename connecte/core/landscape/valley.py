"""The cost over two numbers as a map, all others kept, with ways through it (reference §5).

A way is where two numbers stood one after another: the class's moves of thresholds, or the iterations of
a run. The map belongs to the numbers that are kept: where those change along a way, as they do in a run,
its points are only where the two numbers stood.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from connecte.core.landscape.curve import cost_map, number_index
from connecte.core.learning.activation import Array
from connecte.core.learning.explain import Place
from connecte.core.learning.problem import Parameters, Problem

Cell = tuple[int, int]
"""A column and a row of a map."""
_MARGIN = 0.25
"""How far a frame reaches beyond what it holds, as a share of that."""


@dataclass(frozen=True, eq=False)
class CostMap:
    """The cost over two numbers."""

    across: Array
    """(columns,): the values of the first number, rising."""
    down: Array
    """(rows,): the values of the second, rising."""
    costs: Array
    """(rows, columns)"""

    def cell(self, across: float, down: float) -> Cell | None:
        """Return the cell whose values are nearest; None for a point beyond the outer cells."""
        return next(iter(self.cells(np.array([[across, down]]))), None)

    def cells(self, way: Array) -> tuple[Cell, ...]:
        """Return the cells that a way (n, 2) passes, without those beyond the map, each once for as long as
        the way stays in it.
        """
        there = np.ones(len(way), dtype=bool)
        nearest = []
        for values, points in ((self.across, way[:, :1]), (self.down, way[:, 1:])):
            half = (values[-1] - values[0]) / max(1, len(values) - 1) / 2
            there &= ((values[0] - half <= points) & (points <= values[-1] + half))[:, 0]
            nearest.append(np.abs(values - points).argmin(axis=1))
        passed = zip(nearest[0][there].tolist(), nearest[1][there].tolist(), strict=True)
        return tuple(cell for cell, _same in groupby(passed))

    @property
    def lowest(self) -> Cell:
        """The cell with the least cost."""
        row, column = np.unravel_index(int(np.nanargmin(self.costs)), self.costs.shape)
        return int(column), int(row)


def map_of(
    problem: Problem,
    parameters: Parameters,
    places: tuple[Place, Place],
    across: Sequence[float],
    down: Sequence[float],
) -> CostMap:
    """Compute the map with the first place replaced by each of `across` and the second by each of `down`;
    costs that overflow are NaN.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        costs = cost_map(problem, parameters, places, across, down)
    return CostMap(np.array(across), np.array(down), np.where(np.isfinite(costs), costs, np.nan))


def way_of(packed: Array, shapes: Sequence[tuple[int, int]], places: tuple[Place, Place]) -> Array:
    """Return where two numbers stood, (n, 2), from packed parameters (n, numbers)."""
    return packed[:, [number_index(shapes, place) for place in places]]


def around(value: float) -> tuple[float, ...]:
    """Return a number and the two before and after it at whole distances."""
    return tuple(value + by for by in range(-2, 3))


def frame(values: Array, count: int, least: float) -> Array:
    """Return `count` evenly spaced values that hold all of `values` (n,) and a margin, at least so wide."""
    low, high = float(np.min(values)), float(np.max(values))
    wide = max(least, (high - low) * (1 + 2 * _MARGIN))
    middle = (low + high) / 2
    return np.linspace(middle - wide / 2, middle + wide / 2, count)
