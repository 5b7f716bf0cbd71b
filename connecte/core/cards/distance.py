"""How far outputs that are numbers are from what they should show (networks.md §1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from connecte.core.cards.network import Number, summed


class Distance(NamedTuple):
    """One output and the number that it should show."""

    name: str
    """The name of the output."""
    said: Number
    """What it shows."""
    goal: float | None
    """What it should show; None where that is unknown."""

    @property
    def gap(self) -> Number:
        """What it shows minus what it should show, without the rounding errors of binary fractions; 0 where
        that is unknown.
        """
        return 0 if self.goal is None else summed([float(self.said), -self.goal])


def distances(names: Sequence[str], outputs: Sequence[Number], goals: Sequence[float]) -> tuple[Distance, ...]:
    """Return the distance of each output; `goals` is empty where they are unknown."""
    wanted: Sequence[float | None] = goals or [None] * len(names)
    return tuple(Distance(*each) for each in zip(names, outputs, wanted, strict=True))
