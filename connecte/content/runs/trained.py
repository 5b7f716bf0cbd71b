"""Turns a trained state into cards: a network, and an activity file of its own. Needs numpy."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from connecte.content.activity import Activity, Example
from connecte.content.reading.reader import parse_activity
from connecte.content.runs.learner import learner
from connecte.content.runs.trial import Trial, method_of
from connecte.content.writing.activity_text import activity_text
from connecte.core.cards.network import Layer, Network, Number
from connecte.core.cards.verdict import distances, mean_gap
from connecte.core.learning.backprop import Parameters
from connecte.core.learning.problem import Problem
from connecte.core.learning.rounding import UNITS, rounded
from connecte.language.errors import ActivityError
from connecte.language.i18n import _
from connecte.language.lists import comma_list

_SAID = ("relu", "identity", "step")
"""The activations that the rule of a card says."""


def why_no_cards(problem: Problem) -> str:
    """Return why no cards can be made of what a run has learned, in a sentence without a full stop; "" if
    they can.
    """
    functions = sorted({problem.hidden.name, problem.output.name} - {*_SAID})
    if not functions:
        return ""
    message = _("ce réseau a appris avec {functions}, et la règle d'une carte ne sait pas encore le dire")
    return message.format(functions=comma_list(functions))


def trained_network(activity: Activity, parameters: Parameters) -> Network:
    """Return the activity's network with trained numbers; whole ones as int.

    Back-propagation trains answers that rise with the sum, so its neurons show the excess, even where
    the activity's cards show 0 or 1.
    """
    assert activity.training is not None
    by_rule = activity.training.rule == "perceptron"
    layers = []
    for layer, numbers in zip(activity.layers, parameters.layers, strict=True):
        neurons = tuple(
            card.neuron._replace(
                weights=tuple(_number(weight) for weight in row),
                threshold=_number(threshold),
                answer=card.neuron.answer if by_rule or card.neuron.answer == "sum" else "excess",
            )
            for card, row, threshold in zip(layer.cards, numbers.weights, numbers.thresholds, strict=True)
        )
        layers.append(Layer(layer.name, neurons))
    return Network(tuple(layers), activity.otherwise, activity.decision)


def _number(value: float) -> Number:
    return int(value) if float(value).is_integer() else float(value)


def learned_so(activity: Activity, trial: Trial) -> Activity:
    """Return the activity with the network that a run trains, whose training goes on as that run learns."""
    method = method_of(activity, trial)
    assert activity.training is not None
    learned = learner(activity, method)
    assert learned.training is not None
    training = learned.training._replace(step=trial.step, a=trial.a, method=method)
    return learned.replace(training=training)


class Rounding(NamedTuple):
    """Cards of rounded numbers."""

    unit: float
    known: float
    """How many examples are right; where outputs are numbers, how far off they are on average."""
    text: str
    """The activity file of these cards; "" where no card can hold the numbers."""


def roundings(
    activity: Activity,
    parameters: Parameters,
    examples: Sequence[Example],
    story: Callable[[float, float], str],
) -> Iterator[Rounding]:
    """Yield the cards for each unit of rounding; `story` describes a unit and `Rounding.known` in words."""
    for unit in UNITS:
        network = trained_network(activity, rounded(parameters, unit)) if parameters.finite else None
        known = 0.0
        if network is not None and activity.is_numeric:
            known = mean_gap(
                each
                for example in examples
                for each in distances(network.labels, network.forward(example.counts).outputs, example.goals)
            )
        elif network is not None:
            said = (network.verdict(network.forward(e.counts).outputs, e.label) for e in examples)
            known = sum(bool(verdict.right) for verdict in said)
        text = "" if network is None else trained_text(activity, network, story(unit, known))
        try:
            parse_activity(text.encode(), "", "")
        except ActivityError:
            text = ""
        yield Rounding(unit, known, text)


def trained_text(activity: Activity, network: Network, story: str) -> str:
    """Return an activity file with these cards in place of the activity's own; `story` says where they
    come from.

    Whole cards have tables for all sums of the examples, others are computed. The moves of the learning by
    hand and the changes of the start were for the activity's own cards, and are left out.
    """
    return activity_text(activity, network, story)
