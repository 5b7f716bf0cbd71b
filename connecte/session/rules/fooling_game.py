"""Fool the network: the class changes the drawing and asks what the network says of it.

Either another answer with as few cells as can be, or one label said as loudly as can be of
something that nobody would read so (reference §7, `000…`). The drawing is changed by ordinary
strokes; an answer comes only when the class asks for it, the program's own best after that.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from connecte.core.cards.network import Number
from connecte.core.cards.verdict import Verdict
from connecte.core.grid.drawing import Drawing
from connecte.session.moves import AskNetwork, Move, ShowBest, StartFooling, StopFooling
from connecte.session.rules.notebook import keep
from connecte.session.state import Fool, State

MOST_ATTEMPTS = 200


@dataclass(frozen=True)
class Attempt:
    """A drawing that the class asked about, and what the network said of it; `shown` is what the
    output in question shows, `turned` how many cells differ from the drawing begun with.
    """

    drawing: Drawing
    verdict: Verdict
    shown: Number
    turned: int


def attempt(state: State, drawing: Drawing) -> Attempt:
    """What the class's cards say of a drawing in this game."""
    assert state.fool is not None
    outputs = state.network.forward(state.activity.counts(drawing)).outputs
    verdict = state.network.verdict(outputs)
    label = state.fool.label
    shown = max(outputs) if label is None else outputs[state.network.labels.index(label)]
    return Attempt(drawing, verdict, shown, len(drawing.black ^ state.fool.base.black))


def attempts(state: State) -> list[Attempt]:
    """All that the class asked, in order."""
    return [] if state.fool is None else [attempt(state, drawing) for drawing in state.fool.asked]


def first_answer(state: State) -> Verdict:
    """What the network says of the drawing begun with."""
    assert state.fool is not None
    return state.network.verdict(state.network.forward(state.activity.counts(state.fool.base)).outputs)


def fools(state: State, found: Attempt) -> bool:
    """Whether an attempt does what was asked for: one claim, and the right one of those."""
    assert state.fool is not None
    if found.verdict.kind != "single":
        return False
    if state.fool.label is not None:
        return found.verdict.labels == (state.fool.label,)
    return found.verdict.labels != first_answer(state).labels


def best_attempt(state: State) -> Attempt | None:
    """The class's best: the fewest cells, or the loudest claim; None where none fools it."""
    assert state.fool is not None
    found = [one for one in attempts(state) if fools(state, one)]
    if state.fool.label is not None:
        return max(found, key=lambda one: one.shown, default=None)
    return min(found, key=lambda one: one.turned, default=None)


def can_be_fooled(state: State, label: str | None) -> bool:
    """Whether the game can begin: what the network says of the drawing must be known before one
    looks for something else.
    """
    if not state.activity.is_drawn or state.phase != "draw":
        return False
    return label in state.network.labels if label is not None else bool(state.drawing.black) and state.is_told


def fooling(state: State, move: Move) -> State | None:
    """A move of the game; None for any other move."""
    match move:
        case StartFooling(label):
            if not can_be_fooled(state, label) or state.fool is not None:
                return state
            state = keep(state)  # the game may end with another drawing on the grid
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
    """Without the game, and the drawing as it was before."""
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
        hands=state.hands if state.drawing == before.base else (),
    )
