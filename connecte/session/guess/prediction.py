"""What a class predicts about learning before it sees it, and what was then seen."""

from __future__ import annotations

from typing import Literal

from connecte.core.cards.network import Nudge
from connecte.language.value import Value

QuestionName = Literal["hand", "mark", "push", "overflow"]
"""hand: what an example will be called after thresholds were moved, and how many will be right.
mark: how many examples are recognised at an iteration. push: which example pushes a number most.
overflow: which of the runs with other steps overflows."""
TRAINING_QUESTIONS: tuple[QuestionName, ...] = ("mark", "push", "overflow")


class Prediction(Value):
    """One prediction. Each part of it may be missing."""

    question: QuestionName
    about: str
    """What it is about: the name of an example, an iteration, a weight; empty where there is only one."""
    choice: str | None = None
    """The answer predicted for the example, one of the state's `choices`; None where none was."""
    count: int | None = None
    """The number predicted: examples that are right, the number of an example, or of a run (0: none)."""
    before: tuple[Nudge, ...] = ()
    """By hand: the thresholds that were moved before the question."""
    after: tuple[Nudge, ...] = ()
    """By hand: those that were moved when it was answered."""
    true_choice: str | None = None
    """What the example was then called."""
    true_count: int | None = None
    """The number that was then seen; None while it is not known."""

    @property
    def is_settled(self) -> bool:
        """Whether it is known what was right."""
        return self.true_count is not None

    @property
    def is_right(self) -> bool:
        """Whether all that was predicted came true."""
        return (
            self.is_settled
            and self.choice in (None, self.true_choice)
            and self.count in (None, self.true_count)
        )
