"""Trains a network whose answers are needed and whose iterations are not. Needs numpy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from connecte.content.activity import Activity
from connecte.content.runs.figures import Point, curve
from connecte.content.runs.learner import learner
from connecte.content.runs.trained import exact_network
from connecte.content.runs.trial import Trial, method_of, new_run
from connecte.core.cards.network import Network

_POINTS = 160


class Learned(NamedTuple):
    """A whole training, for a page: the network at its start and at its end, and how it went."""

    activity: Activity
    """The activity with the network that was trained, whose hidden layers may be others than the cards'."""
    before: Network
    after: Network | None
    """None where the numbers overflowed."""
    points: tuple[Point, ...]
    examples: int
    """How many it learned from."""


class AfterTraining:
    """Trains in `run`; afterwards `network` is the trained network, None where the numbers overflowed."""

    def __init__(self, activity: Activity, trial: Trial) -> None:
        self._activity = learner(activity, method_of(activity, trial))
        self._recording = new_run(activity, trial)
        self.network: Network | None = None

    def run(self) -> Iterator[int]:
        """Train, and yield how many iterations are done."""
        yield from self._recording.run()
        end = self._recording.at(self._recording.reached)
        if end.finite:
            self.network = exact_network(self._activity, end, self._recording.problem)

    @property
    def learned(self) -> Learned:
        """The training as a page shows it, once it has run."""
        recording = self._recording
        before = exact_network(self._activity, recording.at(0), recording.problem)
        points = curve(self._activity, recording, _POINTS)
        return Learned(self._activity, before, self.network, points, len(recording.problem.inputs))
