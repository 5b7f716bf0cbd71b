"""Where in a run something happens: a verdict changes, a link appears, a sign flips.

A run is searched by blocks, all states of a block at once, and only as far as was asked; what
has been searched is kept.
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


class Event(NamedTuple):
    """Something that is there after `iteration` iterations and was not after one less.

    verdict: `number` is the row of the example whose claims changed. link: the packed weight
    `number` was 0 and is not; sign: it was on the other side of 0.
    """

    iteration: int
    kind: EventKind
    number: int


class Events:
    """The events of a recording, found as one searches. `searched` is how far that is."""

    def __init__(self, recording: Recording) -> None:
        self._recording = recording
        self._weights = weights_of(recording.shapes)
        self._found: list[Event] = []
        self.searched = 0
        first = recording.at(0)
        self._last = pack(first)
        # The side on which each weight was last seen: through 0 and back is no flip.
        self._sides = np.sign(self._last[self._weights])

    def search(self, until: int) -> Iterator[int]:
        """Search on, up to `until` or as far as the run has come; yields how far."""
        while self.searched < min(until, self._recording.reached):
            upto = min(self.searched + BLOCK, self._recording.reached)
            states = self._recording.every(self.searched + 1, upto)
            self._found += self._events(np.vstack([self._last[None], states]))
            self._last, self.searched = states[-1], upto
            yield self.searched

    def known(self, kinds: tuple[EventKind, ...], row: int | None = None) -> list[Event]:
        """Those found so far, of these kinds, in order; of verdicts, only of one example if `row`
        names it.
        """
        found = [event for event in self._found if event.kind in kinds]
        return [event for event in found if row is None or event.kind != "verdict" or event.number == row]

    def after(self, iteration: int, kinds: tuple[EventKind, ...], row: int | None = None) -> list[Event]:
        """What happens next after an iteration, all at once; nothing where nothing is known."""
        known = self.known(kinds, row)
        at = bisect_right(known, iteration, key=lambda event: event.iteration)
        return [event for event in known[at:] if event.iteration == known[at].iteration]

    def before(self, iteration: int, kinds: tuple[EventKind, ...], row: int | None = None) -> list[Event]:
        """What happened last before an iteration."""
        known = self.known(kinds, row)
        at = bisect_left(known, iteration, key=lambda event: event.iteration)
        return [event for event in known[:at] if event.iteration == known[at - 1].iteration]

    def _events(self, states: Array) -> list[Event]:
        """Between each of these states and the one after it; the first has been looked at before."""
        recording, first = self._recording, self.searched
        claims = series_outputs(recording.problem, states, recording.shapes, recording.problem.inputs) > 0
        changed = (claims[1:] != claims[:-1]).any(axis=2)
        found = [
            Event(first + 1 + int(at), "verdict", int(row))
            for at, row in zip(*np.nonzero(changed), strict=True)
        ]
        weights = states[:, self._weights]
        appears = (weights[:-1] == 0) & (weights[1:] != 0)
        moved = np.nonzero((np.sign(weights[1:]) != np.sign(weights[:-1])).any(axis=1))[0]
        for at in moved:
            sides = np.sign(weights[at + 1])
            for number in np.nonzero((sides != 0) & (sides != self._sides))[0]:
                # A weight that was never on a side appears; one that comes from the other side flips.
                new = self._sides[number] == 0 and appears[at, number]
                kind: EventKind = "link" if new else "sign"
                found.append(Event(first + 1 + int(at), kind, int(number)))
            self._sides = np.where(sides != 0, sides, self._sides)
        return sorted(found)
