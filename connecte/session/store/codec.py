"""Convert moves to JSON objects and back, field by field."""

from __future__ import annotations

from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_type_hints

from connecte.content.runs.method import Method
from connecte.content.runs.trial import Trial
from connecte.core.cards.network import MoveWeight, Nudge
from connecte.core.cards.verdict import NOTHING, SEVERAL
from connecte.core.grid.drawing import Cell
from connecte.language.value import Value
from connecte.session import moves
from connecte.session.items import Item
from connecte.session.moves import Move
from connecte.session.room import room_events
from connecte.session.room.room_events import RoomEvent

UNDO, REDO = "Undo", "Redo"


class Reload(Value):
    """The activity was replaced, for example after its file was edited.

    It is not a move of the class, so undo leaves it unchanged.
    """

    name: str
    """The name of the new activity."""
    path: str
    """Its file."""
    text: str
    """The content of the file."""


Entry = Move | RoomEvent | Reload | str
"""What a line of a journal records: a move, a room event, UNDO, REDO or Reload."""
_LARGEST = 1e12
"""Limit of the numbers in a journal."""
_NAMES = {"Cell": Cell, "Item": Item, "Trial": Trial}
"""Types in the annotations of moves that `moves` imports only for type checking."""
_CHOICES = {NOTHING: "none", SEVERAL: "several"}
"""How votes other than for a label are written in a journal."""
_WRITTEN = {"item": "step", "items": "steps"}
"""What journals call a field that has another name here; all journals are read, so these stay."""
_MOVES: dict[str, type[Move | RoomEvent | Reload]] = {
    kind.__name__: kind for kind in (*get_args(moves.Move), *get_args(room_events.RoomEvent), Reload)
}


def is_file_name(text: str) -> bool:
    """Return whether a file can be called that on some system: bytes that are no UTF-8 are escaped."""
    try:
        return b"\0" not in text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # a surrogate that escapes no byte
        return False


def encode(move: Entry) -> dict[str, Any]:
    """Return the JSON object of an entry."""
    if isinstance(move, str):
        return {"move": move}
    found: dict[str, Any] = {"move": type(move).__name__}
    for name in move.__match_args__:
        value = getattr(move, name)
        if name == "choice":
            value = _CHOICES.get(value, value)
        if isinstance(value, Trial):
            value = value[: _written_fields(value)]
        written = _WRITTEN.get(name, name)
        found[written] = [value.kind, value.layer, value.index] if isinstance(value, Item) else value
    return found


def _written_fields(trial: Trial) -> int:
    """How many fields of a run are written: those that runs have had from the first, and up to the last
    other one that says something.
    """
    return 10 if trial.weights else 9 if trial.examples_of else 8 if trial.method else 7


def decode(found: Any) -> Entry:
    """Return the entry that `encode` encoded. Raises ValueError if it is none."""
    if not isinstance(found, dict):
        raise ValueError("no object")
    name = found.get("move")
    if name in (UNDO, REDO):
        return str(name)
    kind: Any = _MOVES.get(str(name))
    if kind is None:
        raise ValueError(f"no move is called {name!r}")
    names, hints = _fields(kind)
    missing = {"move", *names} - found.keys()
    if found.keys() - {"move", *names} or any(not hasattr(kind, names[each]) for each in missing):
        raise ValueError(f"fields of {name}")
    values = {}
    for written, field in names.items():
        if written in missing:
            continue  # of an earlier version
        value = _value(field, found[written])
        if not _fits(hints[field], value):
            raise ValueError(field)
        if field == "path" and not is_file_name(value):
            raise ValueError("no file is called that")
        values[field] = value
    move: Move | RoomEvent | Reload = kind(**values)
    return move


@cache
def _fields(kind: Any) -> tuple[dict[str, str], dict[str, Any]]:
    """Return the fields of a move by the names that journals write, and the types of the fields."""
    names = {_WRITTEN.get(name, name): name for name in kind.__match_args__}
    return names, get_type_hints(kind, localns=_NAMES)


def _fits(hint: Any, value: Any) -> bool:
    """Return whether a value has the declared type of its field.

    Values made of several parts are checked by `_value` when they are built.
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
    if key == "item":
        kind, layer, index = value
        if not isinstance(kind, str):
            raise ValueError("item")
        return Item(kind, *_whole(layer, index))  # type: ignore[arg-type]
    if key == "trial":
        return _trial(value)
    if key == "choice":
        return next((choice for choice, written in _CHOICES.items() if written == value), value)
    if key == "names" and isinstance(value, (list, tuple)) and all(isinstance(name, str) for name in value):
        return tuple(value)
    if key == "cells":
        return tuple((row, column) for row, column in (_whole(*cell) for cell in value))
    if isinstance(value, (str, int, float)) or value is None:
        return value
    raise ValueError(key)


def _whole(*values: Any) -> tuple[int, ...]:
    """Check that values are whole numbers of any size; the rules check ranges. Raises ValueError."""
    if not all(isinstance(value, int) and not isinstance(value, bool) for value in values):
        raise ValueError("whole numbers")
    return values


def _trial(value: Any) -> Trial:
    step, a, iterations, start, seed, left_out, changes, *later = value
    if not (isinstance(start, str) and _fits(float, step) and _fits(float, a)):
        raise ValueError("trial")
    moved = tuple(Nudge(*_whole(*change)) for change in changes)
    iterations, seed = _whole(iterations, seed)
    learns = _method(later[0]) if later and later[0] is not None else None
    run = later[1] if len(later) > 1 else ""
    stepped = tuple(_stepped(*move) for move in later[2]) if len(later) > 2 else ()
    if len(later) > 3 or not isinstance(run, str):
        raise ValueError("trial")
    return Trial(float(step), float(a), iterations, start, seed, _whole(*left_out), moved, learns, run, stepped)  # type: ignore[arg-type]


def _stepped(layer: Any, neuron: Any, source: Any, steps: Any) -> MoveWeight:
    where = source if source is None else _whole(source)[0]
    layer, neuron, steps = _whole(layer, neuron, steps)
    return MoveWeight(layer, neuron, where, steps)


def _method(value: Any) -> Method:
    """Return how a run learns. Raises ValueError for other types; its rules check names and ranges."""
    hidden, output, loss, batch, l1, l2, dropout, *factors = value[:9]
    neurons = value[9] if len(value) > 9 else None
    numbers = (l1, l2, *dropout, *factors)
    if (
        not all(isinstance(name, str) for name in (hidden, output, loss))
        or len(factors) != 2
        or len(value) > 10
    ):
        raise ValueError("method")
    if not all(_fits(float, number) for number in numbers):
        raise ValueError("method")
    l1, l2, *chances, thresholds, weights = map(float, numbers)
    (size,) = _whole(batch)
    sizes = None if neurons is None else _whole(*neurons)
    return Method(hidden, output, loss, size, l1, l2, tuple(chances), thresholds, weights, sizes)
