"""The fewest moves of the document's solution that repair as much as all of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from connecte.core.cards.network import Nudge
from connecte.session.rules.learning import Lesson, shown_lessons, stand
from connecte.session.state import State


def needed_moves(state: State) -> tuple[Nudge, ...]:
    """Return the fewest of the document's moves that make as many examples shown on the board right as all.

    They are enough together; the first such set in the order of the moves. Empty if none is needed.
    """
    examples = shown_lessons(state)
    moves = state.activity.by_hand
    best = _right_after(state, moves, examples)
    for size in range(len(moves)):
        for part in combinations(moves, size):
            if _right_after(state, part, examples) == best:
                return part
    return moves


def _right_after(state: State, moves: Sequence[Nudge], examples: Sequence[Lesson]) -> int:
    network = state.activity.network()
    for move in moves:
        network = network.moved(*move)
    return sum(bool(each.verdict.right) for each in stand(network, examples))
