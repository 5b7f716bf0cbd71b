"""The iteration of `backprop`, fast: the same numbers with fewer array operations.

With 16 examples and ten neurons, nearly all the time is spent in calling NumPy, so the engine makes
as few calls as possible, on contiguous buffers allocated once:

- every layer but the last has an extra neuron that always shows 1, and the inputs have a column
  of ones; the −thresholds of each layer are the weights of that source. One product then gives
  S = X Wᵀ − θ, and one gives the changes of weights and thresholds;
- each layer has one matrix of rates: the step for a link, 0 for a masked link and for the links of
  the constant neuron, step × factor for a threshold. Mask, step and factor thus cost one product;
- the cost is not computed, because the gradient needs only its derivative;
- the linear activation of the outputs is not computed.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from connecte.core.learning.activation import Array
from connecte.core.learning.loss import through
from connecte.core.learning.problem import LayerParameters, Parameters, Problem


class _Layer:
    """Buffers of one layer with N examples, m sources and n neurons; `width` is n, or n + 1 if hidden."""

    def __init__(self, problem: Problem, number: int, read: Array, values: Array, neurons: int) -> None:
        examples, sources = len(read), read.shape[1] - 1
        width = values.shape[1]
        self.sources, self.neurons = sources, neurons
        self.read = read  # (N, m + 1), the last column 1
        self.values = values  # (m + 1, width): weights transposed over −thresholds
        self.sums = np.empty((examples, width))
        self.answers = np.empty((examples, width))
        self.slopes = np.empty((examples, width))
        self.gradient = np.empty((examples, width))
        self.change = np.empty_like(self.values)
        self.rates = np.zeros_like(self.values)
        mask = problem.masks[number]
        self.rates[:sources, :neurons] = problem.step * (1.0 if mask is None else mask.T)
        self.rates[sources, :neurons] = problem.step * problem.threshold_factors[number]

    def load(self, parameters: LayerParameters) -> None:
        # Reset the constant neuron too: an overflow reaches it, because 0 × infinity is NaN.
        self.values[: self.sources, self.neurons :] = 0.0
        self.values[self.sources, self.neurons :] = 1.0
        self.values[: self.sources, : self.neurons] = parameters.weights.T
        self.values[self.sources, : self.neurons] = -parameters.thresholds

    def parameters(self) -> LayerParameters:
        values = self.values[:, : self.neurons]
        return LayerParameters(values[: self.sources].T.copy(), 0.0 - values[self.sources])


class Engine:
    """A training run in progress. It is not thread-safe."""

    def __init__(self, problem: Problem, start: Parameters) -> None:
        self._layers: list[_Layer] = []
        read = np.column_stack([problem.inputs, np.ones(len(problem.inputs))])
        self._buffer, views = _one_buffer(start)
        for number, (parameters, view) in enumerate(zip(start.layers, views, strict=True)):
            layer = _Layer(problem, number, read, view, len(parameters.thresholds))
            self._layers.append(layer)
            read = layer.answers
        self._problem = problem
        self._targets = problem.targets(len(start.layers[-1].thresholds))
        self._forward = [self._forward_calls(layer) for layer in self._layers[:-1]]
        self._backward = [self._backward_calls(n) for n in reversed(range(1, len(self._layers)))]
        self.load(start)

    def _forward_calls(self, layer: _Layer) -> tuple[Any, ...]:
        direct = self._problem.hidden.direct
        operand = None if direct is None else np.full_like(layer.sums, direct.operand)
        ones = layer.answers[:, layer.neurons :]
        return layer.read.dot, layer.values, layer.sums, operand, layer.answers, ones.fill

    def _backward_calls(self, number: int) -> tuple[Any, ...]:
        layer, before = self._layers[number], self._layers[number - 1]
        update = (layer.read.T.dot, layer.gradient, layer.change, layer.rates, layer.values)
        back = (layer.gradient.dot, layer.values.T, before.gradient)
        return (*update, *back, before.sums, before.answers, before.slopes)

    def load(self, parameters: Parameters, _iteration: int = 0) -> None:
        """Continue from these parameters. The iteration is ignored, because each takes all examples."""
        for layer, values in zip(self._layers, parameters.layers, strict=True):
            layer.load(values)

    def parameters(self) -> Parameters:
        """Return a copy of the present parameters."""
        return Parameters(tuple(layer.parameters() for layer in self._layers))

    def frame(self) -> Array:
        """Return a copy of all numbers in the engine's layout, for `restore`."""
        return self._buffer.copy()

    def restore(self, frame: Array) -> None:
        """Continue from a frame."""
        self._buffer[:] = frame

    def packed(self, frames: Array) -> Array:
        """Convert K frames to the layout of `pack`, (K, numbers)."""
        parts: list[Array] = []
        at = 0
        for layer in self._layers:
            rows, columns = layer.values.shape
            values = frames[:, at : at + rows * columns].reshape(-1, rows, columns)[:, :, : layer.neurons]
            at += rows * columns
            weights = values[:, : layer.sources].transpose(0, 2, 1).reshape(len(frames), -1)
            parts += [weights, 0.0 - values[:, layer.sources]]
        return np.concatenate(parts, axis=1)

    @property
    def finite(self) -> bool:
        """Whether no number has overflowed."""
        return bool(np.isfinite(self._buffer).all())

    def advance(self, iterations: int) -> None:
        """Compute that many iterations (§6, 1 to 7). Overflow raises nothing: check `finite`."""
        multiply, subtract = np.multiply, np.subtract
        problem, hidden, direct = self._problem, self._problem.hidden, self._problem.hidden.direct
        output, loss = problem.output, problem.loss
        value, slope, derivative = hidden.value, hidden.slope, loss.derivative
        if direct is not None:
            direct_value, direct_slope = direct.value, direct.slope
        simple, targets = output.linear and loss.outputs is None, self._targets
        first, last = self._layers[0], self._layers[-1]
        to_outputs, last_values, outputs, gradient = last.read.dot, last.values, last.sums, last.gradient
        from_inputs, first_gradient, first_change = first.read.T.dot, first.gradient, first.change
        first_rates, first_values = first.rates, first.values
        forward, backward = self._forward, self._backward
        with np.errstate(over="ignore", invalid="ignore"):
            for _ in range(iterations):
                for dot, values, sums, operand, answers, fill in forward:
                    dot(values, sums)
                    if direct is None:
                        value(sums, answers)
                        fill(1.0)
                    else:
                        direct_value(sums, operand, out=answers)
                to_outputs(last_values, outputs)
                if simple:
                    derivative(outputs, targets, gradient)
                else:
                    output.value(outputs, last.answers)
                    through(loss, output, outputs, last.answers, targets, gradient)
                for dot, grad, change, rates, values, back, links, below, sums, answers, slopes in backward:
                    dot(grad, change)
                    multiply(change, rates, change)
                    subtract(values, change, values)
                    back(links, below)
                    if direct is None:
                        slope(sums, answers, slopes)
                    else:
                        direct_slope(answers, slopes)
                    multiply(below, slopes, below)
                from_inputs(first_gradient, first_change)
                multiply(first_change, first_rates, first_change)
                subtract(first_values, first_change, first_values)


def _one_buffer(start: Parameters) -> tuple[Array, list[Array]]:
    """Return one array for the numbers of all layers, and a view of each layer.

    One array makes a keyframe a single copy.
    """
    shapes = []
    for number, layer in enumerate(start.layers):
        neurons, sources = layer.weights.shape
        hidden = number + 1 < len(start.layers)
        shapes.append((sources + 1, neurons + hidden))
    ends = np.cumsum([rows * columns for rows, columns in shapes])
    buffer = np.zeros(ends[-1])
    parts = np.split(buffer, ends[:-1])
    return buffer, [part.reshape(shape) for part, shape in zip(parts, shapes, strict=True)]
