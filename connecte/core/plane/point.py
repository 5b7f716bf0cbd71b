"""The points that a class puts on a plane of two inputs, and the move that puts one. Without numpy."""

from __future__ import annotations

from connecte.language.value import NamedTuple, Value


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
