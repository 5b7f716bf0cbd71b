"""A card whose weights are a picture: laid over the drawing, cell by cell, its sum and its answer."""

from __future__ import annotations

from connecte.core.cards.sentences import rule_sentence
from connecte.language.i18n import _
from connecte.language.numbers import card_number
from connecte.session.items import Item
from connecte.session.state import State
from connecte.ui.paint.bigletters import big_text
from connecte.ui.paint.card_text import answer_sentence
from connecte.ui.paint.drawing_text import cell_size
from connecte.ui.paint.grey_text import grey_lines, scaled_lines
from connecte.ui.paint.lines import Line, beside, down_to, fit, pad
from connecte.ui.paint.marks import colour
from connecte.ui.paint.wrapping import folded

_LARGEST = 4
_GAP = 2
"""Cells before a picture, for the sign between two of them."""


def is_picture_card(state: State, layer: int) -> bool:
    """Whether the cards of a layer are pictures."""
    return layer == 0 and state.activity.pixels is not None


def laid_over(state: State, layer: int, index: int, room: tuple[int, int]) -> list[Line]:
    """Paint for (width, height): × the card = the products, which come with the sum."""
    pixels = state.activity.pixels
    assert pixels is not None
    weights = [float(weight) for weight in state.card(layer, index).neuron.weights]
    products = [weight * value for weight, value in zip(weights, state.values, strict=True)]
    summed = state.is_revealed(Item("sum", layer, index))
    size = cell_size(pixels.rows, pixels.columns, ((room[0] - 2 * _GAP) // 2, room[1] - 1), _LARGEST)
    wide = 2 * size * pixels.columns
    largest = max(map(abs, weights), default=0) or 1
    signed = min(weights) < 0
    columns: list[list[Line]] = []
    for sign, name, numbers in (("×", _("carte"), weights), ("=", _("dessin × carte"), products)):
        shown = scaled_lines(numbers, largest, signed, pixels.columns, size)
        there = sign == "×" or summed
        middle = (len(shown) + 1) // 2
        columns.append([*([[]] * middle), [(pad(sign, _GAP, "^"), "bold")]])
        columns.append([[(pad(name, wide, "^"), "$muted")], *(shown if there else [])])
    height = 1 + size * pixels.rows
    body = beside([down_to(column, height) for column in columns], [_GAP, wide, _GAP, wide])
    return [fit(line, room[0]) for line in body]


def sum_lines(state: State, layer: int, index: int, room: tuple[int, int]) -> list[Line]:
    """Paint for (width, height) the sum of the products, large, and the rule or how the answer was found."""
    trace = state.class_trace.layers[layer].neurons[index]
    card = state.card(layer, index)
    summed = state.is_revealed(Item("sum", layer, index))
    heading: Line = [(_("dessin × carte, case par case, puis tout additionner :"), "")]
    sentence = answer_sentence(state, layer, index)
    foot = folded([(sentence or rule_sentence(card.neuron), f"bold {colour(card)}".rstrip())], room[0])
    letters = big_text(card_number(trace.sum) if summed else "?", (room[0], room[1] - 1 - len(foot)), "", 3)
    return [fit(line, room[0]) for line in [heading, *letters, *foot]]


def picture_card(state: State, layer: int, index: int, room: tuple[int, int]) -> list[Line]:
    """Paint for (width, height) all of a card: the drawing × the card = the products, and their sum."""
    pixels = state.activity.pixels
    assert pixels is not None
    foot = min(8, max(3, room[1] // 3))
    size = cell_size(pixels.rows, pixels.columns, ((room[0] - 2 * _GAP) // 3, room[1] - foot - 1), _LARGEST)
    wide = 2 * size * pixels.columns
    drawing: list[Line] = [
        [(pad(_("dessin"), wide, "^"), "$muted")],
        *grey_lines(state.values, pixels.columns, size),
    ]
    rest = room[0] - wide
    over = laid_over(state, layer, index, (2 * (wide + _GAP), room[1] - foot))
    body = beside([drawing, down_to(over, len(drawing))], [wide, rest])
    return [*body, *sum_lines(state, layer, index, (room[0], room[1] - len(body)))]
