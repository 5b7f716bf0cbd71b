"""One iteration of learning, as named phases in the reference's order (§6).

Written to be read and checked against the equations; `engine` does the same fast.

Shapes: N examples, layer l has n_l neurons that read m_l sources; m_0 is the number of inputs
and m_{l+1} = n_l. All arrays are float64.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class LayerParameters:
    """Weights (n, m) and thresholds (n,) of one layer."""

    weights: Array
    thresholds: Array


@dataclass(frozen=True)
class Parameters:
    """All that training changes, layer by layer."""

    layers: tuple[LayerParameters, ...]

    @property
    def finite(self) -> bool:
        """Whether no number has overflowed."""
        return all(np.isfinite(p.weights).all() and np.isfinite(p.thresholds).all() for p in self.layers)


Rule = Literal["backpropagation", "perceptron"]


@dataclass(frozen=True)
class Problem:
    """What is learned, and how.

    inputs (N, m_0); wanted (N,) the index of the output that should claim each example, −1 where
    none should;
    masks one a layer, (n, m) of 0 and 1 where absent links stay absent, None where links are free;
    step η; a, the steepness of the cost; threshold_factors, one a layer: how many times the
    step its thresholds take (§6, step 3: ten for the outputs).
    """

    inputs: Array
    wanted: NDArray[np.intp]
    masks: tuple[Array | None, ...]
    step: float
    a: float
    threshold_factors: tuple[float, ...]
    rule: Rule = "backpropagation"

    def signs(self, outputs: int) -> Array:
        """s (N, outputs): −1 for an example's own label, +1 for the others."""
        return np.where(np.arange(outputs) == self.wanted[:, None], -1.0, 1.0)


@dataclass(frozen=True)
class Forward:
    """A pass of all examples: per layer the sums S (N, n), and for hidden layers the answers H."""

    sums: tuple[Array, ...]
    answers: tuple[Array, ...]

    @property
    def outputs(self) -> Array:
        """Z (N, outputs): the last sums, to which training applies no ReLU."""
        return self.sums[-1]


@dataclass(frozen=True)
class LayerStep:
    """What one layer receives and does in an iteration.

    gradient: G (N, n), ∂cost/∂(this layer's sums), as this iteration computes it;
    thresholds: the updated ones; weights: updated, before the mask; masked: after it.
    """

    gradient: Array
    thresholds: Array
    weights: Array
    masked: Array


@dataclass(frozen=True)
class Iteration:
    """Every intermediate of one update, `steps` in layer order."""

    forward: Forward
    costs: Array
    steps: tuple[LayerStep, ...]

    @property
    def cost(self) -> float:
        """Σ exp(a s Z) before the update."""
        return float(self.costs.sum())

    @property
    def after(self) -> Parameters:
        """The parameters that the iteration ends with."""
        return Parameters(tuple(LayerParameters(s.masked, s.thresholds) for s in self.steps))


def forward(inputs: Array, parameters: Parameters) -> Forward:
    """S = X Wᵀ − θ and H = max(0, S), layer after layer; Z = H Pᵀ − φ last (§6, step 1)."""
    sums, answers = [], []
    values = inputs
    for layer in parameters.layers:
        sums.append(values @ layer.weights.T - layer.thresholds)
        values = np.maximum(0.0, sums[-1])
        answers.append(values)
    return Forward(tuple(sums), tuple(answers[:-1]))


def costs(outputs: Array, problem: Problem) -> Array:
    """exp(a s Z) (N, outputs): the cost before summing (§6, step 1)."""
    return np.asarray(np.exp(problem.a * problem.signs(outputs.shape[1]) * outputs))


def output_gradient(outputs: Array, problem: Problem) -> Array:
    """G = a s exp(a s Z): ∂cost/∂Z (§6, step 2)."""
    return problem.a * problem.signs(outputs.shape[1]) * costs(outputs, problem)


def back(gradient: Array, weights: Array, answers: Array) -> Array:
    """Gh = (G P) ⊙ [H ≠ 0] (N, m): what comes back to the layer before (§6, step 5).

    A neuron exactly at its threshold shows 0 and so gets nothing.
    """
    return np.asarray((gradient @ weights) * (answers != 0))


def update(
    layer: LayerParameters, read: Array, gradient: Array, mask: Array | None, step: float, factor: float
) -> LayerStep:
    """θ ← θ + f η Σ G; W ← W − η Gᵀ X, then W ⊙ M (§6, steps 3, 4, 6, 7).

    `read` (N, m) is what the layer reads. Adding 0 turns the −0 that a mask leaves into 0.
    """
    thresholds = layer.thresholds + factor * step * gradient.sum(axis=0)
    weights = layer.weights - step * (gradient.T @ read)
    masked = weights if mask is None else weights * mask + 0.0
    return LayerStep(gradient, thresholds, weights, masked)


def iterate(problem: Problem, parameters: Parameters) -> Iteration:
    """One whole iteration. Each layer's links are updated before the gradient passes through them."""
    seen = forward(problem.inputs, parameters)
    gradient = output_gradient(seen.outputs, problem)
    steps: list[LayerStep] = []
    for number in reversed(range(len(parameters.layers))):
        read = seen.answers[number - 1] if number else problem.inputs
        layer_step = update(
            parameters.layers[number],
            read,
            gradient,
            problem.masks[number],
            problem.step,
            problem.threshold_factors[number],
        )
        steps.insert(0, layer_step)
        if number:
            gradient = back(gradient, layer_step.masked, read)
    return Iteration(seen, costs(seen.outputs, problem), tuple(steps))


def total_cost(problem: Problem, parameters: Parameters) -> float:
    """Σ exp(a s Z) over examples and outputs; for the perceptron's rule, the number of mistakes."""
    if problem.rule == "perceptron":
        return float((~recognised(problem, parameters)).sum())
    with np.errstate(over="ignore", invalid="ignore"):
        return float(costs(forward(problem.inputs, parameters).outputs, problem).sum())


def output_values(problem: Problem, inputs: Array, parameters: Parameters) -> Array:
    """(N, outputs): above 0 where an output claims. Z, or the perceptron's own 0 and 1."""
    if problem.rule == "perceptron":
        return perceptron_answers(inputs, parameters.layers[0])
    return forward(inputs, parameters).outputs


SUM_DIGITS = 9
"""Sums of decimals are looked at without the dust that binary fractions leave."""


def perceptron_answers(inputs: Array, layer: LayerParameters) -> Array:
    """1 where Σ w e ≥ θ, else 0 (reference §7, `004…`). Terms are added in their order, as cards are."""
    sums = np.zeros((len(inputs), len(layer.thresholds)))
    for source in range(inputs.shape[1]):
        sums = sums + inputs[:, [source]] * layer.weights[:, source]
    return (sums.round(SUM_DIGITS) >= layer.thresholds).astype(np.float64)


def claims(problem: Problem, parameters: Parameters) -> NDArray[np.bool_]:
    """(N, outputs): which outputs are above 0 for each example."""
    return output_values(problem, problem.inputs, parameters) > 0


def recognised(problem: Problem, parameters: Parameters) -> NDArray[np.bool_]:
    """(N,): exactly one output above 0, and the right one; none where none should be."""
    said = claims(problem, parameters)
    own = said[np.arange(len(said)), problem.wanted]
    none = problem.wanted < 0
    return np.asarray(np.where(none, said.sum(axis=1) == 0, (said.sum(axis=1) == 1) & own))


def threshold_gradients(problem: Problem, parameters: Parameters) -> tuple[Array, ...]:
    """∂cost/∂threshold of every neuron, layer by layer, at these parameters (§5).

    The plain gradient: unlike an iteration, it passes back through the links as they stand.
    """
    seen = forward(problem.inputs, parameters)
    gradient = output_gradient(seen.outputs, problem)
    found = [-gradient.sum(axis=0)]
    for number in reversed(range(1, len(parameters.layers))):
        gradient = back(gradient, parameters.layers[number].weights, seen.answers[number - 1])
        found.insert(0, -gradient.sum(axis=0))
    return tuple(found)


def sizes(parameters: Parameters) -> Sequence[tuple[int, int]]:
    """(neurons, sources) of each layer."""
    return [layer.weights.shape for layer in parameters.layers]


def pack(parameters: Parameters) -> Array:
    """All numbers in one row: each layer's weights row by row, then its thresholds."""
    return np.concatenate(
        [part for layer in parameters.layers for part in (layer.weights.ravel(), layer.thresholds)]
    )


def unpack(row: Array, shapes: Sequence[tuple[int, int]]) -> Parameters:
    """`pack` undone."""
    layers, at = [], 0
    for neurons, sources in shapes:
        cut = at + neurons * sources
        weights = row[at:cut].reshape(neurons, sources).copy()
        layers.append(LayerParameters(weights, row[cut : cut + neurons].copy()))
        at = cut + neurons
    return Parameters(tuple(layers))
