"""One neuron placed by the class where no single one can do what the network does."""

from __future__ import annotations

from connecte.content.activity import Activity
from connecte.core.plane.alone import Case, Clash, clash, right_cases
from connecte.language.value import replace
from connecte.session.guess.tried.lone import UNTRIED, SayWhyNot, SetLone
from connecte.session.moves import Move
from connecte.session.state import State

FURTHEST = 9
"""Largest weight or threshold, and its opposite the smallest."""


def lone_cases(activity: Activity) -> tuple[Case, ...]:
    """Return the cases of an activity whose several neurons do what one alone cannot: two inputs of 0 or 1,
    and one output that answers or not. Empty for any other.
    """
    if activity.is_drawn or len(activity.inputs) != 2 or not activity.otherwise:
        return ()  # among them those of kernels, which have no layers
    if len(activity.layers[-1].cards) != 1:
        return ()
    found = {Case(example.counts, example.label != activity.otherwise) for example in activity.examples}
    if any(value not in (0, 1) for case in found for value in case.inputs):
        return ()
    cases = tuple(sorted(found))
    return cases if clash(cases) is not None else ()


def lone_clash(activity: Activity) -> Clash | None:
    """Return why one neuron alone cannot do it; None where it can, or where nobody asks."""
    return clash(lone_cases(activity))


def lone_right(state: State) -> tuple[bool, ...]:
    """Return which cases the neuron has right as it is placed."""
    *weights, threshold = state.lone.numbers
    return right_cases(weights, threshold, lone_cases(state.activity))


def lone_best(state: State) -> int:
    """Return how many cases were right at most, of all that the class has tried, the present one included."""
    cases = lone_cases(state.activity)
    tried = (*state.lone.tried, state.lone.numbers)
    return max(sum(right_cases(weights, threshold, cases)) for *weights, threshold in tried)


def place_alone(state: State, move: Move) -> State | None:
    """Return the state after a move about the single neuron, legal in every phase; None for any other."""
    if not isinstance(move, (SetLone, SayWhyNot)):
        return None
    if not lone_cases(state.activity):
        return state
    if isinstance(move, SayWhyNot):
        return replace(state, lone=replace(state.lone, explained=True))
    numbers = list(state.lone.numbers)
    if not 0 <= move.index < len(numbers) or abs(move.value) > FURTHEST:
        return state
    numbers[move.index] = move.value
    tried = state.lone.tried | {tuple(numbers)}
    return replace(state, lone=replace(state.lone, numbers=tuple(numbers), tried=tried))


def without_lone(state: State) -> State:
    """Return the state with the neuron as at first."""
    return replace(state, lone=UNTRIED)
