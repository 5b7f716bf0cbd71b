"""What the classroom has reached: one frozen value, from which every screen is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from connecte.content.activity import Activity, Card
from connecte.content.runs.trial import Trial, own_trial
from connecte.core.cards.network import Network, Nudge, Number, Trace
from connecte.core.cards.verdict import NOTHING, SEVERAL, Verdict
from connecte.core.grid.drawing import Drawing
from connecte.session.announced import Announced, class_trace, expected_value
from connecte.session.page import Page
from connecte.session.steps import Step, walk_steps

Phase = Literal["draw", "walk", "learn", "train"]


@dataclass(frozen=True)
class Round:
    """One drawing played to its verdict: what it was, what the class voted, what the network said.

    `hands` are the votes, for each of the state's choices; empty without a vote.
    """

    drawing: Drawing
    wanted: str | None
    vote: str | None
    verdict: Verdict
    hands: tuple[int, ...] = ()

    @property
    def foreseen(self) -> bool:
        """Whether most hands were raised for what the network then said."""
        return self.vote == self.verdict.answer


@dataclass(frozen=True)
class Fool:
    """The class tries to fool the network: from which drawing, into which label (None for any
    other), what it asked about; `revealed`: the program's own best is shown. `example`, `wanted`
    and `by` are those of the drawing.
    """

    base: Drawing
    label: str | None
    example: int | None = None
    wanted: str | None = None
    by: str = ""
    asked: tuple[Drawing, ...] = ()
    revealed: bool = False


@dataclass(frozen=True)
class State:
    """`values` are the inputs where they are plain numbers. `wanted` is the label that the drawing
    is meant to be, where it is known; `example` the number of the example that is on the grid
    unchanged.

    `revealed` lists what the class knows, in the order it came; `announced` what pupils said.
    `by` is who draws, if somebody said; `pages` are the class's notebook.
    `fool` is the game of fooling the network, while it is played.
    `hands` counts the votes for each label, then for nothing and for several. `rounds` are the
    drawings played to their verdict. `changes` lists the thresholds moved by hand, as
    (layer, neuron, by how much), zero left out. `learning` are the numbers of the examples on
    the board, `own` whether the class's own drawings join them as they come.

    Training: `iteration` is where one looks, `from_class` whether it starts from the class's
    cards, `marks` the iterations marked, `anchor` the one that others are compared with,
    `trials` the class's own runs and `trial` the number of the one looked at, if it is one.
    """

    activity: Activity
    drawing: Drawing
    phase: Phase = "draw"
    values: tuple[Number, ...] = ()
    example: int | None = None
    wanted: str | None = None
    revealed: tuple[Step, ...] = ()
    announced: tuple[Announced, ...] = ()
    hands: tuple[int, ...] = ()
    rounds: tuple[Round, ...] = ()
    changes: tuple[Nudge, ...] = ()
    learning: frozenset[int] = frozenset()
    own: bool = False
    iteration: int = 0
    from_class: bool = False
    marks: tuple[int, ...] = ()
    anchor: int = 0
    trials: tuple[Trial, ...] = ()
    trial: int | None = None
    by: str = ""
    pages: tuple[Page, ...] = ()
    fool: Fool | None = None

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """All that the walk reveals, in the order of the workshop (reference §4)."""
        return walk_steps(self.activity)

    @cached_property
    def network(self) -> Network:
        """The cards that the class holds, thresholds moved by hand included."""
        network = self.activity.network()
        for layer, neuron, change in self.changes:
            network = network.moved(layer, neuron, change)
        return network

    def card(self, layer: int, index: int) -> Card:
        """A card as the class holds it."""
        neuron = self.network.layers[layer].neurons[index]
        return self.activity.layers[layer].cards[index]._replace(neuron=neuron)

    @property
    def run(self) -> Trial:
        """The training looked at. Raises UsageError where the activity has none."""
        return self.runs[0 if self.trial is None else self.trial + 1]

    @property
    def runs(self) -> tuple[Trial, ...]:
        """The activity's own training, then those of the class. Raises UsageError as `run`."""
        own = own_trial(self.activity)
        if self.from_class:
            own = own._replace(start="class", changes=self.changes)
        return (own, *self.trials)

    @property
    def inputs(self) -> tuple[Number, ...]:
        """What the network reads: black cells of the strips, or plain numbers."""
        return self.activity.counts(self.drawing) if self.activity.is_drawn else self.values

    @property
    def is_ready(self) -> bool:
        """Whether there is something to walk through."""
        return bool(self.drawing.black) or not self.activity.is_drawn

    @property
    def is_own(self) -> bool:
        """Whether there is something on the grid that is none of the activity's examples."""
        return bool(self.drawing.black) and all(
            example.drawing != self.drawing for example in self.activity.examples
        )

    @cached_property
    def trace(self) -> Trace:
        """Everything the cards answer for this drawing, exactly, revealed or not."""
        return self.network.forward(self.inputs)

    @cached_property
    def class_trace(self) -> Trace:
        """The same with what pupils announced in place of what is exact."""
        return class_trace(self.network, self.trace, self.announced)

    @cached_property
    def verdict(self) -> Verdict:
        """What the class's outputs say of this drawing, revealed or not."""
        return self.network.verdict(self.class_trace.outputs, self.wanted)

    @cached_property
    def exact_verdict(self) -> Verdict:
        """What the outputs would say without any error let run on."""
        return self.network.verdict(self.trace.outputs, self.wanted)

    @cached_property
    def known(self) -> frozenset[Step]:
        """What is revealed, to look steps up in."""
        return frozenset(self.revealed)

    @property
    def next_step(self) -> Step | None:
        """What would be revealed next; None at the end."""
        return self.ahead[0] if self.ahead else None

    @property
    def rest_of_card(self) -> int:
        """How many steps there are to the end of what is being worked at: a strip, a card."""
        first = self.next_step
        return 0 if first is None else sum(step.place == first.place for step in self.ahead)

    @property
    def rest_of_stage(self) -> int:
        """How many steps there are to the end of the counts, or of the layer being worked at."""
        first = self.next_step
        if first is None:
            return 0
        stage = (first.place[0], first.layer)
        return sum((step.place[0], step.layer) == stage for step in self.ahead)

    @cached_property
    def ahead(self) -> tuple[Step, ...]:
        """What is not revealed yet, in order."""
        done = len(self.revealed)
        if self.revealed == self.steps[:done]:  # as it mostly is, and quickly found
            return self.steps[done:]
        return tuple(step for step in self.steps if step not in self.known)

    @property
    def is_told(self) -> bool:
        """Whether the class has heard a verdict on what lies before it: only then may another be shown.

        A drawing is known again; plain numbers are told as long as their verdict stands revealed.
        """
        if not self.activity.is_drawn:
            return self.is_revealed(Step("verdict"))
        return any(played.drawing == self.drawing for played in self.rounds)

    def is_revealed(self, step: Step) -> bool:
        """Whether the class knows this."""
        return step in self.known

    def announcement(self, step: Step) -> Announced | None:
        """What a pupil announced there."""
        return next((said for said in self.announced if said.step == step), None)

    def expected(self, step: Step) -> Number:
        """What the pupil should find at a count, a sum or an answer, from what the class holds."""
        return expected_value(self.network, self.trace, self.class_trace, step)

    def is_kept(self, step: Step) -> bool:
        """Whether what was announced wrong there is let run on."""
        said = self.announcement(step)
        return said is not None and said.kept

    def is_wrong(self, step: Step) -> bool:
        """Whether what was announced there is not what the pupil should have found."""
        said = self.announcement(step)
        return said is not None and said.value != self.expected(step)

    @property
    def choices(self) -> tuple[str, ...]:
        """What can be voted for."""
        several = (SEVERAL,) if len(self.network.labels) > 1 else ()
        return (*self.network.labels, self.activity.otherwise or NOTHING, *several)

    @property
    def vote(self) -> str | None:
        """What most hands were raised for; None without a vote, or where two are level."""
        most = max(self.hands, default=0)
        if most == 0 or self.hands.count(most) > 1:
            return None
        return self.choices[self.hands.index(most)]

    @property
    def score(self) -> tuple[int, int, int]:
        """Over the drawings with a vote: how often the class foresaw the network, how often the
        network was right, and how many there are."""
        scored = [played for played in self.rounds if played.vote]
        return (
            sum(played.foreseen for played in scored),
            sum(bool(played.verdict.right) for played in scored),
            len(scored),
        )

    @property
    def known_rounds(self) -> int:
        """Drawings with a vote of which one knows what they are: only there can the network be right."""
        return sum(played.wanted is not None for played in self.rounds if played.vote)


def opening(activity: Activity) -> State:
    """An empty grid; the board holds the examples that are played in class."""
    played = frozenset(example.number for example in activity.examples if example.in_class)
    values = () if activity.is_drawn else tuple(source.least for source in activity.inputs)
    return State(activity, Drawing(activity.grid), values=values, learning=played)
