"""All that can be done in the classroom, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from connecte.core.drawing import Cell


@dataclass(frozen=True)
class Paint:
    """Make cells black, or white: one stroke of the pen."""

    cells: tuple[Cell, ...]
    black: bool


@dataclass(frozen=True)
class Clear:
    """An empty grid again."""


@dataclass(frozen=True)
class ChooseExample:
    """Put an example's drawing on the grid, by its number from 0."""

    number: int


@dataclass(frozen=True)
class SayWanted:
    """Say which label the drawing is meant to be; None for unknown."""

    label: str | None


@dataclass(frozen=True)
class Walk:
    """From the drawing to the strips and the cards."""


@dataclass(frozen=True)
class Reveal:
    """Show the next `steps` things of the walk."""

    steps: int = 1


@dataclass(frozen=True)
class TakeBack:
    """Hide the last `steps` things revealed."""

    steps: int = 1


@dataclass(frozen=True)
class Draw:
    """Back to the drawing; the walk keeps its place while the drawing stays as it is."""


@dataclass(frozen=True)
class Train:
    """On to the learning by computer."""


@dataclass(frozen=True)
class GoTo:
    """Look at the training after that many iterations."""

    iteration: int


Move = Paint | Clear | ChooseExample | SayWanted | Walk | Reveal | TakeBack | Draw | Train | GoTo
