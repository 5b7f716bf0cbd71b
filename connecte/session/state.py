"""The state of the session: one frozen value, from which every screen is drawn."""

from __future__ import annotations

from functools import cached_property

from connecte.content.activity import Activity, Card
from connecte.content.inputs import given_inputs, whole_if_it_is, with_computed
from connecte.content.runs.trial import Trial, own_trial
from connecte.core.cards.network import MoveWeight, Network, Nudge, Number, Trace
from connecte.core.cards.verdict import NOTHING, SEVERAL, Verdict
from connecte.core.grid.drawing import Drawing
from connecte.core.plane.point import OwnPoint
from connecte.language.value import Value
from connecte.session.guess.announced import Announced, class_trace, expected_value
from connecte.session.guess.asked import Asked
from connecte.session.guess.ballot import NO_VOTE, Ballot, leading
from connecte.session.guess.prediction import Prediction
from connecte.session.guess.round import Round
from connecte.session.guess.slid import UNSLID, Slid
from connecte.session.guess.tried.fool import Fool
from connecte.session.guess.tried.grey import Grey
from connecte.session.guess.tried.lone import UNTRIED, LoneNeuron
from connecte.session.guess.tried.practice import Practice
from connecte.session.items import Item, walk_items
from connecte.session.page import Page


class State(Value):
    """The state of a session."""

    activity: Activity
    drawing: Drawing
    """What is on the grid."""
    phase: str = "draw"
    """The phase of the lesson, see `rules.phases.PHASES`."""
    values: tuple[Number, ...] = ()
    """The inputs of an activity without a grid."""
    example: int | None = None
    """The number of the example that is on the grid unchanged."""
    wanted: str | None = None
    """The label that the drawing is meant to be, if known."""
    begun: bool = False
    """Whether the class has begun to walk through these inputs."""
    revealed: tuple[Item, ...] = ()
    """What the class knows, in the order revealed."""
    announced: tuple[Announced, ...] = ()
    ballot: Ballot = NO_VOTE
    """The vote on what the network will answer."""
    rounds: tuple[Round, ...] = ()
    """Drawings played to their verdict."""
    changes: tuple[Nudge, ...] = ()
    """Thresholds moved by hand, sorted, without changes of 0."""
    weights: tuple[MoveWeight, ...] = ()
    """Weights and thresholds moved by steps, in the order of the cards, without those moved by none."""
    learning: frozenset[int] = frozenset()
    """Numbers of the examples on the learning board."""
    own: bool = False
    """Whether new drawings of the class join the learning board."""
    followed: str | None = None
    """The example followed in the learning by hand: its number, or the name of its page."""
    iteration: int = 0
    """The iteration of the training that is shown."""
    from_class: bool = False
    """Whether the activity's training starts from the class's cards."""
    marks: tuple[int, ...] = ()
    """Marked iterations, sorted."""
    anchor: int = 0
    """The iteration with which others are compared."""
    trials: tuple[Trial, ...] = ()
    """Runs added by the class."""
    trial: int | None = None
    """Index in `trials` of the run shown; None for the activity's own."""
    by: str = ""
    """Who draws; empty where nobody said."""
    pages: tuple[Page, ...] = ()
    """The class's notebook."""
    predict_first: bool = False
    """Whether the class predicts what learning does before it is shown."""
    unseen: tuple[Nudge, ...] | None = None
    """The `changes` whose effect was seen, while the present ones wait for a prediction; else None."""
    predictions: tuple[Prediction, ...] = ()
    """What the class predicted about learning, in order."""
    fool: Fool | None = None
    """The game of fooling the network, while it is played."""
    asked: tuple[Asked, ...] = ()
    """The questions of the activity's file that were asked, the last one last."""
    lone: LoneNeuron = UNTRIED
    """One neuron that the class places alone, in an activity that takes several."""
    points: tuple[OwnPoint, ...] = ()
    """Points that the class put on the plane."""
    practice: Practice | None = None
    """The exercise by hand that the class is at."""
    slid: Slid = UNSLID
    """The maps of the kernels that slide over the drawing."""
    greys: tuple[Grey, ...] = ()
    """The pictures in grey that the class has kept."""

    @property
    def items(self) -> tuple[Item, ...]:
        """All items of the walk, in the order of the workshop (reference §4)."""
        return walk_items(self.activity)

    @cached_property
    def network(self) -> Network:
        """The network of the class's cards, with the thresholds moved by hand (reference §5)."""
        return self.network_with(self.changes)

    @property
    def seen_changes(self) -> tuple[Nudge, ...]:
        """The `changes` whose effect on the examples the class has seen."""
        return self.changes if self.unseen is None else self.unseen

    @cached_property
    def seen_network(self) -> Network:
        """The network with `seen_changes`: `network`, unless it waits for a prediction."""
        return self.network if self.unseen is None else self.network_with(self.unseen)

    def network_with(self, changes: tuple[Nudge, ...]) -> Network:
        """Return the printed cards with these thresholds moved."""
        network = self.activity.network()
        for layer, neuron, change in changes:
            network = network.moved(layer, neuron, change)
        for move in self.weights:
            network = network.stepped(move, self.activity.by_hand_step)
        return network

    def card(self, layer: int, index: int) -> Card:
        """Return a card with its numbers as moved by the class; links that it has put on it come last."""
        neuron = self.network.layers[layer].neurons[index]
        card = self.activity.layers[layer].cards[index]
        new = (source for source, weight in enumerate(neuron.weights) if weight and source not in card.order)
        return card._replace(neuron=neuron, order=(*card.order, *new))

    @property
    def run(self) -> Trial:
        """The training run shown. Raises UsageError if the activity has no training."""
        return self.runs[0 if self.trial is None else self.trial + 1]

    @property
    def runs(self) -> tuple[Trial, ...]:
        """The activity's own run, then those of the class. Raises UsageError as `run`."""
        own = own_trial(self.activity)
        if self.from_class:
            own = own._replace(start="class", changes=self.changes, weights=self.weights)
        return (own, *self.trials)

    @property
    def inputs(self) -> tuple[Number, ...]:
        """What the network reads: counts of black cells, or the numbers of `values`."""
        return self.activity.counts(self.drawing) if self.activity.is_drawn else self.values

    @property
    def is_ready(self) -> bool:
        """Whether a walk can begin: an empty grid has nothing to count."""
        return bool(self.drawing.black) or not self.activity.is_drawn

    @property
    def is_own(self) -> bool:
        """Whether the grid is not empty and its drawing is none of the activity's examples."""
        return bool(self.drawing.black) and all(
            example.drawing != self.drawing for example in self.activity.examples
        )

    @cached_property
    def trace(self) -> Trace:
        """The exact forward pass for these inputs, revealed or not."""
        return self.network.forward(self.inputs)

    @cached_property
    def class_trace(self) -> Trace:
        """The forward pass with the numbers that pupils announced, revealed or not."""
        return class_trace(self.network, self.trace, self.announced)

    @cached_property
    def verdict(self) -> Verdict:
        """The verdict of `class_trace`, revealed or not."""
        return self.network.verdict(self.class_trace.outputs, self.wanted)

    @cached_property
    def exact_verdict(self) -> Verdict:
        """The verdict of the exact pass, without pupils' errors."""
        return self.network.verdict(self.trace.outputs, self.wanted)

    @cached_property
    def known(self) -> frozenset[Item]:
        """`revealed` as a set."""
        return frozenset(self.revealed)

    @property
    def next_item(self) -> Item | None:
        """What is revealed next; None at the end of the walk."""
        return next(iter(self.next_items(1)), None)

    @property
    def rest_of_card(self) -> int:
        """Number of items left of the strip or card in progress."""
        first = self.next_item
        return 0 if first is None else sum(item.place == first.place for item in self.ahead)

    @property
    def rest_of_stage(self) -> int:
        """Number of items left of the counts or of the layer in progress."""
        first = self.next_item
        if first is None:
            return 0
        stage = (first.place[0], first.layer)
        return sum((item.place[0], item.layer) == stage for item in self.ahead)

    @cached_property
    def ahead(self) -> tuple[Item, ...]:
        """What is not revealed yet, in order."""
        return self.next_items(len(self.items))

    def next_items(self, count: int) -> tuple[Item, ...]:
        """Return what is revealed next, at most `count` items, in order."""
        items, done = self.items, len(self.revealed)
        if self.revealed == items[:done]:  # the usual case, found faster
            return items[done : done + count]
        return tuple(item for item in items if item not in self.known)[:count]

    @property
    def is_told(self) -> bool:
        """Whether the class has seen a verdict on the present inputs: only then may another be shown.

        A drawing counts if it was ever played to its verdict; numbers count only while their verdict
        is revealed.
        """
        if not self.activity.is_drawn:
            return self.is_revealed(Item("verdict"))
        return any(played.drawing == self.drawing for played in self.rounds)

    def is_revealed(self, item: Item) -> bool:
        """Return whether an item is revealed."""
        return item in self.known

    def announcement(self, item: Item) -> Announced | None:
        """Return what a pupil announced for an item, if anything."""
        return next((said for said in self.announced if said.item == item), None)

    def expected(self, item: Item) -> Number:
        """Return the correct count, sum or answer, given the numbers announced before it."""
        return expected_value(self.network, self.trace, self.class_trace, item)

    def is_kept(self, item: Item) -> bool:
        """Return whether the class continues with a wrong number announced there."""
        said = self.announcement(item)
        return said is not None and said.kept

    def is_wrong(self, item: Item) -> bool:
        """Return whether a number was announced there and differs from the expected one."""
        said = self.announcement(item)
        return said is not None and said.value != self.expected(item)

    @property
    def choices(self) -> tuple[str, ...]:
        """What can be voted for: each label, no answer, several answers; nothing where outputs are numbers."""
        if self.activity.is_numeric:
            return ()
        several = (SEVERAL,) if len(self.network.choices) > 1 else ()
        return (*self.network.choices, self.activity.otherwise or NOTHING, *several)

    @property
    def vote(self) -> str | None:
        """The choice with most hands; None without a vote or with a tie."""
        return leading(self.choices, self.ballot.final)

    @property
    def score(self) -> tuple[int, int, int]:
        """Of the rounds with a vote: how many the class foresaw, how many the network got right, all."""
        scored = [played for played in self.rounds if played.vote]
        return (
            sum(played.foreseen for played in scored),
            sum(bool(played.verdict.right) for played in scored),
            len(scored),
        )

    @property
    def foretold(self) -> tuple[int, int]:
        """Of the predictions about learning whose outcome is known: how many came true, all."""
        settled = [found for found in self.predictions if found.is_settled]
        return sum(found.is_right for found in settled), len(settled)


def opening(activity: Activity) -> State:
    """Return the first state: an empty grid, or the smallest numbers, or the middle of the plane; and on the
    board the examples played in class.
    """
    played = frozenset(example.number for example in activity.examples if example.in_class)
    inputs = [activity.inputs[number] for number in given_inputs(activity.inputs)]
    given = [
        whole_if_it_is((source.least + source.most) / 2) if activity.is_on_plane else source.least
        for source in inputs
    ]
    values = () if activity.is_drawn else with_computed(activity.inputs, given)
    return State(activity, Drawing(activity.grid), values=values, learning=played)
