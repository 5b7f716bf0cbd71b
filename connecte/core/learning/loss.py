"""Losses, each with its derivative beside it (reference §6, networks.md §4).

A loss compares the outputs Y with targets T of the same shape (…, N, outputs), element by element;
the cost is the sum. `target` computes T once per problem from the signs s (−1 for an example's own
label, +1 for the others), the activation of the outputs and the steepness a.
To add one, define its three functions here and add it to `LOSSES`; README says where its name and its words
belong.
`through` chains the derivative of a loss with the slope of the outputs' activation.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from connecte.core.learning.activation import SIGMOID, SOFTMAX, Activation, Array


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
    outputs: tuple[Activation, ...] | None = None
    """The activations whose answers it can judge, and with which ∂value/∂Z = Y − T; None: it can
    judge all, and ∂value/∂Z is ∂value/∂Y times their slope."""
    code: str = ""
    """The loss as an expression of NumPy, of the outputs H and T, for a run written as a script."""
    derivative_code: str = ""
    """∂value/∂Y likewise; it is not needed where `outputs` are given."""


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
    """(Y − T)² (networks.md §1)."""
    return (outputs - targets) ** 2


def squared_derivative(outputs: Array, targets: Array, out: Array | None = None, /) -> Array:
    """2 (Y − T) (networks.md §1)."""
    found = np.subtract(outputs, targets, out)
    return np.multiply(found, 2.0, found)


def half_squared(outputs: Array, targets: Array) -> Array:
    """½ (Y − T)² (networks.md §4)."""
    return 0.5 * (outputs - targets) ** 2


def half_squared_derivative(outputs: Array, targets: Array, out: Array | None = None, /) -> Array:
    """Y − T (networks.md §4)."""
    return np.subtract(outputs, targets, out)


def wanted_shares(signs: Array, _output: Activation, _a: float, /) -> Array:
    """T = 1 for an example's own label, shared by the outputs that have it, and 0 for the others; equal
    shares for all where no output has it. The sum is 1, as that of the answers of softmax.
    """
    own = signs < 0
    shares: Array = np.where(own | ~own.any(axis=-1, keepdims=True), 1.0, 0.0)
    shares /= shares.sum(axis=-1, keepdims=True)
    return shares


_LEAST = float(np.finfo(np.float64).tiny)
_MOST = 1 - float(np.finfo(np.float64).epsneg)
"""The largest number below 1. Answers that rounding made 0 or 1 count as these, so that logarithms are
finite; the derivative along the sums, Y − T, needs no logarithm."""


def cross_entropy(outputs: Array, targets: Array) -> Array:
    """−T log Y, for softmax (networks.md §4)."""
    return -targets * np.log(np.maximum(outputs, _LEAST))


def cross_entropy_derivative(outputs: Array, targets: Array, out: Array | None = None, /) -> Array:
    """−T / Y."""
    found = np.negative(targets, out)
    return np.divide(found, np.maximum(outputs, _LEAST), found)


def binary_cross_entropy(outputs: Array, targets: Array) -> Array:
    """−T log Y − (1 − T) log(1 − Y), for sigmoids: each output is a question of its own."""
    yes, no = np.maximum(outputs, _LEAST), np.maximum(1 - outputs, 1 - _MOST)
    return -targets * np.log(yes) - (1 - targets) * np.log(no)


def binary_cross_entropy_derivative(outputs: Array, targets: Array, out: Array | None = None, /) -> Array:
    """(Y − T) / (Y (1 − Y))."""
    yes, no = np.maximum(outputs, _LEAST), np.maximum(1 - outputs, 1 - _MOST)
    found: Array = np.subtract(outputs, targets, out)
    np.divide(found, yes * no, found)
    return found


EXPONENTIAL = Loss(
    "exponential",
    steepness,
    exponential,
    exponential_derivative,
    exponential_exponent,
    code="np.exp(T * H)",
    derivative_code="T * np.exp(T * H)",
)
SQUARED = Loss(
    "squared",
    wanted_values,
    squared,
    squared_derivative,
    code="(H - T) ** 2",
    derivative_code="2 * (H - T)",
)
HALF_SQUARED = Loss(
    "half_squared",
    wanted_values,
    half_squared,
    half_squared_derivative,
    code="(H - T) ** 2 / 2",
    derivative_code="(H - T)",
)
CROSS_ENTROPY = Loss(
    "cross_entropy",
    wanted_shares,
    cross_entropy,
    cross_entropy_derivative,
    outputs=(SOFTMAX,),
    code=f"-T * np.log(np.maximum(H, {_LEAST}))",
)
BINARY_CROSS_ENTROPY = Loss(
    "binary_cross_entropy",
    wanted_values,
    binary_cross_entropy,
    binary_cross_entropy_derivative,
    outputs=(SIGMOID,),
    code=f"-T * np.log(np.maximum(H, {_LEAST})) - (1 - T) * np.log(np.maximum(1 - H, {1 - _MOST}))",
)
LOSSES = {each.name: each for each in (EXPONENTIAL, SQUARED, HALF_SQUARED, CROSS_ENTROPY, BINARY_CROSS_ENTROPY)}


def fits(loss: Loss, output: Activation) -> bool:
    """Whether a loss can judge what an activation answers: the logarithms need answers between 0 and 1."""
    return loss.outputs is None or output in loss.outputs


def through(
    loss: Loss, output: Activation, sums: Array, outputs: Array, targets: Array, out: Array | None = None
) -> Array:
    """Return G = ∂cost/∂Z, in `out` if given, from Z, Y = f(Z) and T.

    It is ∂cost/∂Y ⊙ f′(Z); a s exp(a s Z) for the workshop (§6, 2). For an activation with a `back` it
    is that; for the logarithms and the activations that they are made for, Y − T (networks.md §4).
    """
    if loss.outputs is not None:
        return np.subtract(outputs, targets, out)
    gradient = loss.derivative(outputs, targets, out)
    if output.linear:
        return gradient
    if output.back is not None:
        return output.back(gradient, outputs, gradient)
    return np.multiply(gradient, output.slope(sums, outputs), gradient)
