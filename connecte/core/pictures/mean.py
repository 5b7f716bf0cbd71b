"""The mean image of a class as a neuron's weights: a detector (networks.md §4)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from connecte.core.pictures.pictures import Pictures

MOST = 9
"""The largest weight of a card, that of a cell which is black in every picture."""
_FEW = 500
"""So many pictures are added up sooner than NumPy is imported."""


def mean_weights(pictures: Pictures, label: int, left_out: Collection[int] = ()) -> tuple[int, ...]:
    """Return W (rows × columns,) of 0 … 9: nine times the mean of the pictures with a label, a black cell
    being 1, rounded. The pictures that are left out by number take no part; without any there is only 0.
    """
    aside = frozenset(left_out)
    numbers = [n for n, each in enumerate(pictures.labels) if each == label and n not in aside]
    totals = _totals(pictures, numbers)
    whole = pictures.levels * max(1, len(numbers))
    return tuple(round(MOST * total / whole) for total in totals)


def _totals(pictures: Pictures, numbers: Sequence[int]) -> list[int]:
    """Return the sum (rows × columns,) of pictures."""
    if len(numbers) > _FEW:
        # NumPy is imported here: the shipped digits are read without it.
        import numpy as np

        cells = np.frombuffer(pictures.cells, np.uint8).reshape(len(pictures), -1)
        return [int(total) for total in cells[np.array(numbers)].sum(axis=0, dtype=np.int64)]
    if not numbers:
        return [0] * pictures.size
    return [*map(sum, zip(*map(pictures.picture, numbers), strict=True))]


def nearest_threshold(weights: Sequence[int]) -> int:
    """Return θ = ‖W‖² / 18, rounded, with which the largest W·x − θ is that of the nearest mean.

    With M = W / 9: W·x − θ = 9 (M·x − ‖M‖² / 2) = 9 / 2 (‖x‖² − ‖x − M‖²).
    """
    return round(sum(weight * weight for weight in weights) / (2 * MOST))
