"""The rules of the points that a class puts on a plane."""

from __future__ import annotations

from connecte.content.activity import Activity
from connecte.content.inputs import can_be, whole_if_it_is, with_computed
from connecte.content.writing.new_example import NewExample
from connecte.core.cards.network import Number
from connecte.core.plane.point import OwnPoint, PutPoint
from connecte.language.value import replace
from connecte.session.guess.ballot import NO_VOTE
from connecte.session.state import State

MOST_POINTS = 200


def put_point(state: State, move: PutPoint) -> State:
    """Return the state after the move; the same state where the plane, the label or room for it is missing.

    The inputs are those of the point, and what was revealed of others is hidden.
    """
    activity = state.activity
    if activity.plane is None or move.label not in activity.answers or not _lies_inside(activity, move):
        return state
    here = [point for point in state.points if point[:2] == (move.x, move.y)]
    others = tuple(point for point in state.points if point not in here)
    goes = bool(here) and here[0].label == move.label
    if len(others) >= MOST_POINTS and not goes:
        return state
    points = others if goes else (*others, OwnPoint(move.x, move.y, move.label))
    values = values_at(activity, move.x, move.y)
    state = replace(state, points=points, example=None, wanted=None if goes else move.label)
    return (
        state
        if values == state.values
        else replace(state, values=values, begun=False, revealed=(), announced=(), ballot=NO_VOTE)
    )


def _lies_inside(activity: Activity, move: PutPoint) -> bool:
    assert activity.plane is not None
    x, y = (activity.inputs[number] for number in activity.plane)
    numbers = isinstance(move.x, (int, float)) and isinstance(move.y, (int, float))
    return numbers and can_be(x, move.x) and can_be(y, move.y)


def values_at(activity: Activity, x: float, y: float) -> tuple[Number, ...]:
    """Return all inputs at a point of the plane: the two that it has, and those computed from them."""
    return with_computed(activity.inputs, map(whole_if_it_is, (x, y)))


def fitting_points(points: tuple[OwnPoint, ...], activity: Activity) -> tuple[OwnPoint, ...]:
    """Return the points that still lie on the plane of an activity and have a label there is."""
    if activity.plane is None:
        return ()
    return tuple(
        point
        for point in points
        if point.label in activity.answers and _lies_inside(activity, PutPoint(*point))
    )


def points_as_examples(state: State) -> tuple[NewExample, ...]:
    """Return the points as new examples of the activity, without those that it has already."""
    activity = state.activity
    known = {(example.counts, example.label) for example in activity.examples}
    return tuple(
        NewExample(state.drawing, point.label, values=(point.x, point.y))
        for point in state.points
        if (values_at(activity, point.x, point.y), point.label) not in known
    )
