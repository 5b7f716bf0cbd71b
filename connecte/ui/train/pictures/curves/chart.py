"""Curves over iterations, drawn in braille on a logarithmic axis.

A braille character is a raster of 2 × 4 dots, so a chart of (width, height) characters has
2·width × 4·height of them. All curves are one array and are drawn in a handful of NumPy calls:
redrawing keeps up with a training that plays.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from connecte.core.learning.backprop import Array
from connecte.language.numbers import short_number, thousands
from connecte.ui.chart.raster import EMPTY, braille, raster
from connecte.ui.paint.lines import Line, pad

_STYLES = ("$muted", "bold", "$accent")
AXIS = 6  # cells left of the curves, for the scale
_MOST_NUMBERS = 6


def sample_iterations(planned: int, width: int, spacing: int, log: bool = True) -> NDArray[np.int64]:
    """Choose the iteration of each dot column, on a log axis from 0 to `planned`, or on a linear one.

    Where dots are further apart than keyframes, they stand on keyframes, which cost nothing.
    """
    dots = 2 * width
    ends = np.linspace(0, np.log1p(max(1, planned)) if log else planned, dots)
    at = np.round(np.expm1(ends) if log else ends).astype(np.int64)
    steps = np.diff(at, append=at[-1] + 1)
    at = np.where(steps > spacing, at // spacing * spacing, at)
    # In a narrow chart the last dot that is on no keyframe may come after the first one that is.
    return np.minimum(np.maximum.accumulate(at), planned)


def dot_of(iteration: int, planned: int, width: int, log: bool = True) -> int:
    """Find the dot column of an iteration: the inverse of `sample_iterations`."""
    share = np.log1p(iteration) / np.log1p(max(1, planned)) if log else iteration / max(1, planned)
    return round((2 * width - 1) * share)


def iteration_of(dot: int, planned: int, width: int, log: bool = True) -> int:
    """Find the iteration of a dot column."""
    share = min(max(dot, 0), 2 * width - 1) / max(1, 2 * width - 1)
    return min(planned, round(np.expm1(share * np.log1p(max(1, planned))) if log else share * planned))


def curve_width(cells: int, names: int) -> int:
    """Count the characters of curve in a chart of that many cells, beside names of `names` cells."""
    return max(4, cells - AXIS - 1 - names)


def chart_lines(
    curves: Array,
    chosen: Sequence[int],
    cursor: int,
    size: tuple[int, int],
    labels: Sequence[str],
    height_text: Callable[[float], str] = short_number,
    whole: bool = False,
) -> list[Line]:
    """Draw curves (n, columns) in `size` (width, height), those in `chosen` bright, with a scale.

    With `whole`, the scale has a line at each whole number, where there is one: powers of ten, if heights
    are logarithms. Numbers of which `height_text` says nothing, "", have none.

    `cursor` is the dot column where the training stands; `labels` names the chosen curves at
    their ends, on the right. A curve that ends before the others goes on as NaN. `height_text` says a
    height in words of at most five cells.
    """
    width, height = size
    low, high = _limits(curves)
    back = raster(curves, low, high, width, height)
    front = raster(curves[list(chosen)], low, high, width, height)
    # A character has one style, so where bright dots are, the others give way.
    bright = braille(front) != EMPTY
    codes = np.where(bright, braille(front), braille(back))
    ends = _label_rows(curves, chosen, labels, low, high, height)
    lines: list[Line] = []
    codes = np.where(codes == EMPTY, ord(" "), codes)
    here = np.arange(width) == cursor // 2
    codes[here & (codes == ord(" "))] = ord("│")
    styles = np.where(here, 2, bright)
    marked = _scale_texts(_scale_rows(low, high, height, height_text if whole else None), height_text)
    for row in range(height):
        scale = (_scale(marked.get(row, "")), "$muted")
        lines.append([*_joined([scale, *_spans(codes[row], styles[row])]), (f" {ends.get(row, '')}", "bold")])
    return lines


def _spans(codes: NDArray[np.int64], styles: NDArray[np.int64]) -> Line:
    """Give the characters of a row as spans, neighbours of one style in one: fewer pieces to show."""
    text = codes.astype("<u4").tobytes().decode("utf-32-le")
    borders = [0, *(np.flatnonzero(np.diff(styles)) + 1).tolist(), len(text)]
    return [(text[a:b], _STYLES[styles[a]]) for a, b in pairwise(borders)]


def _joined(spans: Line) -> Line:
    """Join the scale with what follows it in the same style."""
    (scale, style), *rest = spans
    if rest and rest[0][1] == style:
        return [(scale + rest[0][0], style), *rest[1:]]
    return spans


def _limits(curves: Array) -> tuple[float, float]:
    if not curves.size:
        return -1.0, 1.0
    known = curves[np.isfinite(curves)]
    if not known.size:
        return -1.0, 1.0
    low, high = float(known.min()), float(known.max())
    margin = max(0.1, 0.05 * (high - low))
    return low - margin, high + margin


_STEPS = tuple(step * 10**power for power in range(12) for step in (1, 2, 5))
"""From one number of a scale to the next."""


def names_each_whole(curves: Array, height: int) -> bool:
    """Return whether the scale of curves in so many lines names several whole numbers, and none is left out
    between them: only then does a line of it mean the same as the next.
    """
    named = sorted(_scale_rows(*_limits(curves), height, short_number).values())
    return len(named) > 1 and all(below.is_integer() and above == below + 1 for below, above in pairwise(named))


def _scale_rows(
    low: float, high: float, height: int, whole_text: Callable[[float], str] | None
) -> dict[int, float]:
    """Return the heights that the scale names, by their rows: top, middle and bottom, or whole numbers that
    `whole_text` has a text for, round ones and the largest where there is no room for all.
    """
    last = max(1, height - 1)
    if whole_text is not None:
        least, most = math.ceil(low), math.floor(high)
        while most > least and not whole_text(most):
            most -= 1
        step = next(step for step in _STEPS if high - low <= step * last)  # never two on one line
        named = [most, *range(math.ceil(low / step) * step, most + 1, step)] if least <= most else []
        found = {round((high - n) / ((high - low) or 1.0) * last): float(n) for n in named}
        if found:
            return found
    return {row: high - (high - low) * row / last for row in (0, height // 2, height - 1)}


def _scale_texts(rows: dict[int, float], height_text: Callable[[float], str]) -> dict[int, str]:
    """Return what the scale says in its rows; of heights that are written alike, those nearest each other, it
    names the middle one.
    """
    alike: dict[str, list[int]] = {}
    for row in sorted(rows):
        alike.setdefault(height_text(rows[row])[: AXIS - 1], []).append(row)
    return {found[len(found) // 2]: text for text, found in alike.items()}


def _scale(text: str) -> str:
    return pad(text, AXIS - 1, ">") + ("┤" if text else "│")


def _label_rows(
    curves: Array, chosen: Sequence[int], labels: Sequence[str], low: float, high: float, height: int
) -> dict[int, str]:
    """Choose the line on which each chosen curve's name stands, near its end and never two on one."""
    if not curves.size:
        return {}
    ends = [curves[curve][np.isfinite(curves[curve])] for curve in chosen]
    wanted = [(float(end[-1]), label) for end, label in zip(ends, labels, strict=True) if end.size]
    rows: dict[int, str] = {}
    for value, label in sorted(wanted, reverse=True):
        row = round((high - value) / ((high - low) or 1.0) * (height - 1))
        free = [r for r in range(height) if r not in rows]
        if free:
            rows[min(free, key=lambda r: abs(r - row))] = label
    return rows


def axis_line(planned: int, width: int, log: bool = True) -> Line:
    """Write powers of ten under a chart of that many characters of curve, or round numbers."""
    cells = [" "] * (AXIS + width)
    for value in _powers(planned) if log else _round_numbers(planned):
        at = AXIS + dot_of(value, planned, width, log) // 2
        text = thousands(value)
        if at + len(text) <= len(cells) and not "".join(cells[max(0, at - 1) : at + len(text)]).strip():
            cells[at : at + len(text)] = text
    return [("".join(cells), "$muted")]


def _powers(planned: int) -> list[int]:
    return [10**power for power in range(len(str(planned)))]


def _round_numbers(planned: int) -> list[int]:
    """Choose at most six numbers, evenly spaced, from 0."""
    step = 10 ** (len(str(max(1, planned))) - 1)
    for divided in (5, 2, 1):
        if step % divided == 0 and planned // (step // divided) <= _MOST_NUMBERS:
            step //= divided
            break
    return list(range(0, planned + 1, step))
