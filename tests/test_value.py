"""Frozen values: made, compared, replaced and refused as those of a dataclass are."""

from __future__ import annotations

import copy
import pickle
import re
from pathlib import Path
from typing import get_args

import pytest

import connecte
from connecte.content.catalog import load
from connecte.core.cards.network import MoveWeight, Nudge
from connecte.language.value import Value, replace
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
