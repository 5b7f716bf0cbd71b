"""Cost and number of recognised examples at one iteration, and the marks of a run, for tables and pages."""

from __future__ import annotations

from connecte.content.activity import Activity
from connecte.core.learning.backprop import Parameters, recognised, total_cost
from connecte.core.replay.recording import Recording


def figures(recording: Recording, values: Parameters) -> tuple[float | None, int]:
    """Return the cost, None where it has overflowed, and the number of examples recognised."""
    cost = total_cost(recording.problem, values)
    return (cost if cost < float("inf") else None), int(recognised(recording.problem, values).sum())


def marks_passed(activity: Activity, recording: Recording) -> list[int]:
    """The start, the activity's marks that the run has passed, and where it ended."""
    marks = activity.training.marks if activity.training else ()
    passed = [mark for mark in marks if mark <= recording.reached]
    return sorted({0, *passed, recording.reached})
