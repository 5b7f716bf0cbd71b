"""Activations, each with its slope beside it (reference §6, networks.md §4).

S is a neuron's weighted sum minus its threshold, H = f(S) its answer. All functions work element by
element on arrays of any shape, and write into `out` if it is given.
To add one, define its value and its slope here and add it to `ACTIVATIONS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

_ZERO = np.zeros(())  # an array, because NumPy is slower with a Python number
LARGEST_EXPONENT = float(np.log(np.finfo(np.float64).max))
"""The largest x for which exp(x) is finite: about 709."""


class Value(Protocol):
    """H = f(S)."""

    def __call__(self, sums: Array, out: Array | None = None, /) -> Array:
        """Return H, in `out` if given."""


class Slope(Protocol):
    """f′(S), computed from the sums S or from the answers H = f(S)."""

    def __call__(self, sums: Array, answers: Array, out: Array | None = None, /) -> Array:
        """Return the slopes, in `out` if given."""


@dataclass(frozen=True)
class Direct:
    """f and f′ as one NumPy call each, for speed.

    For the workshop, a Python function around either would cost a fortieth of an iteration. It
    requires f(1) = 1, because the engine's neuron that always shows 1 passes through f too.
    """

    value: np.ufunc
    """value(S, operand, out=H) computes H."""
    operand: float
    """The second argument of `value`."""
    slope: np.ufunc
    """slope(H, out) computes f′(S)."""


@dataclass(frozen=True)
class Activation:
    """One activation."""

    name: str
    """Its name in files."""
    value: Value
    """f."""
    slope: Slope
    """f′."""
    low: float
    """Target of an output that should not claim; claims begin at S = 0, so at most f(0)."""
    high: float
    """Target of an output that should claim; greater than f(0)."""
    linear: bool = False
    """Whether f(S) = S, so that an engine may leave out both functions."""
    direct: Direct | None = None
    """A faster way to compute the same numbers, if there is one."""


def relu(sums: Array, out: Array | None = None, /) -> Array:
    """H = max(0, S) (reference §3, §6)."""
    return np.maximum(sums, _ZERO, out=out)


def relu_slope(sums: Array, _answers: Array, out: Array | None = None, /) -> Array:
    """f′(S) = 1 if S > 0, else 0: 0 at the threshold itself, S = 0 (reference §6)."""
    return np.heaviside(sums, _ZERO, out)


def identity(sums: Array, out: Array | None = None, /) -> Array:
    """H = S."""
    return np.positive(sums, out)


def identity_slope(sums: Array, _answers: Array, out: Array | None = None, /) -> Array:
    """f′(S) = 1."""
    slopes = np.empty_like(sums) if out is None else out
    slopes.fill(1.0)
    return slopes


def sigmoid(sums: Array, out: Array | None = None, /) -> Array:
    """H = 1 / (1 + e^−S). The exponent is bounded so that exp does not overflow; H is 0 there."""
    answers = np.negative(sums, out)
    np.minimum(answers, LARGEST_EXPONENT, out=answers)
    np.exp(answers, answers)
    np.add(answers, 1.0, answers)
    return np.reciprocal(answers, answers)


def sigmoid_slope(_sums: Array, answers: Array, out: Array | None = None, /) -> Array:
    """f′(S) = H (1 − H)."""
    slopes = np.subtract(1.0, answers, out)
    return np.multiply(slopes, answers, slopes)


def tanh(sums: Array, out: Array | None = None, /) -> Array:
    """H = (e^S − e^−S) / (e^S + e^−S)."""
    return np.tanh(sums, out)


def tanh_slope(_sums: Array, answers: Array, out: Array | None = None, /) -> Array:
    """f′(S) = 1 − H²."""
    slopes = np.multiply(answers, answers, out)
    return np.subtract(1.0, slopes, slopes)


RELU = Activation("relu", relu, relu_slope, 0.0, 1.0, direct=Direct(np.maximum, 0.0, np.sign))
IDENTITY = Activation("identity", identity, identity_slope, -1.0, 1.0, linear=True)
SIGMOID = Activation("sigmoid", sigmoid, sigmoid_slope, 0.0, 1.0)
TANH = Activation("tanh", tanh, tanh_slope, -1.0, 1.0)
ACTIVATIONS = {each.name: each for each in (RELU, IDENTITY, SIGMOID, TANH)}
