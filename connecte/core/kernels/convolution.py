"""A kernel slid over a drawing, and pooling (networks.md §4, Convolution).

A drawing is read as 1 where a cell is black and 0 where it is white. The kernel never leaves the drawing,
so that a map is smaller than the drawing by the kernel's size less one. Rows and columns count from 0.
"""

from __future__ import annotations

from collections.abc import Sequence

from connecte.core.grid.drawing import Cell, Drawing, Grid
from connecte.language.value import Value

Map = tuple[tuple[int, ...], ...]
"""Whole numbers, row by row; all rows have the same length."""
SIDE = 2
"""Rows and columns of the squares of which pooling keeps the largest number."""


class Kernel(Value):
    """A kernel: the numbers by which the cells under it are multiplied."""

    name: str
    rows: Map
    """K, row by row."""

    @property
    def size(self) -> Grid:
        """How many rows and columns it has."""
        return Grid(len(self.rows), len(self.rows[0]))


def map_size(grid: Grid, kernel: Kernel) -> Grid:
    """Return how many places a kernel has on a grid, down and across; 0 where it is too large."""
    size = kernel.size
    return Grid(max(0, grid.rows - size.rows + 1), max(0, grid.columns - size.columns + 1))


def pooled_size(size: Grid) -> Grid:
    """Return how many whole squares of SIDE × SIDE a map of this size has, down and across."""
    return Grid(size.rows // SIDE, size.columns // SIDE)


class Covered(Value):
    """A cell under the kernel: K(i, j) and I(x + i − 1, y + j − 1)."""

    factor: int
    """The kernel's number."""
    pixel: int
    """1 for a black cell, 0 for a white one."""

    @property
    def product(self) -> int:
        """factor × pixel."""
        return self.factor * self.pixel


def terms(drawing: Drawing, kernel: Kernel, place: Cell) -> tuple[tuple[Covered, ...], ...]:
    """Return the terms of the sum with the kernel's upper left corner on `place`, row by row."""
    top, left = place
    return tuple(
        tuple(Covered(factor, int((top + i, left + j) in drawing.black)) for j, factor in enumerate(row))
        for i, row in enumerate(kernel.rows)
    )


def number_at(drawing: Drawing, kernel: Kernel, place: Cell) -> int:
    """Return (I ∗ K) at the place where the kernel's upper left corner lies: Σ K(i, j) I(x + i − 1, y + j − 1),
    (x, y) being the cell under the centre of a kernel of 3 × 3 (networks.md §4).
    """
    return sum(term.product for row in terms(drawing, kernel, place) for term in row)


def feature_map(drawing: Drawing, kernel: Kernel) -> Map:
    """Return the numbers at all places of the kernel."""
    size = map_size(drawing.grid, kernel)
    return tuple(
        tuple(number_at(drawing, kernel, (row, column)) for column in range(size.columns))
        for row in range(size.rows)
    )


def square(place: Cell) -> tuple[Cell, ...]:
    """Return the places of a map of which one square of the pooled map keeps the largest, row by row."""
    row, column = place
    return tuple((SIDE * row + i, SIDE * column + j) for i in range(SIDE) for j in range(SIDE))


def pooled(found: Sequence[Sequence[int]]) -> Map:
    """Return the largest number of each square of SIDE × SIDE. A row or column that is left over, where the
    map has an odd number of them, is in no square.
    """
    size = pooled_size(Grid(len(found), len(found[0]) if found else 0))
    return tuple(
        tuple(max(found[i][j] for i, j in square((row, column))) for column in range(size.columns))
        for row in range(size.rows)
    )
