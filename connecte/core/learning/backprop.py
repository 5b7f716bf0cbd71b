"""One iteration of training, as named phases in the order of reference §6.

This module is written to be checked against the equations; `engine` computes the same numbers fast.

Shapes: N examples, layer l has n_l neurons that read m_l sources; m_0 is the number of inputs
and m_{l+1} = n_l. All arrays are float64.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from connecte.core.learning.activation import Array as Array
from connecte.core.learning.batches import kept, rows_of, taken
from connecte.core.learning.loss import through
from connecte.core.learning.problem import LayerParameters as LayerParameters
from connecte.core.learning.problem import Parameters as Parameters
from connecte.core.learning.problem import Problem as Problem
from connecte.core.learning.problem import pack as pack
from connecte.core.learning.problem import sizes as sizes
from connecte.core.learning.problem import unpack as unpack


@dataclass(frozen=True)
class Forward:
    """A forward pass of N examples."""

    sums: tuple[Array, ...]
    """S (N, n) per layer."""
    answers: tuple[Array, ...]
    """H (N, n) per layer; H ⊙ K where neurons are left out."""
    kept: tuple[Array, ...] = ()
    """K (N, n) per hidden layer, see `batches`; () where no neuron is left out."""

    @property
    def outputs(self) -> Array:
        """Y (N, outputs): the answers of the last layer; in §6 its sums Z, without ReLU."""
        return self.answers[-1]


@dataclass(frozen=True)
class LayerUpdate:
    """The update of one layer in an iteration (§6, 3 to 7)."""

    gradient: Array
    """G (N, n) = ∂loss/∂S of this layer, computed with the updated weights of the next one."""
    thresholds: Array
    """(n,): the updated thresholds."""
    weights: Array
    """(n, m): the updated weights before the mask is applied."""
    masked: Array
    """(n, m): the updated weights after the mask."""


@dataclass(frozen=True)
class Iteration:
    """Every intermediate result of one iteration."""

    forward: Forward
    """The forward pass of the examples that take part, before the update."""
    costs: Array
    """(N, outputs): the cost before the update, not summed."""
    updates: tuple[LayerUpdate, ...]
    """The update of each layer, in layer order."""

    @property
    def cost(self) -> float:
        """The loss before the update, summed."""
        return float(self.costs.sum())

    @property
    def after(self) -> Parameters:
        """The parameters after the iteration."""
        return Parameters(tuple(LayerParameters(s.masked, s.thresholds) for s in self.updates))


def forward(problem: Problem, inputs: Array, parameters: Parameters, learning: int | None = None) -> Forward:
    """Return S = X Wᵀ − θ and H = f(S) of each layer for `inputs` (N, m_0).

    In §6, 1: H = max(0, S) in the hidden layer, Z = H Pᵀ − φ in the last. With `learning`, neurons are
    left out as in the iteration after so many.
    """
    sums: list[Array] = []
    answers: list[Array] = []
    drawn: list[Array] = []
    values = inputs
    last = len(parameters.layers) - 1
    for number, layer in enumerate(parameters.layers):
        sums.append(values @ layer.weights.T - layer.thresholds)
        values = (problem.output if number == last else problem.hidden).value(sums[-1])
        if learning is not None and number < last:
            drawn.append(kept(problem, learning, number, *values.shape))
            values = values * drawn[-1]
        answers.append(values)
    return Forward(tuple(sums), tuple(answers), tuple(drawn))


def costs(problem: Problem, outputs: Array) -> Array:
    """Return the loss (N, outputs) before summing; exp(a s Z) in §6, 1."""
    return problem.loss.value(outputs, problem.targets(outputs.shape[1]))


def output_gradient(problem: Problem, seen: Forward) -> Array:
    """Return G (N, outputs) = ∂cost/∂Z; a s exp(a s Z) in §6, 2."""
    targets = problem.targets(seen.outputs.shape[1])
    return through(problem.loss, problem.output, seen.sums[-1], seen.outputs, targets)


def back(gradient: Array, weights: Array, slopes: Array) -> Array:
    """Return Gh (N, m) = (G P) ⊙ f′(S), the gradient of the previous layer (§6, 5).

    `gradient` is G (N, n), `weights` P (n, m), `slopes` f′(S) (N, m) of the previous layer; f′(S) is
    [S > 0] for the thresholded ReLU.
    """
    return (gradient @ weights) * slopes


def hidden_slopes(problem: Problem, seen: Forward, layer: int) -> Array:
    """Return f′(S) (N, n) of a hidden layer; f′(S) ⊙ K where neurons are left out."""
    sums = seen.sums[layer]
    if not seen.kept:
        return problem.hidden.slope(sums, seen.answers[layer])
    return problem.hidden.slope(sums, problem.hidden.value(sums)) * seen.kept[layer]


def update(problem: Problem, number: int, layer: LayerParameters, read: Array, gradient: Array) -> LayerUpdate:
    """Return the update θ ← θ + f η Σ G and W ← W − η (Gᵀ X + ∂penalty/∂W), then W ⊙ M (§6, 3, 4, 6, 7).

    `read` (N, m) is X, what layer `number` reads; `gradient` G (N, n). Adding 0 turns the −0 that a mask
    leaves into 0.
    """
    mask = problem.masks[number]
    thresholds = layer.thresholds + problem.threshold_rate(number) * gradient.sum(axis=0)
    change = gradient.T @ read + problem.penalty_derivative(layer.weights)
    weights = layer.weights - problem.rate(number) * change
    masked = weights if mask is None else weights * mask + 0.0
    return LayerUpdate(gradient, thresholds, weights, masked)


def iterate(problem: Problem, parameters: Parameters, number: int = 0) -> Iteration:
    """Compute the iteration that follows after `number` iterations (§6, 1 to 7).

    Each layer's weights are updated before the gradient passes back through them.
    """
    part = taken(problem, rows_of(problem, number))
    seen = forward(part, part.inputs, parameters, number if any(problem.dropout) else None)
    gradient = output_gradient(part, seen)
    updates: list[LayerUpdate] = []
    for layer in reversed(range(len(parameters.layers))):
        read = seen.answers[layer - 1] if layer else part.inputs
        updates.insert(0, update(part, layer, parameters.layers[layer], read, gradient))
        if layer:
            gradient = back(gradient, updates[0].masked, hidden_slopes(part, seen, layer - 1))
    return Iteration(seen, costs(part, seen.outputs), tuple(updates))


def total_cost(problem: Problem, parameters: Parameters) -> float:
    """Return the cost: losses of all examples and outputs, and penalties of all weights, summed.

    For the perceptron's rule it is the number of mistakes.
    """
    if problem.rule == "perceptron":
        return float((~recognised(problem, parameters)).sum())
    with np.errstate(over="ignore", invalid="ignore"):
        losses = costs(problem, forward(problem, problem.inputs, parameters).outputs).sum()
        penalties = sum(problem.penalty(layer.weights).sum() for layer in parameters.layers)
        return float(losses + penalties)


def output_values(problem: Problem, inputs: Array, parameters: Parameters) -> Array:
    """Return numbers (N, outputs) above 0 where an output claims.

    They are the sums Z, the lead of each sum for softmax, or the perceptron's answers 0 and 1.
    """
    if problem.rule == "perceptron":
        return perceptron_answers(inputs, parameters.layers[0])
    return problem.margins(forward(problem, inputs, parameters).sums[-1])


SUM_DIGITS = 9
"""Decimals to which the perceptron's sums are rounded, to remove binary rounding errors."""


def perceptron_answers(inputs: Array, layer: LayerParameters) -> Array:
    """Return 1 where Σ w e ≥ θ, else 0, (N, n) (reference §7, `004…`).

    Terms are added in source order, as on cards, so that rounding is the same.
    """
    sums = np.zeros((len(inputs), len(layer.thresholds)))
    for source in range(inputs.shape[1]):
        sums = sums + inputs[:, [source]] * layer.weights[:, source]
    return (sums.round(SUM_DIGITS) >= layer.thresholds).astype(np.float64)


def recognised(problem: Problem, parameters: Parameters) -> NDArray[np.bool_]:
    """Return which examples get their own label alone, or none if none should, (N,)."""
    return problem.recognised(output_values(problem, problem.inputs, parameters))


def gradients(problem: Problem, parameters: Parameters) -> Parameters:
    """Return ∂cost/∂number of every weight and threshold, in the shape of the parameters (§5).

    It is the exact gradient at these parameters: unlike an iteration, it passes back through weights that
    are not updated.
    """
    seen = forward(problem, problem.inputs, parameters)
    gradient = output_gradient(problem, seen)
    found: list[LayerParameters] = []
    for number in reversed(range(len(parameters.layers))):
        read = seen.answers[number - 1] if number else problem.inputs
        weights = gradient.T @ read + problem.penalty_derivative(parameters.layers[number].weights)
        found.insert(0, LayerParameters(weights, -gradient.sum(axis=0)))
        if number:
            slopes = hidden_slopes(problem, seen, number - 1)
            gradient = back(gradient, parameters.layers[number].weights, slopes)
    return Parameters(tuple(found))


def threshold_gradients(problem: Problem, parameters: Parameters) -> tuple[Array, ...]:
    """Return ∂cost/∂threshold of every neuron, one array (n,) per layer (§5)."""
    return tuple(layer.thresholds for layer in gradients(problem, parameters).layers)
