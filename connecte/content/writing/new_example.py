"""A drawing that is to become an example of an activity."""

from __future__ import annotations

from typing import NamedTuple

from connecte.core.grid.drawing import Drawing


class NewExample(NamedTuple):
    """A drawing that becomes an example."""

    drawing: Drawing
    label: str
    by: str = ""
    """Who drew it, for the remark above it; "" where that is not told."""
