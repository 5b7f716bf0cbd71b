"""The points that a class puts on a plane of two inputs, and the move that puts one. Without numpy."""

from __future__ import annotations

from collections.abc import Sequence

from connecte.language.value import NamedTuple, Value


def plane_axes(factors: Sequence[Sequence[int]]) -> tuple[int, int] | None:
    """Return the two inputs that span a plane: those that are given, all others being computed from them;
    None where another number of them is given. `factors` has of each input the earlier ones whose product it
    is.
    """
    given = [number for number, of in enumerate(factors) if not of]
    return (given[0], given[1]) if len(given) == 2 else None


class OwnPoint(NamedTuple):
    """A point of the class's own."""

    x: float
    """The value of the first input of the plane."""
    y: float
    """The value of the second one."""
    label: str


class PutPoint(Value):
    """Put a point on the plane; one that is there gets another label, or goes where it has that label."""

    x: float
    y: float
    label: str
