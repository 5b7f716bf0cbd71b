"""The hint: which thresholds to move by one, and what the gradient says about it (§5).

Needs numpy, so it is imported when someone asks.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from connecte.content.runs.problem import parameters, wanted_outputs
from connecte.core.cards.network import Nudge
from connecte.core.learning.backprop import Problem, threshold_gradients
from connecte.session.rules.learning import lessons, stand
from connecte.session.state import State

DEFAULT_A = 0.7  # the steepness of §6, for an activity that has no training


class Hint(NamedTuple):
    """A threshold moved by one: how many examples are then right, and ∂cost/∂threshold here."""

    move: Nudge
    right: int
    gradient: float


def gradients(state: State) -> tuple[np.ndarray, ...]:
    """∂cost/∂threshold of every card as it stands, over the examples on the board."""
    training = state.activity.training
    found = lessons(state)
    labels = state.network.labels
    what = Problem(
        np.array([lesson.counts for lesson in found], dtype=float),
        wanted_outputs(labels, [lesson.label for lesson in found]),
        (None,) * len(state.network.layers),
        1.0,
        training.a if training else DEFAULT_A,
        (1.0,) * len(state.network.layers),
    )
    return threshold_gradients(what, parameters(state.network))


def hints(state: State, most: int = 3) -> list[Hint]:
    """The moves by one that help most: more right examples first, then the steeper gradient.

    A move that goes against the gradient and gains no example is no hint. Empty where there is
    nothing on the board, all of it is right, or nothing helps.
    """
    found = lessons(state)
    if not found:
        return []
    now = sum(bool(s.verdict.right) for s in stand(state.network, found))
    if now == len(found):
        return []
    slopes = gradients(state)
    candidates = []
    for layer, neurons in enumerate(state.network.layers):
        for neuron in range(len(neurons.neurons)):
            slope = float(slopes[layer][neuron])
            for change in (1, -1):
                after = stand(state.network.moved(layer, neuron, change), found)
                right = sum(bool(s.verdict.right) for s in after)
                downhill = slope * change < 0
                if right > now or (right == now and downhill and abs(slope) >= 0.05):
                    candidates.append(Hint(Nudge(layer, neuron, change), right, slope))
    candidates.sort(key=lambda hint: (-hint.right, hint.gradient * hint.move.change))
    return candidates[:most]
