"""What the class tries with less and less help, in the learning by hand. The moves are part of `moves.Move`."""

from __future__ import annotations

from connecte.core.cards.network import Nudge
from connecte.language.value import Value


class StartExercises(Value):
    """Begin the exercises: examples to repair from the printed cards on, with less and less help."""


class NextPart(Value):
    """Tell the next part of the exercise; where it is done, go on to the next one, or end the exercises."""


class StopExercises(Value):
    """End the exercises, and give the class its cards back."""


PracticeMove = StartExercises | NextPart | StopExercises


class Practice(Value):
    """The exercise that the class is at."""

    at: int
    """Its index among the activity's exercises."""
    example: int
    """The number of the example to repair."""
    told: int
    """How many of its parts are told."""
    changes: tuple[Nudge, ...]
    """The class's own cards, given back at the end; so are `learning`, `own` and `followed`."""
    learning: frozenset[int]
    own: bool
    followed: str | None
