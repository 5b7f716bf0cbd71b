"""The things that a walk reveals, one at a time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from connecte.content.activity import Activity, Card

StepKind = Literal["count", "card", "sum", "place", "answer", "verdict"]
CARD_STEPS: tuple[StepKind, ...] = ("card", "sum", "place", "answer")


@dataclass(frozen=True)
class Step:
    """One thing that the walk reveals.

    count: of strip `index`. card, sum, place, answer: of neuron `index` in `layer`: its card is
    turned over, its sum is done, the column of its table found, the answer shown. verdict: what
    the outputs say together.
    """

    kind: StepKind
    layer: int = 0
    index: int = 0

    @property
    def place(self) -> tuple[str, int, int]:
        """Whose step it is: steps of one card share it."""
        return ("card" if self.kind in CARD_STEPS else self.kind, self.layer, self.index)

    @property
    def can_be_announced(self) -> bool:
        """Whether a pupil finds a number there."""
        return self.kind in ("count", "sum", "answer")


def card_steps(card: Card) -> tuple[StepKind, ...]:
    """What a card's steps are: without a table there is no place in it to find."""
    return tuple(kind for kind in CARD_STEPS if kind != "place" or not card.printed.is_empty)


def walk_steps(activity: Activity) -> tuple[Step, ...]:
    """All steps, in the order of the workshop (reference §4)."""
    return _steps(len(activity.inputs), activity.tables)


@lru_cache(maxsize=16)
def _steps(inputs: int, tables: tuple[tuple[bool, ...], ...]) -> tuple[Step, ...]:
    """The steps of so many strips, then of cards that have a table or none. Every state of a session
    has the same ones, so they are made once.
    """
    steps = [Step("count", 0, index) for index in range(inputs)]
    for number, layer in enumerate(tables):
        for index, table in enumerate(layer):
            steps += [Step(kind, number, index) for kind in CARD_STEPS if table or kind != "place"]
    return (*steps, Step("verdict"))
