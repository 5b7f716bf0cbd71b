"""What a training is given and what it changes: examples, settings, weights and thresholds.

Shapes: N examples, layer l has n_l neurons that read m_l sources; m_0 is the number of inputs
and m_{l+1} = n_l. All arrays are float64.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from connecte.core.learning.activation import IDENTITY, RELU, Activation, Array
from connecte.core.learning.loss import EXPONENTIAL, Loss


@dataclass(frozen=True)
class LayerParameters:
    """The parameters of one layer."""

    weights: Array
    """(n, m): W or P."""
    thresholds: Array
    """(n,): θ or φ."""


@dataclass(frozen=True)
class Parameters:
    """All numbers that training changes."""

    layers: tuple[LayerParameters, ...]
    """One per layer, from the one that reads the inputs to the outputs."""

    @property
    def finite(self) -> bool:
        """Whether no number has overflowed."""
        return all(np.isfinite(p.weights).all() and np.isfinite(p.thresholds).all() for p in self.layers)


Rule = Literal["backpropagation", "perceptron"]


@dataclass(frozen=True)
class Problem:
    """The examples to learn and the settings of training (reference §6)."""

    inputs: Array
    """X (N, m_0)."""
    wanted: NDArray[np.intp]
    """(N,): number of the label that each example should get; −1 if no output should claim it."""
    masks: tuple[Array | None, ...]
    """M (n, m) of 0 and 1 per layer: links of 0 stay absent; None where all links may be trained."""
    step: float
    """η."""
    a: float
    """The steepness of the cost."""
    threshold_factors: tuple[float, ...]
    """Per layer, the factor by which the step of its thresholds is multiplied (§6, 3: 10 for outputs)."""
    rule: Rule = "backpropagation"
    """The learning rule. The perceptron's needs none of the fields below."""
    hidden: Activation = RELU
    """The activation of hidden layers; it works element by element."""
    output: Activation = IDENTITY
    """The activation of the last layer."""
    loss: Loss = EXPONENTIAL
    """The loss to minimise."""
    groups: tuple[int, ...] = ()
    """The number of the label of each output; empty where each output has a label of its own."""
    largest: bool = False
    """Whether only the outputs of the largest value claim, or all that are above 0."""
    batch: int = 0
    """How many examples an iteration takes; 0 for all."""
    seed: int = 0
    """Draws the order of the examples and the neurons left out."""
    l1: float = 0.0
    """λ of the penalty λ Σ |w|. Thresholds are left out of both penalties (networks.md §3)."""
    l2: float = 0.0
    """λ of the penalty λ Σ w². The cost is the sum of losses and penalties."""
    dropout: tuple[float, ...] = ()
    """Per hidden layer, the probability with which a neuron is left out; () for none."""
    weight_factors: tuple[float, ...] = ()
    """Per layer, the factor by which the step of its weights is multiplied; () for 1."""
    goals: Array | None = None
    """T (N, outputs) where outputs are numbers to come close to; None where they are labels."""

    def signs(self, outputs: int) -> Array:
        """Return s (N, outputs): −1 for the example's own label, +1 for the others (§6)."""
        labels = np.array(self.groups) if self.groups else np.arange(outputs)
        return np.where(labels == self.wanted[:, None], -1.0, 1.0)

    def targets(self, outputs: int) -> Array:
        """Return T (N, outputs), with which the loss compares the outputs."""
        if self.goals is not None:
            return self.goals
        return self.loss.target(self.signs(outputs), self.output, self.a)

    @property
    def takes_all(self) -> bool:
        """Whether every iteration takes all examples and all neurons, and there is no penalty."""
        takes_all = not self.batch or self.batch >= len(self.inputs)
        return takes_all and not (any(self.dropout) or self.l1 or self.l2)

    def rate(self, layer: int) -> float:
        """Return the step of a layer's weights."""
        return self.step * (self.weight_factors[layer] if self.weight_factors else 1.0)

    def threshold_rate(self, layer: int) -> float:
        """Return the step of a layer's thresholds, f η (§6, 3 and 6)."""
        return self.step * self.threshold_factors[layer]

    def penalty(self, weights: Array) -> Array:
        """Return λ₁ |w| + λ₂ w² of each weight."""
        return self.l1 * np.abs(weights) + self.l2 * weights**2

    def penalty_derivative(self, weights: Array) -> Array:
        """Return λ₁ sign(w) + 2 λ₂ w of each weight; 0 for a weight of 0."""
        return self.l1 * np.sign(weights) + 2 * self.l2 * weights

    @property
    def compares(self) -> bool:
        """Whether an output claims only where it is the largest."""
        return self.largest or self.output.margins is not None

    def margins(self, sums: Array) -> Array:
        """Return numbers above 0 where an output claims, from Z (…, outputs)."""
        return sums if self.output.margins is None else self.output.margins(sums)

    def claims(self, values: Array) -> NDArray[np.bool_]:
        """Return which outputs claim, (…, outputs), from their margins."""
        said = values > 0
        return said & (values == values.max(axis=-1, keepdims=True)) if self.largest else said

    def by_label(self, values: NDArray[Any], largest: np.ufunc) -> NDArray[Any]:
        """Return one value for each label, (…, labels), from one for each output: the largest of its outputs,
        by `np.maximum`, or whether any holds, by `np.logical_or`.
        """
        if not self.groups:
            return values
        groups = np.array(self.groups)
        parts = [largest.reduce(values[..., groups == label], axis=-1) for label in range(max(groups) + 1)]
        return np.stack(parts, -1)

    def recognised(self, values: Array) -> NDArray[np.bool_]:
        """Return which examples get their own label alone, or none if none should, (…, N), from the
        margins (…, N, outputs). Numbers are never recognised: they come close.
        """
        if self.goals is not None:
            return np.zeros(values.shape[:-1], dtype=bool)
        said = self.by_label(self.claims(values), np.logical_or)
        own = said[..., np.arange(len(self.wanted)), self.wanted]
        count = said.sum(axis=-1)
        return np.asarray(np.where(self.wanted < 0, count == 0, (count == 1) & own))


def sizes(parameters: Parameters) -> Sequence[tuple[int, int]]:
    """Return (neurons, sources) of each layer."""
    return [layer.weights.shape for layer in parameters.layers]


def pack(parameters: Parameters) -> Array:
    """Return all numbers in one array: each layer's weights row by row, then its thresholds."""
    return np.concatenate(
        [part for layer in parameters.layers for part in (layer.weights.ravel(), layer.thresholds)]
    )


def unpack(row: Array, shapes: Sequence[tuple[int, int]]) -> Parameters:
    """Return the parameters that `pack` packed; `shapes` is (neurons, sources) of each layer."""
    layers, at = [], 0
    for neurons, sources in shapes:
        cut = at + neurons * sources
        weights = row[at:cut].reshape(neurons, sources).copy()
        layers.append(LayerParameters(weights, row[cut : cut + neurons].copy()))
        at = cut + neurons
    return Parameters(tuple(layers))
