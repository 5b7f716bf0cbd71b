"""The perceptron's rule: one example at a time (reference §7, `004…`; networks.md §2).

If a neuron wrongly answers 1, its weights decrease by step × inputs; if it wrongly answers 0, they
increase by as much; if it is right, nothing changes. Thresholds do not change.
"""

from __future__ import annotations

import numpy as np

from connecte.core.learning.backprop import SUM_DIGITS, Array, LayerParameters, Parameters, Problem
from connecte.core.learning.engine import Engine


class PerceptronEngine:
    """A training run in progress. Each iteration takes the next example, cyclically."""

    def __init__(self, problem: Problem, start: Parameters) -> None:
        self._examples = problem.inputs.tolist()
        signs = problem.signs(len(start.layers[0].thresholds))
        self._goals: list[list[float]] = (signs < 0).astype(np.float64).tolist()
        self._step = problem.step
        self.load(start)

    def load(self, parameters: Parameters, iteration: int = 0) -> None:
        """Continue from these parameters, reached after `iteration` iterations."""
        (layer,) = parameters.layers
        self._weights: list[list[float]] = layer.weights.tolist()
        self._thresholds: list[float] = layer.thresholds.tolist()
        self._iteration = iteration

    def parameters(self) -> Parameters:
        """Return a copy of the present parameters."""
        return Parameters((LayerParameters(np.array(self._weights), np.array(self._thresholds)),))

    def frame(self) -> Array:
        """Return (weights + 1,) for `restore`: the iteration, then all weights."""
        return np.array([self._iteration, *(w for row in self._weights for w in row)], dtype=np.float64)

    def restore(self, frame: Array) -> None:
        """Continue from what `frame` returned."""
        self._iteration = int(frame[0])
        self._weights = frame[1:].reshape(len(self._weights), -1).tolist()

    def packed(self, frames: Array) -> Array:
        """Convert K frames (K, weights + 1) to the layout of `pack`, (K, numbers)."""
        thresholds = np.broadcast_to(self._thresholds, (len(frames), len(self._thresholds)))
        return np.concatenate([frames[:, 1:], thresholds], axis=1)

    @property
    def finite(self) -> bool:
        """Always true: an iteration adds at most step × input to a weight."""
        return True

    def advance(self, iterations: int) -> None:
        """Compute that many iterations, one example each."""
        for _ in range(iterations):
            self._learn(self._iteration % len(self._examples))
            self._iteration += 1

    def _learn(self, number: int) -> None:
        """Apply p ← p + (b − s) ε e with b the goal, s the answer, ε the step, e the inputs."""
        values = self._examples[number]
        for weights, threshold, goal in zip(self._weights, self._thresholds, self._goals[number], strict=True):
            total = round(sum(w * e for w, e in zip(weights, values, strict=True)), SUM_DIGITS)
            answer = 1.0 if total >= threshold else 0.0
            if answer != goal:
                for i, value in enumerate(values):
                    weights[i] += (goal - answer) * self._step * value


def engine_for(problem: Problem, start: Parameters) -> Engine | PerceptronEngine:
    """Return the engine for the problem's rule."""
    return PerceptronEngine(problem, start) if problem.rule == "perceptron" else Engine(problem, start)
