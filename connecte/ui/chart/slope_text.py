"""Paints the cost over one number: the curve, the point, its tangent, the step; and a map over two numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from connecte.core.landscape.curve import Slope
from connecte.core.learning.activation import Array
from connecte.language.i18n import _
from connecte.language.numbers import decimal, significant
from connecte.session.story.slope_words import agreement_sentence, gradient_sentence
from connecte.ui.chart.map_text import MapView, table_lines
from connecte.ui.chart.raster import braille, raster, with_marks
from connecte.ui.paint.lines import Line, fit, pad, within
from connecte.ui.paint.wrapping import wrapped

REACH = 2.0
"""How far from its value the cost is drawn."""
SAMPLES = 65
"""Values at which the cost is computed: at each whole number, and 15 between two of them."""
_AXIS = 7
_STEEPEST = 8.0
"""The chart is at most so many times as high as the cost at the point."""
_BELOW = 0.2
"""The room below the curve, as a share of its own height, where the tangent goes on."""


@dataclass(frozen=True, eq=False)
class SlopeView:
    """What the picture is painted from."""

    name: str
    """The name of the number: of the neuron, or of the source and the neuron."""
    is_threshold: bool
    slope: Slope
    costs: Array
    """(SAMPLES,): the cost from REACH below to REACH above."""
    step: float
    """How far the number goes at the next step, 0 for none."""
    step_text: str
    """What the step is, in words."""
    map: MapView | None = None


def slope_lines(view: SlopeView, cells: int, height: int) -> list[Line]:
    """Paint heading, curve and sentences, and the map beside the curve where there is one."""
    kind = _("le seuil") if view.is_threshold else _("le poids")
    heading = _(" Le coût selon {kind} {name}, les autres nombres gardés").format(kind=kind, name=view.name)
    words: list[Line] = []
    for sentence in (
        gradient_sentence(view.name, view.slope, view.is_threshold),
        agreement_sentence(view.slope),
        view.step_text,
    ):
        words += [[(f" {text}", "")] for text in wrapped(sentence, cells - 2) if sentence]
    words[0] = [(text, "bold") for text, _style in words[0]]
    map_lines = table_lines(view.map) if view.map is not None else []
    map_width = max((sum(len(text) for text, _style in line) for line in map_lines), default=0)
    beside = map_lines if cells - map_width >= _AXIS + 24 else []
    width = cells - (map_width + 2 if beside else 0)
    chart = _chart(view, width, max(4, height - len(words) - 3))
    has_step = any("○" in text for line in chart for text, _style in line)  # else under the point
    legend = _(" ● : ici   pointillé : la pente   ○ : le pas suivant") if has_step else ""
    words.append([(legend or _(" ● : ici   pointillé : la pente"), "$muted")])
    rows = [fit(line, width) for line in chart]
    for number, line in enumerate(beside):
        if number < len(rows):
            rows[number] = [*rows[number], ("  ", ""), *line]
    return within([[(heading, "bold")], *rows, *words], height)


def _chart(view: SlopeView, cells: int, height: int) -> list[Line]:
    """Draw the curve and its tangent: the curve whole, the tangent in dots, the point ●, the step ○."""
    width = max(8, cells - _AXIS - 1)
    rows = height - 1
    dots = 2 * width
    offsets = np.linspace(-REACH, REACH, dots)
    curve = np.interp(offsets, np.linspace(-REACH, REACH, SAMPLES), view.costs)
    tangent = view.slope.cost + view.slope.gradient * offsets
    high = float(min(np.nanmax(curve), _STEEPEST * max(view.slope.cost, float(np.nanmin(curve)))))
    lowest = float(np.nanmin(curve))
    low = max(0.0, lowest - _BELOW * (high - lowest))  # no cost is below 0
    curve = np.where(curve <= high, curve, np.nan)
    tangent = np.where((tangent <= high) & (tangent >= low), tangent, np.nan)
    tangent[np.arange(dots) % 4 > 0] = np.nan  # in dots, so that it differs without a colour
    lines_of = raster(np.stack([curve]), low, high, width, rows)
    codes = braille(lines_of | _single_dots(tangent, low, high, width, rows))
    marks = {_cell(0.0, view.slope.cost, low, high, width, rows): "●"}
    if view.step:
        after = float(np.interp(view.step, np.linspace(-REACH, REACH, SAMPLES), view.costs))
        marks.setdefault(_cell(view.step, after, low, high, width, rows), "○")
    found: list[Line] = []
    for row in range(rows):
        value = high - (high - low) * row / max(1, rows - 1)
        text = significant(value, 2 if value >= 10 else 3)[: _AXIS - 1] if value > 0 else "0"
        scale = pad(text, _AXIS - 1, ">") + "┤" if row % 3 == 0 or row == rows - 1 else pad("", _AXIS - 1) + "│"
        here = {at[0]: (mark, "bold $accent") for at, mark in marks.items() if at[1] == row}
        found.append([(scale, "$muted"), *with_marks(codes[row], here)])
    return [*found, _axis(view.slope.value, width)]


def _single_dots(curve: Array, low: float, high: float, width: int, rows: int) -> np.ndarray:
    """Draw each known point of a curve alone, without what joins it to the next."""
    dots = np.zeros((4 * rows, 2 * width), dtype=bool)
    columns = np.flatnonzero(np.isfinite(curve))
    heights = (high - curve[columns]) / ((high - low) or 1.0) * (4 * rows - 1)
    dots[np.clip(np.round(heights), 0, 4 * rows - 1).astype(int), columns] = True
    return dots


def _cell(offset: float, cost: float, low: float, high: float, width: int, rows: int) -> tuple[int, int]:
    column = round((offset + REACH) / (2 * REACH) * (2 * width - 1)) // 2
    share = (high - cost) / ((high - low) or 1.0)
    return column, min(rows - 1, max(0, round(share * (4 * rows - 1)) // 4))


def _axis(value: float, width: int) -> Line:
    """Write the values below the chart: at the point, and one and two away from it."""
    cells = [" "] * (_AXIS + width)
    for by in (-REACH, -1.0, 0.0, 1.0, REACH):
        text = decimal(value + by, 2)
        at = _AXIS + round((by + REACH) / (2 * REACH) * (width - 1)) - len(text) // 2
        at = min(max(_AXIS - 1, at), _AXIS + width - len(text))
        cells[at : at + len(text)] = text
    return [("".join(cells), "$muted")]


def sample_values(value: float) -> Sequence[float]:
    """Return the values at which a `SlopeView` has its costs."""
    return (value + np.linspace(-REACH, REACH, SAMPLES)).tolist()
