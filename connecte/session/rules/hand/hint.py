"""The hint: which threshold to move by 1, on the shortest way to all examples right (reference §5).

It needs numpy, so it is imported only when a hint is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from connecte.content.runs.method import WORKSHOP
from connecte.content.runs.problem import deciding, functions, parameters, wanted_outputs
from connecte.core.cards.moved import MovedThresholds
from connecte.core.cards.network import Nudge
from connecte.core.cards.shortest import ShortestWay
from connecte.core.learning.backprop import Problem, threshold_gradients
from connecte.session.rules.learning import shown_lessons
from connecte.session.state import State

DEFAULT_A = 0.7
"""The steepness a of reference §6, for an activity without training."""
LEAST_SLOPE = 0.05
"""Smallest |∂cost/∂threshold| used: a smaller one would be shown as 0,0."""


class Hint(NamedTuple):
    """A proposed threshold move."""

    move: Nudge
    right: int
    """How many examples are right after it."""
    gradient: float = 0.0
    """∂cost/∂threshold before it; 0 on a shortest way, which does not need it."""
    left: int | None = None
    """How many moves the shortest way has, this one included; None where no way was found."""


def board_problem(state: State) -> Problem:
    """Return the examples shown on the board as a training problem; its step is 1 and no link is masked."""
    training = state.activity.training
    found = shown_lessons(state)
    labels = state.network.choices
    return Problem(
        np.array([lesson.counts for lesson in found], dtype=float),
        wanted_outputs(labels, [lesson.label for lesson in found]),
        (None,) * len(state.network.layers),
        1.0,
        training.a if training else DEFAULT_A,
        (1.0,) * len(state.network.layers),
        goals=np.array([lesson.goals for lesson in found]) if state.activity.is_numeric else None,
        **functions(training.method if training else WORKSHOP),
        **deciding(state.network),
    )


def gradients(state: State) -> tuple[np.ndarray, ...]:
    """Return ∂cost/∂threshold of every card, one array (neurons,) per layer (reference §5).

    The cost is that of the examples on the board, with the thresholds as moved by the class.
    """
    return threshold_gradients(board_problem(state), parameters(state.network))


def best_hint(state: State, stop: Callable[[], bool] = lambda: False) -> Hint | None:
    """Return the first move of a shortest way to all examples of the board right; None if there is no
    move that helps, if all are right, or if `stop` returned True.

    Of several first moves the one of the document's solution comes first, then the one after which more
    examples are right. Where no way is found within the work allowed, the best of `hints` is returned.
    Following it move by move is never a dead end: each move makes the way shorter by one.
    """
    found = shown_lessons(state)
    if not found or not state.activity.is_whole:
        return next(iter(hints(state, 1, stop)), None)
    way = ShortestWay(state.network, [x.counts for x in found], [x.label for x in found], stop)
    if not way.sets:
        return next(iter(hints(state, 1, stop)), None)
    nearer = {Nudge(n, i, 1 if by > 0 else -1) for moves in way.sets for n, i, by in moves}
    if not nearer:
        return None
    written = next((move for move in state.activity.by_hand if move in nearer), None)
    board = MovedThresholds(state.network, [x.counts for x in found], [x.label for x in found])
    move = written or min(nearer, key=lambda move: (-board.right_after(*move), move))
    left = sum(abs(by) for _n, _i, by in way.sets[0])
    return Hint(move, board.right_after(*move), left=left)


def hints(state: State, most: int = 3, stop: Callable[[], bool] = lambda: False) -> list[Hint]:
    """Return the best `most` moves by 1: those with more right examples first, then by gradient.

    A move that gains no example is proposed only if it lowers the cost. The result is empty if the
    board is empty, if all examples are right, if nothing helps, or if `stop`, called before each
    neuron, returned True.
    """
    found = shown_lessons(state)
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
