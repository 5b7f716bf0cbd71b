"""The game of fooling the network (reference §7, `000…`).

The class looks for a drawing that gets another answer with as few changed cells as possible, or for
one that does not look like a label and gets it with the largest answer. The drawing is changed by
ordinary strokes; the network answers when asked, and the program's best can be shown after that.
"""

from __future__ import annotations

from connecte.core.cards.network import Number
from connecte.core.cards.verdict import Verdict
from connecte.core.grid.drawing import Drawing
from connecte.language.value import Value, replace
from connecte.session.guess.ballot import NO_VOTE
from connecte.session.guess.tried.fool import AskNetwork, Fool, ShowBest, StartFooling, StopFooling
from connecte.session.moves import Move
from connecte.session.rules.notebook import keep
from connecte.session.rules.walking import is_at_work
from connecte.session.state import State

MOST_ATTEMPTS = 200
"""Attempts kept in one game."""


class Attempt(Value):
    """A drawing that the class asked about."""

    drawing: Drawing
    verdict: Verdict
    """The network's verdict on it."""
    shown: Number
    """The answer of the output of the wanted label, or the largest answer."""
    turned: int
    """How many cells differ from the original drawing."""


def attempt(state: State, drawing: Drawing) -> Attempt:
    """Return the result of the class's cards for a drawing. The game must be in progress."""
    assert state.fool is not None
    outputs = state.network.forward(state.activity.counts(drawing)).outputs
    verdict = state.network.verdict(outputs)
    label = state.fool.label
    shown = max(outputs) if label is None else state.network.shown_for(outputs, label)
    return Attempt(drawing, verdict, shown, len(drawing.black ^ state.fool.base.black))


def attempts(state: State) -> list[Attempt]:
    """Return the attempts of the game in progress, in order; empty without one."""
    return [] if state.fool is None else [attempt(state, drawing) for drawing in _shown(state.fool, state)]


def is_answered(state: State) -> bool:
    """Return whether the class sees what the network says of the drawing as it is."""
    return state.fool is not None and state.drawing in _shown(state.fool, state)


def _shown(fool: Fool, state: State) -> list[Drawing]:
    """Return what the class asked about, without what it is at work on."""
    return [drawing for drawing in fool.asked if drawing != state.drawing or not is_at_work(state)]


def first_answer(state: State) -> Verdict:
    """Return the verdict on the original drawing. The game must be in progress."""
    assert state.fool is not None
    return state.network.verdict(state.network.forward(state.activity.counts(state.fool.base)).outputs)


def fools(state: State, found: Attempt) -> bool:
    """Return whether an attempt succeeds: a single claim, of the wanted label or of another one."""
    assert state.fool is not None
    if found.verdict.kind != "single":
        return False
    if state.fool.label is not None:
        return found.verdict.labels == (state.fool.label,)
    return found.verdict.labels != first_answer(state).labels


def best_attempt(state: State) -> Attempt | None:
    """Return the best successful attempt: fewest cells, or largest answer; None without success."""
    assert state.fool is not None
    found = [one for one in attempts(state) if fools(state, one)]
    if state.fool.label is not None:
        return max(found, key=lambda one: one.shown, default=None)
    return min(found, key=lambda one: one.turned, default=None)


def can_be_fooled(state: State, label: str | None) -> bool:
    """Return whether the game can begin.

    Without a label, the class must have seen the verdict on the drawing, because the game shows it.
    """
    if not state.activity.is_drawn or state.phase != "draw":
        return False
    return label in state.network.choices if label is not None else bool(state.drawing.black) and state.is_told


def fooling(state: State, move: Move) -> State | None:
    """Return the state after a move of the game; None for any other move."""
    match move:
        case StartFooling(label):
            if not can_be_fooled(state, label) or state.fool is not None:
                return state
            state = keep(state)  # save the drawing: the game may end with another one on the grid
            return replace(state, fool=Fool(state.drawing, label, state.example, state.wanted, state.by))
        case AskNetwork():
            return _ask(state)
        case ShowBest():
            if state.fool is None or not state.fool.asked:
                return state
            return replace(state, fool=replace(state.fool, revealed=True))
        case StopFooling():
            return state if state.fool is None else stopped(state)
    return None


def _ask(state: State) -> State:
    fool = state.fool
    if fool is None or state.drawing in fool.asked or len(fool.asked) >= MOST_ATTEMPTS:
        return state
    return replace(state, fool=replace(fool, asked=(*fool.asked, state.drawing)))


def stopped(state: State) -> State:
    """Return the state without the game, with the original drawing. The game must be in progress."""
    assert state.fool is not None
    before = state.fool
    return replace(
        state,
        fool=None,
        drawing=before.base,
        example=before.example,
        wanted=before.wanted,
        by=before.by,
        revealed=state.revealed if state.drawing == before.base else (),
        announced=state.announced if state.drawing == before.base else (),
        ballot=state.ballot if state.drawing == before.base else NO_VOTE,
    )
