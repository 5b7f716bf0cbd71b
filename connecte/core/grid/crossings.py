"""The blocks of a grid: a block holds the cells that lie in the same strips.

The network cannot tell the cells of one block apart: all that it can know of a drawing follows from the
number of black cells in each block (reference §1). Most grids are cut in one way, or in two ways like
the workshop's columns and rows; then a block is where a strip of one way crosses a strip of the other,
and the blocks form a table with a row for each strip of one way and a column for each of the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from connecte.core.grid.drawing import Cell, Drawing, Grid, Piece, Strip

Table = tuple[tuple[int, ...], ...]
"""A number for each block, row by row."""
Ways = tuple[tuple[int, ...], tuple[int, ...]]
"""The strips of two ways to cut the same cells, by number. The second is empty if there is only one way."""


def holders(grid: Grid, strips: Sequence[Piece]) -> dict[Cell, tuple[int, ...]]:
    """Return, for each cell of the grid, the strips that it lies in."""
    found: dict[Cell, list[int]] = {cell: [] for cell in grid.cells()}
    for number, strip in enumerate(strips):
        for cell in strip.cells(grid):
            found[cell].append(number)
    return {cell: tuple(numbers) for cell, numbers in found.items()}


def ways_to_cut(grid: Grid, strips: Sequence[Piece]) -> Ways | None:
    """Return the ways in which the strips cut the grid: no two strips of one way overlap, and two ways
    cover the same cells. None if the strips overlap in another manner.
    """
    covered = [numbers for numbers in holders(grid, strips).values() if numbers]
    if all(len(numbers) == 1 for numbers in covered):
        return tuple(range(len(strips))), ()
    if any(len(numbers) != 2 for numbers in covered):
        return None
    crossed: dict[int, set[int]] = {number: set() for number in range(len(strips))}
    for one, other in covered:
        crossed[one].add(other)
        crossed[other].add(one)
    way: dict[int, int] = {}
    for number, strip in enumerate(strips):
        if number not in way:
            way[number] = int(isinstance(strip, Strip) and strip.across)
        queue = [number]
        for here in queue:  # the queue grows during the loop
            for other in crossed[here]:
                if other not in way:
                    way[other] = 1 - way[here]
                    queue.append(other)
                elif way[other] == way[here]:
                    return None
    first, second = (tuple(n for n in range(len(strips)) if way[n] == which) for which in (0, 1))
    return first, second


def covers(grid: Grid, strips: Sequence[Piece], across: bool) -> bool:
    """Whether the strips of rows, or those of columns, cover the grid exactly once."""
    lines = [
        line
        for strip in strips
        if isinstance(strip, Strip) and strip.across == across
        for line in range(strip.first, strip.last + 1)
    ]
    return sorted(lines) == list(range(grid.rows if across else grid.columns))


class Blocks:
    """The blocks of a grid cut by strips.

    If the strips cut it in one way only, all covered cells serve as the single strip of the other way.
    If they overlap in another manner, there is a row for each block, and one column.
    """

    def __init__(self, grid: Grid, strips: Sequence[Piece]) -> None:
        self.grid = grid
        self.strips = tuple(strips)
        held = holders(grid, strips)
        covered = [cell for cell in grid.cells() if held[cell]]
        self.loose = [cell for cell in grid.cells() if not held[cell]]
        """The cells that lie in no strip."""
        ways = ways_to_cut(grid, strips)
        upright, across = ways or ((), ())
        self.row_strips: list[tuple[int, ...]] = [(number,) for number in upright]
        """For each row of the table, the strips whose counts it adds to."""
        self.column_strips: list[tuple[int, ...]] = [(number,) for number in across] or [()]
        """The same for each column."""
        if ways is None:
            self.row_strips = list(dict.fromkeys(held[cell] for cell in covered))
        self.cells: list[list[list[Cell]]] = [
            [
                [
                    cell
                    for cell in covered
                    if _is_in(held[cell], row, ways is None) and set(column) <= set(held[cell])
                ]
                for column in self.column_strips
            ]
            for row in self.row_strips
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
        for strips, row in zip(self.row_strips, table, strict=True):
            for strip in strips:
                counts[strip] += sum(row)
        for place, strips in enumerate(self.column_strips):
            for strip in strips:
                counts[strip] += sum(row[place] for row in table)
        return tuple(counts)

    def redrawn(self, drawing: Drawing, table: Sequence[Sequence[int]]) -> Drawing:
        """Return the drawing changed to the black cells per block of `table`, with the fewest changes."""
        black = set(drawing.black & set(self.loose))
        for cells_row, wanted_row in zip(self.cells, table, strict=True):
            for cells, wanted in zip(cells_row, wanted_row, strict=True):
                black_cells = [cell for cell in cells if cell in drawing.black]
                white = [cell for cell in cells if cell not in drawing.black]
                white.sort(key=lambda cell: -_neighbours(cell, drawing))
                black_cells.sort(key=lambda cell: -_neighbours(cell, drawing))
                # Cells with most black neighbours come first, so that few isolated cells appear.
                black.update([*black_cells, *white][:wanted])
        return Drawing(self.grid, frozenset(black))


def _is_in(held: tuple[int, ...], row: tuple[int, ...], exactly: bool) -> bool:
    return held == row if exactly else row[0] in held


def _neighbours(cell: Cell, drawing: Drawing) -> int:
    row, column = cell
    near = ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1))
    return sum(other in drawing.black for other in near)
