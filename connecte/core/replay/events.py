"""Find the events of a run: a verdict changes, a link appears, a weight changes sign.

A run is searched block by block, only as far as asked, and the results are kept.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Literal, NamedTuple

import numpy as np

from connecte.core.learning.backprop import Array, pack
from connecte.core.replay.recording import Recording
from connecte.core.replay.series import series_outputs, weights_of

EventKind = Literal["verdict", "link", "sign"]
BLOCK = 500
"""Iterations searched at once."""


class Event(NamedTuple):
    """A change between two successive iterations."""

    iteration: int
    """The first iteration after the change."""
    kind: EventKind
    """verdict: the claims of an example changed; link: a weight that was 0 is not; sign: a weight
    changed its sign."""
    number: int
    """Row of the example, or index of the packed weight."""


class Events:
    """The events of a recording. `searched` is the last iteration searched so far."""

    def __init__(self, recording: Recording) -> None:
        self._recording = recording
        self._weights = weights_of(recording.shapes)
        self._found: list[Event] = []
        self.searched = 0
        first = recording.at(0)
        self._last = pack(first)
        # The last sign of each weight that was not 0: reaching 0 and returning is no change of sign.
        self._sides = np.sign(self._last[self._weights])

    def search(self, until: int) -> Iterator[int]:
        """Search up to `until` or to the end of the recording so far; yield `searched` after each block."""
        while self.searched < min(until, self._recording.reached):
            upto = min(self.searched + BLOCK, self._recording.reached)
            states = self._recording.every(self.searched + 1, upto)
            self._found += self._events(np.vstack([self._last[None], states]))
            self._last, self.searched = states[-1], upto
            yield self.searched

    def known(self, kinds: tuple[EventKind, ...], row: int | None = None) -> list[Event]:
        """Return the events of these kinds found so far, in order.

        With `row`, only the verdict changes of that example are included.
        """
        found = [event for event in self._found if event.kind in kinds]
        return [event for event in found if row is None or event.kind != "verdict" or event.number == row]

    def after(self, iteration: int, kinds: tuple[EventKind, ...], row: int | None = None) -> list[Event]:
        """Return the events of the next iteration that has any; empty if none is known."""
        known = self.known(kinds, row)
        at = bisect_right(known, iteration, key=lambda event: event.iteration)
        return [event for event in known[at:] if event.iteration == known[at].iteration]

    def before(self, iteration: int, kinds: tuple[EventKind, ...], row: int | None = None) -> list[Event]:
        """Return the events of the last earlier iteration that has any; empty if none is known."""
        known = self.known(kinds, row)
        at = bisect_left(known, iteration, key=lambda event: event.iteration)
        return [event for event in known[:at] if event.iteration == known[at - 1].iteration]

    def _events(self, states: Array) -> list[Event]:
        """Return the events between successive states (K, numbers); the first is that of `searched`."""
        recording, first = self._recording, self.searched
        problem = recording.problem
        claims = problem.claims(series_outputs(problem, states, recording.shapes, problem.inputs))
        changed = (claims[1:] != claims[:-1]).any(axis=2)
        found = [
            Event(first + 1 + int(at), "verdict", int(row))
            for at, row in zip(*np.nonzero(changed), strict=True)
        ]
        weights = states[:, self._weights]
        moved = np.nonzero((np.sign(weights[1:]) != np.sign(weights[:-1])).any(axis=1))[0]
        for at in moved:
            sides = np.sign(weights[at + 1])
            for number in np.nonzero((sides != 0) & (sides != self._sides))[0]:
                # A weight that has always been 0 appears; one of the other sign changes its sign.
                kind: EventKind = "sign" if self._sides[number] else "link"
                found.append(Event(first + 1 + int(at), kind, int(number)))
            self._sides = np.where(sides != 0, sides, self._sides)
        return sorted(found)
