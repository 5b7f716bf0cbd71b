"""Paints a map of numbers: as numbers, as shades, in squares of which the largest is kept."""

from __future__ import annotations

from connecte.core.grid.drawing import Cell
from connecte.core.kernels.convolution import SIDE, Kernel, square
from connecte.language.numbers import card_number
from connecte.session.guess.slid import Spot
from connecte.session.guess.sliding import held, is_wrong, kernel_of, size_of
from connecte.session.state import State
from connecte.ui.paint.lines import Line, pad, window_start
from connecte.ui.paint.marks import sign_style

HIDDEN = "?"
_SHADES = "░▒▓█"
SHADE = 2
"""Cells of a number as a shade: its sign and how large it is."""


def extremes(kernel: Kernel) -> tuple[int, int]:
    """Return the least and the largest number that a kernel can make, over any drawing."""
    numbers = [number for row in kernel.rows for number in row]
    return sum(n for n in numbers if n < 0), sum(n for n in numbers if n > 0)


def number_width(kernel: Kernel) -> int:
    """Count the cells of a number of a kernel's map, with the marks on both sides."""
    return 3 + max(len(card_number(number)) for number in extremes(kernel))


def shade(number: int, kernel: Kernel) -> str:
    """Write a number as its sign and one of four shades, the darkest for the largest that there can be."""
    if not number:
        return "· "
    largest = max(map(abs, extremes(kernel)))
    level = min(len(_SHADES), -(-len(_SHADES) * abs(number) // largest))
    return ("−" if number < 0 else "+") + _SHADES[level - 1]


def numbers_lines(state: State, pooled: bool, room: tuple[int, int], squares: bool = False) -> list[Line]:
    """Paint the numbers that the class has of a map, in (width, height): "?" for those that are hidden,
    brackets around the one in hand, "≠" before a wrong one; in `squares`, apart where there is room. What has
    no room is left out, as far as it can be from the one in hand.
    """
    size, cells = size_of(state, pooled), number_width(kernel_of(state))
    at = tuple(SIDE * each for each in state.slid.at) if squares else state.slid.at
    rows = _shown(size.rows, at[0], room[1])
    columns = _shown(size.columns, at[1], room[0] // cells)
    lower = squares and size.rows + size.rows // SIDE <= room[1]
    aside = squares and size.columns * cells + size.columns // SIDE <= room[0]
    lines: list[Line] = []
    for row in rows:
        line: Line = []
        for column in columns:
            gap = " " if aside and column and column % SIDE == 0 else ""
            text, style = _number(state, pooled, (row, column), squares)
            line += [(gap, ""), (pad(text, cells, ">"), style)]
        lines += [[]] if lower and row and row % SIDE == 0 else []
        lines.append(line)
    return lines


def _shown(count: int, at: int, room: int) -> range:
    """Choose the rows or columns that have room, the one in hand among them."""
    room = max(1, min(count, room))
    first = window_start(count, room, at)
    return range(first, first + room)


def _number(state: State, pooled: bool, place: Cell, squares: bool) -> tuple[str, str]:
    """Write one number with its marks, the right one a space where it has none."""
    spot = Spot(state.slid.kernel, pooled, *place)
    is_known = spot in state.slid.known
    text = card_number(held(state, spot)) if is_known else HIDDEN
    wrong = is_known and is_wrong(state, spot)
    text = f"≠{text}" if wrong else text
    if squares:
        here = place in square(state.slid.at)
    else:
        here = place == state.slid.at and pooled == (state.phase == "pool")
    if here:
        return f"[{text}]", "bold"
    return f"{text} ", "bold $error" if wrong else _style(held(state, spot)) if is_known else "$muted"


def _style(number: int) -> str:
    return sign_style(number) if number else ""


def shades_lines(state: State, pooled: bool, room: tuple[int, int]) -> list[Line]:
    """Paint the same as shades, without marks."""
    kernel, size = kernel_of(state), size_of(state, pooled)
    known = frozenset(state.slid.known)
    lines: list[Line] = []
    for row in _shown(size.rows, state.slid.at[0], room[1]):
        line: Line = []
        for column in _shown(size.columns, state.slid.at[1], room[0] // SHADE):
            spot = Spot(state.slid.kernel, pooled, row, column)
            if spot in known:
                line.append((shade(held(state, spot), kernel), _style(held(state, spot))))
            else:
                line.append((pad(HIDDEN, SHADE), "$muted"))
        lines.append(line)
    return lines
