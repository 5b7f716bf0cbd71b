"""The rules of the drawing, or of the numbers where there is no grid: what the network is to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from connecte.content.inputs import can_be, given_inputs, whole_if_it_is, with_computed
from connecte.core.cards.network import Number
from connecte.core.grid.drawing import Cell, Drawing
from connecte.core.pictures.pictures import Pixels
from connecte.core.plane.point import PutPoint
from connecte.language.value import replace
from connecte.session.guess.ballot import NO_VOTE
from connecte.session.guess.slid import Slid
from connecte.session.guess.tried.shade import Shade
from connecte.session.moves import ChooseExample, Clear, Move, Paint, SayBy, SayWanted, SetValue
from connecte.session.room.names import tidy_name
from connecte.session.rules.hand.points import put_point
from connecte.session.rules.notebook import page_of
from connecte.session.state import State


def draw(state: State, move: Move) -> State:
    """Return the state after a move of the drawing; the same state if it is not legal."""
    match move:
        case Paint(cells, black):
            return redrawn(state, state.drawing.paint(cells, black))
        case Shade(cells, grey) if state.activity.pixels is not None:
            return _shaded(state, state.activity.pixels, cells, grey)
        case Clear() if state.activity.pixels is not None:
            return _with_picture(state, (0,) * state.activity.pixels.size)
        case Clear():
            return redrawn(state, Drawing(state.activity.grid))
        case ChooseExample(number):
            return choose_example(state, number)
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


def unfooled(state: State) -> State:
    """End the game of fooling, keeping the drawing on the grid."""
    return state if state.fool is None else replace(state, fool=None)


def choose_example(state: State, number: int) -> State:
    """Put an example where the drawing stands, and end the game of fooling."""
    state = unfooled(state)
    if not 0 <= number < len(state.activity.examples):
        return state
    example = state.activity.examples[number]
    if not state.activity.is_drawn:
        shown = state if example.counts == state.values else _untold(state, values=example.counts)
        return replace(shown, example=number, wanted=example.label or None)
    return replace(redrawn(state, example.drawing), example=number, wanted=example.label, by="")


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
    return replace(state, begun=False, revealed=(), announced=(), ballot=NO_VOTE, **changes)


def redrawn(state: State, drawing: Drawing) -> State:
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
        begun=False,
        revealed=(),
        announced=(),
        ballot=NO_VOTE,
    )
