"""Paints cards as tallies: on each result the examples that give it, and the answer under it (§5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from connecte.core.cards.card import Column, table
from connecte.language.i18n import _
from connecte.language.numbers import card_number
from connecte.ui.learn.learn_text import LearnView
from connecte.ui.learn.tallies.stacks_text import (
    cell,
    cut,
    followed_span,
    lines_at,
    mark_style,
    marks_of,
    stacks_of,
)
from connecte.ui.paint.bigletters import big_spans, pixels_across, spans_fit
from connecte.ui.paint.card_text import card_title
from connecte.ui.paint.lines import Line, beside, pad, width, within
from connecte.ui.paint.marks import colour, sign, sign_style

_LABEL = 10
_WIDEST = 9
"""Cells of a column at most, where there is room for more."""
_TWO_COLUMNS = 150
_GAP = 2


def tallies_lines(view: LearnView, cells: int, height: int) -> list[Line]:
    """Paint the card in hand as a tally, as large as there is room for, then the card beside it, then as many
    others as there is room for, two side by side in a wide window.
    """
    everyone = view.state.activity.places
    here = everyone.index(view.chosen)
    first = [view.chosen] if view.beside is None else [view.chosen, view.beside]
    others = [place for place in [*everyone[here + 1 :], *everyone[:here]] if place not in first]
    # Leave room for two cards: a formula, two rows of the table and a blank line each.
    deepest = max(1, (height + 1) // 2 - 4)
    rows = _letter_rows(view, first, cells, height)
    lines: list[Line] = []
    for place in first:
        lines += tally_block(view, place, cells, deepest, rows, _WIDEST)
    if view.beside is not None and height - len(lines) < 8:
        return within(lines, height)
    side = 2 if cells >= _TWO_COLUMNS else 1
    wide = cells // side
    for start in range(0, len(others), side):
        blocks = [
            tally_block(view, place, wide - (side - 1), deepest) for place in others[start : start + side]
        ]
        if len(lines) + max(map(len, blocks)) - 1 > height:
            break
        lines += beside(_level(blocks), [wide] * len(blocks))
    return within(lines, height)


def _letter_rows(view: LearnView, places: Sequence[tuple[int, int]], cells: int, height: int) -> int:
    """Choose how many rows high the numbers of these tables are: large ones take two fifths of the height at
    most, and all columns have room.
    """
    for rows in (5, 3):
        if 5 * len(places) * (2 * rows + 3) > 3 * height:
            continue
        if all(_fits(view, place, rows, cells) for place in places):
            return rows
    return 1


def _fits(view: LearnView, place: tuple[int, int], rows: int, cells: int) -> bool:
    columns = _columns(view, place)
    texts = [text for column in columns for text in (column.result, card_number(column.shown))]
    if not all(spans_fit([(text, "")], rows, cells) for text in texts):
        return False
    return len(columns) * (max(map(pixels_across, texts)) + _GAP) <= cells - _LABEL


def _level(blocks: Sequence[list[Line]]) -> list[list[Line]]:
    """Move blocks down so that they end on the same line."""
    tall = max(map(len, blocks))
    return [[*([[]] * (tall - len(block))), *block] for block in blocks]


def _columns(view: LearnView, place: tuple[int, int]) -> tuple[Column, ...]:
    card = view.state.card(*place)
    marks = marks_of(view, place)
    return table(card.printed, card.neuron.threshold, card.neuron.answer, marks)


def tally_block(
    view: LearnView, place: tuple[int, int], cells: int, most: int, rows: int = 1, widest: int = 5
) -> list[Line]:
    """Paint one card: its formula, the labels of the examples on each result, at most `most` above each
    other, its table in letters so many rows high, columns at most `widest` cells wide.
    """
    layer, index = place
    card = view.state.card(layer, index)
    marks = marks_of(view, place)
    columns = _columns(view, place)
    size = max(3, min(widest, (cells - _LABEL) // len(columns)))
    room = max(1, (cells - _LABEL) // size)
    if len(columns) > room:
        first = int(card.neuron.threshold) - columns[0].sum - room // 2
        at = max(0, min(first, len(columns) - room))
        columns = columns[at : at + room]
    lines_here = lines_at(view, place, columns)
    stacks = stacks_of(card, marks, columns)
    deepest = min(most, max(2, *(len(stack) for stack in stacks)))
    stacks = [cut(stack, deepest) for stack in stacks]
    lines: list[Line] = [_heading(view, place)]
    for row in reversed(range(deepest)):
        spans: Line = [(" " * _LABEL, "")]
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


def _heading(view: LearnView, place: tuple[int, int]) -> Line:
    """Paint name, formula and threshold; what differs from the card beside it is bold and underlined."""
    layer, index = place
    card = view.state.card(layer, index)
    printed = view.state.activity.layers[layer].cards[index].neuron.threshold
    names = view.state.activity.source_names(layer)
    other = _other(view, place)
    spans: Line = [(f" {card_title(card)}   ", f"bold {colour(card)}")]
    for at, source in enumerate(card.order):
        weight = card.neuron.weights[source]
        differs = other is not None and other[source] != weight
        style = f"{sign_style(weight)} {'bold underline' if differs else ''}"
        if at or weight < 0:
            spans.append((f" {sign(weight)} " if at else sign(weight), style.strip()))
        spans.append((names[source], "bold underline" if differs else "$muted" if other else ""))
    now = card.neuron.threshold
    moved = "" if now == printed else f"{card_number(printed)} → "
    spans.append((_("   seuil {moved}{now}").format(moved=moved, now=card_number(now)), "bold"))
    return [*spans, *followed_span(view, place)]


def _other(view: LearnView, place: tuple[int, int]) -> Sequence[float] | None:
    """Return the weights of the card that this one is compared with; None where there is none."""
    if view.beside is None or view.beside[0] != view.chosen[0]:
        return None
    other = view.beside if place == view.chosen else view.chosen
    return view.state.network.layers[other[0]].neurons[other[1]].weights
