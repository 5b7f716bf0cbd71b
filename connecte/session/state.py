"""What the classroom has reached: one frozen value, from which every screen is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from connecte.content.activity import Activity
from connecte.core.drawing import Drawing
from connecte.core.network import Network, Trace
from connecte.core.verdict import Verdict, judge

Phase = Literal["draw", "walk", "train"]
StepKind = Literal["count", "card", "sum", "place", "answer", "verdict"]


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


@dataclass(frozen=True)
class State:
    """`wanted` is the label that the drawing is meant to be, where it is known; `example` the
    number of the example that is on the grid unchanged; `iteration` where the training stands.
    """

    activity: Activity
    drawing: Drawing
    phase: Phase = "draw"
    example: int | None = None
    wanted: str | None = None
    revealed: tuple[Step, ...] = ()
    iteration: int = 0

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """All that the walk reveals, in the order of the workshop (reference §4)."""
        steps = [Step("count", 0, index) for index in range(len(self.activity.inputs))]
        for number, layer in enumerate(self.activity.layers):
            for index in range(len(layer.cards)):
                steps += [Step(kind, number, index) for kind in ("card", "sum", "place", "answer")]
        return (*steps, Step("verdict"))

    @cached_property
    def network(self) -> Network:
        """The cards that the class holds."""
        return self.activity.network()

    @cached_property
    def trace(self) -> Trace:
        """Everything the cards answer for this drawing, revealed or not."""
        return self.network.forward(self.activity.counts(self.drawing))

    @cached_property
    def verdict(self) -> Verdict:
        """What the outputs say of this drawing, revealed or not."""
        return judge(self.trace.outputs, self.network.labels, self.wanted)

    @property
    def next_step(self) -> Step | None:
        """What would be revealed next; None at the end."""
        done = len(self.revealed)
        return self.steps[done] if done < len(self.steps) else None

    @property
    def rest_of_card(self) -> int:
        """How many steps there are to the end of what is being worked at: one card, all counts."""
        ahead = self.steps[len(self.revealed) :]
        if not ahead:
            return 0
        first = ahead[0]
        if first.kind == "count":
            return sum(step.kind == "count" for step in ahead)
        same = (first.kind == "verdict", first.layer, first.index)
        return sum((step.kind == "verdict", step.layer, step.index) == same for step in ahead)

    def is_revealed(self, step: Step) -> bool:
        """Whether the class has seen this."""
        return step in self.revealed


def opening(activity: Activity) -> State:
    """An empty grid."""
    return State(activity, Drawing(activity.grid))
