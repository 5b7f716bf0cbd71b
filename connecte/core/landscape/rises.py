"""When the cost of a run goes up, and why: the step goes past the bottom (reference §6, §7)."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from connecte.core.learning.backprop import iterate, recognised, total_cost
from connecte.core.learning.problem import Parameters, Problem
from connecte.core.replay.recording import Recording
from connecte.core.replay.series import series_costs

_AT_ONCE = 1000
"""Iterations whose costs are computed together."""
SMALLER = 1000
"""How many times smaller the step is with which a rise is tried again."""


class Passage(NamedTuple):
    """What one iteration has done."""

    before: float
    """The cost before it."""
    after: float
    """The cost after it."""
    right_before: int
    """Examples recognised before it."""
    right_after: int
    """Examples recognised after it."""
    falls_with_smaller: bool
    """Whether the cost, which has risen, falls from the same start with a step SMALLER times smaller."""


def passage(problem: Problem, before: Parameters, after: Parameters) -> Passage:
    """Compare the parameters before and after one iteration."""
    costs = total_cost(problem, before), total_cost(problem, after)
    return Passage(
        *costs,
        int(recognised(problem, before).sum()),
        int(recognised(problem, after).sum()),
        costs[1] > costs[0] and _falls_with_smaller(problem, before, costs[0]),
    )


def _falls_with_smaller(problem: Problem, before: Parameters, cost: float) -> bool:
    with np.errstate(over="ignore", invalid="ignore"):
        small = iterate(replace(problem, step=problem.step / SMALLER), before).after
    return total_cost(problem, small) < cost


def rises(recording: Recording, last: int) -> NDArray[np.bool_]:
    """Return, for each iteration from 1 to `last`, whether the cost is higher after it, (last,)."""
    found = []
    for first in range(0, last, _AT_ONCE):
        until = min(first + _AT_ONCE, last)
        packed = recording.every(first, until)
        found.append(np.diff(series_costs(recording.problem, packed, recording.shapes)) > 0)
    return np.concatenate(found) if found else np.zeros(0, dtype=bool)
