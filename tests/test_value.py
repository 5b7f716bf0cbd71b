"""Frozen values: made, compared, replaced and refused as those of a dataclass are."""

from __future__ import annotations

import copy
import inspect
import pickle
import re
from pathlib import Path
from typing import Any, get_args
from typing import NamedTuple as TypingsNamedTuple

import pytest

import connecte
from connecte.content.catalog import load
from connecte.core.cards.network import MoveWeight, Nudge
from connecte.language.value import NamedTuple, Value, replace
from connecte.session.moves import Clear, GoTo, Move, Paint, Reveal, TakeBack, ToggleMark
from connecte.session.session import Session


class Point(Value):
    """Two numbers, one of them with a default."""

    x: int
    y: int = 2


def test_fields_come_by_place_or_by_name() -> None:
    assert Point(1) == Point(1, 2) == Point(x=1, y=2) == Point(1, y=2)
    assert repr(Point(1)) == "Point(x=1, y=2)"
    assert Point(1).replace(y=5) == Point(1, 5)
    match Point(3, 4):
        case Point(x, y):
            assert (x, y) == (3, 4)


@pytest.mark.parametrize("given", [(), (1, 2, 3)])
def test_too_few_or_too_many_values_are_refused(given: tuple[int, ...]) -> None:
    with pytest.raises(TypeError):
        Point(*given)


@pytest.mark.parametrize("named", [{"z": 1}, {"x": 1}])
def test_a_name_that_is_none_or_twice_is_refused(named: dict[str, int]) -> None:
    with pytest.raises(TypeError):
        Point(1, **named)


def test_values_are_frozen() -> None:
    point = Point(1)
    with pytest.raises(AttributeError):
        point.x = 3  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del point.x
    assert {point: "found"}[Point(1)] == "found"


def test_equal_fields_of_another_class_are_another_value() -> None:
    assert GoTo(3) != ToggleMark(3)
    assert Reveal() != TakeBack()
    assert Clear() != ()
    assert Clear() == Clear()


def test_values_are_copied_and_pickled() -> None:
    stroke = Paint(((1, 2),), True)
    assert copy.deepcopy(stroke) == pickle.loads(pickle.dumps(stroke)) == stroke


def test_every_move_is_a_value_with_all_its_fields() -> None:
    for kind in get_args(Move):
        assert issubclass(kind, Value) or kind in (Nudge, MoveWeight), "cards know a moved number too"
        assert kind.__match_args__ == tuple(kind.__annotations__)


@pytest.mark.parametrize("floor", ["session", "ui"])
def test_values_are_replaced_in_one_way(floor: str) -> None:
    """`dataclasses.replace` fails for a Value, and type checkers do not see it."""
    for path in (Path(connecte.__file__).parent / floor).rglob("*.py"):
        assert not re.search(r"from dataclasses import .*\breplace\b", path.read_text("utf-8")), path


def test_a_copy_has_the_changes_and_no_cached_property() -> None:
    first = Session.start(load()).state
    first.network  # noqa: B018 - it is cached from now on
    second = replace(first, phase="walk")
    assert (second.phase, second.drawing) == ("walk", first.drawing) and first.phase == "draw"
    assert "network" in vars(first) and "network" not in vars(second)
    with pytest.raises(TypeError, match="pase"):
        replace(first, pase="walk")


class Cell(NamedTuple):
    """A tuple as ours."""

    row: int
    column: int = 2

    @property
    def sum(self) -> int:
        """Both together."""
        return self.row + self.column


class TypingsCell(TypingsNamedTuple):
    """The same as Python's own."""

    row: int
    column: int = 2


@pytest.mark.parametrize("kind", [Cell, TypingsCell])
def test_a_named_tuple_is_made_and_read_as_pythons_own(kind: Any) -> None:
    cell = kind(1)
    assert cell == (1, 2) == kind(row=1) == kind(column=2, row=1) == kind(1, 2) == kind(*cell)
    assert (cell.row, cell.column, cell[1], len(cell)) == (1, 2, 2, 2)
    assert hash(cell) == hash((1, 2))
    assert [(p.name, p.default) for p in inspect.signature(kind).parameters.values()] == [
        ("row", inspect.Parameter.empty),
        ("column", 2),
    ]
    assert cell._fields == kind.__match_args__ == ("row", "column")
    assert cell._asdict() == {"row": 1, "column": 2}
    assert cell._replace(row=5) == kind(5) and type(cell._replace(row=5)) is kind
    assert repr(cell) == f"{kind.__name__}(row=1, column=2)"
    assert pickle.loads(pickle.dumps(cell)) == copy.deepcopy(cell) == cell
    match cell:
        case kind(row, column):
            assert (row, column) == (1, 2)
    for wrong in ((), (1, 2, 3)):
        with pytest.raises(TypeError):
            kind(*wrong)
    for named in ({"row": 3}, {"place": 3}):
        with pytest.raises(TypeError):
            kind(1, **named)
    with pytest.raises((TypeError, ValueError)):
        cell._replace(place=3)
    with pytest.raises(AttributeError):
        cell.row = 3
    with pytest.raises(AttributeError):
        cell.place = 3


def test_a_named_tuple_has_methods_and_subclasses() -> None:
    class Corner(Cell):
        """A cell that is told from others."""

    assert Cell(1).sum == 3
    assert Corner(3).sum == 5 and isinstance(Corner(3), Cell)
