"""The inputs of a network: which are given, which are computed from them, and what values they can have."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from connecte.core.cards.network import Number
from connecte.core.grid.drawing import Piece, Strip
from connecte.language.value import NamedTuple

NO_STRIP = Strip(False, 0, -1)
PLAIN_KEYS = ("between", "product")
"""The keys of an activity's file that make an input a plain number, given or computed: it has one of them."""


class Input(NamedTuple):
    """One input of the network: a strip that a pupil counts, or a plain number where there is no grid."""

    name: str
    symbol: str
    """The emoji that stands for the input in formulas."""
    code: str
    """Two capital letters that replace the emoji where only ASCII can be shown."""
    strip: Piece = NO_STRIP
    """The strip of the grid; NO_STRIP for a plain number."""
    least: float = 0.0
    """The smallest value of a plain number."""
    most: float = 1.0
    """The largest value of a plain number."""
    factors: tuple[int, ...] = ()
    """The indexes of the earlier inputs whose product it is; () for one that is given."""


def given_inputs(inputs: Sequence[Input]) -> tuple[int, ...]:
    """Return the indexes of the inputs that are given: all others are computed from them."""
    return tuple(number for number, source in enumerate(inputs) if not source.factors)


def with_computed(inputs: Sequence[Input], given: Iterable[Number]) -> tuple[Number, ...]:
    """Return the value of every input from the values of those that are given, in their order: each other one
    is the product of its factors (networks.md §1, a polynomial).
    """
    values: list[Number] = []
    left = iter(given)
    for source in inputs:
        values.append(math.prod(values[n] for n in source.factors) if source.factors else next(left))
    return tuple(values)


def plane_axes(inputs: Sequence[Input]) -> tuple[int, int] | None:
    """Return the indexes of the two inputs that span a plane; None where not exactly two are given."""
    given = given_inputs(inputs)
    return (given[0], given[1]) if len(given) == 2 else None


def can_be(source: Input, value: float) -> bool:
    """Return whether an input that is a plain number can have this value; "not a number" never can."""
    return source.least <= value <= source.most


def nearest_possible(source: Input, value: float) -> float:
    """Return the value nearest to this one that an input that is a plain number can have."""
    return min(max(value, source.least), source.most)


def whole_if_it_is(value: float) -> int | float:
    """Return a whole number as an int, so that sums of whole numbers stay whole."""
    return int(value) if value == int(value) else value
