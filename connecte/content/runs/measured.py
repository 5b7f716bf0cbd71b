"""How good a run has become, on what it learned and on what was kept aside. Needs numpy."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import NamedTuple

from connecte.content.activity import Activity
from connecte.content.runs.parts import folds
from connecte.content.runs.problem import wanted_values
from connecte.content.runs.trial import Trial, new_run
from connecte.core.learning.problem import Problem
from connecte.core.measures.measures import Measures, measures
from connecte.core.replay.recording import Recording


class Measured(NamedTuple):
    """How good a run is at its end."""

    learned: Measures
    """On the examples that it learned from."""
    held_out: Measures | None
    """On those kept aside; None where there are none."""


def measured(activity: Activity, recording: Recording, left_out: Collection[int]) -> Measured:
    """Return how good a run is at the last iteration reached; `left_out`: the examples kept aside."""
    values, has_otherwise = recording.at(recording.reached), bool(activity.otherwise)
    aside = problem_of(activity, recording.problem, left_out) if left_out else None
    return Measured(
        measures(recording.problem, values, has_otherwise),
        None if aside is None else measures(aside, values, has_otherwise),
    )


def problem_of(activity: Activity, problem: Problem, numbers: Collection[int]) -> Problem:
    """Return the problem with these examples of the activity in place of its own."""
    chosen = [example for example in activity.examples if example.number in numbers]
    inputs, wanted = wanted_values(activity, chosen)
    return replace(problem, inputs=inputs, wanted=wanted)


class Fold(NamedTuple):
    """A run that kept one part of the examples aside."""

    examples: tuple[int, ...]
    """The numbers of that part."""
    measured: Measured


def validated(activity: Activity, trial: Trial, parts: int) -> Iterator[Fold]:
    """Train once for each part of the examples, dealt by the seed, keeping it aside; the examples that the
    trial keeps aside take no part (networks.md §3).
    """
    numbers = [example.number for example in activity.examples if example.number not in trial.left_out]
    for part in folds(len(numbers), parts, trial.seed):
        aside = tuple(numbers[place] for place in part)
        recording = new_run(activity, trial._replace(left_out=tuple(sorted({*trial.left_out, *aside}))))
        for _reached in recording.run():
            pass
        yield Fold(aside, measured(activity, recording, aside))
