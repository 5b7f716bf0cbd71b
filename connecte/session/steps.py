"""The items that a walk reveals one at a time (reference §4).

They are called `Step` in journals; elsewhere "step" is the step size of training.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from connecte.content.activity import Activity, Card

StepKind = Literal["count", "card", "sum", "place", "answer", "verdict"]
CARD_STEPS: tuple[StepKind, ...] = ("card", "sum", "place", "answer")


@dataclass(frozen=True)
class Step:
    """One item that the walk reveals."""

    kind: StepKind
    """count: the count of a strip. card, sum, place, answer: a neuron's card, its sum, the column
    of its table, its answer. verdict: the verdict of the outputs."""
    layer: int = 0
    """The layer of the neuron; 0 for a count or the verdict."""
    index: int = 0
    """The index of the strip, or of the neuron in its layer."""

    @property
    def place(self) -> tuple[str, int, int]:
        """The strip or card it belongs to: all items of one card have the same value."""
        return ("card" if self.kind in CARD_STEPS else self.kind, self.layer, self.index)

    @property
    def can_be_announced(self) -> bool:
        """Whether it is a number that a pupil can say."""
        return self.kind in ("count", "sum", "answer")


VERDICT = Step("verdict")


def card_steps(card: Card) -> tuple[StepKind, ...]:
    """Return the kinds of items of a card; without a table there is no "place" in it."""
    return tuple(kind for kind in CARD_STEPS if kind != "place" or not card.printed.is_empty)


def walk_steps(activity: Activity) -> tuple[Step, ...]:
    """Return all items of the walk, in the order of the workshop (reference §4)."""
    return _steps(len(activity.inputs), activity.tables)


@lru_cache(maxsize=16)
def _steps(inputs: int, tables: tuple[tuple[bool, ...], ...]) -> tuple[Step, ...]:
    """Return the items for `inputs` strips, then for cards; `tables` says which cards have a table.

    They are cached, because all states of a session share them.
    """
    steps = [Step("count", 0, index) for index in range(inputs)]
    for number, layer in enumerate(tables):
        for index, table in enumerate(layer):
            steps += [Step(kind, number, index) for kind in CARD_STEPS if table or kind != "place"]
    return (*steps, VERDICT)
