"""A drawing on a grid, the strips that cut it, and the counts of black cells (reference §1).

Rows and columns are numbered from 0 here; files and messages number them from 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from connecte.language.i18n import _, ngettext
from connecte.language.value import Value

Cell = tuple[int, int]


class Grid(Value):
    """The size of a drawing, in cells."""

    rows: int
    columns: int

    def cells(self) -> list[Cell]:
        """Return every cell, row by row."""
        return [(row, column) for row in range(self.rows) for column in range(self.columns)]

    def __contains__(self, cell: object) -> bool:
        return (
            isinstance(cell, tuple)
            and len(cell) == 2
            and cell[0] in range(self.rows)
            and cell[1] in range(self.columns)
        )


class Strip(Value):
    """Some adjacent whole columns or rows of a grid, which one pupil holds."""

    across: bool
    """True: a strip of rows; False: a strip of columns."""
    first: int
    """The first row or column of the strip, from 0."""
    last: int
    """The last one, included."""

    @property
    def width(self) -> int:
        """Number of rows or columns of the strip."""
        return self.last - self.first + 1

    def __contains__(self, cell: object) -> bool:
        if not isinstance(cell, tuple):
            return False
        line: int = cell[0 if self.across else 1]
        return self.first <= line <= self.last

    def count(self, cells: Iterable[Cell]) -> int:
        """Return how many of these cells lie in the strip."""
        side, first, last = 0 if self.across else 1, self.first, self.last
        return sum([first <= cell[side] <= last for cell in cells])

    def size(self, grid: Grid) -> int:
        """Return the number of cells, which is the largest possible count."""
        return self.width * (grid.columns if self.across else grid.rows)

    def cells(self, grid: Grid) -> list[Cell]:
        """Return the cells of the strip, row by row."""
        return [cell for cell in grid.cells() if cell in self]


class Patch(Value):
    """Some cells of a grid that are no whole lines, which one pupil holds: a rectangle, a diagonal."""

    held: frozenset[Cell]
    """The cells."""

    def __contains__(self, cell: object) -> bool:
        return cell in self.held

    def count(self, cells: Iterable[Cell]) -> int:
        """Return how many of these cells lie in the patch."""
        return len(self.held.intersection(cells))

    def size(self, _grid: Grid) -> int:
        """Return the number of cells, which is the largest possible count."""
        return len(self.held)

    def cells(self, _grid: Grid) -> list[Cell]:
        """Return the cells, row by row."""
        return sorted(self.held)

    @property
    def across(self) -> None:
        """It goes neither along rows nor along columns."""
        return

    @property
    def box(self) -> tuple[int, int, int, int]:
        """First row, first column, last row and last column of the smallest rectangle around it."""
        rows, columns = ([cell[side] for cell in self.held] for side in (0, 1))
        return min(rows), min(columns), max(rows), max(columns)

    @property
    def is_rectangle(self) -> bool:
        """Whether it fills that rectangle."""
        top, left, bottom, right = self.box
        return len(self.held) == (bottom - top + 1) * (right - left + 1)


Piece = Strip | Patch
"""What one pupil holds of a grid."""


class DrawingError(ValueError):
    """A text that is not a drawing; `row` and `column` say where, from 0."""

    def __init__(self, problem: str, row: int, column: int) -> None:
        super().__init__(problem)
        self.row = row
        self.column = column


class Drawing(Value):
    """A grid and the set of its black cells."""

    grid: Grid
    black: frozenset[Cell] = frozenset()

    @classmethod
    def from_rows(cls, rows: Sequence[str]) -> Drawing:
        """Return the drawing of these rows, `#` black and `.` white, all of the same length."""
        grid = Grid(len(rows), len(rows[0]) if rows else 0)
        black = [(r, c) for r, row in enumerate(rows) for c, cell in enumerate(row) if cell == "#"]
        return cls(grid, frozenset(black))

    @cached_property
    def rows(self) -> tuple[str, ...]:
        """One string per row, `#` black and `.` white."""
        return tuple(
            "".join("#" if (row, column) in self.black else "." for column in range(self.grid.columns))
            for row in range(self.grid.rows)
        )

    @classmethod
    def parse(cls, text: str, grid: Grid) -> Drawing:
        """Return the drawing in a text with one line per row. Raises DrawingError at the first fault."""
        rows = text.splitlines()
        for number, row in enumerate(rows[: grid.rows]):
            wrong = next((at for at, character in enumerate(row) if character not in ".#"), None)
            if wrong is not None:
                problem = _("« {character} » : un dessin n'a que . (blanc) et # (noir)")
                raise DrawingError(problem.format(character=row[wrong]), number, wrong)
            if len(row) != grid.columns:
                problem = ngettext(
                    "{found} case : il en faut {expected}", "{found} cases : il en faut {expected}", len(row)
                )
                at = min(len(row), grid.columns)
                raise DrawingError(problem.format(found=len(row), expected=grid.columns), number, at)
        if len(rows) != grid.rows:
            problem = ngettext(
                "{found} ligne : il en faut {expected}", "{found} lignes : il en faut {expected}", len(rows)
            )
            at = max(0, min(len(rows), grid.rows) - 1)
            raise DrawingError(problem.format(found=len(rows), expected=grid.rows), at, 0)
        return cls.from_rows(rows)

    def paint(self, cells: Iterable[Cell], black: bool) -> Drawing:
        """Return the drawing with these cells black, or white; cells outside the grid are ignored."""
        inside = frozenset(cell for cell in cells if cell in self.grid)
        return Drawing(self.grid, self.black | inside if black else self.black - inside)

    def count(self, strip: Piece) -> int:
        """Return the number of black cells in a strip or patch."""
        return strip.count(self.black)


NO_DRAWING = Drawing(Grid(0, 0))
"""Of examples that are plain numbers."""
