"""Paints a card large, for the board and a large window: its sum, its table around the result."""

from __future__ import annotations

from functools import lru_cache

from connecte.content.activity import Card
from connecte.core.cards.card import Column
from connecte.core.cards.formula import MOST_TERMS
from connecte.language.i18n import _
from connecte.language.numbers import card_number
from connecte.language.value import NamedTuple
from connecte.session.guess.announced import item_value
from connecte.session.items import Item
from connecte.session.state import State
from connecte.ui.paint.bigletters import LETTER_ROWS, big_spans, pixels_across, spans_fit
from connecte.ui.paint.card_text import (
    answer_sentence,
    formula_line,
    lit_column,
    numbers_line,
    rule_lines,
    shown_sum,
    sum_column,
    table_window,
)
from connecte.ui.paint.lines import Line, pad, width
from connecte.ui.paint.marks import colour
from connecte.ui.paint.wrapping import folded

_LABEL = 9
_LEAST_COLUMNS = 5
_GAP = 2
_HEIGHT = 5
_MORE = " … "


class _Table(NamedTuple):
    """The table of a card, and which of its columns is lit."""

    card: Card
    all: tuple[Column, ...]
    lit: int | None
    answered: bool
    middle: int | None
    """The column of the class's sum, which the others stand around; None before there is one."""

    def cells(self, place: int, rows: int) -> int:
        """Count the cells of a column in letters so many rows high, and of the gap before it."""
        return _cells(self.all, rows)[place]

    def columns(self, rows: int, cells: int) -> range:
        """Choose the columns that have room in letters so many rows high: all, or those around the one that
        is lit or that of the class's sum, else around the threshold; none where these would be too few.
        """
        wide = _cells(self.all, rows)
        count = len(wide)
        room = cells - _LABEL
        if sum(wide) <= room:
            return range(count)
        room -= 2 * len(_MORE)
        middle = table_window(self.card, 1, self.middle if self.lit is None else self.lit)[0]
        first = last = middle
        while True:
            after = last < count and wide[last] <= room
            before = first > 0 and wide[first - 1] <= room
            if after and (not before or last - middle <= middle - first):
                room -= wide[last]
                last += 1
            elif before:
                first -= 1
                room -= wide[first]
            else:
                break
        return range(first, last) if last - first >= _LEAST_COLUMNS or rows == 1 else range(0)


@lru_cache(maxsize=256)  # all sizes of letters are tried for each picture
def _cells(columns: tuple[Column, ...], rows: int) -> tuple[int, ...]:
    across, pixel = (len, 1) if rows == 1 else (pixels_across, max(1, rows // _HEIGHT))
    texts = [(column.result, card_number(column.shown)) for column in columns]
    return tuple(max(map(across, pair)) * pixel + _GAP for pair in texts)


def large_card(state: State, layer: int, index: int, room: tuple[int, int]) -> list[Line]:
    """Paint for (width, height): the formula, then as large as there is room the sum with its numbers and
    the table, and how the answer was found.
    """
    card = state.card(layer, index)
    answer = Item("answer", layer, index)
    wrong = state.is_wrong(answer)
    answered = state.is_revealed(answer) and not wrong
    table = _Table(card, card.table, lit_column(state, layer, index), answered, sum_column(state, layer, index))
    head = folded(formula_line(state, layer, index), room[0])
    foot = folded([(answer_sentence(state, layer, index), f"bold {colour(card)}")], room[0])
    if card.printed.is_empty:
        foot = [*rule_lines(card.neuron, room[0], shown_sum(state, layer, index)), *foot]
    if wrong:
        said = card_number(item_value(state.class_trace, answer))
        foot.append([(_("réponse ✗ annoncée : {said}").format(said=said), "bold $error")])
    elif state.is_wrong(Item("sum", layer, index)):
        foot.append([(_("calcul ✗ annoncé"), "bold $error")])
    left = room[1] - len(head) - len(foot)
    way, size, rows = _sized(_ways(state, layer, index), table, (room[0], left))
    body = _sum(way, size, room[0])
    painted = _table_lines(table, rows, room[0]) if table.all else []
    spare = left - len(body) - len(painted)
    gaps: list[list[Line]] = [[[]] if spare >= least else [] for least in (3, 1, 2)]
    return [*head, *gaps[0], *body, *gaps[1], *painted, *gaps[2], *foot]


def _ways(state: State, layer: int, index: int) -> list[list[Line]]:
    """Return the sum in one line, in one line without spaces, and parted in two at a sign."""
    spans = numbers_line(state, layer, index, False)
    spans = [(text, style.replace(" reverse", "")) for text, style in spans]
    in_words = len(state.card(layer, index).order) > MOST_TERMS
    tight = [(text if in_words else text.replace(" ", ""), style) for text, style in spans]
    half = next((n for n in range(len(spans) // 2, len(spans)) if spans[n][0].strip() in "+−"), 0)
    return [[spans], [tight], *([[spans[:half], spans[half:]]] if half else [])]


def _sized(ways: list[list[Line]], table: _Table, room: tuple[int, int]) -> tuple[list[Line], int, int]:
    """Choose the lines of the sum, the rows of its letters and those of the table's, so that together they
    are as large as (width, height) allows.
    """
    sums = [(way, rows) for way in ways for rows in LETTER_ROWS if _fits(way, rows, room[0])]
    tables = [rows for rows in LETTER_ROWS if table.all and table.columns(rows, room[0])]
    found = [
        (way, size, rows)
        for way, size in sums
        for rows in tables or [LETTER_ROWS[-1]]
        if len(way) * (size + 1) - 1 + _table_height(table, rows) <= room[1]
    ]
    if not found:
        return ways[0], 1, 1

    def how_good(each: tuple[list[Line], int, int]) -> tuple[int, int, int]:
        # No part is small where both can be of middle size; then a sum in one line counts as larger.
        way, size, rows = each
        return min(size, rows), size + rows - 5 * len(way), size

    return max(found, key=how_good)


def _table_height(table: _Table, rows: int) -> int:
    return (2 * rows + (1 if rows == 1 else 2)) if table.all else 0


def _fits(way: list[Line], rows: int, cells: int) -> bool:
    return all(spans_fit(spans, rows, cells) for spans in way)


def _sum(way: list[Line], rows: int, cells: int) -> list[Line]:
    lines: list[Line] = []
    for number, spans in enumerate(way):
        lines += [[]] if number else []
        lines += big_spans(spans, rows, cells)
    return lines


def _table_lines(table: _Table, rows: int, cells: int) -> list[Line]:
    """Paint results, answers, and an arrow under the column that is lit; "…" stands for columns that have no
    room.
    """
    found = table.columns(rows, cells)
    if not found:  # a window of a few cells
        return []
    before = _MORE if found[0] else ""
    after = _MORE if found[-1] + 1 < len(table.all) else ""
    spare = cells - _LABEL - len(before) - len(after) - sum(table.cells(place, rows) for place in found)
    more = min(spare // len(found), 2 * max(1, rows // 2))
    lines: list[Line] = []
    for answers, label in ((False, _("calcul")), (True, _("réponse"))):
        lines += [[]] if answers and rows > 1 else []
        blocks = [_block(table, place, answers, rows, table.cells(place, rows) + more) for place in found]
        for row in range(rows):
            here = row == rows // 2
            ends = [(text if here else " " * len(text), "$muted") for text in (before, after)]
            spans = [span for block in blocks for span in block[row]]
            lines.append([(pad(label if here else "", _LABEL), "$muted"), ends[0], *spans, ends[1]])
    return [*lines, _arrow(table, found, rows, _LABEL + len(before), more)]


def _block(table: _Table, place: int, answers: bool, rows: int, cells: int) -> list[Line]:
    """Paint one number of a column, to the right of so many cells."""
    column = table.all[place]
    text = card_number(column.shown) if answers else column.result
    style = "$muted" if answers and not column.shown else ""
    if place == table.lit and (table.answered or not answers):
        style = "bold $accent"
    # All numbers have pixels of one width, so that none looks more important.
    lines = big_spans([(text, style)], rows, pixels_across(text) * max(1, rows // _HEIGHT))
    return [[(" " * (cells - width(line)), ""), *line] for line in lines]


def _arrow(table: _Table, found: range, rows: int, start: int, more: int) -> Line:
    if table.lit is None or table.lit not in found:
        return []
    ends = start + sum(table.cells(place, rows) + more for place in found if place <= table.lit)
    wide = table.cells(table.lit, rows) - _GAP
    return [(" " * (ends - wide), ""), ("▲" * wide, "bold $accent")]
