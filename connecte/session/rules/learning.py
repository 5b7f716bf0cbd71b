"""Learning by hand: the rules of the board, its tally, the document's solution, the hint.

Reference: §5.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from connecte.core.cards.network import Network, Nudge, Number, Trace
from connecte.core.cards.verdict import Verdict
from connecte.session.moves import ChooseLearning, Move, RestoreCards, ToggleLearning
from connecte.session.page import page_name
from connecte.session.rules.notebook import is_page_told
from connecte.session.state import State

SETS = ("class", "all", "own")
FURTHEST = 99


def learn(state: State, move: Move) -> State:
    """A move of the learning by hand; the same state where it is not legal."""
    match move:
        case Nudge(layer, neuron, change) if change and _is_neuron(state, layer, neuron):
            return _nudge(state, layer, neuron, change)
        case RestoreCards() if state.changes:
            return _with_cards(state, ())
        case ToggleLearning(number) if 0 <= number < len(state.activity.examples):
            return replace(state, learning=state.learning ^ {number})
        case ChooseLearning(which) if which in SETS:
            return _choose(state, which)
    return state


def _is_neuron(state: State, layer: int, neuron: int) -> bool:
    layers = state.activity.layers
    return 0 <= layer < len(layers) and 0 <= neuron < len(layers[layer].cards)


def _nudge(state: State, layer: int, neuron: int, change: int) -> State:
    moved = {(n, i): by for n, i, by in state.changes}
    total = moved.pop((layer, neuron), 0) + change
    if abs(total) > FURTHEST:
        return state
    if total:
        moved[layer, neuron] = total
    return _with_cards(state, tuple(sorted(Nudge(n, i, by) for (n, i), by in moved.items())))


def _with_cards(state: State, changes: tuple[Nudge, ...]) -> State:
    """With other thresholds: counts stay, what neurons had said with the old cards does not."""
    return replace(
        state,
        changes=changes,
        revealed=tuple(step for step in state.revealed if step.kind == "count"),
        announced=tuple(said for said in state.announced if said.step.kind == "count"),
    )


def _choose(state: State, which: str) -> State:
    examples = state.activity.examples
    chosen = frozenset(e.number for e in examples if which != "class" or e.in_class)
    own = which == "own"
    pages = tuple(replace(page, learns=own and page.wanted is not None) for page in state.pages)
    return replace(state, learning=chosen, own=own, pages=pages)


def chosen_set(state: State) -> str | None:
    """Which of SETS is on the board; None for another choice."""
    numbers = {
        "class": frozenset(e.number for e in state.activity.examples if e.in_class),
        "all": frozenset(e.number for e in state.activity.examples),
    }
    learned = [page.learns for page in state.pages if page.wanted is not None]
    if state.own:
        return "own" if all(learned) and state.learning == numbers["all"] else None
    if any(learned):
        return None
    return next((which for which, found in numbers.items() if found == state.learning), None)


def next_set(state: State) -> str | None:
    """The set after the one on the board that is another one; None where all are the same."""
    here = chosen_set(state)
    after = SETS.index(here) + 1 if here else 0
    order = [*SETS[after:], *SETS[:after]]
    return next((which for which in order if _choose(state, which) != state), None)


# -- the board -----------------------------------------------------------------------------


class Lesson(NamedTuple):
    """One example on the board: a name, its label, its counts."""

    name: str
    label: str
    counts: tuple[Number, ...]


class Standing(NamedTuple):
    """One example with what the cards say of it."""

    lesson: Lesson
    trace: Trace
    verdict: Verdict


@dataclass(frozen=True)
class Progress:
    """How the board stands against another state of the cards."""

    before: int
    after: int
    gained: tuple[str, ...]
    lost: tuple[str, ...]


def lessons(state: State) -> tuple[Lesson, ...]:
    """The examples on the board: those chosen, then the pages of the notebook that are learned from,
    once the class has heard what the network says of them.
    """
    found = [
        Lesson(str(example.number), example.label, example.counts)
        for example in state.activity.examples
        if example.number in state.learning
    ]
    found += [
        Lesson(page_name(number), page.wanted, state.activity.counts(page.drawing))
        for number, page in enumerate(state.pages)
        if page.learns and page.wanted is not None and is_page_told(state, page)
    ]
    return tuple(found)


def stand(network: Network, examples: Sequence[Lesson]) -> tuple[Standing, ...]:
    """What the cards say of each example."""
    standings = []
    for lesson in examples:
        trace = network.forward(lesson.counts)
        standings.append(Standing(lesson, trace, network.verdict(trace.outputs, lesson.label)))
    return tuple(standings)


def progress(before: Sequence[Standing], after: Sequence[Standing]) -> Progress:
    """How many are right, and which came and went."""
    was = {s.lesson.name: bool(s.verdict.right) for s in before}
    gained = [s.lesson.name for s in after if s.verdict.right and not was[s.lesson.name]]
    lost = [s.lesson.name for s in after if not s.verdict.right and was[s.lesson.name]]
    now = sum(bool(s.verdict.right) for s in after)
    return Progress(sum(was.values()), now, tuple(gained), tuple(lost))


def tally(standings: Sequence[Standing], layer: int, neuron: int) -> dict[int, list[str]]:
    """Which labels stand under which sum of a card, as the class writes them (§5)."""
    marks: dict[int, list[str]] = {}
    for standing in standings:
        total = int(standing.trace.layers[layer].neurons[neuron].sum)
        marks.setdefault(total, []).append(standing.lesson.label)
    return {total: sorted(labels) for total, labels in marks.items()}


def solution_step(state: State) -> Nudge | None:
    """The document's next move: the first of its neurons whose threshold is not yet where it ends."""
    wanted: dict[tuple[int, int], int] = {}
    for move in state.activity.by_hand:
        wanted[move.layer, move.neuron] = wanted.get((move.layer, move.neuron), 0) + move.change
    now = {(layer, neuron): by for layer, neuron, by in state.changes}
    for (layer, neuron), total in wanted.items():
        left = total - now.get((layer, neuron), 0)
        if left:
            return Nudge(layer, neuron, 1 if left > 0 else -1)
    return None
