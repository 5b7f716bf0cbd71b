"""Several drawings side by side, each with a name under it."""

from __future__ import annotations

from dataclasses import dataclass

from connecte.core.grid.drawing import Drawing, Grid
from connecte.ui.paint.fool_text import marked_grid
from connecte.ui.paint.lines import Line, fit, pad


@dataclass(frozen=True)
class GridsView:
    """Drawings to paint side by side."""

    drawings: tuple[Drawing, ...]
    names: tuple[str, ...]
    """The name under each drawing."""
    at: int
    """Index of the drawing in hand."""


def _across(grid: Grid, cells: int) -> int:
    return max(1, cells // _wide(grid))


def _wide(grid: Grid) -> int:
    return max(2 * grid.columns, 9) + 2


def grids_that_fit(grid: Grid, cells: int, height: int) -> int:
    """Count the drawings that have room."""
    return _across(grid, cells) * max(1, height // (grid.rows + 1))


def grids_lines(view: GridsView, cells: int, height: int) -> list[Line]:
    """Paint the drawings row after row, for (width, height)."""
    grid = view.drawings[0].grid
    across, wide = _across(grid, cells), _wide(grid)
    lines: list[Line] = []
    for start in range(0, len(view.drawings), across):
        row = list(range(start, min(start + across, len(view.drawings))))
        blocks = [marked_grid(view.drawings[n], 1, {}) for n in row]
        for line in range(grid.rows):
            spans: Line = []
            for block in blocks:
                spans += fit([(" ", ""), *block[line]], wide)
            lines.append(spans)
        captions: Line = []
        for n in row:
            style = "bold reverse" if n == view.at else "bold"
            captions += [(" ", ""), (pad(view.names[n], wide - 2), style), (" ", "")]
        lines.append(captions)
        if height >= -(-len(view.drawings) // across) * (grid.rows + 2):
            lines.append([])
    return [fit(line, cells) for line in lines[:height]]
