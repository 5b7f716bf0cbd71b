"""Apply a move to a state: the entry point of the rules, without I/O.

An illegal move raises nothing and leaves the state unchanged, so that a key pressed twice does no harm.
"""

from __future__ import annotations

from connecte.language.value import replace
from connecte.session.guess.tried.greys import keep_greys
from connecte.session.moves import Move, OpenPage
from connecte.session.rules.drawing import redrawn, unfooled
from connecte.session.rules.guessing.asking import asking
from connecte.session.rules.guessing.fooling_game import fooling
from connecte.session.rules.guessing.predicting import predict
from connecte.session.rules.hand.exercises import practise
from connecte.session.rules.hand.lone import place_alone
from connecte.session.rules.notebook import keep, notebook
from connecte.session.rules.phases import LED_TO, phase_of
from connecte.session.state import State


def apply(state: State, move: Move) -> State:
    """Return the state after the move; the same state if the move is not legal."""
    there = LED_TO.get(type(move))
    if there is not None:
        return there.enter(state) if there.is_possible(state) else state
    if isinstance(move, OpenPage) and 0 <= move.number < len(state.pages):
        page = state.pages[move.number]
        kept = keep(unfooled(state))  # save the drawing that is replaced
        shown = redrawn(kept, page.drawing)
        return replace(shown, phase="draw", example=None, wanted=page.wanted, by=page.by)
    if type(move) not in _OF_PHASES:
        written = _in_every_phase(state, move)
        if written is not None:
            return written
    return phase_of(state).rules(state, move)


_OF_PHASES: set[type] = set()
"""Kinds of moves found to be those of phases only. A long session is mostly of these."""


def _in_every_phase(state: State, move: Move) -> State | None:
    """Return the state after a move that does not depend on the phase; None for the kinds that do: each of
    the rules gives None for the kinds of moves that are not its own, whatever the state.
    """
    for rules in (notebook, fooling, predict, asking, practise, place_alone, keep_greys):
        written = rules(state, move)
        if written is not None:
            return written
    _OF_PHASES.add(type(move))
    return None
