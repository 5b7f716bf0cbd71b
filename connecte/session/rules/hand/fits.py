"""How close the cards come to the examples where outputs are numbers, and which step comes closer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from connecte.content.runs.trial import can_be_moved
from connecte.core.cards import verdict
from connecte.core.cards.network import MoveWeight, Network
from connecte.core.cards.verdict import Distance, distances
from connecte.language.value import NamedTuple
from connecte.session.rules.learning import Lesson, stand
from connecte.session.state import State

Place = tuple[int, int, int | None]
"""Layer, neuron, and the source of a weight; None for the threshold."""


class Fit(NamedTuple):
    """One example and what the outputs say of it."""

    lesson: Lesson
    distances: tuple[Distance, ...]
    """One per output."""

    @property
    def square(self) -> float:
        """The sum of the squared gaps: what it adds to the cost (networks.md §1)."""
        return sum(each.gap**2 for each in self.distances)


def fits(network: Network, examples: Sequence[Lesson]) -> tuple[Fit, ...]:
    """Return how close the network comes to each example."""
    return tuple(
        Fit(lesson, distances(network.labels, network.forward(lesson.counts).outputs, lesson.goals))
        for lesson in examples
    )


def squares(found: Sequence[Fit]) -> float:
    """Return the cost: the sum of all squared gaps."""
    return sum(each.square for each in found)


def mean_gap(found: Sequence[Fit]) -> float:
    """Return the mean size of the gaps; 0 without examples."""
    return verdict.mean_gap(each for fit in found for each in fit.distances)


def places(state: State) -> tuple[Place, ...]:
    """Return the numbers that the class may move by steps: of each card its weights, then its threshold."""
    return tuple(
        (layer, neuron, source)
        for layer, cards in enumerate(state.activity.layers)
        for neuron, card in enumerate(cards.cards)
        for source in (*range(len(card.neuron.weights)), None)
        if can_be_moved(state.activity, layer, neuron, source)
    )


def is_constant(state: State, place: Place) -> bool:
    """Whether a threshold is shown as the constant b of a line, which is its opposite (networks.md §1)."""
    return place[2] is None and state.network.layers[place[0]].neurons[place[1]].answer == "sum"


def badness(network: Network, examples: Sequence[Lesson]) -> float:
    """Return what a step by hand is to make smaller: the sum of all squared gaps, or where outputs claim
    labels the number of wrong examples.
    """
    if examples and not examples[0].goals:
        return sum(not each.verdict.right for each in stand(network, examples))
    return squares(fits(network, examples))


def best_step(state: State, examples: Sequence[Lesson]) -> MoveWeight | None:
    """Return the one step of one number that makes `badness` smallest; None where none makes it smaller."""
    moves = [MoveWeight(layer, neuron, s, by) for layer, neuron, s in places(state) for by in (1, -1)]
    return _best_of(tuple(moves), state.activity.by_hand_step, state.network, tuple(examples))


@lru_cache(maxsize=2)  # the notes ask every second, and the screen when the step is told and made
def _best_of(
    moves: tuple[MoveWeight, ...], size: float, network: Network, examples: tuple[Lesson, ...]
) -> MoveWeight | None:
    found = [badness(network.stepped(move, size), examples) for move in moves]
    least = min(found, default=0.0)
    return moves[found.index(least)] if least < badness(network, examples) else None
