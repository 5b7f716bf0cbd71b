"""The drawing as a picture: whole, cut into strips, small."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from connecte.content.activity import Activity, Example
from connecte.content.inputs import Input, given_inputs
from connecte.core.grid.crossings import covers
from connecte.core.grid.drawing import Drawing, Piece, Strip
from connecte.language.numbers import decimal
from connecte.language.value import Value
from connecte.ui.paint.lines import Line, fit, pad, width

INK, PAPER, FADED = "█", "·", "▒"
INK_STYLE = "$ink on $paper"
PAPER_STYLE = "$paper-dot on $paper"
FADED_STYLE = "$faded on $paper"


class Cut(Value):
    """How a drawing is cut for showing."""

    across: bool | None = None
    """Whether it is cut between rows; False between columns, None not at all."""
    lit: Piece | None = None
    """The strip or patch that stands out; all do where there is none."""


def cell_size(rows: int, columns: int, room: tuple[int, int], largest: int = 6) -> int:
    """Choose the height of a cell, half its width, with which the grid fills (width, height)."""
    return max(1, min(largest, room[1] // rows, room[0] // (2 * columns)))


def grid_lines(drawing: Drawing, size: int, activity: Activity, cut: Cut) -> list[Line]:
    """Paint the grid with cells of `size` rows and twice as many columns, cut as asked."""
    breaks: frozenset[int] = frozenset() if cut.across is None else _breaks(activity, cut.across)
    return [list(line) for line in _painted(drawing, size, breaks, cut)]


@lru_cache(maxsize=128)  # the examples of a training stay while its iterations pass
def _painted(drawing: Drawing, size: int, breaks: frozenset[int], cut: Cut) -> list[Line]:
    lines: list[Line] = []
    for row in range(drawing.grid.rows):
        if cut.across and row in breaks:
            lines.append([])
        spans: Line = []
        for column in range(drawing.grid.columns):
            if cut.across is False and column in breaks:
                spans.append((" " * size, ""))
            lit = cut.lit is None or (row, column) in cut.lit
            text, style = _cell((row, column) in drawing.black, lit, 2 * size)
            if spans and spans[-1][1] == style:  # fewer spans are measured and painted faster
                text = spans.pop()[0] + text
            spans.append((text, style))
        lines += [spans] * size
    return lines


def _cell(black: bool, lit: bool, cells: int) -> tuple[str, str]:
    if black:
        return (INK if lit else FADED) * cells, INK_STYLE if lit else FADED_STYLE
    return (PAPER if lit else " ").center(cells), PAPER_STYLE


def _breaks(activity: Activity, across: bool | None) -> frozenset[int]:
    """List the rows or columns before which the scissors pass."""
    strips = [strip for strip in activity.strips if isinstance(strip, Strip)]
    return frozenset(strip.first for strip in strips if strip.across == across) - {0}


def way_of(activity: Activity, piece: Piece) -> bool | None:
    """Choose how the drawing is cut for a strip: between rows, False between columns; None, not at all, for
    a patch, and where the strips of its direction do not cover the grid once.
    """
    across = piece.across
    return across if across is not None and covers(activity.grid, activity.strips, across) else None


def ways_of(activity: Activity) -> list[bool | None]:
    """List the ways in which the drawing is cut: columns, rows, patches."""
    found = {way_of(activity, strip) for strip in activity.strips}
    return [way for way in (False, True, None) if way in found]


def cut_apart(activity: Activity, drawing: Drawing, size: int, cut: Cut, counts: Sequence[str]) -> list[Line]:
    """Paint the strips of one way apart, each under or beside its emoji and its count; where they cannot be
    cut apart, the drawing in one piece with a list of them beside.
    """
    way = cut.across
    lines = grid_lines(drawing, size, activity, cut)
    held = [
        (source, source.strip, count)
        for source, count in zip(activity.inputs, counts, strict=True)
        if way_of(activity, source.strip) == way
    ]
    if way is None:
        return list_beside(lines, [(source, count) for source, _strip, count in held])
    strips = [(source, strip, count) for source, strip, count in held if isinstance(strip, Strip)]
    if way:
        return _label_rows(lines, strips, size)
    symbols: Line = []
    numbers: Line = []
    for source, strip, count in strips:
        cells = strip.width * 2 * size + size
        symbols.append((pad(source.symbol, cells - size, "^") + " " * size, ""))
        numbers.append((pad(count, cells - size, "^") + " " * size, "bold"))
    return [symbols, numbers, *lines]


def list_beside(lines: Sequence[Line], held: Sequence[tuple[Input, str]]) -> list[Line]:
    """Write emojis and counts beside the drawing, one a line."""
    cells = block_width(lines)
    rows = max(len(lines), len(held))
    labelled = [fit(lines[row] if row < len(lines) else [], cells) for row in range(rows)]
    for row, (source, count) in enumerate(held):
        labelled[row] += [(f" {source.symbol} ", ""), (count, "bold")]
    return labelled


def _label_rows(lines: list[Line], held: Sequence[tuple[Input, Strip, str]], size: int) -> list[Line]:
    labelled = [list(spans) for spans in lines]
    gaps = 0
    for source, strip, count in held:
        if strip.first:
            gaps += 1
        middle = (strip.first + strip.last + 1) * size // 2 + gaps
        middle = min(middle, len(labelled) - 1)
        labelled[middle] += [(f" {source.symbol} ", ""), (count, "bold")]
    return labelled


def number_lines(activity: Activity, example: Example) -> list[Line]:
    """Write an example's plain numbers, those that are given, where it has no drawing, and what it is."""
    given = given_inputs(activity.inputs)
    lines: list[Line] = [[(decimal(example.counts[number], 2), "")] for number in given[:4]]
    about = " ".join(f"→ {decimal(goal, 2)}" for goal in example.goals[:2]) or example.label
    return [*lines, [(about, "$muted")]]


def thumbnail(drawing: Drawing) -> list[Line]:
    """Paint the drawing with two rows in one line of text, one cell wide each."""
    halves = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}
    lines: list[Line] = []
    for row in range(0, drawing.grid.rows, 2):
        text = "".join(
            halves[(row, column) in drawing.black, (row + 1, column) in drawing.black]
            for column in range(drawing.grid.columns)
        )
        lines.append([(text, INK_STYLE)])
    return lines


def block_width(lines: Sequence[Line]) -> int:
    """Count the cells of the widest line."""
    return max(map(width, lines), default=0)


def squared(lines: Sequence[Line]) -> list[Line]:
    """Pad all lines to the widest."""
    cells = block_width(lines)
    return [fit(spans, cells) for spans in lines]
