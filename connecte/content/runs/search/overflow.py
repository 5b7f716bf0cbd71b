"""A step that overflows, and the largest one that does not: found by running them. Needs numpy."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor, log10
from typing import NamedTuple

from connecte.content.activity import Activity
from connecte.content.runs.trial import LIMITS, Trial, new_run
from connecte.core.learning.backprop import pack

QUICK = 20_000_000
"""Numbers computed to see whether a run overflows: about a third of a second."""
THOROUGH = 200_000_000
"""Numbers computed to try one step: a few seconds, enough for the workshop's whole run."""
_MOST_TRIED = 24
"""Steps tried: twelve powers of ten, and the half of each."""


class Suited(NamedTuple):
    """The largest power of ten, or half of one, below a step that overflows, with which the run does not."""

    step: float
    iterations: int
    """How many iterations of it were made; fewer than planned where they would take too long."""


def overflow_at(activity: Activity, trial: Trial, most: int = QUICK) -> int | None:
    """Return the iteration in which a run overflows; None if it does not, as far as `most` numbers reach."""
    recording = new_run(activity, trial)
    numbers = max(1, pack(recording.at(0)).size * len(recording.problem.inputs))
    recording = new_run(activity, trial._replace(iterations=max(1, min(trial.iterations, most // numbers))))
    for _reached in recording.run():
        pass
    return recording.diverged_at


def suited_step(activity: Activity, trial: Trial, ran: dict[Trial, int | None] | None = None) -> Suited | None:
    """Return the step to try instead of one that overflows; None if no smaller one runs.

    `ran` keeps where each run that was tried overflows: runs that differ in their steps alone come to the same
    smaller ones, and each of those takes seconds.
    """
    ran = {} if ran is None else ran
    recording = new_run(activity, trial)
    numbers = max(1, pack(recording.at(0)).size * len(recording.problem.inputs))
    iterations = max(1, min(trial.iterations, THOROUGH // numbers))
    for step in smaller_steps(trial.step):
        smaller = trial._replace(step=step)
        if smaller not in ran:
            ran[smaller] = overflow_at(activity, smaller, THOROUGH)
        if ran[smaller] is None:
            return Suited(step, iterations)
    return None


def smaller_steps(step: float) -> Iterator[float]:
    """Yield the powers of ten and their halves that are smaller than a step, the largest first."""
    power = floor(log10(step)) + 1
    tried = 0
    while tried < _MOST_TRIED:
        for text in (f"1e{power}", f"5e{power - 1}"):
            found = float(text)
            if found < step and LIMITS["step"].hold(found):
                tried += 1
                yield found
        power -= 1
