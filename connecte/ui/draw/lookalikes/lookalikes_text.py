"""Look-alikes side by side: the drawing itself, then some of those which have the same counts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from random import Random

from connecte.core.grid.crossings import Blocks
from connecte.core.grid.drawing import Drawing, Grid, Strip
from connecte.core.grid.fillings import TooManyError
from connecte.core.grid.lookalikes import Lookalikes
from connecte.language.i18n import _, ngettext
from connecte.language.numbers import thousands
from connecte.session.state import State
from connecte.ui.paint.fool_text import marked_grid
from connecte.ui.paint.lines import Line, fit, pad, within

MOST_SHOWN = 100
"""Drawings that are ever side by side: which are shown and which is in hand fit one number."""


@dataclass(frozen=True)
class LookalikesView:
    """The look-alikes of what is on the grid."""

    state: State
    seed: int = 0
    """Which of the many are shown."""
    at: int = 0
    """Which of them is in hand; 0 is the drawing itself."""


def lookalikes_title(state: State) -> str:
    """Say how many look-alikes there are."""
    found = _lookalikes(state)
    if found is None:
        return _(" Sosies : trop de bandelettes pour les compter")
    message = ngettext(
        " {others} sosie : les mêmes nombres, aucune différence pour le réseau",
        " {others} sosies : les mêmes nombres, aucune différence pour le réseau",
        found.others,
    )
    return message.format(others=thousands(found.others))


def lookalikes_shown(view: LookalikesView, cells: int, height: int) -> list[tuple[int, Drawing]]:
    """List the drawing, number 0, and as many others as have room in (width, height); the one in hand is
    among them, also on a smaller screen than the one where it was chosen.
    """
    state = view.state
    found = _lookalikes(state)
    room = grids_that_fit(state.activity.grid, cells, height)
    others = [] if found is None else found.some(max(room - 1, view.at), Random(view.seed))
    drawings = list(enumerate([state.drawing, *others]))
    if len(drawings) <= room:
        return drawings
    at = min(view.at, len(drawings) - 1)
    return drawings[:room] if at < room else [*drawings[: room - 1], drawings[at]]


def lookalikes_lines(view: LookalikesView, cells: int, height: int) -> list[Line]:
    """Paint all that are shown, each with its name."""
    shown = lookalikes_shown(view, cells, height)
    numbers = [number for number, _drawing in shown]
    names = tuple(_("sosie {n}").format(n=number) if number else _("le dessin") for number in numbers)
    at = numbers.index(view.at) if view.at in numbers else len(numbers) - 1
    return grids_lines(GridsView(tuple(drawing for _number, drawing in shown), names, at), cells, height)


def _lookalikes(state: State) -> Lookalikes | None:
    return _counted(state.activity.grid, state.activity.strips, state.drawing)


@lru_cache(maxsize=4)
def _counted(grid: Grid, strips: tuple[Strip, ...], drawing: Drawing) -> Lookalikes | None:
    try:
        return Lookalikes(Blocks(grid, strips), drawing)
    except TooManyError:
        return None


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
    return [fit(line, cells) for line in within(lines, height)]
