"""The network at the end of a training, for whoever wants its answers and not its way. Needs numpy."""

from __future__ import annotations

from collections.abc import Iterator

from connecte.content.activity import Activity
from connecte.content.runs.trained import trained_network
from connecte.content.runs.trial import Trial, new_run
from connecte.core.cards.network import Network


class AfterTraining:
    """`run` trains, in steps; `network` is there at its end, None where the numbers overflowed."""

    def __init__(self, activity: Activity, trial: Trial) -> None:
        self._activity = activity
        self._recording = new_run(activity, trial)
        self.network: Network | None = None

    def run(self) -> Iterator[int]:
        """Yields how many iterations are done."""
        yield from self._recording.run()
        end = self._recording.at(self._recording.reached)
        if end.finite:
            self.network = trained_network(self._activity, end)
