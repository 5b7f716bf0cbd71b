"""Cost and number of recognised examples at one iteration, for the tables of several commands."""

from __future__ import annotations

from connecte.core.learning.backprop import Parameters, recognised, total_cost
from connecte.core.replay.recording import Recording


def figures(recording: Recording, values: Parameters) -> tuple[float | None, int]:
    """Return the cost, None where it has overflowed, and the number of examples recognised."""
    cost = total_cost(recording.problem, values)
    return (cost if cost < float("inf") else None), int(recognised(recording.problem, values).sum())
