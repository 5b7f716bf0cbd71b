"""A drawing on a grid, the strips that cut it, and how many black cells each strip holds.

Reference: §1. Rows and columns count from 0 here; files count from 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from connecte.language.i18n import _

Cell = tuple[int, int]


@dataclass(frozen=True)
class Grid:
    """Size of a drawing, in cells."""

    rows: int
    columns: int

    def cells(self) -> list[Cell]:
        """Every cell, row after row."""
        return [(row, column) for row in range(self.rows) for column in range(self.columns)]

    def __contains__(self, cell: object) -> bool:
        return (
            isinstance(cell, tuple)
            and len(cell) == 2
            and cell[0] in range(self.rows)
            and cell[1] in range(self.columns)
        )


@dataclass(frozen=True)
class Strip:
    """Some whole columns, or some whole rows, of a grid: what one pupil holds.

    `first` and `last` are both inside the strip.
    """

    across: bool  # True: rows, which run across the picture; False: columns
    first: int
    last: int

    @property
    def width(self) -> int:
        """Number of rows or columns in the strip."""
        return self.last - self.first + 1

    def __contains__(self, cell: object) -> bool:
        if not isinstance(cell, tuple):
            return False
        line: int = cell[0 if self.across else 1]
        return self.first <= line <= self.last

    def size(self, grid: Grid) -> int:
        """Number of cells: the largest count the strip can give."""
        return self.width * (grid.columns if self.across else grid.rows)

    def cells(self, grid: Grid) -> list[Cell]:
        """The strip's cells, row after row."""
        return [cell for cell in grid.cells() if cell in self]


class DrawingError(ValueError):
    """Text that is no drawing; `row` and `column` count from 0."""

    def __init__(self, problem: str, row: int, column: int) -> None:
        super().__init__(problem)
        self.row = row
        self.column = column


@dataclass(frozen=True)
class Drawing:
    """Which cells of a grid are black."""

    grid: Grid
    black: frozenset[Cell] = frozenset()

    @classmethod
    def from_rows(cls, rows: Sequence[str]) -> Drawing:
        """From one string a row, `#` black and `.` white; all rows equally long."""
        grid = Grid(len(rows), len(rows[0]) if rows else 0)
        return cls(grid, frozenset(cell for cell in grid.cells() if rows[cell[0]][cell[1]] == "#"))

    @cached_property
    def rows(self) -> tuple[str, ...]:
        """One string a row, `#` black and `.` white."""
        return tuple(
            "".join("#" if (row, column) in self.black else "." for column in range(self.grid.columns))
            for row in range(self.grid.rows)
        )

    @classmethod
    def parse(cls, text: str, grid: Grid) -> Drawing:
        """From as many lines as the grid has rows. Raises DrawingError at the first that is wrong."""
        rows = text.splitlines()
        for number, row in enumerate(rows[: grid.rows]):
            wrong = next((at for at, character in enumerate(row) if character not in ".#"), None)
            if wrong is not None:
                problem = _("« {character} » : un dessin n'a que . (blanc) et # (noir)")
                raise DrawingError(problem.format(character=row[wrong]), number, wrong)
            if len(row) != grid.columns:
                problem = _("{found} cases : il en faut {expected}")
                at = min(len(row), grid.columns)
                raise DrawingError(problem.format(found=len(row), expected=grid.columns), number, at)
        if len(rows) != grid.rows:
            problem = _("{found} lignes : il en faut {expected}")
            at = max(0, min(len(rows), grid.rows) - 1)
            raise DrawingError(problem.format(found=len(rows), expected=grid.rows), at, 0)
        return cls.from_rows(rows)

    def paint(self, cells: Iterable[Cell], black: bool) -> Drawing:
        """The drawing with these cells made black, or white; cells outside the grid are ignored."""
        inside = frozenset(cell for cell in cells if cell in self.grid)
        return Drawing(self.grid, self.black | inside if black else self.black - inside)

    def count(self, strip: Strip) -> int:
        """Black cells in a strip."""
        return sum(1 for cell in self.black if cell in strip)
