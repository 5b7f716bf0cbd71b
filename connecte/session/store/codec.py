"""Moves as JSON objects and back. Every move is plain data, so its fields say it all."""

from __future__ import annotations

import dataclasses
from types import NoneType, UnionType
from typing import Any, get_args, get_type_hints

from connecte.content.runs.trial import Trial
from connecte.core.cards.network import Nudge
from connecte.core.cards.verdict import NOTHING, SEVERAL
from connecte.session import moves
from connecte.session.moves import Move
from connecte.session.room import room_events as asides
from connecte.session.room.room_events import Aside
from connecte.session.steps import Step

UNDO, REDO = "Undo", "Redo"


@dataclasses.dataclass(frozen=True)
class Reload:
    """The activity is another one now: its name, its file, and what that held.

    No move of the class, so undoing what the class did passes it by.
    """

    name: str
    path: str
    text: str


Entry = Move | Aside | Reload | str
"""A line of a journal: a move, something beside it, UNDO, REDO or Reload."""
_LARGEST = 1e12
_CHOICES = {NOTHING: "none", SEVERAL: "several"}
"""How a vote for what is no label is written in a journal."""
_HINTS: dict[type[Any], dict[str, Any]] = {}
_MOVES: dict[str, type[Any]] = {
    kind.__name__: kind for kind in (*get_args(moves.Move), *get_args(asides.Aside), Reload)
}


def encode(move: Entry) -> dict[str, Any]:
    """A line of a journal as a JSON object."""
    if isinstance(move, str):
        return {"move": move}
    found: dict[str, Any] = {"move": type(move).__name__}
    for name in move.__match_args__:
        value = getattr(move, name)
        if name == "choice":
            value = _CHOICES.get(value, value)
        found[name] = [value.kind, value.layer, value.index] if isinstance(value, Step) else value
    return found


def decode(found: Any) -> Entry:
    """`encode` undone. Raises ValueError for what is no move."""
    if not isinstance(found, dict):
        raise ValueError("no object")
    name = found.get("move")
    if name in (UNDO, REDO):
        return str(name)
    kind = _MOVES.get(str(name))
    if kind is None:
        raise ValueError(f"no move is called {name!r}")
    if set(found) - {"move"} != set(kind.__match_args__):
        raise ValueError(f"fields of {name}")
    hints = _HINTS.get(kind) or _HINTS.setdefault(kind, get_type_hints(kind))
    values = {key: _value(key, value) for key, value in found.items() if key != "move"}
    for key, value in values.items():
        if not _fits(hints[key], value):
            raise ValueError(key)
    move: Move | Aside | Reload = kind(**values)
    return move


def _fits(hint: Any, value: Any) -> bool:
    """Whether a plain value is of the kind that a field is declared with; what is made of several
    has been looked at when it was made.
    """
    if isinstance(hint, UnionType):
        return any(_fits(one, value) for one in get_args(hint))
    if hint is int:
        return isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LARGEST
    if hint is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < _LARGEST
    if hint in (str, bool, NoneType):
        return isinstance(value, hint)
    return not isinstance(value, (str, int, float)) and value is not None


def _value(key: str, value: Any) -> Any:
    if key == "step":
        kind, layer, index = value
        if not (isinstance(kind, str) and isinstance(layer, int) and isinstance(index, int)):
            raise ValueError("step")
        return Step(kind, layer, index)  # type: ignore[arg-type]
    if key == "trial":
        return _trial(value)
    if key == "choice":
        return next((choice for choice, written in _CHOICES.items() if written == value), value)
    if key == "cells":
        return tuple((int(row), int(column)) for row, column in value)
    if isinstance(value, (str, int, float)) or value is None:
        return value
    raise ValueError(key)


def _trial(value: Any) -> Trial:
    step, a, iterations, start, seed, left_out, changes = value
    if not (isinstance(start, str) and all(isinstance(number, (int, float)) for number in (step, a))):
        raise ValueError("trial")
    if not (isinstance(iterations, int) and isinstance(seed, int)):
        raise ValueError("trial")
    whole = (iterations, seed)
    moved = tuple(Nudge(int(layer), int(neuron), int(by)) for layer, neuron, by in changes)
    return Trial(float(step), float(a), whole[0], start, whole[1], tuple(map(int, left_out)), moved)  # type: ignore[arg-type]
