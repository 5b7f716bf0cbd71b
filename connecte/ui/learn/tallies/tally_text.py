"""Paints cards as tallies: on each result the examples that give it, and the answer under it (§5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from connecte.core.cards.card import Column, table
from connecte.language.i18n import _
from connecte.language.numbers import card_number
from connecte.ui.learn.learn_text import LearnView
from connecte.ui.learn.tallies.stacks_text import (
    Mark,
    cell,
    folded,
    followed_span,
    in_words,
    lines_at,
    mark_style,
    marks_of,
    stacks_of,
)
from connecte.ui.paint.bigletters import big_spans, pixels_across, spans_fit
from connecte.ui.paint.card_text import card_title
from connecte.ui.paint.lines import Line, beside, first_that_fits, fit, pad, width, within
from connecte.ui.paint.marks import badge, colour, sign, sign_style

_LABEL = 9
_WIDEST = 9
"""Cells of a column at most, where there is room for more."""
_TWO_COLUMNS = 150
_FEWEST, _DEEP = 2, 4
"""Labels above each other at least on a card that is not in hand, and on one that stands below two compared."""
_GAP = 2


def tallies_lines(view: LearnView, cells: int, height: int) -> list[Line]:
    """Paint the card in hand as a tally, as large as there is room for, then the card beside it, then as many
    others as there is room for, two side by side in a wide window.
    """
    everyone = view.state.activity.places
    here = everyone.index(view.chosen)
    first = [view.chosen] if view.beside is None else [view.chosen, view.beside]
    others = [place for place in [*everyone[here + 1 :], *everyone[:here]] if place not in first]
    whole = [_tally(view, place, cells, _WIDEST) for place in first]
    rows = _letter_rows(whole, height)
    most = max(1, height // len(first) - _without_stacks(rows))
    tallies = [tally.folded(most) for tally in whole]
    lines = [line for tally in tallies for line in _block(view, tally, rows)]
    legend = len(lines) - 1
    side = 2 if cells >= _TWO_COLUMNS else 1
    wide = cells // side
    for start in range(0, len(others), side):
        most = height - len(lines) - _without_stacks(1) + 1  # the blank line at the end needs no room
        if most < _FEWEST or (view.beside is not None and most < _DEEP):
            break
        places = others[start : start + side]
        row = [_tally(view, place, wide - (side - 1)).folded(most) for place in places]
        tallies += row
        lines += beside(_level([_block(view, tally) for tally in row]), [wide] * len(row))
    marks = [mark for tally in tallies for stack in tally.stacks for mark in stack]
    aside = sum(tally.aside for tally in tallies)
    lines[legend] = [(f" {in_words(view, marks, [tally.place for tally in tallies], aside)}", "$muted")]
    return [fit(line, cells) for line in within(lines, height)]


def _without_stacks(rows: int) -> int:
    """Count the lines of a block beside its stacks: the heading, two rows of the table, a blank line."""
    return 2 + 2 * rows + (2 if rows > 1 else 0)


def _letter_rows(whole: Sequence[_Tally], height: int) -> int:
    """Choose how many rows high the numbers of these tables are: large ones take two fifths of the height at
    most, and all columns have room.
    """
    for rows in (5, 3):
        if 5 * len(whole) * (2 * rows + 3) > 3 * height:
            continue
        deepest = max(len(stack) for tally in whole for stack in tally.folded(height).stacks)
        if deepest + _without_stacks(rows) > height // len(whole):
            continue
        if all(_fits(tally, rows) for tally in whole):
            return rows
    return 1


def _fits(tally: _Tally, rows: int) -> bool:
    """Whether a table fits in letters. Where columns are left out, those that are there fill the width."""
    columns, cells = tally.columns, tally.cells
    texts = [text for column in columns for text in (column.result, card_number(column.shown))]
    if not all(spans_fit([(text, "")], rows, cells) for text in texts):
        return False
    return len(columns) * (max(map(pixels_across, texts)) + _GAP) <= cells - _LABEL


def _level(blocks: Sequence[list[Line]]) -> list[list[Line]]:
    """Move blocks down so that they end on the same line."""
    tall = max(map(len, blocks))
    return [[*([[]] * (tall - len(block))), *block] for block in blocks]


class _Tally(NamedTuple):
    """What is painted of one card."""

    place: tuple[int, int]
    columns: tuple[Column, ...]
    """Those that have room, of so many cells."""
    size: int
    lines_here: dict[int, str]
    """The lines at the left of columns."""
    stacks: list[list[Mark]]
    """The labels on each column."""
    cells: int
    aside: int
    """Labels that stand on columns that have no room."""

    def folded(self, most: int) -> _Tally:
        """Return it with at most so many labels above each other."""
        return self._replace(stacks=[folded(stack, most, self.size) for stack in self.stacks])


def tally_block(view: LearnView, place: tuple[int, int], cells: int, most: int) -> list[Line]:
    """Paint one card: its formula, the labels of the examples on each result, at most `most` above each
    other, its table.
    """
    return _block(view, _tally(view, place, cells).folded(most))


def _tally(view: LearnView, place: tuple[int, int], cells: int, widest: int = 5) -> _Tally:
    """Lay a card out in columns of at most `widest` cells, with all labels."""
    layer, index = place
    card = view.state.card(layer, index)
    marks = marks_of(view, place)
    columns = table(card.printed, card.neuron.threshold, card.neuron.answer, marks)
    size = max(3, min(widest, (cells - _LABEL) // len(columns)))
    room = max(1, (cells - _LABEL) // size)
    if len(columns) > room:
        first = int(card.neuron.threshold) - columns[0].sum - room // 2
        at = max(0, min(first, len(columns) - room))
        columns = columns[at : at + room]
    lines_here = lines_at(view, place, columns)
    stacks = stacks_of(card, marks, columns)
    aside = _examples(marks.values()) - _examples(stacks)
    return _Tally(place, columns, size, lines_here, stacks, cells, aside)


def _examples(stacks: Iterable[Sequence[Mark]]) -> int:
    """Count the labels that stand for an example: not where one was before."""
    return sum(not mark.was_here for stack in stacks for mark in stack)


def _block(view: LearnView, tally: _Tally, rows: int = 1) -> list[Line]:
    """Paint a card with its table in letters so many rows high, and a blank line below."""
    _place, columns, size, lines_here, stacks, cells, _aside = tally
    lines: list[Line] = [_heading(view, tally.place, cells)]
    for row in reversed(range(max(1, *map(len, stacks)))):
        spans: Line = [(pad("" if row else _(" exemples"), _LABEL), "$muted")]
        for number, stack in enumerate(stacks):
            mark = stack[row] if row < len(stack) else None
            style = mark_style(view.state, mark) if mark else ""
            spans += cell(mark.text if mark else "", style, size, lines_here.get(number, ""))
        lines.append(spans)
    sums = [(column.result, "" if column.shown else "$muted") for column in columns]
    lit = "bold reverse" if rows == 1 else "bold $accent"
    answers = [(card_number(column.shown), lit if column.shown else "$muted") for column in columns]
    air: list[Line] = [[]] if rows > 1 else []
    lines += [*air, *_numbers(_(" calcul"), sums, size, rows, lines_here), *air]
    return [*lines, *_numbers(_(" réponse"), answers, size, rows, lines_here), []]


def _numbers(
    label: str, numbers: Sequence[tuple[str, str]], size: int, rows: int, lines_here: Mapping[int, str]
) -> list[Line]:
    """Write a row of the table in letters so many rows high, each number at the right of its column."""
    if rows == 1:
        line: Line = [(pad(label, _LABEL), "$muted")]
        for column, (text, style) in enumerate(numbers):
            line += cell(text, style, size, lines_here.get(column, ""))
        return [line]
    blocks = [big_spans([number], rows, pixels_across(number[0])) for number in numbers]
    lines: list[Line] = []
    for row in range(rows):
        line = [(pad(label if row == rows // 2 else "", _LABEL), "$muted")]
        for block in blocks:
            line += [(" " * (size - width(block[row])), ""), *block[row]]
        lines.append(line)
    return lines


def _heading(view: LearnView, place: tuple[int, int], cells: int) -> Line:
    """Paint name, formula and threshold; what differs from the card beside it is bold and underlined. A formula
    that is too long is cut, and no number beside it.
    """
    layer, index = place
    card = view.state.card(layer, index)
    printed = view.state.activity.layers[layer].cards[index].neuron.threshold
    names = view.state.activity.source_names(layer)
    other = _other(view, place)
    spans: Line = []
    for at, source in enumerate(card.order):
        weight = card.neuron.weights[source]
        differs = other is not None and other[source] != weight
        style = f"{sign_style(weight)} {'bold underline' if differs else ''}"
        if at or weight < 0:
            spans.append((f" {sign(weight)} " if at else sign(weight), style.strip()))
        spans.append((names[source], "bold underline" if differs else "$muted" if other else ""))
    now = card.neuron.threshold
    moved = "" if now == printed else f"{card_number(printed)} → "
    threshold = (_("seuil {moved}{now}").format(moved=moved, now=card_number(now)), "bold")
    numbers: Line = [threshold, *followed_span(view, place)]
    label = card.neuron.label
    claims = f" {badge(card) or card.neuron.name}  " + _("annonce « {label} »").format(label=label)
    titles = [f" {card_title(card)}", *([claims] if label else [])]
    named: list[Line] = [[(f"{title}   ", f"bold {colour(card)}")] for title in titles]
    gap = ("   ", "")
    whole = [[*title, *spans, gap, *numbers] for title in named]
    return first_that_fits([*whole, [*named[-1], *numbers, gap, *spans]], cells)


def _other(view: LearnView, place: tuple[int, int]) -> Sequence[float] | None:
    """Return the weights of the card that this one is compared with; None where there is none."""
    if view.beside is None or view.beside[0] != view.chosen[0]:
        return None
    other = view.beside if place == view.chosen else view.chosen
    return view.state.network.layers[other[0]].neurons[other[1]].weights
