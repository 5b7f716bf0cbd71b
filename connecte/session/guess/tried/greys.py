"""The rules of the pictures in grey that the class keeps."""

from __future__ import annotations

from collections.abc import Sequence

from connecte.content.activity import Activity
from connecte.language.value import replace
from connecte.session.guess.ballot import NO_VOTE
from connecte.session.guess.tried.grey import DropGrey, Grey, KeepGrey, LabelGrey, OpenGrey
from connecte.session.moves import Move
from connecte.session.state import State

MOST_GREYS = 200


def keep_greys(state: State, move: Move) -> State | None:
    """Return the state after a move about such pictures, legal in every phase; None for any other move."""
    match move:
        case KeepGrey():
            return kept(state)
        case OpenGrey(number) if 0 <= number < len(state.greys):
            before = kept(state)  # the picture that is replaced, or the label of this one
            grey = before.greys[number]
            shown = replace(before, phase="draw", example=None, wanted=grey.wanted, fool=None)
            if grey.values == state.values:
                return shown
            return replace(shown, values=grey.values, begun=False, revealed=(), announced=(), ballot=NO_VOTE)
        case DropGrey(number) if 0 <= number < len(state.greys):
            return replace(state, greys=(*state.greys[:number], *state.greys[number + 1 :]))
        case LabelGrey(number, label) if 0 <= number < len(state.greys):
            return _label(state, number, label)
        case OpenGrey() | LabelGrey() | DropGrey():
            return state
    return None


def is_own_grey(state: State) -> bool:
    """Whether a picture is drawn that is the class's own."""
    return state.activity.pixels is not None and state.example is None and any(state.values)


def number_of(state: State) -> int | None:
    """Return the number under which the picture that is drawn was kept, or None."""
    return next((n for n, grey in enumerate(state.greys) if grey.values == state.values), None)


def kept(state: State) -> State:
    """Return the state with the class's picture kept; one that is kept already gets its label."""
    if not is_own_grey(state):
        return state
    number = number_of(state)
    if number is not None:
        grey = state.greys[number]
        return _with_grey(state, number, replace(grey, wanted=state.wanted or grey.wanted))
    if len(state.greys) >= MOST_GREYS:
        return state
    return replace(state, greys=(*state.greys, Grey(state.values, state.wanted)))


def _with_grey(state: State, number: int, grey: Grey) -> State:
    return replace(state, greys=(*state.greys[:number], grey, *state.greys[number + 1 :]))


def _label(state: State, number: int, label: str | None) -> State:
    if label not in (None, *state.activity.answers):
        return state
    grey = state.greys[number]
    after = _with_grey(state, number, replace(grey, wanted=label))
    # If the same picture is drawn, it gets the same label.
    return replace(after, wanted=label) if is_own_grey(state) and state.values == grey.values else after


def fitting_greys(greys: Sequence[Grey], old: Activity, new: Activity) -> tuple[Grey, ...]:
    """Return the pictures as another activity has them: none where its pictures have other cells or greys."""
    if old.pixels != new.pixels:
        return ()
    return tuple(grey if grey.wanted in new.answers else replace(grey, wanted=None) for grey in greys)
