"""A question of the activity's file that the class was asked, and what it answered."""

from __future__ import annotations

from connecte.language.value import Value


class Asked(Value):
    """The hands for each choice of one question."""

    question: int
    """Its index among the activity's questions."""
    hands: tuple[int, ...]
    """One number for each choice."""
    shown: bool = False
    """Whether the answer was shown."""
