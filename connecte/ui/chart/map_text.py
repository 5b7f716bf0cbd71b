"""Paints the cost over two numbers: as a table of costs, or as a shaded valley; both with the ways gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

import numpy as np

from connecte.core.landscape.valley import Cell, CostMap
from connecte.core.learning.activation import Array
from connecte.language.i18n import _
from connecte.language.numbers import card_number, decimal, plain_number, significant
from connecte.ui.paint.lines import Line, fit, joined, pad, within
from connecte.ui.paint.wrapping import wrapped

_SIZE = 7
"""Cells of a cost in the table."""
_SHADES = " ░▒▓█"
"""From the cheapest fifth of a valley to the dearest, on a logarithmic scale."""
_AXIS = 8
_MARKS = ("●", "◆")
_BRACKETS = (("(", ")"), ("{", "}"))
_HERE = ("[", "]")
Mark = TypeVar("Mark")


class Way(NamedTuple):
    """A way through a map."""

    name: str
    """Who has gone it."""
    points: Array
    """(n, 2): where the two numbers stood, the last one last."""


@dataclass(frozen=True, eq=False)
class MapView:
    """What a map is painted from."""

    names: tuple[str, str]
    """What goes across, and what goes down."""
    map: CostMap
    here: tuple[float, float]
    """Where the two numbers stand."""
    ways: tuple[Way, ...] = ()
    """At most two: the class's, and the computer's."""

    @property
    def costs(self) -> Array:
        """(rows, columns)"""
        return self.map.costs


def table_lines(view: MapView) -> list[Line]:
    """Paint the costs as numbers: [ ] where the two numbers stand, ( ) and { } where a way has passed; the
    legend says those that are painted.
    """
    label = max(len(view.names[1]) + 5, _SIZE)
    top: Line = [(pad(f"{view.names[0]} →", label), "bold")]
    top += [(pad(card_number(float(value)) + " ", _SIZE, ">"), "$muted") for value in view.map.across]
    marked = {cell: pair for way, pair in _passed(view, _BRACKETS) for cell in reversed(way)}
    here = view.map.cell(*view.here)
    painted = {pair for cell, pair in marked.items() if cell != here}
    lines = [top]
    for row, value in enumerate(view.map.down):
        name = f"{view.names[1]} ↓ " if row == 0 else ""
        text = name + card_number(float(value))
        spans: Line = [(pad(text, label, ">" if not name else "<"), "$muted")]
        for column in range(len(view.map.across)):
            is_here, passed = (column, row) == here, (column, row) in marked
            left, right = _HERE if is_here else marked.get((column, row), (" ", " "))
            cost = f"{left}{_cost_text(float(view.costs[row, column]))}{right}"
            style = "bold reverse" if is_here else "bold" if passed else ""
            spans.append((pad(cost, _SIZE, ">"), style))
        lines.append(spans)
    legend = [_(" [ ] : ici")] + [
        _("{left} {right} : {who}").format(left=left, right=right, who=way.name)
        for way, (left, right) in zip(view.ways, _BRACKETS, strict=False)
        if (left, right) in painted
    ]
    return [*lines, *([(text, "$muted")] for text in _folded(legend, label + _SIZE * len(view.map.across)))]


def _passed(view: MapView, marks: Sequence[Mark]) -> list[tuple[tuple[Cell, ...], Mark]]:
    """Return the cells of each way with its mark, the second way first: the class's stands over it."""
    pairs = zip(view.ways, marks, strict=False)
    return [(view.map.cells(way.points), mark) for way, mark in reversed(list(pairs))]


def _cost_text(cost: float) -> str:
    if np.isnan(cost):
        return "∞"
    return significant(cost, 3) if cost < 1e5 else plain_number(cost, 2)


def _folded(parts: Sequence[str], cells: int) -> list[str]:
    """Join parts with three spaces between them, on as many lines as they take."""
    lines: list[str] = []
    for part in parts:
        if lines and len(lines[-1]) + 3 + len(part) <= cells:
            lines[-1] += f"   {part}"
        else:
            lines.append(part if not lines else f" {part}")
    return lines


def valley_lines(view: MapView, cells: int, height: int) -> list[Line]:
    """Paint the map as a valley, one cell of it a character: the darker, the dearer; ways as marks, where
    the numbers stand in reverse. The map has `valley_size` columns and rows.
    """
    shades = _shades(view.costs)
    marks = {cell: mark for way, mark in _passed(view, _MARKS) for cell in way}
    here = view.map.cell(*view.here)
    lines: list[Line] = [[(f" {view.names[1]} ↓   {view.names[0]} →", "bold")]]
    rows = len(view.map.down)
    for row, value in enumerate(view.map.down):
        labelled = row % 3 == 0 or row == rows - 1
        text = pad(decimal(float(value), 2) if labelled else "", _AXIS - 1, ">")
        spans: Line = [(text + ("┤" if labelled else "│"), "$muted")]
        for column in range(len(view.map.across)):
            cell = (column, row)
            mark = marks.get(cell, _MARKS[0] if cell == here else "")
            style = "bold reverse" if cell == here else "bold $accent"
            spans.append((mark, style) if mark else (_SHADES[shades[row, column]], ""))
        lines.append(joined(spans))
    lines.append(_values(view.map.across))
    legend = [f" {mark} {way.name}" for way, mark in zip(view.ways, _MARKS, strict=False)]
    legend.append(_("{shades} : de plus en plus cher").format(shades=_SHADES[1:]))
    folded = [line for text in _folded(legend, cells) for line in wrapped(text, cells)]
    return [fit(line, cells) for line in within([*lines, *([(text, "$muted")] for text in folded)], height)]


def valley_size(cells: int, height: int) -> tuple[int, int]:
    """Return how many columns and rows a valley has in that much room."""
    return max(8, cells - _AXIS - 1), max(4, height - 4)


def _shades(costs: Array) -> Array:
    """Return for each cost which fifth of the scale it is in, on a logarithmic scale, NaN in the last."""
    with np.errstate(divide="ignore"):
        logs = np.log10(np.where(costs > 0, costs, np.nan))
    low, high = np.nanmin(logs), np.nanmax(logs)
    share = (logs - low) / ((high - low) or 1.0) * len(_SHADES)
    fifths = np.clip(np.floor(np.nan_to_num(share, nan=len(_SHADES))), 0, len(_SHADES) - 1).astype(int)
    return np.where(costs <= 0, 0, fifths)


def _values(across: Array) -> Line:
    """Write the values at both ends and in the middle below the valley."""
    width = len(across)
    cells = [" "] * (_AXIS + width)
    for column in (0, width // 2, width - 1):
        text = decimal(float(across[column]), 2)
        at = min(max(0, _AXIS + column - len(text) // 2), _AXIS + width - len(text))
        cells[at : at + len(text)] = text
    return [("".join(cells), "$muted")]
