"""Losses, each with its derivative beside it (reference §6, networks.md §4).

A loss compares the outputs Y with targets T of the same shape (…, N, outputs), element by element;
the cost is the sum. `target` computes T once per problem from the signs s (−1 for an example's own
label, +1 for the others), the activation of the outputs and the steepness a.
To add one, define its three functions here and add it to `LOSSES`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from connecte.core.learning.activation import Activation, Array


class Target(Protocol):
    """Computes T from the signs, the activation of the outputs and a."""

    def __call__(self, signs: Array, output: Activation, a: float, /) -> Array:
        """Return T, of the shape of `signs`."""


class Derivative(Protocol):
    """Computes ∂value/∂Y from Y and T."""

    def __call__(self, outputs: Array, targets: Array, out: Array | None = None, /) -> Array:
        """Return the derivatives, in `out` if given."""


@dataclass(frozen=True)
class Loss:
    """One loss."""

    name: str
    """Its name in files."""
    target: Target
    """Computes T."""
    value: Callable[[Array, Array], Array]
    """Computes the loss of each example and output from Y and T."""
    derivative: Derivative
    """Computes ∂value/∂Y."""
    exponent: Callable[[Array, Array], Array] | None = None
    """The exponent in `value`, to explain an overflow; None without an exponential."""


def steepness(signs: Array, _output: Activation, a: float, /) -> Array:
    """T = a s (§6, 1)."""
    return a * signs


def exponential_exponent(outputs: Array, targets: Array) -> Array:
    """T Y = a s Y (§6, 1)."""
    return np.multiply(targets, outputs)


def exponential(outputs: Array, targets: Array) -> Array:
    """exp(T Y) = exp(a s Y) (§6, 1)."""
    return np.exp(exponential_exponent(outputs, targets))


def exponential_derivative(outputs: Array, targets: Array, out: Array | None = None, /) -> Array:
    """T exp(T Y) = a s exp(a s Y) (§6, 2)."""
    found = np.multiply(targets, outputs, out)
    np.exp(found, found)
    return np.multiply(found, targets, found)


def wanted_values(signs: Array, output: Activation, _a: float, /) -> Array:
    """T = `output.high` for an example's own label, `output.low` for the others.

    1 and 0 for a sigmoid, which is one-hot (networks.md §4); 1 and −1 for tanh and identity.
    """
    return np.where(signs < 0, output.high, output.low)


def squared(outputs: Array, targets: Array) -> Array:
    """½ (Y − T)² (networks.md §4)."""
    return 0.5 * (outputs - targets) ** 2


def squared_derivative(outputs: Array, targets: Array, out: Array | None = None, /) -> Array:
    """Y − T (networks.md §4)."""
    return np.subtract(outputs, targets, out)


EXPONENTIAL = Loss("exponential", steepness, exponential, exponential_derivative, exponential_exponent)
SQUARED = Loss("squared", wanted_values, squared, squared_derivative)
LOSSES = {each.name: each for each in (EXPONENTIAL, SQUARED)}
