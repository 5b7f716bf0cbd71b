"""How good a run has become, on what it learned and on what was kept aside. Needs numpy."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from connecte.content.activity import Activity, Example
from connecte.content.reading.sections.data import PictureExamples
from connecte.content.runs.problem import wanted_numbers, wanted_values
from connecte.content.runs.trial import Trial, named_trials, new_run
from connecte.core.learning.problem import Problem
from connecte.core.measures.measures import Distances, Measures, distances, measures
from connecte.core.measures.parts import folds
from connecte.core.replay.recording import Recording
from connecte.language.i18n import _
from connecte.language.numbers import percent, significant


class Measured(NamedTuple):
    """How good a run is at its end."""

    learned: Measures | Distances
    """On the examples that it learned from."""
    held_out: Measures | Distances | None
    """On those kept aside; None where there are none."""


def measured(activity: Activity, recording: Recording, left_out: Collection[int], run: str = "") -> Measured:
    """Return how good a run is at the last iteration reached; `left_out`: the examples kept aside, of the
    activity or of the named run that has its own.
    """
    values, has_otherwise = recording.at(recording.reached), bool(activity.otherwise)
    examples = activity.examples_of(run)
    aside = problem_of(activity, recording.problem, examples, left_out) if left_out else None

    def look(problem: Problem) -> Measures | Distances:
        return distances(problem, values) if activity.is_numeric else measures(problem, values, has_otherwise)

    return Measured(look(recording.problem), None if aside is None else look(aside))


def problem_of(
    activity: Activity, problem: Problem, examples: Sequence[Example], numbers: Collection[int]
) -> Problem:
    """Return the problem with the examples of these numbers in place of its own."""
    chosen = (
        examples.of(sorted(numbers))
        if isinstance(examples, PictureExamples)
        else [example for example in examples if example.number in numbers]
    )
    inputs, wanted = wanted_values(activity, chosen)
    return replace(problem, inputs=inputs, wanted=wanted, goals=wanted_numbers(chosen))


class Fold(NamedTuple):
    """A run that kept one part of the examples aside."""

    examples: tuple[int, ...]
    """The numbers of that part."""
    measured: Measured


def validated(activity: Activity, trial: Trial, parts: int) -> Iterator[Fold]:
    """Train once for each part of the examples, dealt by the seed, keeping it aside; the examples that the
    trial keeps aside take no part (networks.md §3).
    """
    aside_already = frozenset(trial.left_out)
    count = len(activity.examples_of(trial.examples_of))
    numbers = [number for number in range(count) if number not in aside_already]
    for part in folds(len(numbers), parts, trial.seed):
        aside = tuple(numbers[place] for place in part)
        recording = new_run(activity, trial._replace(left_out=tuple(sorted({*trial.left_out, *aside}))))
        for _reached in recording.run():
            pass
        yield Fold(aside, measured(activity, recording, aside, trial.examples_of))


def first(measures: Measures | Distances | None) -> float:
    """Return the accuracy, or the mean distance."""
    assert measures is not None
    return measures.distance if isinstance(measures, Distances) else measures.accuracy


def in_words(measures: Measures | Distances | None) -> str:
    """Say how good a run is: how often it is right, or how far it is."""
    value = first(measures)
    if isinstance(measures, Distances):
        return _("écart moyen {distance}").format(distance=significant(value))
    return _("juste sur {share}").format(share=percent(value))


def mean_aside(folds: Sequence[Fold]) -> float:
    """Return the accuracy, or the distance, on the part kept aside, averaged over the parts."""
    return sum(first(fold.measured.held_out) for fold in folds) / len(folds)


def aside_text(fold: Fold) -> str:
    """Say how good the run of a part is on it."""
    return in_words(fold.measured.held_out)


def mean_text(folds: Sequence[Fold]) -> str:
    """Say the average over the parts."""
    mean = mean_aside(folds)
    return significant(mean) if isinstance(folds[0].measured.held_out, Distances) else percent(mean)


def folds_of(activity: Activity, trial: Trial) -> int:
    """Return into how many parts the activity deals the examples of a run: as its named run of these settings
    says, else as its own; 0 where it does not.
    """
    training = activity.training
    if training is None:
        return 0
    named = named_trials(activity)
    return next((run.folds for run in training.runs if named[run.name] == trial), training.folds)
