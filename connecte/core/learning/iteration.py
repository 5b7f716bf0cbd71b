"""One iteration opened: its phases in order, each with the numbers it made (reference §6).

The perceptron's rule has the same shape with one example: what comes back is answer − goal, and
its threshold stays (reference §7, `004…`).
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
    LayerStep,
    Parameters,
    Problem,
    forward,
    iterate,
    perceptron_answers,
)

Kind = Literal["sums", "answers", "outputs", "cost", "gradient", "thresholds", "weights", "mask", "back"]


class Phase(NamedTuple):
    """One thing that an iteration does, in a layer.

    sums and answers: S and H of a hidden layer; outputs: Z; cost, gradient: of the last layer;
    thresholds, weights, mask: a layer's numbers are changed; back: what a layer is sent by the
    next one.
    """

    kind: Kind
    layer: int


@dataclass(frozen=True)
class Opened:
    """The iteration that leads from `number` to `number` + 1.

    `examples` are the rows of the problem that take part; every array has one row for each of
    them. `steps` holds what each layer received and did.
    """

    problem: Problem
    number: int
    before: Parameters
    examples: tuple[int, ...]
    inputs: Array
    forward: Forward
    answers: Array
    costs: Array
    steps: tuple[LayerStep, ...]

    @property
    def after(self) -> Parameters:
        """What the iteration ends with."""
        return Parameters(tuple(LayerParameters(s.masked, s.thresholds) for s in self.steps))

    @cached_property
    def phases(self) -> tuple[Phase, ...]:
        """In the order in which they happen (§6, steps 1 to 7)."""
        last = len(self.steps) - 1
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
        """All numbers once the first `done` phases are over; all of them: the next iteration's."""
        layers = list(self.before.layers)
        for phase in self.phases[:done]:
            step, now = self.steps[phase.layer], layers[phase.layer]
            if phase.kind == "thresholds":
                layers[phase.layer] = LayerParameters(now.weights, step.thresholds)
            elif phase.kind == "weights":
                layers[phase.layer] = LayerParameters(step.weights, now.thresholds)
            elif phase.kind == "mask":
                layers[phase.layer] = LayerParameters(step.masked, now.thresholds)
        return Parameters(tuple(layers))

    def read(self, layer: int) -> Array:
        """(examples, sources): what a layer reads."""
        return self.forward.answers[layer - 1] if layer else self.inputs

    def shown(self, layer: int) -> Array:
        """(examples, neurons): what a layer passes on; the last one outputs, or the perceptron's 0 and 1."""
        if layer < len(self.steps) - 1:
            return self.forward.answers[layer]
        return self.answers

    def threshold_rate(self, layer: int) -> float:
        """How far a threshold goes for each unit that comes back: the step, ten times it for outputs."""
        return self.problem.step * self.problem.threshold_factors[layer]


def rows_of(problem: Problem, number: int) -> tuple[int, ...]:
    """The rows of the problem that take part after `number` iterations: all, or the perceptron's one."""
    count = len(problem.inputs)
    return (number % count,) if problem.rule == "perceptron" else tuple(range(count))


def open_iteration(problem: Problem, before: Parameters, number: int = 0) -> Opened:
    """The iteration after `before`, which `number` iterations led to."""
    if problem.rule == "perceptron":
        return _open_perceptron(problem, before, number)
    with np.errstate(over="ignore", invalid="ignore"):
        done = iterate(problem, before)
    rows = rows_of(problem, number)
    seen = done.forward
    return Opened(problem, number, before, rows, problem.inputs, seen, seen.outputs, done.costs, done.steps)


def _open_perceptron(problem: Problem, before: Parameters, number: int) -> Opened:
    (row,) = rows_of(problem, number)
    inputs = problem.inputs[[row]]
    (layer,) = before.layers
    answers = perceptron_answers(inputs, layer)
    goal = (np.arange(answers.shape[1]) == problem.wanted[row]).astype(np.float64)
    gradient = answers - goal
    weights = layer.weights - problem.step * (gradient.T @ inputs)
    step = LayerStep(gradient, layer.thresholds.copy(), weights, weights)
    seen = forward(problem, inputs, before)
    return Opened(problem, number, before, (row,), inputs, seen, answers, np.abs(gradient), (step,))


class Overflow(NamedTuple):
    """Where an iteration's numbers are lost: the largest exponent in the loss, and whose it is."""

    example: int
    output: int
    exponent: float


def largest_exponent(problem: Problem, values: Parameters) -> Overflow | None:
    """The largest exponent over examples and outputs: a s Z (§6). Where Z itself is lost, infinity.

    None for a loss that raises e to nothing.
    """
    if problem.loss.exponent is None:
        return None
    with np.errstate(over="ignore", invalid="ignore"):
        outputs = forward(problem, problem.inputs, values).outputs
        exponents = problem.loss.exponent(outputs, problem.targets(outputs.shape[1]))
    exponents = np.where(np.isnan(exponents), np.inf, exponents)
    example, output = np.unravel_index(int(np.argmax(exponents)), exponents.shape)
    return Overflow(int(example), int(output), float(exponents[example, output]))
