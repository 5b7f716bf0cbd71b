"""Which moves of a threshold it takes: of the document's solution, and of what the class has changed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from connecte.core.cards.network import Nudge
from connecte.session.rules.learning import Lesson, Progress, progress, shown_lessons, stand
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


def acting_changes(state: State) -> tuple[tuple[Nudge, ...], Progress]:
    """Return those of the changes whose effect the class has seen that do what all of them do to the examples
    shown on the board, and what that is; no changes where no example becomes right or wrong.

    Each one returned is needed: without it not the same examples become right and wrong. Where one of two is
    enough, it is that of the first card.
    """
    examples = shown_lessons(state)
    before = stand(state.network_with(()), examples)

    def done_by(changes: tuple[Nudge, ...]) -> Progress:
        return progress(before, stand(state.network_with(changes), examples))

    changes = state.seen_changes
    found = done_by(changes)
    if not (found.gained or found.lost):
        return (), found
    shorter: tuple[Nudge, ...] | None = changes
    while shorter is not None:
        changes = shorter
        less = (changes[:n] + changes[n + 1 :] for n in reversed(range(len(changes))))
        shorter = next((each for each in less if done_by(each) == found), None)
    return changes, found


def _right_after(state: State, moves: Sequence[Nudge], examples: Sequence[Lesson]) -> int:
    network = state.activity.network()
    for move in moves:
        network = network.moved(*move)
    return sum(bool(each.verdict.right) for each in stand(network, examples))
