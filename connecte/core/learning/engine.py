"""The iteration of `backprop`, fast: the same numbers with fewer array operations.

With 16 examples and ten neurons, nearly all the time is spent in calling NumPy, so the engine makes
as few calls as possible, on contiguous buffers allocated once:

- every layer but the last has an extra neuron that always shows 1, and the inputs have a column
  of ones; the −thresholds of each layer are the weights of that source. One product then gives
  S = X Wᵀ − θ, and one gives the changes of weights and thresholds;
- each layer has one matrix of rates: the step for a link, 0 for a masked link and for the links of
  the constant neuron, step × factor for a threshold. Mask, step and factor thus cost one product;
- the cost is not computed, because the gradient needs only its derivative;
- the linear activation of the outputs is not computed;
- examples are put in the order of an epoch once, many at a time, so that its batches are slices of one
  array; a few thousand at once, so that a large set of pictures is not there twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat
from typing import Any

import numpy as np

from connecte.core.learning.activation import Array
from connecte.core.learning.batches import batch_size, batches_in, kept, order_of
from connecte.core.learning.loss import through
from connecte.core.learning.problem import LayerParameters, Parameters, Problem

_MOST_ROWS = 4096
"""About how many examples are put in order at once."""


class _Layer:
    """The numbers of one layer with m sources and n neurons; `width` is n, or n + 1 if hidden."""

    def __init__(self, problem: Problem, number: int, values: Array, shape: tuple[int, int]) -> None:
        self.neurons, self.sources = shape
        self.values = values  # (m + 1, width): weights transposed over −thresholds
        self.weights = values[: self.sources, : self.neurons]
        self.change = np.empty_like(values)
        self.weight_change = self.change[: self.sources, : self.neurons]
        self.rates = np.zeros_like(values)
        mask = problem.masks[number]
        linked = 1.0 if mask is None else mask.T
        self.rates[: self.sources, : self.neurons] = np.where(linked, problem.rate(number), 0.0)
        self.rates[self.sources, : self.neurons] = problem.threshold_rate(number)

    def load(self, parameters: LayerParameters) -> None:
        # Reset the constant neuron too: an overflow reaches it, because 0 × infinity is NaN.
        self.values[: self.sources, self.neurons :] = 0.0
        self.values[self.sources, self.neurons :] = 1.0
        self.weights[:] = parameters.weights.T
        self.values[self.sources, : self.neurons] = -parameters.thresholds

    def parameters(self) -> LayerParameters:
        values = self.values[:, : self.neurons]
        return LayerParameters(values[: self.sources].T.copy(), 0.0 - values[self.sources])


class _Buffers:
    """What an iteration of so many examples writes, and the calls that it makes, in their order."""

    def __init__(self, problem: Problem, layers: list[_Layer], examples: int) -> None:
        sums = [np.empty((examples, layer.values.shape[1])) for layer in layers]
        answers, slopes, gradients = ([np.empty_like(each) for each in sums] for _ in range(3))
        self.outputs, self.shown, self.gradient = sums[-1], answers[-1], gradients[-1]
        self.first_gradient = gradients[0]
        self.share = examples / len(problem.inputs)
        direct = problem.hidden.direct
        self.forward: list[tuple[Any, ...]] = []
        self.backward: list[tuple[Any, ...]] = []
        for number, layer in enumerate(layers[:-1]):
            operand = None if direct is None else np.full_like(sums[number], direct.operand)
            ones, after = answers[number][:, layer.neurons :], layers[number + 1]
            show = (layer.values, sums[number], operand, answers[number], ones.fill, answers[number].dot)
            self.forward.append((*show, slopes[number], number))
            update = (answers[number].T.dot, gradients[number + 1], after, after.change, after.rates)
            back = (after.values, gradients[number + 1].dot, after.values.T, gradients[number])
            self.backward.insert(0, (*update, *back, sums[number], answers[number], slopes[number]))


class Engine:
    """A training run in progress. It is not thread-safe."""

    def __init__(self, problem: Problem, start: Parameters) -> None:
        self._problem = problem
        self._buffer, views = _one_buffer(start)
        self._layers = [
            _Layer(problem, number, view, layer.weights.shape)
            for number, (layer, view) in enumerate(zip(start.layers, views, strict=True))
        ]
        count, self._size = len(problem.inputs), batch_size(problem)
        self._targets = problem.targets(len(start.layers[-1].thresholds))
        self._rows = min(count, max(1, _MOST_ROWS // self._size) * self._size)
        self._inputs = np.ones((self._rows, problem.inputs.shape[1] + 1))  # examples in order, and the ones
        self._ordered = self._targets
        if self._size == count:
            self._inputs[:, :-1] = problem.inputs
        sizes = {self._size, count % self._size or self._size}
        self._buffers = {size: _Buffers(problem, self._layers, size) for size in sizes}
        self._epoch, self._part, self._order = -1, -1, np.arange(0)
        self.load(start)

    def load(self, parameters: Parameters, iteration: int = 0) -> None:
        """Continue from these parameters, reached after `iteration` iterations."""
        self._buffer[-1] = iteration
        for layer, values in zip(self._layers, parameters.layers, strict=True):
            layer.load(values)

    def parameters(self) -> Parameters:
        """Return a copy of the present parameters."""
        return Parameters(tuple(layer.parameters() for layer in self._layers))

    def frame(self) -> Array:
        """Return (size,) for `restore`: all numbers as the engine lays them out, then the iteration."""
        return self._buffer.copy()

    def restore(self, frame: Array) -> None:
        """Continue from what `frame` returned."""
        self._buffer[:] = frame

    def packed(self, frames: Array) -> Array:
        """Convert K frames (K, size) to the layout of `pack`, (K, numbers)."""
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

    def _batches(self, iterations: int) -> Iterator[tuple[Any, ...]]:
        """Yield what each of the next iterations takes: examples, targets and buffers."""
        if self._size == len(self._targets):
            yield from repeat(self._batch(0, self._size), iterations)
            return
        first, per_epoch = int(self._buffer[-1]), batches_in(self._problem)
        for number in range(first, first + iterations):
            epoch, place = divmod(number, per_epoch)
            part, first = divmod(place * self._size, self._rows)
            if (epoch, part) != (self._epoch, self._part):
                self._put_in_order(epoch, part)
            yield self._batch(first, min(first + self._size, len(self._ordered)))

    def _put_in_order(self, epoch: int, part: int) -> None:
        """Take the next examples of an epoch in its order."""
        if epoch != self._epoch:
            self._order = order_of(self._problem, epoch)
        self._epoch, self._part = epoch, part
        rows = self._order[part * self._rows : (part + 1) * self._rows]
        self._inputs[: len(rows), :-1] = self._problem.inputs[rows]
        self._ordered = self._targets[rows]

    def _batch(self, first: int, end: int) -> tuple[Any, ...]:
        inputs = self._inputs[first:end]
        return inputs.dot, inputs.T.dot, self._ordered[first:end], self._buffers[end - first]

    def advance(self, iterations: int) -> None:
        """Compute that many iterations (§6, 1 to 7). Overflow raises nothing: check `finite`."""
        multiply, subtract = np.multiply, np.subtract
        problem, hidden, direct = self._problem, self._problem.hidden, self._problem.hidden.direct
        output, loss = problem.output, problem.loss
        value, slope, derivative = hidden.value, hidden.slope, loss.derivative
        if direct is not None:
            direct_value, direct_slope = direct.value, direct.slope
        simple = output.linear and loss.outputs is None
        shrinks, drops = bool(problem.l1 or problem.l2), any(problem.dropout)
        first, last_values, number = self._layers[0], self._layers[-1].values, int(self._buffer[-1])
        first_change, first_rates, first_values = first.change, first.rates, first.values
        with np.errstate(over="ignore", invalid="ignore"):
            for dot, from_inputs, targets, buffers in self._batches(iterations):
                for values, sums, operand, answers, fill, next_dot, slopes, layer in buffers.forward:
                    dot(values, sums)
                    if direct is None:
                        value(sums, answers)
                        fill(1.0)
                    else:
                        direct_value(sums, operand, out=answers)
                    if drops:
                        slope(sums, answers, slopes)
                        self._leave_out(number, layer, answers, slopes)
                    dot = next_dot
                outputs, gradient = buffers.outputs, buffers.gradient
                dot(last_values, outputs)
                if simple:
                    derivative(outputs, targets, gradient)
                else:
                    through(loss, output, outputs, output.value(outputs, buffers.shown), targets, gradient)
                for (
                    dot,
                    grad,
                    after,
                    change,
                    rates,
                    values,
                    back,
                    links,
                    below,
                    sums,
                    answers,
                    slopes,
                ) in buffers.backward:
                    dot(grad, change)
                    if shrinks:
                        self._shrink(after, buffers.share)
                    multiply(change, rates, change)
                    subtract(values, change, values)
                    back(links, below)
                    if direct is not None and not drops:
                        direct_slope(answers, slopes)
                    elif not drops:
                        slope(sums, answers, slopes)
                    multiply(below, slopes, below)
                from_inputs(buffers.first_gradient, first_change)
                if shrinks:
                    self._shrink(first, buffers.share)
                multiply(first_change, first_rates, first_change)
                subtract(first_values, first_change, first_values)
                number += 1
        self._buffer[-1] = number

    def _leave_out(self, number: int, layer: int, answers: Array, slopes: Array) -> None:
        """Leave neurons of a hidden layer out of the iteration after `number`; the constant one stays."""
        neurons = self._layers[layer].neurons
        keep = kept(self._problem, number, layer, len(answers), neurons)
        answers[:, :neurons] *= keep
        slopes[:, :neurons] *= keep

    def _shrink(self, layer: _Layer, share: float) -> None:
        """Add to the change of a layer's weights what the penalty asks of these examples."""
        layer.weight_change += share * self._problem.penalty_derivative(layer.weights)


def _one_buffer(start: Parameters) -> tuple[Array, list[Array]]:
    """Return one array for the numbers of all layers and the iteration, and a view of each layer.

    One array makes a keyframe a single copy.
    """
    shapes = []
    for number, layer in enumerate(start.layers):
        neurons, sources = layer.weights.shape
        hidden = number + 1 < len(start.layers)
        shapes.append((sources + 1, neurons + hidden))
    ends = np.cumsum([rows * columns for rows, columns in shapes])
    buffer = np.zeros(ends[-1] + 1)
    parts = np.split(buffer, ends)
    return buffer, [part.reshape(shape) for part, shape in zip(parts, shapes, strict=False)]
