"""The game of fooling the network (reference §7)."""

from __future__ import annotations

from connecte.core.grid.drawing import Drawing
from connecte.language.value import Value


class Fool(Value):
    """The game of fooling the network (reference §7)."""

    base: Drawing
    """The drawing on the grid when the game began."""
    label: str | None
    """The label that the network should answer; None for any other than its first answer."""
    example: int | None = None
    wanted: str | None = None
    by: str = ""
    """`example`, `wanted` and `by` are those of `base`, restored at the end."""
    asked: tuple[Drawing, ...] = ()
    """The drawings that the class asked about."""
    revealed: bool = False
    """Whether the program's best drawing is shown."""
