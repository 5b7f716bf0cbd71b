"""One iteration in detail: its phases in order, each with its numbers (reference §6).

The perceptron's rule has the same form with one example: the gradient is answer − goal, and the
threshold does not change (reference §7, `004…`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

import numpy as np

from connecte.core.learning.backprop import (
    Array,
    Forward,
    LayerParameters,
    LayerUpdate,
    Parameters,
    Problem,
    forward,
    iterate,
    perceptron_answers,
)
from connecte.core.learning.batches import rows_of as rows_of

Kind = Literal["sums", "answers", "outputs", "cost", "gradient", "thresholds", "weights", "mask", "back"]


class Phase(NamedTuple):
    """One phase of an iteration, in one layer."""

    kind: Kind
    """sums, answers: S and H of a hidden layer; outputs: Z; cost, gradient: of the last layer;
    thresholds, weights, mask: a layer's numbers are updated; back: the gradient is passed to it."""
    layer: int


@dataclass(frozen=True)
class Opened:
    """All numbers of one iteration; arrays have one row per example that takes part."""

    problem: Problem
    number: int
    """How many iterations came before it."""
    before: Parameters
    """The parameters before it."""
    examples: tuple[int, ...]
    """Rows of the problem that take part."""
    inputs: Array
    """X of these examples, (examples, m_0)."""
    forward: Forward
    """Their forward pass."""
    answers: Array
    """Answers of the last layer, (examples, outputs)."""
    costs: Array
    """Costs before summing, (examples, outputs)."""
    updates: tuple[LayerUpdate, ...]
    """The update of each layer."""

    @property
    def after(self) -> Parameters:
        """The parameters after the iteration."""
        return Parameters(tuple(LayerParameters(s.masked, s.thresholds) for s in self.updates))

    @cached_property
    def phases(self) -> tuple[Phase, ...]:
        """The phases in the order in which they happen (§6, 1 to 7)."""
        last = len(self.updates) - 1
        if self.problem.rule == "perceptron":
            return tuple(Phase(kind, 0) for kind in ("sums", "answers", "gradient", "weights"))
        found = [Phase(kind, n) for n in range(last) for kind in ("sums", "answers")]
        found += [Phase("outputs", last), Phase("cost", last), Phase("gradient", last)]
        for layer in reversed(range(last + 1)):
            found += [Phase("thresholds", layer), Phase("weights", layer)]
            found += [Phase("mask", layer)] if self.problem.masks[layer] is not None else []
            found += [Phase("back", layer - 1)] if layer else []
        return tuple(found)

    def parameters(self, done: int) -> Parameters:
        """Return the parameters after the first `done` phases; after all of them, those of `after`."""
        layers = list(self.before.layers)
        for phase in self.phases[:done]:
            update, now = self.updates[phase.layer], layers[phase.layer]
            if phase.kind == "thresholds":
                layers[phase.layer] = LayerParameters(now.weights, update.thresholds)
            elif phase.kind == "weights":
                layers[phase.layer] = LayerParameters(update.weights, now.thresholds)
            elif phase.kind == "mask":
                layers[phase.layer] = LayerParameters(update.masked, now.thresholds)
        return Parameters(tuple(layers))

    def read(self, layer: int) -> Array:
        """Return what a layer reads, (examples, sources)."""
        return self.forward.answers[layer - 1] if layer else self.inputs

    def shown(self, layer: int) -> Array:
        """Return the answers of a layer, (examples, neurons); the perceptron's are 0 and 1."""
        if layer < len(self.updates) - 1:
            return self.forward.answers[layer]
        return self.answers

    def threshold_rate(self, layer: int) -> float:
        """Return f η, the change of a threshold per unit of gradient (§6, 3 and 6)."""
        return self.problem.threshold_rate(layer)

    @property
    def share(self) -> float:
        """The share of the examples that takes part, and of the penalties with them."""
        return len(self.examples) / len(self.problem.inputs)

    def shrinking(self, layer: int) -> Array:
        """Return ∂penalty/∂W of a layer in this iteration, (neurons, sources)."""
        return self.share * self.problem.penalty_derivative(self.before.layers[layer].weights)


def open_iteration(problem: Problem, before: Parameters, number: int = 0) -> Opened:
    """Compute in detail the iteration that follows `before`, reached after `number` iterations."""
    if problem.rule == "perceptron":
        return _open_perceptron(problem, before, number)
    with np.errstate(over="ignore", invalid="ignore"):
        done = iterate(problem, before, number)
    rows = rows_of(problem, number)
    inputs, seen = problem.inputs[list(rows)], done.forward
    return Opened(problem, number, before, rows, inputs, seen, seen.outputs, done.costs, done.updates)


def _open_perceptron(problem: Problem, before: Parameters, number: int) -> Opened:
    (row,) = rows_of(problem, number)
    inputs = problem.inputs[[row]]
    (layer,) = before.layers
    answers = perceptron_answers(inputs, layer)
    goal = (problem.signs(answers.shape[1])[row] < 0).astype(np.float64)
    gradient = answers - goal
    weights = layer.weights - problem.step * (gradient.T @ inputs)
    done = LayerUpdate(gradient, layer.thresholds.copy(), weights, weights)
    seen = forward(problem, inputs, before)
    return Opened(problem, number, before, (row,), inputs, seen, answers, np.abs(gradient), (done,))


class Overflow(NamedTuple):
    """Where the loss is largest and may overflow."""

    example: int
    """Row of the problem."""
    output: int
    """Index of the output."""
    exponent: float
    """The largest exponent in the loss."""


def largest_exponent(problem: Problem, values: Parameters) -> Overflow | None:
    """Return the largest exponent a s Z over examples and outputs (§6, 1); infinity if Z overflowed.

    None for a loss without an exponential.
    """
    if problem.loss.exponent is None:
        return None
    with np.errstate(over="ignore", invalid="ignore"):
        outputs = forward(problem, problem.inputs, values).outputs
        exponents = problem.loss.exponent(outputs, problem.targets(outputs.shape[1]))
    exponents = np.where(np.isnan(exponents), np.inf, exponents)
    example, output = np.unravel_index(int(np.argmax(exponents)), exponents.shape)
    return Overflow(int(example), int(output), float(exponents[example, output]))
