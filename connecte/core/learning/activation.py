"""What a neuron shows of its sum: each activation with its slope beside it.

A sum S is what a neuron adds up less its threshold, H = f(S) what it shows. All functions take
arrays of any shape, element by element, and write into `out` where one is given.
To add one: its value and its slope here, and its name in `ACTIVATIONS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

_ZERO = np.zeros(())  # an array, because NumPy takes longer over a Python number
LARGEST_EXPONENT = float(np.log(np.finfo(np.float64).max))
"""exp of more is no number any more: about 709."""


class Value(Protocol):
    """H = f(S)."""

    def __call__(self, sums: Array, out: Array | None = None, /) -> Array:
        """H, in `out` if given."""


class Slope(Protocol):
    """f′(S), from the sums S or from the answers H = f(S), whichever is exact or shorter."""

    def __call__(self, sums: Array, answers: Array, out: Array | None = None, /) -> Array:
        """The slopes, in `out` if given."""


@dataclass(frozen=True)
class Direct:
    """f and f′ as one call of NumPy each: for the workshop a function of Python around either would
    take a fortieth of an iteration.

    value(S, operand, out=H) gives H, and slope(H, out) gives f′(S), for an f with f(1) = 1: an
    engine's neuron that always shows 1 goes through it too.
    """

    value: np.ufunc
    operand: float
    slope: np.ufunc


@dataclass(frozen=True)
class Activation:
    """One activation.

    name: as files have it; value and slope: f and f′;
    low, high: what an output with this activation should show where it should not claim and
    where it should, for a loss that compares with a number: S = 0, where claims begin, is between;
    linear: whether f(S) = S, so that an engine may leave both functions out;
    direct: a shorter way to the same numbers, where there is one.
    """

    name: str
    value: Value
    slope: Slope
    low: float
    high: float
    linear: bool = False
    direct: Direct | None = None


def relu(sums: Array, out: Array | None = None, /) -> Array:
    """H = max(0, S): the card's own "by how much it exceeds the threshold, else 0"."""
    return np.maximum(sums, _ZERO, out=out)


def relu_slope(sums: Array, _answers: Array, out: Array | None = None, /) -> Array:
    """1 where S > 0, else 0: at the threshold itself, S = 0, nothing comes back."""
    return np.heaviside(sums, _ZERO, out)


def identity(sums: Array, out: Array | None = None, /) -> Array:
    """H = S."""
    return np.positive(sums, out)


def identity_slope(sums: Array, _answers: Array, out: Array | None = None, /) -> Array:
    """1."""
    slopes = np.empty_like(sums) if out is None else out
    slopes.fill(1.0)
    return slopes


def sigmoid(sums: Array, out: Array | None = None, /) -> Array:
    """H = 1 / (1 + e^−S). The exponent stays below where exp overflows; H is 0 there anyway."""
    answers = np.negative(sums, out)
    np.minimum(answers, LARGEST_EXPONENT, out=answers)
    np.exp(answers, answers)
    np.add(answers, 1.0, answers)
    return np.reciprocal(answers, answers)


def sigmoid_slope(_sums: Array, answers: Array, out: Array | None = None, /) -> Array:
    """H (1 − H)."""
    slopes = np.subtract(1.0, answers, out)
    return np.multiply(slopes, answers, slopes)


def tanh(sums: Array, out: Array | None = None, /) -> Array:
    """H = (e^S − e^−S) / (e^S + e^−S)."""
    return np.tanh(sums, out)


def tanh_slope(_sums: Array, answers: Array, out: Array | None = None, /) -> Array:
    """1 − H²."""
    slopes = np.multiply(answers, answers, out)
    return np.subtract(1.0, slopes, slopes)


RELU = Activation("relu", relu, relu_slope, 0.0, 1.0, direct=Direct(np.maximum, 0.0, np.sign))
IDENTITY = Activation("identity", identity, identity_slope, -1.0, 1.0, linear=True)
SIGMOID = Activation("sigmoid", sigmoid, sigmoid_slope, 0.0, 1.0)
TANH = Activation("tanh", tanh, tanh_slope, -1.0, 1.0)
ACTIVATIONS = {each.name: each for each in (RELU, IDENTITY, SIGMOID, TANH)}
