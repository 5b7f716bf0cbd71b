"""Apply a move to a state: the entry point of the rules, without I/O.

An illegal move raises nothing and leaves the state unchanged, so that a key pressed twice does no harm.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from connecte.content.inputs import can_be, given_inputs, whole_if_it_is, with_computed
from connecte.core.cards.network import MoveWeight, Number
from connecte.core.grid.drawing import Cell, Drawing
from connecte.core.pictures.pictures import Pixels
from connecte.core.plane.point import PutPoint
from connecte.language.value import replace
from connecte.session.guess.ballot import NO_VOTE
from connecte.session.guess.slid import Slid
from connecte.session.guess.sliding import slide
from connecte.session.guess.tried.greys import keep_greys
from connecte.session.guess.tried.shade import Shade
from connecte.session.moves import (
    ChooseExample,
    Clear,
    Draw,
    Learn,
    Move,
    OpenPage,
    Paint,
    SayBy,
    SayWanted,
    SetValue,
    Train,
    Walk,
)
from connecte.session.room.names import tidy_name
from connecte.session.rules import learning, trying, walking
from connecte.session.rules.asking import asking
from connecte.session.rules.fooling_game import fooling
from connecte.session.rules.hand.exercises import practise
from connecte.session.rules.hand.lone import place_alone
from connecte.session.rules.hand.points import put_point
from connecte.session.rules.hand.weights import stepped, with_weights
from connecte.session.rules.notebook import keep, notebook, page_of
from connecte.session.rules.predicting import predict
from connecte.session.state import State


def apply(state: State, move: Move) -> State:
    """Return the state after the move; the same state if the move is not legal."""
    match move:
        case Walk():
            # An empty grid has nothing to count.
            can_walk = state.is_ready and not state.activity.kernels
            return replace(keep(_unfooled(state)), phase="walk") if can_walk else state
        case Draw():
            return replace(state, phase="draw")
        case Learn():
            return replace(_unfooled(state), phase="learn") if state.activity.learns_by_hand else state
        case Train():
            return replace(_unfooled(state), phase="train") if state.activity.training else state
        case MoveWeight() if state.phase == "learn":
            return with_weights(state, stepped(state, move))
        case ChooseExample(number) if state.phase in ("walk", "slide", "pool"):
            return _choose_example(state, number)
        case OpenPage(number) if 0 <= number < len(state.pages):
            page = state.pages[number]
            kept = keep(_unfooled(state))  # save the drawing that is replaced
            shown = _redrawn(kept, page.drawing)
            return replace(shown, phase="draw", example=None, wanted=page.wanted, by=page.by)
    written = slide(state, move)
    if written is None and type(move) not in _OF_PHASES:
        written = _in_every_phase(state, move)
    if written is not None:
        return written
    by_phase = {"draw": _draw, "walk": walking.walk, "learn": learning.learn, "train": trying.train}
    return by_phase[state.phase](state, move) if state.phase in by_phase else state


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


def _draw(state: State, move: Move) -> State:
    match move:
        case Paint(cells, black):
            return _redrawn(state, state.drawing.paint(cells, black))
        case Shade(cells, grey) if state.activity.pixels is not None:
            return _shaded(state, state.activity.pixels, cells, grey)
        case Clear() if state.activity.pixels is not None:
            return _with_picture(state, (0,) * state.activity.pixels.size)
        case Clear():
            return _redrawn(state, Drawing(state.activity.grid))
        case ChooseExample(number):
            return _choose_example(state, number)
        case SetValue(index, value) if _is_value(state, index, value):
            return _with_values(state, index, value)
        case SayWanted(label) if label is None or label in state.activity.answers:
            # The label of an example is set by the activity.
            return state if state.example is not None else _written(state, wanted=label)
        case PutPoint():
            return put_point(state, move)
        case SayBy(name) if state.example is None and state.activity.is_drawn:
            return _written(state, by=tidy_name(name))
    return state


def _written(state: State, **said: Any) -> State:
    """Set label or author of the drawing, and of its page if it has one."""
    after = replace(state, **said)
    number = page_of(state, state.drawing)
    if number is None:
        return after
    page = replace(state.pages[number], **said)
    page = replace(page, learns=page.learns and page.wanted is not None)
    return replace(after, pages=(*state.pages[:number], page, *state.pages[number + 1 :]))


def _unfooled(state: State) -> State:
    """End the game of fooling, keeping the drawing on the grid."""
    return state if state.fool is None else replace(state, fool=None)


def _choose_example(state: State, number: int) -> State:
    state = _unfooled(state)
    if not 0 <= number < len(state.activity.examples):
        return state
    example = state.activity.examples[number]
    if not state.activity.is_drawn:
        shown = state if example.counts == state.values else _untold(state, values=example.counts)
        return replace(shown, example=number, wanted=example.label or None)
    return replace(_redrawn(state, example.drawing), example=number, wanted=example.label, by="")


def _is_value(state: State, index: int, value: float) -> bool:
    if state.activity.is_drawn or not 0 <= index < len(state.values) or isinstance(value, bool):
        return False
    if index not in given_inputs(state.activity.inputs):
        return False
    return isinstance(value, (int, float)) and can_be(state.activity.inputs[index], value)


def _with_values(state: State, index: int, value: float) -> State:
    values = (*state.values[:index], whole_if_it_is(value), *state.values[index + 1 :])
    inputs = state.activity.inputs
    values = with_computed(inputs, [values[number] for number in given_inputs(inputs)])
    return state if values == state.values else _untold(state, values=values, example=None, wanted=None)


def _shaded(state: State, pixels: Pixels, cells: Sequence[Cell], grey: int) -> State:
    """Give cells of the picture a grey; those outside it are ignored, and so is a grey that there is not."""
    if not 0 <= grey <= pixels.levels:
        return state
    values = list(state.values)
    for row, column in cells:
        if 0 <= row < pixels.rows and 0 <= column < pixels.columns:
            values[row * pixels.columns + column] = pixels.shades[grey]
    return _with_picture(state, tuple(values))


def _with_picture(state: State, values: tuple[Number, ...]) -> State:
    if values == state.values:
        return state
    wanted = None if state.example is not None else state.wanted
    return _untold(state, values=values, example=None, wanted=wanted)


def _untold(state: State, **changes: Any) -> State:
    """Change the inputs: clear everything revealed, announced or voted."""
    return replace(state, revealed=(), announced=(), ballot=NO_VOTE, **changes)


def _redrawn(state: State, drawing: Drawing) -> State:
    """Change the drawing: clear everything revealed, announced or voted."""
    if drawing == state.drawing:
        return state
    new = state.example is not None or not drawing.black
    wanted, by = (None, "") if new else (state.wanted, state.by)
    phase = "slide" if state.phase == "pool" else state.phase  # the new drawing has no map yet
    return replace(
        state,
        phase=phase,
        slid=Slid(state.slid.kernel),
        drawing=drawing,
        example=None,
        wanted=wanted,
        by=by,
        revealed=(),
        announced=(),
        ballot=NO_VOTE,
    )
