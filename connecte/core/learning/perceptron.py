"""The perceptron's rule: one neuron, one example at a time (reference §7, `004…`).

Where the neuron answers 1 and should not, its weights go down by step × inputs; where it answers
0 and should not, they go up by as much; where it is right, nothing changes. The threshold stays.
"""

from __future__ import annotations

import numpy as np

from connecte.core.learning.backprop import SUM_DIGITS, Array, LayerParameters, Parameters, Problem
from connecte.core.learning.engine import Engine


class PerceptronEngine:
    """A run in progress. One iteration is one example; after the last comes the first again."""

    def __init__(self, problem: Problem, start: Parameters) -> None:
        self._examples = problem.inputs.tolist()
        outputs = range(len(start.layers[0].thresholds))
        self._goals = [[float(wanted == output) for output in outputs] for wanted in problem.wanted.tolist()]
        self._step = problem.step
        self.load(start)

    def load(self, parameters: Parameters, iteration: int = 0) -> None:
        """Go on from these parameters, reached after that many iterations."""
        (layer,) = parameters.layers
        self._weights: list[list[float]] = layer.weights.tolist()
        self._thresholds: list[float] = layer.thresholds.tolist()
        self._place = iteration

    def parameters(self) -> Parameters:
        """A copy of where the run stands."""
        return Parameters((LayerParameters(np.array(self._weights), np.array(self._thresholds)),))

    def frame(self) -> Array:
        """A copy of all numbers, the place among the examples first, for `restore`."""
        return np.array([self._place, *(w for row in self._weights for w in row)], dtype=np.float64)

    def restore(self, frame: Array) -> None:
        """Go on from a frame."""
        self._place = int(frame[0])
        self._weights = frame[1:].reshape(len(self._weights), -1).tolist()

    def packed(self, frames: Array) -> Array:
        """(K, numbers): frames (K, …) as `pack` lays parameters out."""
        thresholds = np.broadcast_to(self._thresholds, (len(frames), len(self._thresholds)))
        return np.concatenate([frames[:, 1:], thresholds], axis=1)

    @property
    def finite(self) -> bool:
        """Always: a step adds to a weight no more than an input."""
        return True

    def advance(self, iterations: int) -> None:
        """That many examples."""
        for _ in range(iterations):
            self._learn(self._place % len(self._examples))
            self._place += 1

    def _learn(self, number: int) -> None:
        """b = goal, s = answer: p ← p + (b − s) ε e, which is no change where b = s."""
        values = self._examples[number]
        for weights, threshold, goal in zip(self._weights, self._thresholds, self._goals[number], strict=True):
            total = round(sum(w * e for w, e in zip(weights, values, strict=True)), SUM_DIGITS)
            answer = 1.0 if total >= threshold else 0.0
            if answer != goal:
                for i, value in enumerate(values):
                    weights[i] += (goal - answer) * self._step * value


def engine_for(problem: Problem, start: Parameters) -> Engine | PerceptronEngine:
    """The engine of a problem's rule."""
    return PerceptronEngine(problem, start) if problem.rule == "perceptron" else Engine(problem, start)
