"""A trial: a training run with its own start, step size and examples. Only running it needs numpy."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Literal

from connecte.content.activity import Activity
from connecte.content.runs.learner import learner
from connecte.content.runs.method import Method, Shape, no_cards, senseless
from connecte.content.runs.settings import DRAWN
from connecte.core.cards.network import MoveWeight, Network, Nudge
from connecte.language.errors import UsageError
from connecte.language.i18n import _
from connecte.language.lists import comma_list
from connecte.language.value import NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from connecte.core.learning.activation import Array
    from connecte.core.learning.problem import Parameters, Problem
    from connecte.core.replay.recording import Recording

StartName = Literal["activity", "cards", "class", "hand", "random", "zero", "normal", "recorded"]
STARTS: tuple[StartName, ...] = ("activity", "cards", "class", "hand", "random", "zero", "normal")
"""The activity's own start, the printed cards, the class's cards with the thresholds it moved, the
cards after the workshop's solution, small random numbers, zeros, and numbers around 0 that are smaller
where a neuron reads more. "recorded" stands for the start of a recording in a file, and cannot be chosen.
"""


class Limits(NamedTuple):
    """The limits of a number of a trial."""

    least: float
    most: float
    above: bool = False
    """Whether `least` itself is too small."""

    def hold(self, value: float) -> bool:
        """Whether a number lies within the limits; "not a number" never does."""
        return (self.least < value if self.above else self.least <= value) and value <= self.most


LIMITS = {
    "step": Limits(0, 1000, above=True),
    "a": Limits(0, 1000, above=True),
    "iterations": Limits(1, 10_000_000),
    "seed": Limits(0, 999_999),
}
"""The limits of each number of a trial, wherever it comes from: a form, an option, a recording or a
journal. An activity's file keeps within them.
"""


class Trial(NamedTuple):
    """What a run depends on, beside the activity."""

    step: float
    """Step size η of gradient descent."""
    a: float
    """Steepness of the cost."""
    iterations: int
    start: StartName = "activity"
    seed: int = 0
    """Seed of a random start, of the order of the examples and of dropout."""
    left_out: tuple[int, ...] = ()
    """Numbers of the examples that it does not learn from, in ascending order."""
    changes: tuple[Nudge, ...] = ()
    """Thresholds that the class had moved when the run began."""
    method: Method | None = None
    """How it learns; None for the activity's own way."""
    examples_of: str = ""
    """The named run whose examples it learns; "" for those of the activity."""
    weights: tuple[MoveWeight, ...] = ()
    """Weights and thresholds that the class had moved by steps when the run began."""

    def is_possible(self, activity: Activity) -> bool:
        """Whether the numbers lie within limits, and there is an example left to learn from."""
        return (
            all(limits.hold(getattr(self, name)) for name, limits in LIMITS.items())
            and self.start in (*STARTS, "recorded")
            and can_be_left_out(activity, self.left_out, self.examples_of)
            and self.examples_of in ("", *dict(activity.run_examples))
            and list(self.left_out) == sorted(set(self.left_out))
            and (self.method is None or not why_not(activity, self.method))
            and not why_no_start(activity, self)
            and all(
                layer < len(activity.layers) and neuron < len(activity.layers[layer].cards)
                for layer, neuron, _by in self.changes
            )
            and all(can_be_moved(activity, *move[:3]) for move in self.weights)
        )


def method_of(activity: Activity, trial: Trial) -> Method:
    """Return how a run learns. Raises UsageError for an activity without training."""
    own_trial(activity)
    assert activity.training is not None
    return activity.training.method if trial.method is None else trial.method


def why_not(activity: Activity, method: Method) -> str:
    """Return why an activity cannot be learned this way, in a sentence without a full stop; "" if it can."""
    if not method.is_possible():
        return _("une façon d'apprendre hors limites")
    outputs = len(activity.layers[-1].cards)
    shape = Shape(len(learner(activity, method).layers), outputs, bool(activity.otherwise), activity.is_numeric)
    return senseless(method, shape, activity.training.rule if activity.training else "backpropagation")


def why_no_start(activity: Activity, trial: Trial) -> str:
    """Return why a run cannot start as it wants to, in a sentence without a full stop; "" if it can: only the
    cards' own network can start from cards.
    """
    begin = activity.training.begin if trial.start == "activity" and activity.training else trial.start
    if method_of(activity, trial).neurons is None or begin in (*DRAWN, "recorded"):
        return ""
    return no_cards()


def can_be_left_out(activity: Activity, numbers: Collection[int], run: str = "") -> bool:
    """Whether these are numbers of examples, and at least one other is left to learn from."""
    return set(numbers) < set(range(len(activity.examples_of(run))))


def can_be_moved(activity: Activity, layer: int, neuron: int, source: int | None) -> bool:
    """Whether the class may move this weight by steps, or the threshold where `source` is None: a link
    that is not on the card may only be moved where training may add it.
    """
    layers = activity.layers
    if not activity.by_hand_step or not (0 <= layer < len(layers) and 0 <= neuron < len(layers[layer].cards)):
        return False
    weights = layers[layer].cards[neuron].neuron.weights
    if source is None or not 0 <= source < len(weights):
        return source is None
    return weights[source] != 0 or (activity.training is not None and layer not in activity.training.masked)


def own_trial(activity: Activity) -> Trial:
    """Return the run that the activity itself describes. Raises UsageError where it has none."""
    training = activity.training
    if training is None:
        raise UsageError(_("l'activité « {name} » n'a pas d'entraînement").format(name=activity.name))
    return Trial(training.step, training.a, training.iterations, "activity", training.seed, training.held_out)


def named_trials(activity: Activity) -> dict[str, Trial]:
    """Return the other runs that the activity describes, by name."""
    training = activity.training
    if training is None:
        return {}
    return {
        run.name: Trial(
            run.step,
            run.a,
            run.iterations,
            run.begin,
            run.seed,
            run.held_out,
            (),
            None if run.method == training.method else run.method,
            run.name if run.name in dict(activity.run_examples) else "",
        )
        for run in training.runs
    }


def named_trial(activity: Activity, name: str) -> Trial:
    """Return one of them. Raises UsageError with the names there are."""
    found = named_trials(activity)
    if name not in found:
        own_trial(activity)
        names = comma_list(found) if found else _("aucun")
        message = _("il n'y a pas d'essai « {name} » dans cette activité (essais : {names})")
        raise UsageError(message.format(name=name, names=names))
    return found[name]


def step_trials(trial: Trial) -> tuple[Trial, Trial, Trial]:
    """Return the same run with a step size a hundred times smaller, as it is, and twice as large.

    For the workshop: 1e-6, 1e-4, 2e-4 (reference §6 and §7, `003…`).
    """
    return trial._replace(step=trial.step / 100), trial, trial._replace(step=trial.step * 2)


def start_network(activity: Activity, trial: Trial) -> Network:
    """Return the cards that a trial starts from; for a start without cards, those that say which links
    exist.
    """
    if trial.start in ("activity", *DRAWN, "recorded"):
        return activity.start_network()
    network = activity.network("hand" if trial.start == "hand" else "cards")
    for layer, neuron, change in trial.changes if trial.start == "class" else ():
        network = network.moved(layer, neuron, change)
    for move in trial.weights if trial.start == "class" else ():
        network = network.stepped(move, activity.by_hand_step)
    return network


def start_parameters(activity: Activity, trial: Trial) -> Parameters:
    """Return the weights and thresholds that a trial starts from."""
    import numpy as np

    from connecte.content.runs.problem import drawn_numbers, parameters
    from connecte.core.learning.backprop import LayerParameters, Parameters

    activity = learner(activity, method_of(activity, trial))
    start = parameters(start_network(activity, trial))
    assert activity.training is not None
    begin = activity.training.begin if trial.start == "activity" else trial.start
    if begin not in DRAWN:
        return start
    random = np.random.default_rng(trial.seed)
    layers = []
    for number, layer in enumerate(start.layers):
        weights, thresholds = drawn_numbers(begin, layer.weights.shape, random)
        if number in activity.training.masked:
            weights = np.where(layer.weights != 0, weights, 0.0)
        if activity.training.rule == "perceptron":  # which learns no thresholds, so they keep their values
            thresholds = layer.thresholds
        layers.append(LayerParameters(weights, thresholds))
    return Parameters(tuple(layers))


def new_run(activity: Activity, trial: Trial) -> Recording:
    """Return a recording of a trial in which nothing has run yet. Raises UsageError."""
    from connecte.content.runs.problem import problem, without
    from connecte.core.replay.recording import Recording

    own_trial(activity)
    start = start_parameters(activity, trial)
    learned = without(activity.examples_of(trial.examples_of), trial.left_out)
    what = problem(activity, start, trial.step, learned, trial.a, trial.method, trial.seed)
    recording = Recording(what, start, trial.iterations)
    recording.activity, recording.activity_name = activity.text, activity.name
    return recording


class LeaveOneOut:
    """Trains once for each example without it, to see what the network then answers for it."""

    def __init__(self, activity: Activity, trial: Trial) -> None:
        self._activity = activity
        self._trial = trial._replace(left_out=())
        self._examples = activity.examples_of(trial.examples_of)
        self.outputs: list[Array] = []

    def run(self) -> Iterator[int]:
        """Run all of them; yield how many iterations are done. `outputs` is complete at the end."""
        what = new_run(self._activity, self._trial).problem
        if what.rule == "backpropagation" and what.takes_all:
            yield from self._together(what)
        else:
            yield from self._one_by_one()

    def _together(self, what: Problem) -> Iterator[int]:
        import numpy as np

        from connecte.core.learning.sweep import Sweep

        start = start_parameters(self._activity, self._trial)
        runs = len(self._examples)
        taking: NDArray[np.bool_] = ~np.eye(runs, dtype=bool)
        sweep = Sweep([what] * runs, [start] * runs, taking)
        yield from sweep.run(self._trial.iterations)
        self._look(sweep.parameters(run) for run in range(runs))

    def _one_by_one(self) -> Iterator[int]:
        ends = []
        for example in self._examples:
            recording = new_run(self._activity, self._trial._replace(left_out=(example.number,)))
            for _reached in recording.run():
                pass
            ends.append(recording.at(recording.reached))
            yield self._trial.iterations * len(ends) // len(self._examples)
        self._look(iter(ends))

    def _look(self, ends: Iterator[Parameters]) -> None:
        """Compute what each run answers for the example that it has not learned from."""
        import numpy as np

        from connecte.content.runs.problem import problem
        from connecte.core.learning.backprop import output_values

        with np.errstate(over="ignore", invalid="ignore"):
            for example, end in zip(self._examples, ends, strict=True):
                what = problem(self._activity, end, examples=[example], method=self._trial.method)
                self.outputs.append(output_values(what, what.inputs, end)[0])
