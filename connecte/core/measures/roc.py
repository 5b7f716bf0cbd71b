"""The ROC curve of a score, and the area under it (networks.md §3).

The threshold of an output is turned from above its largest score to its smallest: each score at which
an answer changes is a point of the curve.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Roc(NamedTuple):
    """A ROC curve, from (0, 0) to (1, 1); K points."""

    false_rates: Array
    """(K,): FP / (FP + VN), the share of the negatives that are said positive."""
    true_rates: Array
    """(K,): VP / (VP + FN), the share of the positives that are said positive."""
    thresholds: Array
    """(K,), decreasing: what scores at least that much is said positive; infinity at first."""

    @property
    def area(self) -> float:
        """The area under the curve, of straight pieces: the probability that a random positive scores above
        a random negative, a tie counting half.
        """
        widths = np.diff(self.false_rates)
        return float((widths * (self.true_rates[1:] + self.true_rates[:-1]) / 2).sum())


def roc(scores: Array, positive: NDArray[np.bool_]) -> Roc | None:
    """Return the ROC curve of the scores (N,); None where all examples are positive, or none is."""
    if positive.all() or not positive.any():
        return None
    order = np.argsort(-scores, kind="stable")
    ordered, hits = scores[order], positive[order]
    last = np.append(ordered[1:] != ordered[:-1], True)  # of those of one score
    found, missed = np.cumsum(hits)[last], np.cumsum(~hits)[last]
    return Roc(
        np.concatenate([[0.0], missed / missed[-1]]),
        np.concatenate([[0.0], found / found[-1]]),
        np.concatenate([[np.inf], ordered[last]]),
    )
