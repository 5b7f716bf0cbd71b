"""Paints a plane of two inputs: what is said everywhere, the frontier between, and points on it.

A character is two parts of the plane, one above the other. The frontier is made of half blocks; elsewhere
each label has a texture of its own with its letter strewn over it, and a colour behind it, so that a screen
without colours shows the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from connecte.core.plane.field import CONTESTED, UNCLAIMED, Field
from connecte.language.numbers import card_number
from connecte.ui.chart.plane_view import NO_TEXTURE, PlaneView
from connecte.ui.paint.lines import Line, cut, fit, pad, within

_CONTESTED_TEXTURE = "?"
_BORDERS = " ▀▄▌"
"""No frontier in either half of a character; in the upper, in the lower, in both."""
_PALE, _FULL = 14, 30
"""How strong the colour of a field is, in per cent: near the frontier, and away from it."""
_NEAR = 0.25
"""Of the largest strength of a field, what is still near the frontier."""
_LETTERS = np.s_[1::4, 4::8]
"""Where the letters of labels stand in their areas: (rows, columns)."""
LEFT = 6
"""Cells left of the plane, for the scale."""
BELOW = 1
"""Lines below the plane, for the scale."""


def plane_size(cells: int, height: int) -> tuple[int, int]:
    """Return (columns, lines) of the plane in so much room, as wide as high."""
    lines = max(3, height - BELOW)
    return max(8, min(cells - LEFT, 2 * lines)), min(lines, max(3, (cells - LEFT + 1) // 2))


def plane_lines(view: PlaneView, cells: int, height: int) -> list[Line]:
    """Paint the plane with its scales in (width, height)."""
    columns, rows = plane_size(cells, height)
    codes, styles, names = _painted(view, columns, rows)
    lines: list[Line] = []
    for row in range(rows):
        scale = _scale(view, row, rows)
        lines.append([(scale, "$muted"), *_spans(codes[row], styles[row], names)])
    least, most = card_number(view.plane.left), card_number(view.plane.right)
    middle = pad(
        cut(view.names[0], columns - len(least) - len(most) - 2), columns - len(least) - len(most), "^"
    )
    lines.append([(" " * LEFT + least + middle + most, "$muted")])
    return [fit(line, cells) for line in within(lines, height)]


def _scale(view: PlaneView, row: int, rows: int) -> str:
    """Write the largest value at the top, the smallest at the bottom, the name of the input between."""
    texts = {0: card_number(view.plane.top), rows - 1: card_number(view.plane.bottom)}
    texts[rows // 2] = view.names[1]
    text = cut(texts.get(row, ""), LEFT - 1)
    return pad(text, LEFT - 1, ">") + ("┤" if row in texts else "│")


def _painted(
    view: PlaneView, columns: int, rows: int
) -> tuple[NDArray[np.uint32], NDArray[np.intp], list[str]]:
    """Return the code point (rows, columns) and the number of the style of each character, and the styles."""
    found = view.field(columns, 2 * rows)
    names = ["$muted"]
    codes = np.full((rows, columns), ord(" "), dtype=np.uint32)
    styles = np.zeros((rows, columns), dtype=np.intp)
    if found is not None:
        codes, styles, names = _field(view, found)
    for row, column, mark, style in _marked(view, columns, rows):
        behind = names[styles[row, column]].partition(" on ")[2]
        name = f"{style} on {behind}" if behind else style
        if name not in names:
            names.append(name)
        codes[row, column], styles[row, column] = ord(mark), names.index(name)
    return codes, styles, names


def _field(view: PlaneView, found: Field) -> tuple[NDArray[np.uint32], NDArray[np.intp], list[str]]:
    """Paint what is said: textures, colours behind them, and the frontier."""
    labels = len(view.areas)
    said = np.where(found.said >= 0, found.said, labels)
    said[found.said == CONTESTED] = labels + 1
    if labels and view.areas[-1].texture == NO_TEXTURE:
        said[found.said == UNCLAIMED] = labels - 1
    textures = np.array([*(ord(mark.texture) for mark in view.areas), ord(NO_TEXTURE), ord(_CONTESTED_TEXTURE)])
    letters = textures.copy()
    letters[:labels] = [ord(mark.letter or mark.texture) for mark in view.areas]
    largest = float(np.nanmax(found.strength, initial=0.0)) or 1.0
    far = found.strength > _NEAR * largest
    border = found.frontier
    both = border[::2] + 2 * border[1::2]
    lower = said[1::2]
    inside = textures[lower]
    inside[_LETTERS] = letters[lower[_LETTERS]]
    codes = np.where(both > 0, np.array([ord(sign) for sign in _BORDERS])[both], inside)
    # Where the frontier takes one half of a character, the other half has the colour behind.
    seen = np.where(both == 2, said[::2], lower)
    shade = np.where(both == 2, far[::2], far[1::2])
    names = []
    for style in [*(mark.style for mark in view.areas), "", ""]:
        for strength in (_PALE, _FULL):
            behind = f" on {style} {strength}%" if style else ""
            names += [f"$muted{behind}", f"$foreground{behind}"]
    return codes.astype(np.uint32), 4 * seen + 2 * shade + (both > 0), names


def _marked(view: PlaneView, columns: int, rows: int) -> list[tuple[int, int, str, str]]:
    """Return (row, column, mark, style) of the points and of the cursor, what stands over others last."""
    found = []
    for point in sorted(view.points, key=lambda point: (point.in_hand, point.aside)):
        row, column = view.plane.cell(point.x, point.y, columns, rows)
        mark = view.marks[point.label]
        sign = mark.hollow if point.aside else mark.shape
        reverse = " reverse" if point.wrong else ""
        underline = " underline" if point.in_hand else ""
        found.append((row, column, sign, f"bold{reverse}{underline} {mark.style}".strip()))
    if view.cursor is not None:
        row, column = view.plane.cell(*view.cursor, columns, rows)
        for at, sign in ((column - 1, "["), (column + 1, "]")):
            if 0 <= at < columns:
                found.append((row, at, sign, "bold $accent"))
        if not any(place[:2] == (row, column) for place in found):
            found.append((row, column, "┼", "bold $accent"))
    return found


def _spans(codes: NDArray[np.uint32], styles: NDArray[np.intp], names: Sequence[str]) -> Line:
    """Give the characters of a row as spans, neighbours of one style in one: fewer pieces to show."""
    text = codes.tobytes().decode("utf-32-le")
    borders = [0, *(np.flatnonzero(np.diff(styles)) + 1).tolist(), len(text)]
    return [(text[a:b], names[styles[a]]) for a, b in pairwise(borders)]


def cell_at(view: PlaneView, cells: int, height: int, line: int, column: int) -> tuple[float, float] | None:
    """Return the point of the plane at a place of what is painted; None beside it."""
    columns, rows = plane_size(cells, height)
    if not (0 <= line < rows and LEFT <= column < LEFT + columns):
        return None
    return float(view.plane.xs(columns)[column - LEFT]), float(view.plane.ys(rows)[line])
