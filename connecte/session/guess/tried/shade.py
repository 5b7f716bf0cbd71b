"""The move that draws in grey, on a picture whose cells are the inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connecte.language.value import Value

if TYPE_CHECKING:
    from connecte.core.grid.drawing import Cell


class Shade(Value):
    """Give cells of a picture a grey, from 0 (white): one stroke."""

    cells: tuple[Cell, ...]
    grey: int
