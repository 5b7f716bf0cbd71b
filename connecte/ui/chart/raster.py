"""Curves as rasters of dots: a braille character has 2 × 4 of them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from connecte.core.learning.activation import Array
from connecte.ui.paint.lines import Line, Span

EMPTY = 0x2800
"""The braille character without dots."""
_BITS = np.array([[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]])


def raster(curves: Array, low: float, high: float, width: int, height: int) -> NDArray[np.bool_]:
    """Draw (4·height, 2·width) dots of curves (n, columns); columns beyond what is known stay empty."""
    dots = np.zeros((4 * height, 2 * width), dtype=bool)
    curves = curves[:, : 2 * width]
    count, known = curves.shape
    if not count or not known:
        return dots
    span = (high - low) or 1.0
    there = np.isfinite(curves)
    heights = np.where(there, (high - np.where(there, curves, 0.0)) / span, 2.0) * (4 * height - 1)
    rows = np.clip(np.round(heights), 0, 4 * height - 1).astype(int)
    rows[~there] = 8 * height  # off the raster
    # A column reaches from its own height to the next one's, so that steep curves stay whole.
    after = np.concatenate([rows[:, 1:], rows[:, -1:]], axis=1)
    after = np.where((after >= 8 * height) | ~there, rows, after)
    top, bottom = np.minimum(rows, after), np.maximum(rows, after)

    def per_dot(y: NDArray[np.int64]) -> NDArray[np.int64]:
        dot = np.minimum(y, 4 * height) * known + np.arange(known)
        return np.bincount(dot.ravel(), minlength=(4 * height + 1) * known)

    # How many curves begin and end in each dot: summed downwards, how many pass through it.
    passing = np.cumsum((per_dot(top) - per_dot(bottom + 1)).reshape(4 * height + 1, known), axis=0)
    dots[:, :known] = passing[:-1] > 0
    return dots


def with_marks(codes: NDArray[np.int64], marks: Mapping[int, Span]) -> Line:
    """Write a row of braille code points (width,), empty ones as spaces, with marks at some columns."""
    text = codes.astype("<u4").tobytes().decode("utf-32-le").replace(chr(EMPTY), " ")
    spans: Line = []
    after = 0
    for column in sorted(marks):
        spans += [(text[after:column], ""), marks[column]]
        after = column + 1
    return [*spans, (text[after:], "")]


def braille(dots: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Give the (height, width) braille code points of a raster."""
    height, width = dots.shape[0] // 4, dots.shape[1] // 2
    cells = dots.reshape(height, 4, width, 2).astype(np.int64)
    return EMPTY + np.einsum("hywx,yx->hw", cells, _BITS)
