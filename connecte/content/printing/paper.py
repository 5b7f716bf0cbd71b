"""What is asked of the printer: the paper, one side or two, how large the cards are."""

from __future__ import annotations

from typing import NamedTuple

SIDE, TOP, BOTTOM = 12.0, 11.0, 11.0
"""Margins in millimetres; top and bottom alike, so that the middle of a page is that of its text."""
HEADING = 30.0
"""Millimetres that a page's heading and its instructions take at most."""


class Paper(NamedTuple):
    """A size of paper, in millimetres."""

    name: str
    size: str
    """As CSS calls it."""
    width: float
    height: float

    @property
    def wide(self) -> float:
        """Width inside the margins."""
        return self.width - 2 * SIDE

    @property
    def high(self) -> float:
        """Height inside the margins."""
        return self.height - TOP - BOTTOM

    @property
    def landscape(self) -> float:
        """Width inside the margins of a page that lies."""
        return self.height - 2 * SIDE


PAPERS = {"a4": Paper("A4", "A4", 210, 297), "letter": Paper("Letter", "letter", 215.9, 279.4)}


class Options(NamedTuple):
    """How everything is printed."""

    paper: Paper = PAPERS["a4"]
    duplex: bool = False
    """For a printer of both sides: cards to play with are backed by those to write on."""
    large: bool = False
    """One card a page."""
    minutes: int = 0
    """Of the hour; 0 for those of the activity."""
    pupils: tuple[str, ...] = ()
    """Names, or numbers, of those among whom the roles go round."""
    drawings: int = 4
    """Drawings for which the roles are told."""
