"""A neuron's card: the sum to compute and the table of answers.

The answer is a thresholded ReLU of the sum (reference §3); the card prints it as a table of two rows. An
answer that bends with the sum (networks.md §4) has a small table of tenths. A column of it holds for all sums
up to its heading. Headings are written to a tenth, as the answers are, so that the table says all: who looks
it up and who computes get the same answer.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from typing import Literal

from connecte.language.numbers import card_number
from connecte.language.value import NamedTuple

Answer = Literal["excess", "above", "reach", "sum", "sigmoid", "tanh", "exact_sigmoid", "exact_tanh"]
"""How a neuron answers: "excess" shows sum − threshold above the threshold; "above" shows 1 above it;
"reach" shows 1 from the threshold itself on; all show 0 elsewhere (reference §3, §7). "sum" shows
sum − threshold everywhere, as a line does (networks.md §1). "sigmoid" and "tanh" bend it and are looked up
in a table of tenths; the exact ones are computed, and no card has them (networks.md §4)."""


_TENTHS: dict[str, tuple[int, Callable[[float], float]]] = {
    "sigmoid": (0, lambda answer: math.log(answer / (1 - answer))),
    "tanh": (-10, math.atanh),
}
"""For each bent answer its smallest one, in tenths, and the sum above the threshold that gives an answer."""
BENT = tuple(_TENTHS)
"""The answers of a card that has such a table."""


class Band(NamedTuple):
    """One column: the answer to all sums up to a number."""

    up_to: float | None
    """None for the last column, which holds for all larger sums."""
    shown: float


@lru_cache(maxsize=4096)
def limits(threshold: float, answer: str) -> tuple[float, ...]:
    """Return the heading of each column but the last, for "sigmoid" or "tanh": half way between two tenths,
    f⁻¹(answer + 0.05) above the threshold.
    """
    least, sum_of = _TENTHS[answer]
    return tuple(round(threshold + sum_of((tenth + 0.5) / 10), 1) for tenth in range(least, 10))


def bands(threshold: float, answer: str) -> tuple[Band, ...]:
    """Return the columns of the table, left to right."""
    least, _sum_of = _TENTHS[answer]
    up_to = (*limits(threshold, answer), None)
    return tuple(Band(most, (least + number) / 10) for number, most in enumerate(up_to))


def least_tenths(answer: str) -> int:
    """Return the answer of the first column, in tenths."""
    return _TENTHS[answer][0]


def band(sum_: float, threshold: float, answer: str) -> int:
    """Return the number of the column for a sum."""
    return bisect_left(limits(threshold, answer), sum_)


def looked_up(sum_: float, threshold: float, answer: str) -> float:
    """Return the answer under a sum, a whole number of tenths."""
    return (least_tenths(answer) + band(sum_, threshold, answer)) / 10


def sigmoid(sum_: float) -> float:
    """σ(S) = 1 / (1 + e^−S) of one number, without overflow."""
    return 1 / (1 + math.exp(-sum_)) if sum_ >= 0 else 1 - sigmoid(-sum_)


EXACT: dict[str, Callable[[float], float]] = {"exact_sigmoid": sigmoid, "exact_tanh": math.tanh}
"""The same answers with all their decimals: of a network that only the machine runs, and no card has."""


def shown(sum_: float, threshold: float, answer: Answer = "excess") -> float:
    """Return the answer of a neuron to a sum (reference §3, §7).

    "excess": max(0, sum − threshold); "above": 1 if sum > threshold, else 0; "reach": 1 if
    sum ≥ threshold, else 0; "sum": sum − threshold; "sigmoid" and "tanh": f(sum − threshold) in tenths.
    """
    if answer == "excess":  # first: of nearly all cards
        return max(0, sum_ - threshold)
    if answer == "sum":
        return sum_ - threshold
    if answer in BENT:
        return looked_up(sum_, threshold, answer)
    if answer in EXACT:
        return EXACT[answer](sum_ - threshold)
    return 1 if sum_ > threshold or (answer == "reach" and sum_ == threshold) else 0


class Column(NamedTuple):
    """One column of a card's table: a result of the sum, and the answer to show for it."""

    result: str
    """The result as printed."""
    shown: float
    """The answer under it."""
    sum: int
    """The result as a number; for the column of all smaller results, the largest of them."""


class PrintedRange(NamedTuple):
    """Which results a card prints: those from `low` to `high`, and perhaps one column for all below."""

    low: int
    """The smallest result with a column of its own."""
    high: int
    """The largest result printed."""
    below: str = ""
    """Heading of the column for all results below `low`, as in "<−8"; empty where there is none."""

    @property
    def is_empty(self) -> bool:
        """Whether the card has no table."""
        return self.high < self.low

    def place(self, sum_: float) -> int | None:
        """Return the index of the column for a sum, from 0; None where the table has no column for it.

        A sum below the range is in the "below" column, if the card has one.
        """
        extra = 1 if self.below else 0
        if sum_ < self.low:
            return 0 if self.below else None
        if sum_ > self.high or sum_ != int(sum_):
            return None
        return int(sum_) - self.low + extra


NO_TABLE = PrintedRange(0, -1)
"""The range of a card that prints a rule in place of a table."""


def table(
    printed: PrintedRange, threshold: float, answer: Answer = "excess", found: Collection[int] = ()
) -> tuple[Column, ...]:
    """Return the columns of a card, left to right.

    The table is extended to include the sums `found` that the card does not print.
    """
    if not found:
        return _columns(printed, threshold, answer)
    low = printed.low if printed.below else min([printed.low, *found])
    return _columns(printed._replace(low=low, high=max([printed.high, *found])), threshold, answer)


@lru_cache(maxsize=256, typed=True)  # a picture of a card asks for its columns hundreds of times
def _columns(printed: PrintedRange, threshold: float, answer: Answer) -> tuple[Column, ...]:
    columns = [(printed.below, printed.low - 1)] if printed.below else []
    columns += [(card_number(sum_), sum_) for sum_ in range(printed.low, printed.high + 1)]
    return tuple(Column(result, shown(sum_, threshold, answer), sum_) for result, sum_ in columns)


class TableError(ValueError):
    """Two rows that are not the table of a thresholded ReLU.

    `reason` is one of those of `threshold_of_table`, `index` the first column that does not fit,
    `expected` the number it should hold, where one is known.
    """

    def __init__(self, reason: str, index: int, expected: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.index = index
        self.expected = expected


def threshold_of_table(results: Sequence[int], answers: Sequence[int]) -> int:
    """Return the threshold of the card whose table has these two rows (reference §3).

    Raises TableError with reason "lengths" (rows of different length, or empty), "steps" (results
    do not increase by 1), "negative" (an answer below 0), "silent" (no answer above 0, so the
    threshold is unknown) or "shape" (no thresholded ReLU from `index` on).
    """
    if len(results) != len(answers) or not results:
        raise TableError("lengths", min(len(results), len(answers)))
    for i, result in enumerate(results):
        if result != results[0] + i:
            raise TableError("steps", i, results[0] + i)
    for i, answer in enumerate(answers):
        if answer < 0:
            raise TableError("negative", i, 0)
    start = next((i for i, answer in enumerate(answers) if answer), None)
    if start is None:
        raise TableError("silent", len(answers) - 1)
    # Answers increase by 1 above the threshold, so the first is 1 unless the table starts later.
    first = answers[0] if start == 0 else 1
    for i in range(start, len(answers)):
        if answers[i] != first + i - start:
            raise TableError("shape", i, first + i - start)
    return results[start] - first
