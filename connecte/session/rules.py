"""Which moves are legal, and what they do. Total and without I/O.

A move that is not legal leaves the state as it is: a key pressed twice is no accident.
"""

from __future__ import annotations

from dataclasses import replace

from connecte.core.drawing import Drawing
from connecte.session.moves import (
    ChooseExample,
    Clear,
    Draw,
    GoTo,
    Move,
    Paint,
    Reveal,
    SayWanted,
    TakeBack,
    Train,
    Walk,
)
from connecte.session.state import State


def legal_moves(state: State) -> tuple[Move, ...]:
    """The moves that change this state, a stroke of the pen being one cell, a reveal one step.

    Longer strokes, several steps and every iteration of the training are legal too: ask
    `is_legal`.
    """
    candidates: list[Move] = [Walk(), Draw(), Train(), Reveal(), TakeBack(), Clear()]
    candidates += [Paint((cell,), black) for cell in state.activity.grid.cells() for black in (True, False)]
    candidates += [ChooseExample(example.number) for example in state.activity.examples]
    candidates += [SayWanted(label) for label in (None, *state.network.labels)]
    if state.activity.training:
        candidates += [GoTo(n) for n in (0, *state.activity.training.marks)]
    return tuple(move for move in candidates if is_legal(state, move))


def is_legal(state: State, move: Move) -> bool:
    """Whether the move changes anything."""
    return apply(state, move) != state


def apply(state: State, move: Move) -> State:
    """The state after the move; the same state where the move is not legal."""
    match move:
        case Walk():
            return replace(state, phase="walk") if state.phase in ("draw", "train") else state
        case Draw():
            return replace(state, phase="draw")
        case Train():
            return replace(state, phase="train") if state.activity.training else state
    by_phase = {"draw": _draw, "walk": _walk, "train": _train}
    return by_phase[state.phase](state, move)


def _draw(state: State, move: Move) -> State:
    match move:
        case Paint(cells, black):
            return _redrawn(state, state.drawing.paint(cells, black))
        case Clear():
            return _redrawn(state, Drawing(state.activity.grid))
        case ChooseExample(number) if 0 <= number < len(state.activity.examples):
            example = state.activity.examples[number]
            chosen = _redrawn(state, example.drawing)
            return replace(chosen, example=number, wanted=example.label)
        case SayWanted(label) if label is None or label in state.network.labels:
            return replace(state, wanted=label)
    return state


def _redrawn(state: State, drawing: Drawing) -> State:
    """Another drawing: nothing revealed of the one before may stay."""
    if drawing == state.drawing:
        return state
    wanted = None if state.example is not None or not drawing.black else state.wanted
    return replace(state, drawing=drawing, example=None, wanted=wanted, revealed=())


def _walk(state: State, move: Move) -> State:
    done = len(state.revealed)
    match move:
        case Reveal(steps) if steps > 0:
            return replace(state, revealed=state.steps[: done + steps])
        case TakeBack(steps) if steps > 0:
            return replace(state, revealed=state.revealed[: max(0, done - steps)])
    return state


def _train(state: State, move: Move) -> State:
    training = state.activity.training
    match move:
        case GoTo(iteration) if training and 0 <= iteration <= training.iterations:
            return replace(state, iteration=iteration)
    return state
