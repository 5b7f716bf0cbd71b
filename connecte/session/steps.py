"""The things that a walk reveals, one at a time."""

from __future__ import annotations

from dataclasses import dataclass
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
    steps = [Step("count", 0, index) for index in range(len(activity.inputs))]
    for number, layer in enumerate(activity.layers):
        for index, card in enumerate(layer.cards):
            steps += [Step(kind, number, index) for kind in card_steps(card)]
    return (*steps, Step("verdict"))
