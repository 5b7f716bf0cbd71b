"""A drawing, or a point, that is to become an example of an activity."""

from __future__ import annotations

from connecte.core.grid.drawing import Drawing
from connecte.language.value import NamedTuple


class NewExample(NamedTuple):
    """What becomes an example: a drawing, or numbers."""

    drawing: Drawing
    label: str
    by: str = ""
    """Who drew it, for the remark above it; "" where that is not told."""
    values: tuple[float, ...] = ()
    """The numbers that are given, in an activity without a grid."""
