"""Right and wrong of one label, counted in four, and the measures made of them (networks.md §3)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Counts(NamedTuple):
    """How many examples have a label or not, and get it or not."""

    true_positives: int
    """VP: have it and get it."""
    false_positives: int
    """FP: do not have it and get it."""
    false_negatives: int
    """FN: have it and do not get it."""
    true_negatives: int
    """VN: do not have it and do not get it."""

    @property
    def accuracy(self) -> float:
        """(VP + VN) / all."""
        return (self.true_positives + self.true_negatives) / sum(self)

    @property
    def precision(self) -> float | None:
        """VP / (VP + FP); None where it is never said."""
        return _share(self.true_positives, self.true_positives + self.false_positives)

    @property
    def recall(self) -> float | None:
        """VP / (VP + FN), the rate of true positives; None where no example has it."""
        return _share(self.true_positives, self.true_positives + self.false_negatives)

    @property
    def false_rate(self) -> float | None:
        """FP / (FP + VN), the rate of false positives; None where all examples have it."""
        return _share(self.false_positives, self.false_positives + self.true_negatives)

    @property
    def f1(self) -> float | None:
        """VP / (VP + (FN + FP) / 2); None where no example has it and it is never said."""
        wrong = (self.false_negatives + self.false_positives) / 2
        return _share(self.true_positives, self.true_positives + wrong)


def count(said: NDArray[np.bool_], wanted: NDArray[np.bool_]) -> Counts:
    """Return how many of N examples get a label, `said` (N,), and have it, `wanted` (N,)."""
    return Counts(
        int((said & wanted).sum()),
        int((said & ~wanted).sum()),
        int((~said & wanted).sum()),
        int((~said & ~wanted).sum()),
    )


def _share(part: int, of: float) -> float | None:
    return part / of if of else None
