"""What the pictures of the training are drawn from: one look at one run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from connecte.content.activity import Activity
from connecte.content.runs.trial import Trial
from connecte.core.cards.network import Nudge
from connecte.core.cards.verdict import Verdict
from connecte.core.learning.backprop import Array, Parameters, Problem
from connecte.core.learning.iteration import Overflow


@dataclass(frozen=True, eq=False)
class RunLine:
    """A run among others: how far it is, what it has come to there, and its cost on the way.

    `costs` has one number for each dot column of the chart that the run has reached. `learned`
    and `held` are (recognised, of how many) at its end: of the examples that it learns from, and
    of those left out. `overflow` says what broke it.
    """

    trial: Trial
    reached: int
    diverged_at: int | None
    costs: Array
    cost: float
    learned: tuple[int, int]
    held: tuple[int, int]
    overflow: Overflow | None = None


@dataclass(frozen=True, eq=False)
class TrainView:
    """One look at a training: the numbers after `iteration` iterations, and how it plays.

    `outputs` (N, outputs) are what the network says of all examples, learned or left out.
    `curves` (numbers, columns) holds the packed parameters at each dot column of the chart, as
    far as the class has seen; `chosen` is the neuron whose links are bright in it, `example` the
    number of the example in hand. `playing` is 1 forwards, −1 backwards, 0 standing.
    `changes` are the thresholds that the class has moved by hand. `anchor_values` are the numbers
    after `anchor` iterations, to compare with.
    """

    activity: Activity
    problem: Problem
    run: Trial
    values: Parameters
    iteration: int
    planned: int
    reached: int
    cost: float
    outputs: Array
    curves: Array
    chosen: tuple[int, int]
    example: int = 0
    playing: int = 0
    speed: int = 100
    diverged_at: int | None = None
    marks: tuple[int, ...] = ()
    own_marks: tuple[int, ...] = ()
    anchor: int = 0
    anchor_values: Parameters | None = None
    anchor_outputs: Array | None = None
    drawing_says: str = ""
    picture: str = "summary"
    log: bool = True
    runs: tuple[RunLine, ...] = ()
    shown_run: int = 0
    changes: tuple[Nudge, ...] = ()

    @cached_property
    def verdicts(self) -> list[Verdict]:
        """What the network says of each example now."""
        return verdicts(self.activity, self.outputs)

    @property
    def counts_mistakes(self) -> bool:
        """Whether the rule has no cost but mistakes."""
        return self.problem.rule == "perceptron"

    @property
    def recognised(self) -> int:
        """How many examples are said right."""
        return sum(bool(verdict.right) for verdict in self.verdicts)

    @property
    def learned(self) -> tuple[int, int]:
        """(recognised, of how many) among the examples that the run learns from."""
        return right_of(self.verdicts, learned_rows(self.activity, self.run))

    @property
    def held(self) -> tuple[int, int]:
        """(recognised, of how many) among those left out."""
        return right_of(self.verdicts, self.run.left_out)

    @property
    def shapes(self) -> list[tuple[int, int]]:
        """(neurons, sources) of each layer."""
        return [layer.weights.shape for layer in self.values.layers]

    @property
    def packed(self) -> Array:
        """(columns, numbers) of the curves."""
        return self.curves.T


def verdicts(activity: Activity, outputs: Array) -> list[Verdict]:
    """What outputs (N, outputs) say of each example."""
    network = activity.network()
    return [
        network.verdict(list(row), example.label)
        for row, example in zip(outputs, activity.examples, strict=True)
    ]


def right_of(said: Sequence[Verdict], numbers: Sequence[int]) -> tuple[int, int]:
    """(said right, of how many) among the examples of these numbers."""
    return sum(bool(said[number].right) for number in numbers), len(numbers)


def inputs_of(activity: Activity) -> Array:
    """(N, inputs): all examples, in their order."""
    return np.array([example.counts for example in activity.examples], dtype=np.float64)


def learned_rows(activity: Activity, run: Trial) -> tuple[int, ...]:
    """The numbers of the examples that are the rows of the run's problem."""
    return tuple(e.number for e in activity.examples if e.number not in run.left_out)
