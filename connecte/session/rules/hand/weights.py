"""Weights and thresholds moved by hand by steps of a size that the activity sets."""

from __future__ import annotations

from connecte.content.runs.trial import can_be_moved
from connecte.core.cards.network import MoveWeight
from connecte.language.value import replace
from connecte.session.state import State

MOST_STEPS = 9999
"""Largest number of steps by which one number is moved in all."""


def stepped(state: State, move: MoveWeight) -> tuple[MoveWeight, ...]:
    """Return the moved numbers after one more move; the same ones if it is not legal."""
    place = layer, neuron, source = move[:3]
    if not can_be_moved(state.activity, layer, neuron, source):
        return state.weights
    moved = {each[:3]: each.steps for each in state.weights}
    total = moved.pop(place, 0) + move.steps
    if abs(total) > MOST_STEPS:
        return state.weights
    if total:
        moved[place] = total
    return in_order([MoveWeight(*where, by) for where, by in moved.items()])


def in_order(moves: list[MoveWeight]) -> tuple[MoveWeight, ...]:
    """Return moved numbers in the order of the cards, a neuron's threshold before its weights."""
    return tuple(sorted(moves, key=lambda move: (*move[:2], -1 if move.source is None else move.source)))


def with_weights(state: State, weights: tuple[MoveWeight, ...]) -> State:
    """Set the moved numbers: keep revealed inputs, hide what the neurons answered with the old ones."""
    if weights == state.weights:
        return state
    return with_counts_alone(replace(state, weights=weights))


def with_counts_alone(state: State) -> State:
    """Keep revealed inputs, hide what the neurons answered: their numbers changed."""
    return replace(
        state,
        revealed=tuple(item for item in state.revealed if item.kind == "count"),
        announced=tuple(said for said in state.announced if said.item.kind == "count"),
    )
