"""Frozen values: made, compared and refused as those of a dataclass are."""

from __future__ import annotations

import copy
import pickle
from typing import get_args

import pytest

from connecte.core.cards.network import MoveWeight, Nudge
from connecte.language.value import Value
from connecte.session.moves import Clear, GoTo, Move, Paint, Reveal, TakeBack, ToggleMark


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
