"""The chart's samples of a recording, computed once and only as far as someone has looked."""

from __future__ import annotations

import numpy as np

from connecte.core.learning.backprop import Array
from connecte.core.replay.recording import Recording
from connecte.ui.train.pictures.curves.chart import sample_iterations


class Curves:
    """Keep packed parameters at the dot columns of a chart; sample again for another width or axis."""

    def __init__(self, recording: Recording) -> None:
        self._recording = recording
        self._shape: tuple[int, bool, int] = (0, True, 0)
        self._at = np.zeros(0, dtype=np.int64)
        self._known = np.zeros((0, 0))

    def until(self, iteration: int, width: int, log: bool = True, planned: int | None = None) -> Array:
        """Sample (numbers, columns) for the columns up to `iteration`, which has been reached.

        `planned` is the axis' length where that is another run's.
        """
        last = self._recording.planned if planned is None else planned
        if (width, log, last) != self._shape:
            self._shape = (width, log, last)
            self._at = sample_iterations(last, width, self._recording.spacing, log)
            self._known = self._recording.series(self._at[:1].tolist())
        count = int(np.searchsorted(self._at, iteration, side="right"))
        if count > len(self._known):
            new = self._recording.series(self._at[len(self._known) : count].tolist())
            self._known = np.concatenate([self._known, new])
        return self._known[:count].T
