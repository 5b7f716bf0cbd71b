"""The hint: which thresholds to move by one, and what the gradient says about it (§5).

Needs numpy, so it is imported when someone asks.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from connecte.content.runs.problem import parameters, wanted_outputs
from connecte.core.cards.moved import MovedThresholds
from connecte.core.cards.network import Nudge
from connecte.core.learning.backprop import Problem, threshold_gradients
from connecte.session.rules.learning import lessons
from connecte.session.state import State

DEFAULT_A = 0.7
"""The steepness of §6, for an activity that has no training."""
LEAST_SLOPE = 0.05
"""A flatter slope than this would be shown as 0,0."""


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


def hints(state: State, most: int = 3, stop: Callable[[], bool] = lambda: False) -> list[Hint]:
    """The moves by one that help most: more right examples first, then the steeper gradient.

    A move that goes against the gradient and gains no example is no hint. Empty where there is
    nothing on the board, all of it is right, nothing helps, or `stop`, asked before each neuron,
    has said yes.
    """
    found = lessons(state)
    if not found:
        return []
    board = MovedThresholds(state.network, [x.counts for x in found], [x.label for x in found])
    if board.right == len(found):
        return []
    slopes = gradients(state)
    candidates = []
    for layer, neuron in state.activity.places:
        if stop():
            return []
        slope = float(slopes[layer][neuron])
        for change in (1, -1):
            right = board.right_after(layer, neuron, change)
            downhill = slope * change < 0
            if right > board.right or (right == board.right and downhill and abs(slope) >= LEAST_SLOPE):
                candidates.append(Hint(Nudge(layer, neuron, change), right, slope))
    candidates.sort(key=lambda hint: (-hint.right, hint.gradient * hint.move.change))
    return candidates[:most]
