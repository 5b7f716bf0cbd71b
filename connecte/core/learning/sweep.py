"""Many runs at once: the iteration of `backprop` on arrays with one slice per run.

The runs share their examples and the shape of their network; each has its own start, step, a,
masks and examples to learn from. One NumPy call serves all runs, so a run costs a fraction of what
it costs alone. Results equal those of `engine` up to rounding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from connecte.core.learning.activation import Array
from connecte.core.learning.loss import through
from connecte.core.learning.problem import LayerParameters, Parameters, Problem

CHUNK = 100
"""Iterations between two reports of progress."""


class Sweep:
    """The runs of `problems` from `starts`, advanced together.

    The problems must have the same inputs, wanted outputs, activations and loss, and take all examples
    (`Problem.takes_all`). `taking` (runs, N) says which examples each run learns from; None for all.
    """

    def __init__(
        self,
        problems: Sequence[Problem],
        starts: Sequence[Parameters],
        taking: NDArray[np.bool_] | None = None,
    ) -> None:
        self.runs = len(problems)
        inputs = problems[0].inputs
        self._inputs = np.column_stack([inputs, np.ones(len(inputs))])
        self._sizes = [layer.weights.shape for layer in starts[0].layers]
        self._values = [self._joined([start.layers[n] for start in starts], n) for n in range(len(self._sizes))]
        self._rates = [self._rates_of(problems, n) for n in range(len(self._sizes))]
        self._problem = problems[0]
        self._targets = np.stack([problem.targets(self._sizes[-1][0]) for problem in problems])
        self._left_out = None if taking is None else ~taking[:, :, None]

    def _width(self, layer: int) -> int:
        """Return the number of neurons of a layer, including the constant one of hidden layers."""
        return int(self._sizes[layer][0]) + (layer < len(self._sizes) - 1)

    def _joined(self, layers: Sequence[LayerParameters], number: int) -> Array:
        """Return (sources + 1, runs, width): the weights transposed, and −thresholds in the last row."""
        neurons, sources = self._sizes[number]
        values = np.zeros((sources + 1, self.runs, self._width(number)))
        values[sources, :, neurons:] = 1.0
        for run, layer in enumerate(layers):
            values[:sources, run, :neurons] = layer.weights.T
            values[sources, run, :neurons] = -layer.thresholds
        return values

    def _rates_of(self, problems: Sequence[Problem], number: int) -> Array:
        """Return the rate of each number in the layout of `_joined`; 0 where it must not change."""
        neurons, sources = self._sizes[number]
        rates = np.zeros((sources + 1, self.runs, self._width(number)))
        for run, problem in enumerate(problems):
            mask = problem.masks[number]
            rates[:sources, run, :neurons] = problem.rate(number) * (1.0 if mask is None else mask.T)
            rates[sources, run, :neurons] = problem.threshold_rate(number)
        return rates

    def run(self, iterations: int) -> Iterator[int]:
        """Compute that many iterations of all runs; yield the number done after each CHUNK."""
        done = 0
        while done < iterations:
            count = min(CHUNK, iterations - done)
            with np.errstate(over="ignore", invalid="ignore"):
                for _ in range(count):
                    self._iterate()
            done += count
            yield done

    def _iterate(self) -> None:
        """Compute one iteration (§6, 1 to 7). A run that overflows becomes NaN and affects no other."""
        first, *others = self._values
        examples, width = len(self._inputs), first.shape[2]
        sums = (self._inputs @ first.reshape(len(first), -1)).reshape(examples, self.runs, width)
        sums = sums.transpose(1, 0, 2)
        hidden, output, loss = self._problem.hidden, self._problem.output, self._problem.loss
        answers: list[Array] = []
        slopes: list[Array] = []
        for number, values in enumerate(others):
            if hidden.direct is None:
                answers.append(hidden.value(sums))
                answers[-1][:, :, self._sizes[number][0] :] = 1.0
                slopes.append(hidden.slope(sums, answers[-1]))
            else:
                answers.append(hidden.direct.value(sums, hidden.direct.operand, out=sums))
                slopes.append(hidden.direct.slope(answers[-1]))
            sums = np.matmul(answers[-1], values.transpose(1, 0, 2))
        outputs = sums if output.linear else output.value(sums)
        gradient = through(loss, output, sums, outputs, self._targets)
        if self._left_out is not None:
            np.copyto(gradient, 0.0, where=self._left_out)
        for number in range(len(self._values) - 1, 0, -1):
            read = answers[number - 1]
            change = np.matmul(read.transpose(0, 2, 1), gradient).transpose(1, 0, 2)
            change *= self._rates[number]
            self._values[number] -= change
            gradient = np.matmul(gradient, self._values[number].transpose(1, 2, 0))
            gradient *= slopes[number - 1]
        flat = np.ascontiguousarray(gradient.transpose(1, 0, 2)).reshape(examples, -1)
        change = (self._inputs.T @ flat).reshape(first.shape)
        change *= self._rates[0]
        first -= change

    def parameters(self, run: int) -> Parameters:
        """Return the present parameters of one run; not finite if it has overflowed."""
        layers = []
        for values, (neurons, sources) in zip(self._values, self._sizes, strict=True):
            own = values[:, run, :neurons]
            layers.append(LayerParameters(own[:sources].T.copy(), 0.0 - own[sources]))
        return Parameters(tuple(layers))
