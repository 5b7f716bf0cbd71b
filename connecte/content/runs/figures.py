"""Cost and number of recognised examples at one iteration, and the marks of a run, for tables and pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from connecte.content.activity import Activity
from connecte.core.learning.backprop import Parameters, recognised, total_cost
from connecte.core.replay.recording import Recording


def figures(recording: Recording, values: Parameters) -> tuple[float | None, int]:
    """Return the cost, None where it has overflowed, and the number of examples recognised."""
    cost = total_cost(recording.problem, values)
    return (cost if cost < float("inf") else None), int(recognised(recording.problem, values).sum())


def marks_passed(activity: Activity, recording: Recording) -> list[int]:
    """Return the start, the activity's marks that the run has passed, and where it ended."""
    marks = activity.training.marks if activity.training else ()
    passed = [mark for mark in marks if mark <= recording.reached]
    return sorted({0, *passed, recording.reached})


def moments(last: int, marks: Sequence[int], most: int) -> list[int]:
    """Return the marks, and about `most` iterations from 0 to `last`, each a little further than the one
    before.
    """
    spread = np.geomspace(1, last + 1, most).round().astype(int) - 1
    return sorted({*spread.tolist(), *marks})


class Point(NamedTuple):
    """How a run stood after so many iterations; the cost is None where it has overflowed."""

    iteration: int
    cost: float | None
    known: int


def curve(activity: Activity, recording: Recording, most: int) -> tuple[Point, ...]:
    """Return the run at its marks and at about `most` other moments."""
    at = moments(recording.reached, marks_passed(activity, recording), most)
    with np.errstate(all="ignore"):
        return tuple(Point(iteration, *figures(recording, recording.at(iteration))) for iteration in at)
