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

from connecte.core.learning.activation import IDENTITY, RELU, Activation
from connecte.core.learning.activation import Array as Array
from connecte.core.learning.loss import EXPONENTIAL, Loss


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
    step its thresholds take (§6, step 3: ten for the outputs);
    hidden, output: what neurons of the hidden layers and of the last one show of their sums;
    loss: what is made small. The perceptron's rule needs none of these three.
    """

    inputs: Array
    wanted: NDArray[np.intp]
    masks: tuple[Array | None, ...]
    step: float
    a: float
    threshold_factors: tuple[float, ...]
    rule: Rule = "backpropagation"
    hidden: Activation = RELU
    output: Activation = IDENTITY
    loss: Loss = EXPONENTIAL

    def signs(self, outputs: int) -> Array:
        """s (N, outputs): −1 for an example's own label, +1 for the others."""
        return np.where(np.arange(outputs) == self.wanted[:, None], -1.0, 1.0)

    def targets(self, outputs: int) -> Array:
        """T (N, outputs): what the loss compares the outputs with."""
        return self.loss.target(self.signs(outputs), self.output, self.a)


@dataclass(frozen=True)
class Forward:
    """A pass of all examples: per layer the sums S (N, n) and the answers H (N, n)."""

    sums: tuple[Array, ...]
    answers: tuple[Array, ...]

    @property
    def outputs(self) -> Array:
        """Y (N, outputs): what the last layer shows; in §6 its sums Z, with no ReLU."""
        return self.answers[-1]


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
        """The cost, summed, before the update."""
        return float(self.costs.sum())

    @property
    def after(self) -> Parameters:
        """The parameters that the iteration ends with."""
        return Parameters(tuple(LayerParameters(s.masked, s.thresholds) for s in self.steps))


def forward(problem: Problem, inputs: Array, parameters: Parameters) -> Forward:
    """S = X Wᵀ − θ and H = f(S), layer after layer (§6, step 1: H = max(0, S), last Z = H Pᵀ − φ)."""
    sums, answers = [], []
    values = inputs
    last = len(parameters.layers) - 1
    for number, layer in enumerate(parameters.layers):
        sums.append(values @ layer.weights.T - layer.thresholds)
        values = (problem.output if number == last else problem.hidden).value(sums[-1])
        answers.append(values)
    return Forward(tuple(sums), tuple(answers))


def costs(problem: Problem, outputs: Array) -> Array:
    """(N, outputs): the cost before summing (§6, step 1: exp(a s Z))."""
    return problem.loss.value(outputs, problem.targets(outputs.shape[1]))


def output_gradient(problem: Problem, seen: Forward) -> Array:
    """G = ∂cost/∂Y ⊙ f′(Z) = ∂cost/∂Z of the last layer (§6, step 2: a s exp(a s Z))."""
    derivative = problem.loss.derivative(seen.outputs, problem.targets(seen.outputs.shape[1]))
    return derivative * problem.output.slope(seen.sums[-1], seen.outputs)


def back(gradient: Array, weights: Array, slopes: Array) -> Array:
    """Gh = (G P) ⊙ f′(S) (N, m): what comes back to the layer before (§6, step 5).

    `slopes` (N, m) are f′(S) of that layer; [S > 0] for the thresholded ReLU.
    """
    return (gradient @ weights) * slopes


def hidden_slopes(problem: Problem, seen: Forward, layer: int) -> Array:
    """f′(S) (N, n) of a hidden layer."""
    return problem.hidden.slope(seen.sums[layer], seen.answers[layer])


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
    seen = forward(problem, problem.inputs, parameters)
    gradient = output_gradient(problem, seen)
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
            gradient = back(gradient, layer_step.masked, hidden_slopes(problem, seen, number - 1))
    return Iteration(seen, costs(problem, seen.outputs), tuple(steps))


def total_cost(problem: Problem, parameters: Parameters) -> float:
    """The loss summed over examples and outputs; for the perceptron's rule, the number of mistakes."""
    if problem.rule == "perceptron":
        return float((~recognised(problem, parameters)).sum())
    with np.errstate(over="ignore", invalid="ignore"):
        return float(costs(problem, forward(problem, problem.inputs, parameters).outputs).sum())


def output_values(problem: Problem, inputs: Array, parameters: Parameters) -> Array:
    """(N, outputs): above 0 where an output claims. The sums Z, or the perceptron's own 0 and 1."""
    if problem.rule == "perceptron":
        return perceptron_answers(inputs, parameters.layers[0])
    return forward(problem, inputs, parameters).sums[-1]


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
    seen = forward(problem, problem.inputs, parameters)
    gradient = output_gradient(problem, seen)
    found = [-gradient.sum(axis=0)]
    for number in reversed(range(1, len(parameters.layers))):
        slopes = hidden_slopes(problem, seen, number - 1)
        gradient = back(gradient, parameters.layers[number].weights, slopes)
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
