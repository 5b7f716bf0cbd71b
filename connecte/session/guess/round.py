"""A drawing played to its verdict, with the votes before it."""

from __future__ import annotations

from connecte.core.cards.network import Number
from connecte.core.cards.verdict import Verdict
from connecte.core.grid.drawing import Drawing
from connecte.language.value import Value


class Round(Value):
    """A drawing played to its verdict."""

    drawing: Drawing
    wanted: str | None
    """The label that it is meant to be, if known."""
    vote: str | None
    """What most hands were raised for, if there was a vote."""
    verdict: Verdict
    hands: tuple[int, ...] = ()
    """The votes for each of the state's `choices`; empty without a vote."""
    before: tuple[int, ...] = ()
    """The votes before the discussion; empty where the class voted once."""
    values: tuple[Number, ...] = ()
    """The inputs of an activity without a grid."""

    @property
    def foreseen(self) -> bool:
        """Whether the class voted for what the network then answered."""
        return self.vote == self.verdict.answer
