"""What the class draws on, cuts out and fills in, as values to print."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from connecte.content.activity import Activity, Example
from connecte.content.hour.roles import proposed
from connecte.content.inputs import Input
from connecte.content.printing.answers import MOST_PICTURES, MOST_PRINTED, printed_examples
from connecte.content.printing.paper import HEADING, Options, Paper
from connecte.core.cards.sentences import strip_place
from connecte.core.grid.drawing import Grid, Patch
from connecte.language.numbers import decimal

Cell = tuple[int, int]
_LARGEST_CELL = 20.0
_SMALLEST_CELL = 5.0
_LARGEST_PATCH_CELL = 12.0
_NAME, _EDGE = 13.0, 7.0
"""Millimetres that a strip's piece has beside its cells: its name, and paper around to hold it by."""
_ACROSS = 4
"""Drawings beside each other, and under each other, on a page."""
_ROWS_TO_FILL = 5
_MOST_COLUMNS = 14


class GridView(NamedTuple):
    """A grid with its black cells; `size` is that of a cell, in millimetres."""

    rows: int
    columns: int
    size: float
    black: tuple[Cell, ...] = ()
    off: tuple[Cell, ...] = ()
    """Cells that are not counted."""


class StripView(NamedTuple):
    """A strip to cut out."""

    name: str
    symbol: str
    grid: GridView
    place: str = ""
    """Where a patch lies; a strip's place is seen."""


class StripsView(NamedTuple):
    """The strips of one direction; the patches where there is none."""

    across: bool | None
    strips: tuple[StripView, ...]


class DrawingView(NamedTuple):
    """An example's drawing; what it is stands on the answers alone."""

    number: int
    grid: GridView


class Fill(NamedTuple):
    """A table to fill in. `layers` are those whose neurons it holds: (name, its neurons' names)."""

    drawn: bool
    inputs: tuple[str, ...]
    layers: tuple[tuple[str, tuple[str, ...]], ...]
    rows: tuple[tuple[str, ...], ...]
    """What is given in each row, before the cells to fill in."""

    more: bool = False
    """Whether there are other examples, which are not printed."""

    @property
    def columns(self) -> int:
        """All cells of a row."""
        return len(self.inputs) + 1 + 2 * sum(len(names) for _layer, names in self.layers)


class RolesView(NamedTuple):
    """Who is what: a pupil and the roles at each drawing, line by line."""

    drawn: bool
    drawings: int
    lines: tuple[tuple[str, tuple[str, ...]], ...]


def cell_size(activity: Activity, paper: Paper) -> float:
    """Return the millimetres of a cell with which the grid fills a page."""
    high = paper.high - HEADING
    return min(paper.wide / activity.grid.columns, high / activity.grid.rows, _LARGEST_CELL)


def grid_view(activity: Activity, paper: Paper) -> GridView:
    """Return an empty grid to draw on."""
    return GridView(activity.grid.rows, activity.grid.columns, cell_size(activity, paper))


def strips_views(activity: Activity, paper: Paper) -> list[StripsView]:
    """Return strips of columns, of rows, then patches, as large as on the grid's page where there is room."""
    found = []
    for across in (False, True):
        held = [source for source in activity.inputs if source.strip.across == across]
        if held:
            size = _strip_cell(activity, held, paper)
            strips = tuple(StripView(s.name, s.symbol, _strip_grid(activity, s, size)) for s in held)
            found.append(StripsView(across, strips))
    patches = [(source, source.strip) for source in activity.inputs if isinstance(source.strip, Patch)]
    if patches:
        size = min(cell_size(activity, paper), _LARGEST_PATCH_CELL)
        views = tuple(
            StripView(s.name, s.symbol, _patch_grid(patch, size), strip_place(patch)) for s, patch in patches
        )
        found.append(StripsView(None, views))
    return found


def _patch_grid(patch: Patch, size: float) -> GridView:
    """Return the smallest rectangle around a patch."""
    top, left, bottom, right = patch.box
    grid = Grid(bottom - top + 1, right - left + 1)
    off = tuple((row, column) for row, column in grid.cells() if (row + top, column + left) not in patch)
    return GridView(grid.rows, grid.columns, size, off=off)


def _strip_cell(activity: Activity, held: list[Input], paper: Paper) -> float:
    """Return the millimetres of a cell with which all strips of one direction have room on a page."""
    cells = sum(source.strip.size(activity.grid) for source in held)
    across = held[0].strip.across
    cells //= activity.grid.columns if across else activity.grid.rows
    beside = len(held) * (_EDGE + (_NAME if across else 0))
    room = (paper.high - HEADING if across else paper.wide) - beside
    other = paper.wide - _EDGE if across else paper.high - HEADING - _NAME - _EDGE
    length = activity.grid.columns if across else activity.grid.rows
    return max(_SMALLEST_CELL, min(cell_size(activity, paper), room / cells, other / length))


def _strip_grid(activity: Activity, source: Input, size: float) -> GridView:
    grid, cells = activity.grid, source.strip.size(activity.grid)
    if source.strip.across:
        return GridView(cells // grid.columns, grid.columns, size)
    return GridView(grid.rows, cells // grid.rows, size)


def drawing_views(activity: Activity, paper: Paper) -> list[DrawingView]:
    """Return the examples' drawings, sixteen a page."""
    grid = activity.grid
    wide = (paper.wide - 5 * (_ACROSS - 1)) / _ACROSS
    high = (paper.high - 14) / _ACROSS - 12
    size = min(wide / grid.columns, high / grid.rows)
    return [
        DrawingView(
            example.number, GridView(grid.rows, grid.columns, size, tuple(sorted(example.drawing.black)))
        )
        for example in activity.examples
    ]


def fill_views(activity: Activity) -> list[Fill]:
    """Return the tables of results: who finds what, for the drawings to come or for the examples given."""
    return [
        Fill(activity.is_drawn, inputs, layers, tuple(_row_heads(activity, bool(inputs))), _has_more(activity))
        for inputs, layers in _beside(activity)
    ]


def _beside(activity: Activity) -> Iterator[tuple[tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...]]]:
    """Return which inputs and layers have room beside each other in one table."""
    inputs = tuple(source.symbol for source in activity.inputs) if activity.pixels is None else ()
    layers: list[tuple[str, tuple[str, ...]]] = []
    columns = len(inputs)
    for layer in activity.layers:
        for names in _at_most(_MOST_COLUMNS // 2, tuple(card.neuron.name for card in layer.cards)):
            if columns and columns + 2 * len(names) > _MOST_COLUMNS:
                yield inputs, tuple(layers)
                inputs, layers, columns = (), [], 0
            layers.append((layer.name, names))
            columns += 2 * len(names)
    yield inputs, tuple(layers)


def _at_most(many: int, names: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the names of a layer, those of a wide one in parts that are alike."""
    size = -(-len(names) // -(-len(names) // many))
    return [names[at : at + size] for at in range(0, len(names), size)]


def _row_heads(activity: Activity, inputs: bool) -> Iterator[tuple[str, ...]]:
    if activity.is_drawn:
        yield from [()] * _ROWS_TO_FILL
        return
    for example in printed_examples(activity):
        yield (f"n° {example.number}", *(_counts(example) if inputs else ()))


def _has_more(activity: Activity) -> bool:
    if activity.is_drawn:
        return False
    most = MOST_PRINTED if activity.pixels is None else MOST_PICTURES
    return len(printed_examples(activity)) == most < len(activity.examples)


def _counts(example: Example) -> list[str]:
    return [decimal(value, 4) for value in example.counts]


def roles_view(activity: Activity, options: Options) -> RolesView:
    """Return who is what at each of the first drawings."""
    turns = [proposed(activity, len(options.pupils), n) for n in range(options.drawings)]
    lines = tuple(
        (pupil, tuple(" + ".join(role.title for role in turn[number]) for turn in turns))
        for number, pupil in enumerate(options.pupils)
    )
    return RolesView(activity.is_drawn, options.drawings, lines)
