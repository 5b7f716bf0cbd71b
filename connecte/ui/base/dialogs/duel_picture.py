"""Paints two outputs that read a picture side by side: their products, and where one is pushed more."""

from __future__ import annotations

from connecte.content.activity import Activity
from connecte.core.cards.duel import Duel, Side
from connecte.core.pictures.pictures import Pixels
from connecte.language.i18n import _
from connecte.language.numbers import decimal
from connecte.ui.paint.drawing_text import cell_size
from connecte.ui.paint.grey_text import scaled_lines, signed_lines
from connecte.ui.paint.lines import Line, beside, fit, width
from connecte.ui.paint.marks import badge, colour

_GAP, _LARGEST, _BELOW = 4, 3, 3


def reads_picture(activity: Activity) -> bool:
    """Whether the outputs read the cells of a picture."""
    return activity.pixels is not None and len(activity.layers) == 1


def picture_sides(activity: Activity, pixels: Pixels, duel: Duel, room: tuple[int, int]) -> list[Line]:
    """Paint for (width, height): drawing × card of each side, and of two sides the difference, cell by cell."""
    count = len(duel.sides) + (len(duel.sides) == 2)
    inside = ((room[0] - count * _GAP) // count, room[1] - _BELOW)
    size = cell_size(pixels.rows, pixels.columns, inside, _LARGEST)
    products = [_products(side, pixels) for side in duel.sides]
    largest = max((abs(value) for each in products for value in each), default=0) or 1
    columns = [
        _side(activity, side, found, largest, pixels, size)
        for side, found in zip(duel.sides, products, strict=True)
    ]
    if len(products) == 2:
        first, second = (badge(activity.layers[-1].cards[side.output]) for side in duel.sides)
        difference = [one - other for one, other in zip(*products, strict=True)]
        total = duel.sides[0].trace.sum - duel.sides[1].trace.sum
        heading = _("{first} − {second}").format(first=first, second=second)
        below = _("différence : {total}").format(total=decimal(total, 1))
        columns.append(
            [[(heading, "bold")], [], *signed_lines(difference, pixels.columns, size), [(below, "")]]
        )
    widths = [min(inside[0], max(map(width, column))) for column in columns]  # of each what it needs, no more
    fitted = [[fit(line, cells) for line in column] for column, cells in zip(columns, widths, strict=True)]
    return beside(fitted, [cells + _GAP for cells in widths])


def _products(side: Side, pixels: Pixels) -> list[float]:
    found = [0.0] * pixels.size
    for term in side.trace.terms:
        found[term.source] = float(term.product)
    return found


def _side(
    activity: Activity, side: Side, products: list[float], largest: float, pixels: Pixels, size: int
) -> list[Line]:
    card = activity.layers[-1].cards[side.output]
    role = _("a parlé") if side.speaks else _("devait parler") if side.wanted else _("le plus près de parler")
    shown = scaled_lines(products, largest, min(products) < 0, pixels.columns, size)
    title = _("{mark} dit {label}").format(mark=badge(card) or card.neuron.name, label=card.neuron.label)
    numbers = _("{sum} − {threshold} = {rest}").format(
        sum=decimal(side.trace.sum, 1),
        threshold=decimal(side.trace.threshold, 1),
        rest=decimal(side.trace.sum - side.trace.threshold, 1),
    )
    return [
        [(title, f"bold {colour(card)}".rstrip())],
        [(role, "$muted")],
        *shown,
        [(numbers, "bold")],
    ]
