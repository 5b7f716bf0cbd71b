"""Many runs at once, the best of them chosen on the examples that none has learned from.

Choosing is learning too (networks.md §3): what was chosen on a part says more of that part than of others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from connecte.content.activity import Activity
from connecte.content.runs.problem import problem
from connecte.content.runs.trial import Trial, new_run, start_parameters
from connecte.core.learning.backprop import Array, Parameters, output_values
from connecte.core.learning.sweep import Sweep

STEPS = (0.1, 0.2, 0.5, 1.0, 1.5)
"""The sizes of the steps, as multiples of the run's own."""
SEEDS = 20
"""How many random starts there are for each size of step; fewer where runs are not done together."""
FEW_SEEDS = 2
MOST_ITERATIONS = 5_000


class Chosen(NamedTuple):
    """The best of many runs on the part that it was chosen on, and what it does elsewhere."""

    trial: Trial
    runs: int
    """How many there were."""
    on_choice: tuple[int, int]
    """(recognised, of how many) on the part that it was chosen on."""
    elsewhere: tuple[int, int]
    """(recognised, of how many) on a part that took no part in the choice."""


def many_trials(trial: Trial, seeds: int = SEEDS) -> list[Trial]:
    """Return the runs to choose from: each size of step with each random start."""
    iterations = min(trial.iterations, MOST_ITERATIONS)
    return [
        trial._replace(
            step=trial.step * size, start="random", seed=seed, iterations=iterations, changes=(), weights=()
        )
        for size in STEPS
        for seed in range(seeds)
    ]


def choosing_parts(left_out: Sequence[int], has_others: bool) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Split the examples left out into the part to choose on and the part kept for the end: every second one,
    or none where there are others to look at in the end.
    """
    numbers = tuple(left_out)
    return (numbers, ()) if has_others else (numbers[::2], numbers[1::2])


class ManyRuns:
    """Trains many runs, none of which learns from the examples left out of `trial`."""

    def __init__(self, activity: Activity, trial: Trial) -> None:
        self._activity = activity
        what = new_run(activity, trial).problem
        self._together = what.rule == "backpropagation" and what.takes_all
        self.trials = many_trials(trial, SEEDS if self._together else FEW_SEEDS)
        self._examples = activity.examples_of(trial.examples_of)
        self._ends: list[Parameters] = []

    def run(self) -> Iterator[int]:
        """Run all of them; yield how many iterations of one are done."""
        first = self.trials[0]
        if not self._together:
            yield from self._one_by_one()
            return
        whole = [new_run(self._activity, trial._replace(left_out=())).problem for trial in self.trials]
        starts = [start_parameters(self._activity, trial) for trial in self.trials]
        taken = [example.number not in first.left_out for example in self._examples]
        sweep = Sweep(whole, starts, np.tile(np.array(taken), (len(self.trials), 1)))
        yield from sweep.run(first.iterations)
        self._ends = [sweep.parameters(run) for run in range(len(self.trials))]

    def _one_by_one(self) -> Iterator[int]:
        for number, trial in enumerate(self.trials, 1):
            recording = new_run(self._activity, trial)
            for _reached in recording.run():
                yield trial.iterations * (number - 1) // len(self.trials)
            self._ends.append(recording.at(recording.reached))
        yield self.trials[0].iterations

    def right(self, inputs: Sequence[Sequence[float]], labels: Sequence[str]) -> list[int]:
        """Count for each run how many of these are recognised; none by a run that has overflowed."""
        return [self.right_of(run, inputs, labels) for run in range(len(self.trials))]

    def right_of(self, run: int, inputs: Sequence[Sequence[float]], labels: Sequence[str]) -> int:
        """Count how many of these one run recognises."""
        network, end = self._activity.network(), self._ends[run]
        what = problem(self._activity, end, method=self.trials[run].method)
        with np.errstate(over="ignore", invalid="ignore"):
            outputs: Array = output_values(what, np.array(inputs, dtype=np.float64), end)
        pairs = zip(outputs, labels, strict=True)
        return sum(bool(network.verdict(row.tolist(), label).right) for row, label in pairs)


def choose(
    runs: ManyRuns,
    choice: tuple[Sequence[Sequence[float]], Sequence[str]],
    elsewhere: tuple[Sequence[Sequence[float]], Sequence[str]],
) -> Chosen:
    """Choose the run that recognises most of `choice`, the first of equals; count what it recognises of
    `elsewhere`. Both are (inputs, labels).
    """
    on_choice = runs.right(*choice)
    best = int(np.argmax(on_choice))
    there = runs.right_of(best, *elsewhere)
    return Chosen(
        runs.trials[best],
        len(runs.trials),
        (on_choice[best], len(choice[1])),
        (there, len(elsewhere[1])),
    )
