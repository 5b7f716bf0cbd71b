"""Activations, each with its slope beside it (reference §6, networks.md §4).

S is a neuron's weighted sum minus its threshold, H = f(S) its answer. All functions take arrays of any
shape and write into `out` if it is given. They work element by element, except softmax, which compares
the neurons of a layer: the last axis.
To add one, define its value and its slope here and add it to `ACTIVATIONS`; README says where its name and
its words belong.
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


class Back(Protocol):
    """∂cost/∂S from D = ∂cost/∂H, for an activation in which each answer depends on several sums."""

    def __call__(self, derivatives: Array, answers: Array, out: Array | None = None, /) -> Array:
        """Return the gradient, in `out` if given; it may be `derivatives`."""


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
    back: Back | None = None
    """∂cost/∂S where it is not ∂cost/∂H ⊙ f′(S); such an activation serves the last layer only."""
    margins: Value | None = None
    """Numbers above 0 where an output claims, from its sums; None where the sums themselves are."""
    code: str = ""
    """f(S) as an expression of NumPy, for a run written as a script."""
    slope_code: str = ""
    """f′(S) likewise, of S and H."""


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


def step(sums: Array, out: Array | None = None, /) -> Array:
    """H = 1 if S > 0, else 0 (reference §7, networks.md §2)."""
    return np.heaviside(sums, _ZERO, out)


def step_slope(sums: Array, _answers: Array, out: Array | None = None, /) -> Array:
    """f′(S) = 0: flat on both sides of the threshold, and taken as 0 at it."""
    slopes = np.empty_like(sums) if out is None else out
    slopes.fill(0.0)
    return slopes


def softmax(sums: Array, out: Array | None = None, /) -> Array:
    """H_i = e^S_i / Σ_j e^S_j (networks.md §4). The largest S is subtracted first: H is the same."""
    answers: Array = np.subtract(sums, sums.max(axis=-1, keepdims=True), out)
    np.exp(answers, answers)
    np.divide(answers, answers.sum(axis=-1, keepdims=True), answers)
    return answers


def softmax_back(derivatives: Array, answers: Array, out: Array | None = None, /) -> Array:
    """∂cost/∂S_i = H_i (D_i − Σ_j D_j H_j), because ∂H_j/∂S_i = H_j ([i = j] − H_i)."""
    mean = (derivatives * answers).sum(axis=-1, keepdims=True)
    gradient: Array = np.subtract(derivatives, mean, out)
    return np.multiply(gradient, answers, gradient)


def lead(sums: Array, out: Array | None = None, /) -> Array:
    """By how much each sum exceeds the largest other one of its layer: above 0 for the largest alone."""
    ordered = np.partition(sums, -2, axis=-1)
    second, largest = ordered[..., -2, None], ordered[..., -1, None]
    return np.subtract(sums, np.where(sums == largest, second, largest), out)


RELU = Activation(
    "relu",
    relu,
    relu_slope,
    0.0,
    1.0,
    direct=Direct(np.maximum, 0.0, np.sign),
    code="np.maximum(0, S)",
    slope_code="(S > 0) * 1.0",
)
STEP = Activation("step", step, step_slope, 0.0, 1.0, code="(S > 0) * 1.0", slope_code="0 * S")
SIGMOID = Activation(
    "sigmoid",
    sigmoid,
    sigmoid_slope,
    0.0,
    1.0,
    code=f"1 / (1 + np.exp(np.minimum(-S, {LARGEST_EXPONENT})))",
    slope_code="H * (1 - H)",
)
TANH = Activation("tanh", tanh, tanh_slope, -1.0, 1.0, code="np.tanh(S)", slope_code="1 - H ** 2")
IDENTITY = Activation(
    "identity", identity, identity_slope, -1.0, 1.0, linear=True, code="S", slope_code="np.ones_like(S)"
)
_SHIFTED = "np.exp(S - S.max(axis=1, keepdims=True))"
SOFTMAX = Activation(
    "softmax",
    softmax,
    sigmoid_slope,
    0.0,
    1.0,
    back=softmax_back,
    margins=lead,
    code=f"{_SHIFTED} / {_SHIFTED}.sum(axis=1, keepdims=True)",
    slope_code="H * (1 - H)",
)
"""Its slope is that of an answer to its own sum, H (1 − H)."""
ACTIVATIONS = {each.name: each for each in (RELU, STEP, SIGMOID, TANH, IDENTITY, SOFTMAX)}
