"""The cells of a picture in an opened iteration: the drawing, a neuron's weights and its pushes as pictures."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from connecte.core.learning.backprop import Array, Parameters
from connecte.core.learning.explain import Place
from connecte.core.pictures.pictures import Pixels
from connecte.language.i18n import _, ngettext
from connecte.language.numbers import weight_number
from connecte.ui.paint.grey_text import grey_lines, signed_lines
from connecte.ui.paint.lines import Line, beside, cut, pad
from connecte.ui.train.opened.iteration_view import IterationView

_GAP, _LARGEST, _NAME = 3, 4, 16
Block = tuple[str, Array, bool]
"""A picture: its name, its numbers, whether they have a sign."""


def is_of_cells(view: IterationView) -> bool:
    """Whether the phase is about the links between the cells of a picture and a neuron."""
    return view.activity.pixels is not None and view.phase in (("sums", 0), ("outputs", 0), ("weights", 0))


def cells_panel(view: IterationView, cells: int, height: int) -> list[Line]:
    """Paint what a neuron reads and how its weights meet it, as pictures, for (width, height)."""
    pixels = view.activity.pixels
    assert pixels is not None
    blocks = _blocks(view)
    sizes = (n for n in range(_LARGEST, 1, -1) if 2 * n * pixels.columns <= cells)
    size = next((n for n in sizes if _needs(pixels, n, len(blocks), cells) <= height), 1)
    wide = max(_NAME, 2 * size * pixels.columns)
    across = max(1, (cells + _GAP) // (wide + _GAP))
    lines: list[Line] = []
    for start in range(0, len(blocks), across):
        row = [_painted(block, pixels, size, wide) for block in blocks[start : start + across]]
        lines += [*([[]] if lines else []), *beside(row, [wide + _GAP] * len(row))]
    legend = _("poids : + ou −, plus sombre : plus grand")
    return [*lines, [], [(cut(legend, cells), "$muted")]] if len(lines) + 1 < height else lines


def _needs(pixels: Pixels, size: int, count: int, cells: int) -> int:
    """Count the lines that so many pictures need, their cells `size` lines high."""
    across = max(1, (cells + _GAP) // (max(_NAME, 2 * size * pixels.columns) + _GAP))
    return -(-count // across) * (size * pixels.rows + 2) - 1


def _blocks(view: IterationView) -> list[Block]:
    opened, neuron = view.opened, view.neuron
    before = opened.before.layers[0].weights[neuron]
    row = view.row_shown
    read = None if row is None else opened.read(0)[row]
    name = view.name(0, neuron)
    blocks: list[Block] = [] if read is None else [(_("dessin"), read, False)]
    blocks.append((_("poids de {name}").format(name=name), before, True))
    if view.phase.kind != "weights":
        return blocks if read is None else [*blocks, (_("dessin × poids"), read * before, True)]
    if read is not None:
        push = -opened.problem.rate(0) * float(opened.updates[0].gradient[row, neuron]) * read
        blocks.append((_("ses poussées"), push, True))
    moved = opened.updates[0].weights[neuron] - before
    return [*blocks, (_("tous ensemble"), moved, True)]


def _painted(block: Block, pixels: Pixels, size: int, wide: int) -> list[Line]:
    name, values, signed = block
    paint = signed_lines if signed else grey_lines
    return [[(pad(name, wide), "bold")], *paint(np.asarray(values).tolist(), pixels.columns, size)]


def cursor_panel(
    name: str, values: Parameters, place: Place, pixels: Pixels, room: tuple[int, int]
) -> list[Line]:
    """Paint the weights of a neuron of the first layer as a picture for (width, height), and its threshold, the
    cursor on one of them.
    """
    mine, source = values.layers[0], place.source
    sizes = (n for n in range(_LARGEST, 1, -1) if _needs(pixels, n, 1, room[0]) <= room[1] - 2)
    size = next((n for n in sizes if 2 * n * pixels.columns < room[0]), 1)
    picture = signed_lines(mine.weights[place.neuron].tolist(), pixels.columns, size)
    lines = [[(" ", ""), *line] for line in picture]
    if source is not None:
        top, column = divmod(source, pixels.columns)
        for line in lines[top * size : (top + 1) * size]:
            line[column + 1] = (line[column + 1][0], "bold reverse")
    threshold = _("seuil : {number}").format(number=weight_number(float(mine.thresholds[place.neuron]), 4))
    return [
        [(_(" Poids de {name}, case par case").format(name=name), "bold")],
        *lines,
        [(" ", ""), (threshold, "bold reverse" if source is None else "")],
        [],
    ]


def largest_first(rows: Sequence[tuple[float, Line]], room: int) -> tuple[list[Line], list[int]]:
    """Return the lines that have room, of (size, line): all as they stand, or the largest first, with a line
    left free to count the others; and the places of those others.
    """
    if len(rows) <= room:
        return [line for _size, line in rows], []
    order = sorted(range(len(rows)), key=lambda n: -abs(rows[n][0]))
    kept, left = order[: max(1, room - 1)], order[max(1, room - 1) :]
    return [rows[n][1] for n in kept], left


def others_text(count: int) -> str:
    """Say how many are not written out."""
    return ngettext("… et {n} autre", "… et {n} autres", count).format(n=count)


def others_lines(left: Sequence[int]) -> list[Line]:
    """Count in a line those that are not written out; no line where all are."""
    return [[(others_text(len(left)), "$muted")]] if left else []
