"""Turns a trained state into cards: a network, and an activity file of its own. Needs numpy."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from connecte.content.activity import Activity, Example
from connecte.content.reading.inputs import input_ends
from connecte.content.reading.neurons import Ends, sum_ends
from connecte.content.reading.reader import parse_activity
from connecte.content.runs.learner import learner
from connecte.content.runs.method import NAMED_ACTIVATIONS, Method
from connecte.content.runs.trial import Trial, method_of
from connecte.content.writing.activity_text import activity_text
from connecte.core.cards.batch import claimed, outputs
from connecte.core.cards.card import Answer, shown
from connecte.core.cards.network import DIGITS, Layer, Network, Neuron, Number
from connecte.core.cards.verdict import distances, mean_gap
from connecte.core.learning.backprop import Array, Parameters
from connecte.core.learning.problem import Problem
from connecte.core.learning.rounding import UNITS, rounded
from connecte.language.errors import ActivityError

_HIDDEN = {each.name: each.card for each in NAMED_ACTIVATIONS if each.card is not None}
"""How the card of a hidden neuron says the function that it learned with."""
_EXACT = {each.name: each.exact for each in NAMED_ACTIVATIONS if each.exact is not None}
"""The same where only the machine runs it."""


def trained_network(activity: Activity, parameters: Parameters, problem: Problem) -> Network:
    """Return the activity's network with trained numbers as cards say it; whole ones as int.

    Hidden neurons show what they learned to, sigmoid and tanh in tenths; outputs by how much their threshold
    is exceeded, which claims what any rising function does. Softmax compares the sums of its outputs: they
    are shown as they are and the largest claims, all thresholds lowered alike until one is always above 0.
    """
    return _network(activity, parameters, problem, _HIDDEN)


def exact_network(activity: Activity, parameters: Parameters, problem: Problem) -> Network:
    """Return the network that was trained, with answers that no card could hold."""
    return _network(activity, parameters, problem, _HIDDEN | _EXACT)


def learned_answer(neuron: Neuron, problem: Problem, is_last: bool) -> Answer:
    """Return how the card of a neuron answers that has learned so."""
    return _answer(neuron, problem, is_last, _HIDDEN)


def _answer(neuron: Neuron, problem: Problem, is_last: bool, hidden: dict[str, Answer]) -> Answer:
    if problem.rule == "perceptron" or (is_last and neuron.answer == "sum"):
        return neuron.answer
    if not is_last:
        return hidden[problem.hidden.name]
    return "sum" if problem.output.margins is not None else "excess"


def _network(
    activity: Activity, parameters: Parameters, problem: Problem, hidden: dict[str, Answer]
) -> Network:
    layers = []
    for place, (layer, numbers) in enumerate(zip(activity.layers, parameters.layers, strict=True)):
        is_last = place == len(activity.layers) - 1
        neurons = tuple(
            card.neuron._replace(
                weights=tuple(_number(weight) for weight in row),
                threshold=_number(threshold),
                answer=_answer(card.neuron, problem, is_last, hidden),
            )
            for card, row, threshold in zip(layer.cards, numbers.weights, numbers.thresholds, strict=True)
        )
        layers.append(Layer(layer.name, neurons))
    network = Network(tuple(layers), activity.otherwise, activity.decision)
    if problem.output.margins is None:
        return network
    return _raised(network._replace(decision="largest"), input_ends(activity.inputs, activity.grid))


def _raised(network: Network, ends: Sequence[Ends]) -> Network:
    """Lower the thresholds of all outputs by the same whole number, so that the largest answer is above 0
    whatever is drawn: softmax says the same then.
    """
    for layer in network.layers[:-1]:
        found = [sum_ends(neuron.weights, ends) for neuron in layer.neurons]
        ends = [
            (shown(low, neuron.threshold, neuron.answer), shown(high, neuron.threshold, neuron.answer))
            for neuron, (low, high) in zip(layer.neurons, found, strict=True)
        ]
    outputs = network.layers[-1]
    least = max(sum_ends(neuron.weights, ends)[0] - neuron.threshold for neuron in outputs.neurons)
    if least > 0 or not math.isfinite(least):
        return network
    lower = 1 + math.floor(-least)
    neurons = tuple(
        neuron._replace(threshold=_number(round(neuron.threshold - lower, DIGITS)))
        for neuron in outputs.neurons
    )
    return network._replace(layers=(*network.layers[:-1], outputs._replace(neurons=neurons)))


def _number(value: float) -> Number:
    return int(value) if float(value).is_integer() else float(value)


def learned_so(activity: Activity, trial: Trial) -> Activity:
    """Return the activity with the network that a run trains, whose training goes on as that run learns."""
    learned = learned_with(activity, method_of(activity, trial))
    assert learned.training is not None
    return learned.replace(training=learned.training._replace(step=trial.step, a=trial.a))


def learned_with(activity: Activity, method: Method) -> Activity:
    """Return the activity with the network that a method trains, whose training goes on by that method."""
    learned = learner(activity, method)
    assert learned.training is not None
    return learned.replace(training=learned.training._replace(method=method))


class Rounding(NamedTuple):
    """Cards of rounded numbers."""

    unit: float
    known: float
    """How many examples are right; where outputs are numbers, how far off they are on average."""
    text: str
    """The activity file of these cards; "" where no card can hold the numbers."""
    has_tables: bool = False
    """Whether they have tables for whole sums."""


def roundings(
    activity: Activity,
    parameters: Parameters,
    problem: Problem,
    examples: Sequence[Example],
    story: Callable[[float, float], str],
) -> Iterator[Rounding]:
    """Yield the cards for each unit of rounding; `story` describes a unit and `Rounding.known` in words."""
    for unit in UNITS:
        network = trained_network(activity, rounded(parameters, unit), problem) if parameters.finite else None
        known = 0.0
        if network is not None and activity.is_numeric:
            known = mean_gap(
                each
                for example in examples
                for each in distances(network.labels, network.forward(example.counts).outputs, example.goals)
            )
        elif network is not None:
            known = right_of(network, problem)
        text = "" if network is None else trained_text(activity, network, story(unit, known))
        try:
            made = parse_activity(text.encode(), "", "")
        except ActivityError:
            yield Rounding(unit, known, "")
        else:
            yield Rounding(unit, known, text, any(map(any, made.tables)))


def right_of(network: Network, problem: Problem) -> int:
    """Count the examples of a problem whose label alone these cards claim."""
    return count_right(network, problem.inputs, problem.wanted)


def count_right(network: Network, inputs: Array, wanted: NDArray[np.intp]) -> int:
    """Count the rows of `inputs` (N, inputs) of which these cards claim the wanted label alone: its number
    among `network.choices`, or −1 where nobody should claim.
    """
    said = claimed(network, outputs(network, inputs.T))
    return int((said == (np.arange(len(said))[:, None] == wanted)).all(axis=0).sum())


def trained_text(activity: Activity, network: Network, story: str) -> str:
    """Return an activity file with these cards in place of the activity's own; `story` says where they
    come from.

    Whole cards have tables for all sums of the examples, others are computed. The moves of the learning by
    hand and the changes of the start were for the activity's own cards, and are left out.
    """
    return activity_text(activity, network, story)
