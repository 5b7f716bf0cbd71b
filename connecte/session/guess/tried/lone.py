"""One neuron that the class places alone, before it sees several. The moves are part of `moves.Move`."""

from __future__ import annotations

from connecte.language.value import Value


class SetLone(Value):
    """Set one number of the neuron: a weight by the number of its input, or after these the threshold."""

    index: int
    value: int


class SayWhyNot(Value):
    """Say why no weights and no threshold will do."""


LoneMove = SetLone | SayWhyNot


class LoneNeuron(Value):
    """The neuron as the class has placed it."""

    numbers: tuple[int, ...] = (1, 0, 0)
    """Its weights, then its threshold."""
    tried: frozenset[tuple[int, ...]] = frozenset()
    """What the class has tried."""
    explained: bool = False
    """Whether the class was told why it cannot be."""


UNTRIED = LoneNeuron()
"""The neuron as at first: it answers where the first input is 1."""
