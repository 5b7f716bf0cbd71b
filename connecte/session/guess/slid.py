"""What the class knows of the maps that kernels make: where the kernel lies, what is revealed and said."""

from __future__ import annotations

from connecte.core.grid.drawing import Cell
from connecte.language.value import NamedTuple, Value


class Spot(NamedTuple):
    """One number of a map."""

    kernel: int
    """The number of the kernel, from 0."""
    pooled: bool
    """Whether it is the largest of a square, or a number of the map itself."""
    row: int
    column: int


class Said(NamedTuple):
    """A number that a pupil said."""

    spot: Spot
    value: int


class Slid(Value):
    """What the class knows of the maps of the drawing on the grid."""

    kernel: int = 0
    """The number of the kernel in hand."""
    at: Cell = (0, 0)
    """Where its upper left corner lies; among squares, the square looked at."""
    known: tuple[Spot, ...] = ()
    """The numbers revealed, in the order revealed, those of other kernels too."""
    said: tuple[Said, ...] = ()
    """What pupils said, right or wrong."""


UNSLID = Slid()
