"""The blocks of a grid: a block is where a strip of rows crosses a strip of columns.

Cells of one block lie in the same strips, so the network cannot tell them apart: all that it can
know of a drawing follows from the number of black cells in each block (reference §1).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from connecte.core.grid.drawing import Cell, Drawing, Grid, Strip

Table = tuple[tuple[int, ...], ...]
"""A number for each block: one row per strip of columns, one column per strip of rows."""


class Blocks:
    """The blocks of a grid cut by strips.

    If all strips go the same way, the whole grid serves as the single strip of the other way.
    """

    def __init__(self, grid: Grid, strips: Sequence[Strip]) -> None:
        self.grid = grid
        self.strips = tuple(strips)
        self.upright = [number for number, strip in enumerate(strips) if not strip.across]
        self.across = [number for number, strip in enumerate(strips) if strip.across]
        upright = [strips[number] for number in self.upright] or [Strip(False, 0, grid.columns - 1)]
        across = [strips[number] for number in self.across] or [Strip(True, 0, grid.rows - 1)]
        self.cells: list[list[list[Cell]]] = [
            [[cell for cell in one.cells(grid) if cell in other] for other in across] for one in upright
        ]

    @cached_property
    def sizes(self) -> Table:
        """Number of cells of each block."""
        return tuple(tuple(len(cells) for cells in row) for row in self.cells)

    def table(self, drawing: Drawing) -> Table:
        """Return the number of black cells of each block."""
        return tuple(tuple(sum(cell in drawing.black for cell in cells) for cells in row) for row in self.cells)

    def counts(self, table: Sequence[Sequence[int]]) -> tuple[int, ...]:
        """Return the number of black cells of each strip, in the order of the strips."""
        counts = [0] * len(self.strips)
        for place, strip in enumerate(self.upright):
            counts[strip] = sum(table[place])
        for place, strip in enumerate(self.across):
            counts[strip] = sum(row[place] for row in table)
        return tuple(counts)

    def redrawn(self, drawing: Drawing, table: Sequence[Sequence[int]]) -> Drawing:
        """Return the drawing changed to the black cells per block of `table`, with the fewest changes."""
        black: set[Cell] = set()
        for cells_row, wanted_row in zip(self.cells, table, strict=True):
            for cells, wanted in zip(cells_row, wanted_row, strict=True):
                black_cells = [cell for cell in cells if cell in drawing.black]
                white = [cell for cell in cells if cell not in drawing.black]
                white.sort(key=lambda cell: -_neighbours(cell, drawing))
                black_cells.sort(key=lambda cell: -_neighbours(cell, drawing))
                # Cells with most black neighbours come first, so that few isolated cells appear.
                black.update([*black_cells, *white][:wanted])
        return Drawing(self.grid, frozenset(black))


def _neighbours(cell: Cell, drawing: Drawing) -> int:
    row, column = cell
    near = ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1))
    return sum(other in drawing.black for other in near)
