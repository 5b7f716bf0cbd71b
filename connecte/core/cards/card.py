"""A neuron's card: do this sum, look up the answer to show.

The answer is a thresholded ReLU (reference §3); the card prints it as a table of two rows.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal, NamedTuple

from connecte.language.numbers import card_number

Answer = Literal["excess", "above", "reach"]
"""What a neuron shows past its threshold: by how much it is past, or just 1; "above" means
beyond the threshold, "reach" means at it too (reference §3, §7)."""


def shown(sum_: float, threshold: float, answer: Answer = "excess") -> float:
    """max(0, sum − threshold): 0 at the threshold itself. Or 1 past the threshold, else 0."""
    if answer == "excess":
        return max(0, sum_ - threshold)
    return 1 if sum_ > threshold or (answer == "reach" and sum_ == threshold) else 0


class Column(NamedTuple):
    """One column of a card's table: a result of the sum, and the answer to show for it."""

    result: str
    """The result as it is printed."""
    shown: float
    """The answer under it."""
    sum: int
    """The result as a number; of the column for all below, the largest of them."""


class PrintedRange(NamedTuple):
    """Which results a card prints: from `low` to `high`, perhaps after a column for all below.

    `below` is that first column's heading as printed ("<−8"), empty where there is none.
    """

    low: int
    high: int
    below: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether the card has no table at all."""
        return self.high < self.low

    def place(self, sum_: float) -> int | None:
        """The column where a sum is found, from 0; None where the table does not reach it.

        Below the range it is the "below" column, if the card has one.
        """
        extra = 1 if self.below else 0
        if sum_ < self.low:
            return 0 if self.below else None
        if sum_ > self.high or sum_ != int(sum_):
            return None
        return int(sum_) - self.low + extra


NO_TABLE = PrintedRange(0, -1)


def table(
    printed: PrintedRange, threshold: float, answer: Answer = "excess", found: Collection[int] = ()
) -> tuple[Column, ...]:
    """The columns of a card, left to right, and further on where sums were `found` that it does not
    print.
    """
    low = printed.low if printed.below else min([printed.low, *found])
    columns = [(printed.below, low - 1)] if printed.below else []
    columns += [(card_number(sum_), sum_) for sum_ in range(low, max([printed.high, *found]) + 1)]
    return tuple(Column(result, shown(sum_, threshold, answer), sum_) for result, sum_ in columns)


class TableError(ValueError):
    """Two rows that are no thresholded ReLU; `index` is the first column that does not fit."""

    def __init__(self, reason: str, index: int, expected: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.index = index
        self.expected = expected


def threshold_of_table(results: Sequence[int], answers: Sequence[int]) -> int:
    """The threshold of the card whose table is printed as these two rows.

    Raises TableError with reason "lengths", "steps" (results do not go up by ones), "negative",
    "silent" (no answer above 0, so the threshold cannot be told) or "shape" (no thresholded ReLU
    from `index` on; `expected` is what it would show there).
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
    # A ReLU leaves 0 by ones, so the first answer above 0 is 1 unless the table starts above it.
    first = answers[0] if start == 0 else 1
    for i in range(start, len(answers)):
        if answers[i] != first + i - start:
            raise TableError("shape", i, first + i - start)
    return results[start] - first
