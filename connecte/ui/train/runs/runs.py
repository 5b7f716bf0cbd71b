"""The runs that are looked at: each recorded once, in the background, the one in view first."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import cached_property

import numpy as np

from connecte.content.activity import Activity
from connecte.content.runs.learner import learner
from connecte.content.runs.trial import Trial, method_of, new_run, start_network
from connecte.core.landscape.rises import rises
from connecte.core.learning.backprop import output_values, total_cost
from connecte.core.learning.iteration import largest_exponent
from connecte.core.replay.events import Events
from connecte.core.replay.recording import Recording
from connecte.core.replay.series import series_costs
from connecte.language.value import replace
from connecte.session.state import State
from connecte.ui.train.pictures.train_view import (
    RunLine,
    inputs_of,
    learned_rows,
    mean_gaps,
    right_of,
    verdicts,
)
from connecte.ui.train.runs.curves import Curves
from connecte.ui.train.runs.playback import Playback

_SLOW = 0.05
"""A run whose cost has more than this share of its way left after a tenth of its iterations is slow."""


class Run:
    """Holds a trial's recording, where one looks at it, and what has been computed from it."""

    def __init__(self, trial: Trial, recording: Recording) -> None:
        self.trial = trial
        self.recording = recording
        self.playback = Playback(recording)
        self.curves = Curves(recording)
        self._beside = Curves(recording)
        self._line: tuple[tuple[int, ...], RunLine] | None = None
        self._events: Events | None = None
        self._work: Iterator[int] | None = None
        self._ended = False
        self._rises: tuple[int, int] | None = None

    @property
    def events(self) -> Events:
        """The changes in it, searched as far as someone asked."""
        if self._events is None:
            self._events = Events(self.recording)
        return self._events

    @cached_property
    def crawls(self) -> bool:
        """Whether after a tenth of a run that is over more of its descent was left than one with a good step
        leaves.
        """
        recording = self.recording
        first, early, last = (
            total_cost(recording.problem, recording.at(at))
            for at in (0, recording.planned // 10, recording.planned)
        )
        return early - last > _SLOW * (first - last)

    def rises(self, iterations: int) -> int:
        """Count the first iterations at which the cost rises."""
        if self._rises is None or self._rises[0] != iterations:
            self._rises = iterations, int(rises(self.recording, iterations).sum())
        return self._rises[1]

    def work(self) -> None:
        """Run a hundred iterations more. To be called by one thread only."""
        if self._work is None:
            self._work = self.recording.run()
        try:
            self._ended = next(self._work, None) is None
        except Exception:
            self._ended = True
            raise

    @property
    def ended(self) -> bool:
        """Whether there is nothing left to run: it is whole, or it failed."""
        return self._ended or self.recording.finished

    def line(self, state: State, width: int, log: bool, planned: int) -> RunLine:
        """Sum up how it stands among other runs; its costs at the columns of an axis of `planned`."""
        reached, broken = self.recording.reached, self.recording.diverged_at
        key = (reached, broken or 0, width, log, planned)
        if self._line is None or self._line[0] != key:
            packed = self._beside.until(min(reached, planned), width, log, planned).T
            costs = series_costs(self.recording.problem, packed, self.recording.shapes)
            self._line = (key, self._figures(state, costs, broken))
        return self._line[1]

    def _figures(self, state: State, costs: np.ndarray, broken: int | None) -> RunLine:
        recording, activity = self.recording, state.activity.of_run(self.trial.examples_of)
        values = recording.at(recording.reached)
        with np.errstate(over="ignore", invalid="ignore"):
            outputs = output_values(recording.problem, inputs_of(activity), values)
        said = verdicts(activity, outputs)
        numbers = learned_rows(activity, self.trial)
        overflow = None
        if broken is not None:
            overflow = largest_exponent(recording.problem, values)
            if overflow is not None:
                overflow = overflow._replace(example=numbers[overflow.example])
        return RunLine(
            self.trial,
            recording.reached,
            broken,
            costs,
            total_cost(recording.problem, values),
            right_of(said, numbers),
            right_of(said, self.trial.left_out),
            overflow,
            mean_gaps(activity, outputs, self.trial),
        )


def learning_state(state: State) -> State:
    """Return the state with the network that the run in view trains, where that is not that of the cards."""
    if state.activity.training is None:
        return state
    activity = learner(state.activity, method_of(state.activity, state.run))
    return state if activity is state.activity else replace(state, activity=activity)


class Runs:
    """Keeps all runs of a state, as long as the state has them. `recordings` are those from files."""

    def __init__(self, recordings: dict[Trial, Recording]) -> None:
        self._recordings = recordings
        self._by_key: dict[tuple[object, ...], Recording] | None = None
        self._kept: dict[tuple[object, ...], Run] = {}
        self._order: list[Run] = []
        self._activity: Activity | None = None
        self._trials: tuple[Trial, ...] = ()
        """Whose runs `_order` has: to hash the thousand examples of an activity takes as long as a picture."""
        self._shown = 0
        self._lock = threading.Lock()
        self._working = False

    @property
    def current(self) -> Run:
        """The run looked at."""
        return self._order[self._shown]

    @property
    def shown(self) -> int:
        """Its number among all."""
        return self._shown

    @property
    def all(self) -> list[Run]:
        """The activity's own, then those of the class."""
        return self._order

    def follow(self, state: State) -> bool:
        """Have the runs of this state; return whether another one than before is looked at."""
        before = self.current if self._order else None
        if state.activity is not self._activity or state.runs != self._trials:
            self._order = self._runs_of(state)
            self._activity, self._trials = state.activity, state.runs
        self._shown = 0 if state.trial is None else state.trial + 1
        if before is self.current:
            return False
        if before is not None:  # at the speed that was set
            self.current.playback.play_at(before.playback.speed)
        return True

    def _runs_of(self, state: State) -> list[Run]:
        keys = [_key(state, trial) for trial in state.runs]
        if self._by_key is None:  # a changed activity is no more the recording's
            self._by_key = {_key(state, trial): found for trial, found in self._recordings.items()}
        for key, trial in zip(keys, state.runs, strict=True):
            if key not in self._kept:
                recording = self._by_key.get(key) or new_run(state.activity, trial)
                self._kept[key] = Run(trial, recording)
        self._kept = {key: self._kept[key] for key in keys}
        return [self._kept[key] for key in keys]

    def begins(self) -> bool:
        """Return whether there is work that no thread does: the caller starts a thread that calls `work` until
        it returns False.
        """
        with self._lock:
            begins = not self._working and any(not run.ended for run in self._order)
            self._working |= begins
            return begins

    def work(self) -> bool:
        """Do a piece of work for the run in view, else for another; return False where all is done."""
        with self._lock:
            order, shown = self._order, self._shown
            left = [run for run in [*order[shown : shown + 1], *order] if not run.ended]
            self._working = bool(left)
        if not left:
            return False
        try:
            left[0].work()
        except Exception:
            self._working = False
            raise
        return True


def _key(state: State, trial: Trial) -> tuple[object, ...]:
    """Identify a run by all that it depends on."""
    activity = learner(state.activity, method_of(state.activity, trial))
    return trial, start_network(activity, trial), activity.training, activity.examples
