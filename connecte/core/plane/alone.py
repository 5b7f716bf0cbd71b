"""One neuron that tries alone what a network does: it answers 1 above its threshold (networks.md, XOR).

Where two cases that must answer have the same inputs in all as two that must not, no weights and no
threshold will do: both pairs have the same sum, which would be more than twice the threshold and at most
twice the threshold.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from connecte.core.cards.card import shown
from connecte.core.cards.network import Number
from connecte.language.value import NamedTuple


class Case(NamedTuple):
    """One case."""

    inputs: tuple[Number, ...]
    answers: bool
    """Whether the neuron must answer."""


class Clash(NamedTuple):
    """Two cases that must answer, and two that must not, with the same inputs in all."""

    loud: tuple[Case, Case]
    silent: tuple[Case, Case]

    @property
    def total(self) -> tuple[Number, ...]:
        """The inputs of either pair added up."""
        return _added(self.loud)


def _added(cases: Sequence[Case]) -> tuple[Number, ...]:
    return tuple(map(sum, zip(*(case.inputs for case in cases), strict=True)))


def neuron_sum(weights: Sequence[Number], inputs: Sequence[Number]) -> Number:
    """Return Σ weight × input."""
    return sum(weight * value for weight, value in zip(weights, inputs, strict=True))


def answers(weights: Sequence[Number], threshold: Number, inputs: Sequence[Number]) -> bool:
    """Whether the neuron answers: its sum is above the threshold."""
    return bool(shown(neuron_sum(weights, inputs), threshold, "above"))


def right_cases(weights: Sequence[Number], threshold: Number, cases: Sequence[Case]) -> tuple[bool, ...]:
    """Return for each case whether the neuron does what it must."""
    return tuple(answers(weights, threshold, case.inputs) == case.answers for case in cases)


def clash(cases: Sequence[Case]) -> Clash | None:
    """Return two pairs that no neuron can tell apart; None where there are none."""
    loud = [case for case in cases if case.answers]
    silent = [case for case in cases if not case.answers]
    for one in combinations(loud, 2):
        for other in combinations(silent, 2):
            if _added(one) == _added(other):
                return Clash(one, other)
    return None
