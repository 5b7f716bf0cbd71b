"""What training makes small: each loss with its derivative beside it.

A loss compares the outputs Y with targets T of the same shape, (…, N, outputs), example by
example and output by output; the cost is the sum. T is made once a problem by `target` from:
signs s, −1 for an example's own label and +1 for the others; the activation of the outputs;
a, the steepness.
To add one: its three functions here, and its name in `LOSSES`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from connecte.core.learning.activation import Activation, Array


class Target(Protocol):
    """T from signs, the outputs' activation and a."""

    def __call__(self, signs: Array, output: Activation, a: float, /) -> Array:
        """T, of the shape of `signs`."""


class Derivative(Protocol):
    """∂value/∂Y from Y and T."""

    def __call__(self, outputs: Array, targets: Array, out: Array | None = None, /) -> Array:
        """The derivatives, in `out` if given."""


@dataclass(frozen=True)
class Loss:
    """One loss.

    name: as files have it; target: T; value, derivative: of each example and output;
    exponent: what `value` raises e to, so that an overflow can be told; None where it does not.
    """

    name: str
    target: Target
    value: Callable[[Array, Array], Array]
    derivative: Derivative
    exponent: Callable[[Array, Array], Array] | None = None


def steepness(signs: Array, _output: Activation, a: float, /) -> Array:
    """T = a s: how steeply the cost rises with an output; down for an example's own (§6, step 1)."""
    return a * signs


def exponential_exponent(outputs: Array, targets: Array) -> Array:
    """T Y = a s Y."""
    return np.multiply(targets, outputs)


def exponential(outputs: Array, targets: Array) -> Array:
    """exp(T Y) = exp(a s Y) (§6, step 1)."""
    return np.exp(exponential_exponent(outputs, targets))


def exponential_derivative(outputs: Array, targets: Array, out: Array | None = None, /) -> Array:
    """T exp(T Y) = a s exp(a s Y) (§6, step 2)."""
    found = np.multiply(targets, outputs, out)
    np.exp(found, found)
    return np.multiply(found, targets, found)


def wanted_values(signs: Array, output: Activation, _a: float, /) -> Array:
    """T: the activation's high value for an example's own label, its low one for the others.

    1 and 0 for a sigmoid, which is one-hot (networks.md §4); 1 and −1 for tanh and for sums.
    """
    return np.where(signs < 0, output.high, output.low)


def squared(outputs: Array, targets: Array) -> Array:
    """½ (Y − T)² (networks.md §4)."""
    return 0.5 * (outputs - targets) ** 2


def squared_derivative(outputs: Array, targets: Array, out: Array | None = None, /) -> Array:
    """Y − T."""
    return np.subtract(outputs, targets, out)


EXPONENTIAL = Loss("exponential", steepness, exponential, exponential_derivative, exponential_exponent)
SQUARED = Loss("squared", wanted_values, squared, squared_derivative)
LOSSES = {each.name: each for each in (EXPONENTIAL, SQUARED)}
