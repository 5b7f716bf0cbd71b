"""Pictures in grey that the class keeps, to be taken up again and shown to the network that learns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connecte.language.value import Value

if TYPE_CHECKING:
    from connecte.core.cards.network import Number


class Grey(Value):
    """A picture in grey that the class has kept."""

    values: tuple[Number, ...]
    """Its cells, from 0 (white) to 1 (black)."""
    wanted: str | None = None
    """The label that it is meant to be; None where nobody said."""
    told: bool = False
    """Whether the class asked for the network's verdict without walking through it."""


class KeepGrey(Value):
    """Keep the picture that is drawn."""


class OpenGrey(Value):
    """Draw on with a picture that was kept, by its number from 0."""

    number: int


class LabelGrey(Value):
    """Set the label that a picture that was kept is meant to be; None for unknown."""

    number: int
    label: str | None


class DropGrey(Value):
    """Throw a picture away that was kept."""

    number: int


GreyMove = KeepGrey | OpenGrey | LabelGrey | DropGrey
