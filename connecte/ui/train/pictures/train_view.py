"""What the pictures of the training are drawn from: one look at one run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from connecte.content.activity import Activity, Example
from connecte.content.runs.problem import input_values, wanted_labels
from connecte.content.runs.trial import Trial
from connecte.core.cards.network import Nudge
from connecte.core.cards.verdict import Verdict
from connecte.core.learning.backprop import Array, Parameters, Problem
from connecte.core.learning.iteration import Overflow
from connecte.language.i18n import _
from connecte.language.numbers import decimal
from connecte.session.guess.tried.grey import Grey
from connecte.session.rules.learning import Lesson
from connecte.ui.train.pictures.looking import Looking


@dataclass(frozen=True, eq=False)
class RunLine:
    """A run among others: how far it is, what it has come to there, and its cost on the way."""

    trial: Trial
    reached: int
    """How many iterations are computed."""
    diverged_at: int | None
    """The iteration that overflowed."""
    costs: Array
    """(columns,): the cost at each dot column of the chart that the run has reached."""
    cost: float
    """The cost where it has come to."""
    learned: tuple[int, int]
    """(recognised, of how many) there, of the examples that it learns from."""
    held: tuple[int, int]
    """(recognised, of how many) there, of those left out."""
    overflow: Overflow | None = None
    """What broke it."""
    gaps: tuple[float | None, float | None] = (None, None)
    """Where outputs are numbers the mean size of the gaps there, learned and left out; None without any."""


@dataclass(frozen=True, eq=False)
class TrainView:
    """One look at a training: the numbers after `iteration` iterations, and how it plays."""

    activity: Activity
    problem: Problem
    run: Trial
    values: Parameters
    """Weights and thresholds after `iteration` iterations."""
    before: Parameters
    """Those one iteration before; the same at the start, and where an iteration does not take all examples."""
    iteration: int
    planned: int
    """How many iterations the run is to have."""
    reached: int
    """How many of them are computed."""
    cost: float
    outputs: Array
    """(N, outputs): what the network says of all examples, learned or left out."""
    sample: Callable[[], Array]
    """Gives the curves."""
    looking: Looking
    chart_width: int = 0
    """Characters of curve that `curves` are sampled for."""
    playing: int = 0
    """1 forwards, −1 backwards, 0 standing."""
    speed: int = 100
    """Iterations a second."""
    diverged_at: int | None = None
    """The iteration that overflowed."""
    marks: tuple[int, ...] = ()
    """Iterations that the activity marks."""
    own_marks: tuple[int, ...] = ()
    """Iterations that the class marks."""
    anchor: int = 0
    """The iteration to compare with."""
    anchor_values: Parameters | None = None
    """Weights and thresholds there, where that picture is in view."""
    anchor_outputs: Array | None = None
    """(N, outputs): what the network said of the examples there."""
    drawing_says: str = ""
    """What the network says of the class's drawing, once the class has said."""
    runs: tuple[RunLine, ...] = ()
    """All runs, where that picture is in view."""
    shown_run: int = 0
    """Which of them is in view."""
    changes: tuple[Nudge, ...] = ()
    """The thresholds that the class has moved by hand."""
    keys: bool = True
    """Whether keys are named: a board has none."""

    drawn: Array | None = None
    """(inputs,): the class's own picture, once the class has seen a verdict on it."""
    greys: tuple[Grey, ...] = ()
    """The pictures in grey that the class has kept, to fool the network with."""
    own: tuple[Lesson, ...] = ()
    """The class's own drawings whose verdict it has seen: no run learns from them."""
    own_outputs: Array | None = None
    """(drawings, outputs): what the network says of them."""

    @property
    def picture(self) -> str:
        """The name of the picture in view."""
        return self.looking.picture

    @property
    def chosen(self) -> tuple[int, int]:
        """The card in hand: (layer, neuron)."""
        return self.looking.chosen

    @property
    def output(self) -> int:
        """The output in hand; the first where the card in hand is none."""
        layer, neuron = self.chosen
        return neuron if layer == len(self.activity.layers) - 1 else 0

    @property
    def example(self) -> int:
        """The number of the example in hand."""
        return self.looking.example

    @property
    def log(self) -> bool:
        """Whether the chart has a logarithmic axis of iterations."""
        return self.looking.axis_is_log

    @cached_property
    def verdicts(self) -> list[Verdict]:
        """What the network says of each example now."""
        return verdicts(self.activity, self.outputs)

    @cached_property
    def gaps(self) -> Array:
        """(N, outputs): what is said of each example minus what should be, where outputs are numbers."""
        return gaps_of(self.activity, self.outputs)

    @cached_property
    def mean_gaps(self) -> tuple[float | None, float | None]:
        """The mean size of the gaps of what is learned, and of what is left out; None without any."""
        return mean_gaps(self.activity, self.outputs, self.run)

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

    @cached_property
    def own_verdicts(self) -> list[Verdict]:
        """What the network says of each of the class's own drawings now."""
        network = self.activity.network()
        rows = [] if self.own_outputs is None else self.own_outputs.tolist()
        return [network.verdict(row, lesson.label) for row, lesson in zip(rows, self.own, strict=True)]

    @property
    def owned(self) -> tuple[int, int]:
        """(recognised, of how many) among the class's own drawings."""
        return right_of(self.own_verdicts, range(len(self.own_verdicts)))

    @property
    def shapes(self) -> list[tuple[int, int]]:
        """(neurons, sources) of each layer."""
        return [layer.weights.shape for layer in self.values.layers]

    @property
    def has_others(self) -> bool:
        """Whether there is another neuron than the chosen one."""
        return sum(neurons for neurons, _sources in self.shapes) > 1

    @cached_property
    def curves(self) -> Array:
        """(numbers, columns): the packed parameters at each dot column of the chart, as far as the class
        has seen; sampled for the pictures that have a chart."""
        return self.sample()

    @property
    def packed(self) -> Array:
        """(columns, numbers) of the curves."""
        return self.curves.T


def verdicts(activity: Activity, outputs: Array) -> list[Verdict]:
    """Judge outputs (N, outputs): a verdict for each example."""
    network = activity.network()
    found: dict[tuple[float | str, ...], Verdict] = {}  # of a thousand examples, a dozen may differ
    said = []
    for row, label in zip(outputs.tolist(), wanted_labels(activity.examples), strict=True):
        key = (*row, label)
        if key not in found:
            found[key] = network.verdict(row, label)
        said.append(found[key])
    return said


def gaps_of(activity: Activity, outputs: Array) -> Array:
    """Return (N, outputs): outputs minus what they should be, of examples whose outputs are numbers."""
    with np.errstate(over="ignore", invalid="ignore"):
        return outputs - np.array([example.goals for example in activity.examples])


def mean_gaps(activity: Activity, outputs: Array, run: Trial) -> tuple[float | None, float | None]:
    """Return the mean size of the gaps of the examples learned from, and of those left out; None where there
    are none, or where they are no numbers.
    """
    if not activity.is_numeric:
        return None, None
    sizes = np.abs(gaps_of(activity, outputs))
    learned = float(sizes[list(learned_rows(activity, run))].mean())
    return learned, float(sizes[list(run.left_out)].mean()) if run.left_out else None


def right_of(said: Sequence[Verdict], numbers: Sequence[int]) -> tuple[int, int]:
    """Count (said right, of how many) among the examples of these numbers."""
    return sum(bool(said[number].right) for number in numbers), len(numbers)


def group_names(activity: Activity) -> tuple[str, str, str]:
    """Name the examples learned, those left out, and the class's own."""
    return (_("appris"), _("jamais vus"), _("points") if activity.is_on_plane else _("dessins"))


def wanted_text(example: Example) -> str:
    """Write what an example should give: its label, or the numbers that outputs should show."""
    return example.label or " ".join(decimal(goal, 2) for goal in example.goals)


def inputs_of(activity: Activity) -> Array:
    """Give (N, inputs): all examples, in their order."""
    return input_values(activity.examples)


def learned_rows(activity: Activity, run: Trial) -> tuple[int, ...]:
    """List the numbers of the examples that are the rows of the run's problem."""
    aside = frozenset(run.left_out)
    return tuple(number for number in range(len(activity.examples)) if number not in aside)
