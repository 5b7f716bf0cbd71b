"""Turns an activity into arrays: what training learns and where it starts. Needs numpy."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TypedDict

import numpy as np
from numpy.typing import NDArray

from connecte.content.activity import Activity, Example
from connecte.content.reading.sections.data import PictureExamples
from connecte.content.runs.learner import learner
from connecte.content.runs.method import Method
from connecte.core.cards.network import Network
from connecte.core.learning.activation import ACTIVATIONS, Activation, Array
from connecte.core.learning.loss import LOSSES, Loss
from connecte.core.learning.problem import LayerParameters, Parameters, Problem
from connecte.language.errors import UsageError
from connecte.language.i18n import _

SMALL = 0.5
"""Random weights and thresholds lie between −SMALL and SMALL."""


def parameters(network: Network) -> Parameters:
    """Return weights and thresholds of a network of cards, as arrays."""
    return Parameters(
        tuple(
            LayerParameters(
                np.array([neuron.weights for neuron in layer.neurons], dtype=np.float64),
                np.array([neuron.threshold for neuron in layer.neurons], dtype=np.float64),
            )
            for layer in network.layers
        )
    )


def problem(
    activity: Activity,
    start: Parameters,
    step: float | None = None,
    examples: Sequence[Example] | None = None,
    a: float | None = None,
    method: Method | None = None,
    seed: int = 0,
) -> Problem:
    """Return the activity's training as arrays; `step`, `examples`, `a` and `method` replace its own where
    they are given.

    The mask of a masked layer is 1 where the start has a link (reference §6). Raises UsageError for an
    activity without training.
    """
    training = activity.training
    if training is None:
        raise UsageError(_("l'activité « {name} » n'a pas d'entraînement").format(name=activity.name))
    learns = training.method if method is None else method
    activity = learner(activity, learns)
    chosen = activity.examples if examples is None else examples
    inputs, wanted = wanted_values(activity, chosen)
    last = len(activity.layers) - 1
    return Problem(
        inputs,
        wanted,
        tuple(
            (layer.weights != 0).astype(np.float64) if number in training.masked else None
            for number, layer in enumerate(start.layers)
        ),
        training.step if step is None else step,
        training.a if a is None else a,
        (*(learns.hidden_threshold_factor,) * last, training.output_threshold_factor),
        training.rule,
        **functions(learns),
        **deciding(activity.network()),
        goals=wanted_numbers(chosen),
        batch=learns.batch,
        seed=seed,
        l1=learns.l1,
        l2=learns.l2,
        dropout=learns.dropout * (last if len(learns.dropout) == 1 else 1),
        weight_factors=()
        if learns.output_weight_factor == 1
        else (*(1.0,) * last, learns.output_weight_factor),
    )


def wanted_values(
    activity: Activity, examples: Sequence[Example]
) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """Return the inputs (N, inputs) of examples, and the number (N,) of the label that each should get."""
    return input_values(examples), wanted_outputs(activity.network().choices, wanted_labels(examples))


def input_values(examples: Sequence[Example]) -> NDArray[np.float64]:
    """Return the inputs (N, inputs) of examples."""
    if isinstance(examples, PictureExamples):
        return picture_values(examples)
    return np.array([example.counts for example in examples], dtype=np.float64)


def wanted_labels(examples: Sequence[Example]) -> list[str]:
    """Return the label that each example should get; no example is made of pictures."""
    return examples.labels if isinstance(examples, PictureExamples) else [each.label for each in examples]


def picture_values(examples: PictureExamples) -> NDArray[np.float64]:
    """Return the cells (N, inputs) of pictures as they are read: no example is made of them."""
    pictures = examples.pictures
    cells = np.frombuffer(pictures.cells, np.uint8).reshape(len(pictures), -1)[
        np.array(examples.numbers, np.intp)
    ]
    return np.asarray(cells / pictures.levels, dtype=np.float64)


def without(examples: Sequence[Example], numbers: Collection[int]) -> Sequence[Example]:
    """Return the examples but those of these numbers."""
    aside = frozenset(numbers)
    if isinstance(examples, PictureExamples):
        return examples.of([number for number in examples.numbers if number not in aside])
    return [example for example in examples if example.number not in aside]


def wanted_numbers(examples: Sequence[Example]) -> NDArray[np.float64] | None:
    """Return the number (N, outputs) that each output should show; None where outputs claim labels."""
    return np.array([example.goals for example in examples]) if examples[0].goals else None


class Functions(TypedDict):
    """The functions of a problem."""

    hidden: Activation
    output: Activation
    loss: Loss


class Deciding(TypedDict):
    """How the outputs of a problem decide."""

    groups: tuple[int, ...]
    largest: bool


def deciding(network: Network) -> Deciding:
    """Return which label each output claims, and whether only the largest does."""
    groups = () if len(network.choices) == len(network.labels) else network.labels
    return Deciding(
        groups=tuple(network.choices.index(label) for label in groups),
        largest=network.decision == "largest",
    )


def functions(method: Method) -> Functions:
    """Return the functions that a method names."""
    binary = method.loss == "cross_entropy" and method.output == "sigmoid"
    return Functions(
        hidden=ACTIVATIONS[method.hidden],
        output=ACTIVATIONS[method.output],
        loss=LOSSES["binary_cross_entropy" if binary else method.loss],
    )


def wanted_outputs(labels: Sequence[str], wanted: Sequence[str]) -> NDArray[np.intp]:
    """Return the number of each wanted label among `labels`, which are all different; −1 for the label that
    is meant when none claims.
    """
    numbers = {label: number for number, label in enumerate(labels)}
    return np.array([numbers.get(label, -1) for label in wanted], dtype=np.intp)


def drawn_numbers(begin: str, shape: tuple[int, ...], random: np.random.Generator) -> tuple[Array, Array]:
    """Return weights (neurons, sources) and thresholds (neurons,): zeros, between −SMALL and SMALL, or
    normal ones, the weights divided by √sources (networks.md §4).
    """
    if begin == "zero":
        return np.zeros(shape), np.zeros(shape[0])
    if begin == "random":
        return random.uniform(-SMALL, SMALL, shape), random.uniform(-SMALL, SMALL, shape[0])
    return random.normal(size=shape) / np.sqrt(shape[1]), random.normal(size=shape[0])
