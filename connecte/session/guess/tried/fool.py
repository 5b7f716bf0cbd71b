"""The game of fooling the network and its moves (reference §7). They are part of `moves.Move`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connecte.language.value import Value

if TYPE_CHECKING:  # not imported at run time, so that the first screen comes sooner
    from connecte.core.grid.drawing import Drawing


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


class StartFooling(Value):
    """Start the game of fooling the network. `label` None: change the drawing on the grid until the network
    answers something else. Else: find a drawing that does not look like `label` and that the network takes
    for it.
    """

    label: str | None


class AskNetwork(Value):
    """Ask the network for its verdict on the present drawing, as an attempt of the game."""


class ShowBest(Value):
    """Show the best drawing that the program found."""


class StopFooling(Value):
    """End the game and put the original drawing back on the grid."""


FoolMove = StartFooling | AskNetwork | ShowBest | StopFooling
