"""Paints outputs that are numbers: points, the line or curve that answers, residuals as vertical segments."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from connecte.content.activity import Activity
from connecte.content.inputs import given_inputs, with_computed
from connecte.core.learning.activation import Array
from connecte.language.i18n import _
from connecte.language.numbers import decimal, plain_number, short_number
from connecte.ui.chart.raster import braille, raster, with_marks
from connecte.ui.paint.lines import Line, fit, pad

LEARNED, HELD = "●", "◇"
"""A point that is learned from, and one that is not."""
_SAMPLES = 161
_AXIS = 7
_MARGIN = 0.1
"""How far the picture reaches beyond the points, as a share of their range."""
_STEPS = 7
"""How many round steps the picture is high, about."""
_FARTHEST = 2.0
"""What is said stretches the picture by so many times the range of what is wanted, at most."""
Answer = Callable[[Array], Array]
"""Gives what an output says (n,) for inputs (n, inputs)."""


class Seen(NamedTuple):
    """An example in the picture."""

    name: str
    counts: Sequence[float]
    """The value of each input."""
    goal: float
    """What the output should say."""
    said: float
    """What it says."""
    held: bool = False
    """Whether it is not learned from."""
    lit: bool = False
    """Whether it is the one in hand."""


@dataclass(frozen=True, eq=False)
class LineView:
    """What the picture is painted from."""

    names: tuple[str, str]
    """What goes to the right, and what goes up."""
    across: Array
    """(n,): where the curve is known, rising."""
    curve: Array
    """(n,): what the output says there; NaN where that overflows."""
    points: tuple[tuple[float, Seen], ...]
    """(where it stands, the example)"""
    upwards: tuple[float, float]
    """The lowest and the highest value in the picture."""
    is_diagonal: bool = False
    """Whether what is said stands over what is wanted, because there are several inputs."""


def line_view(activity: Activity, seen: Sequence[Seen], answer: Answer, output: int = 0) -> LineView:
    """Look at one output over the input that is given; where several are, over what is wanted."""
    given = given_inputs(activity.inputs)
    name = activity.layers[-1].cards[output].neuron.name
    goals = [each.goal for each in seen]
    low, high = min(goals), max(goals)
    span = (high - low) or 1.0
    said = [each.said for each in seen if math.isfinite(each.said)]
    near = [min(max(each, low - _FARTHEST * span), high + _FARTHEST * span) for each in said]
    upwards = _round_limits(min([low, *near]), max([high, *near]))
    if len(given) != 1:
        across = np.array(upwards)
        points = tuple((each.goal, each) for each in seen)
        return LineView((_("{name} voulu").format(name=name), _("dit")), across, across, points, upwards, True)
    places = [float(each.counts[given[0]]) for each in seen]
    wide = (max(places) - min(places)) or 1.0
    across = np.linspace(min(places) - _MARGIN * wide, max(places) + _MARGIN * wide, _SAMPLES)
    with np.errstate(over="ignore", invalid="ignore"):
        curve = answer(np.array([with_computed(activity.inputs, [value]) for value in across.tolist()]))
    curve = np.where(np.isfinite(curve), curve, np.nan)
    points = tuple(zip(places, seen, strict=True))
    return LineView((activity.inputs[given[0]].name, name), across, curve, points, upwards)


def _round_limits(low: float, high: float) -> tuple[float, float]:
    """Widen a range to round numbers, so that the picture keeps still while the curve moves a little."""
    span = (high - low) or 1.0
    power = 10.0 ** math.floor(math.log10(span / _STEPS))
    step = next(power * by for by in (1, 2, 5, 10) if power * by >= span / _STEPS)
    margin = _MARGIN / 2 * span
    return math.floor((low - margin) / step) * step, math.ceil((high + margin) / step) * step


def line_lines(view: LineView, cells: int, height: int) -> list[Line]:
    """Paint curve, residuals and points for (cells, height), with both scales; and say where the curve is
    when it is not in the picture.
    """
    width, rows = max(8, cells - _AXIS - 1), max(3, height - 2)
    low, high = view.upwards
    columns = np.linspace(view.across[0], view.across[-1], 2 * width)
    curve = np.interp(columns, view.across, view.curve)
    curve = np.where((curve >= low) & (curve <= high), curve, np.nan)
    dots = raster(curve[None], low, high, width, rows)
    marks: dict[tuple[int, int], tuple[str, str]] = {}
    for across, each in view.points:
        column = _place(across, view.across[0], view.across[-1], 2 * width)
        goal, said = _ends(view, each)
        top, bottom = (4 * rows - 1 - _place(y, low, high, 4 * rows) for y in (goal, said))
        dots[min(top, bottom) : max(top, bottom) + 1 : 2, column] = True
        upward = said if view.is_diagonal else goal
        row = (4 * rows - 1 - _place(upward, low, high, 4 * rows)) // 4
        style = "bold reverse" if each.lit else "" if each.held else "bold $accent"
        marks[column // 2, row] = (HELD if each.held else LEARNED, style)
    codes = braille(dots)
    lines: list[Line] = [[(f" {view.names[1]} ↑", "bold")]]
    for row in range(rows):
        labelled = row % 3 == 0 or row == rows - 1
        value = high - (high - low) * row / max(1, rows - 1)
        text = pad(_scale(value, high - low) if labelled else "", _AXIS - 1, ">")
        here = {at[0]: mark for at, mark in marks.items() if at[1] == row}
        lines.append([(text + ("┤" if labelled else "│"), "$muted"), *with_marks(codes[row], here)])
    if not np.isfinite(curve).any():
        middle = float(view.curve[len(view.curve) // 2])
        message = _(" Hors de l'image : {value} au milieu.")
        lines[0] = [(message.format(value=plain_number(middle, 2)), "bold $error")]
    return [fit(line, cells) for line in [*lines, _axis(view, width)]]


def _ends(view: LineView, each: Seen) -> tuple[float, float]:
    """Return both ends of a residual; an end that overflows is out of the picture."""
    said = each.said if math.isfinite(each.said) else view.upwards[1]
    return each.goal, said


def _place(value: float, low: float, high: float, count: int) -> int:
    """Return which of `count` dots a value is nearest to, those at the ends for values beyond."""
    share = (value - low) / ((high - low) or 1.0)
    return round(min(max(share, 0.0), 1.0) * (count - 1))


def _scale(value: float, span: float) -> str:
    return decimal(value, 2 if span < 3 else 1 if span < 30 else 0)


def _axis(view: LineView, width: int) -> Line:
    """Write the values at both ends and in the middle below the picture, and what they are."""
    cells = [" "] * (_AXIS + width)
    span = float(view.across[-1] - view.across[0])
    name = f"{view.names[0]} →"
    for share in (0.0, 0.5, 1.0):
        text = _scale(float(view.across[0]) + share * span, span)
        text = f"{text}  {name}" if share == 0.5 else text
        at = min(max(_AXIS, _AXIS + round(share * (width - 1)) - len(text) // 2), _AXIS + width - len(text))
        cells[at : at + len(text)] = text
    return [("".join(cells), "$muted")]


def _short(value: float) -> str:
    """Write a number in at most six cells."""
    if not math.isfinite(value) or abs(value) >= 1e5:
        return short_number(value) if math.isfinite(value) else plain_number(value)
    return decimal(value, 2 if abs(value) < 1000 else 0)


def gaps_lines(seen: Sequence[Seen], cells: int, height: int) -> list[Line]:
    """Write for each example what is said, what is wanted, the gap and its square; those that are not learned
    from come last.
    """
    size = max(6, (cells - 5) // 4)
    heads = (_("dit"), _("voulu"), _("écart"), _("carré"))
    lines: list[Line] = [[("    ", ""), *((pad(head, size, ">"), "bold") for head in heads)]]
    for each in sorted(seen, key=lambda one: one.held):
        gap = each.said - each.goal
        numbers = [each.said, each.goal, gap, gap * gap]
        texts = [_short(number) for number in numbers]
        mark = f" {HELD if each.held else LEARNED}{pad(each.name, 2, '>')}"
        lines.append([(mark, "reverse" if each.lit else "$muted"), *((pad(t, size, ">"), "") for t in texts)])
    if len(lines) > height:
        lines = [
            *lines[: height - 1],
            [(_("    … {count} de plus").format(count=len(lines) - height + 1), "$muted")],
        ]
    return [fit(line, cells) for line in lines]
