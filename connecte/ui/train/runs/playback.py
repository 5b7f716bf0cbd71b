"""Where one looks at a run that may still be going on: playing, waiting, speed. No widget.

The clock is handed in, so that all of it can be tested without waiting.
"""

from __future__ import annotations

from connecte.core.replay.recording import Recording

SPEEDS = (1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000)  # iterations a second
FIRST_SPEED = 30
"""Iterations a second at first: each can be followed."""
_MINUTE = 60

_LONGEST_TICK = 0.5
"""Seconds between two looks, on a slow machine; more are no playing, the program was stopped."""
_TICK = 0.05


class Playback:
    """Where a recording stands, and how it plays."""

    def __init__(self, recording: Recording) -> None:
        self.recording = recording
        self.minute_speed = max(1, round(recording.planned / _MINUTE))
        """Iterations a second that lead to the end in about a minute."""
        self.speeds = tuple(sorted({*SPEEDS, self.minute_speed}))
        """Iterations a second that it can play at."""
        self.playing = 0
        """1 forwards, −1 backwards, 0 standing."""
        self.waiting: int | None = None
        """The iteration that is asked for but not computed yet."""
        self.seen = 0
        """The furthest iteration that was looked at."""
        self._place = 0.0
        self._speed = self.speeds.index(FIRST_SPEED)

    @property
    def iteration(self) -> int:
        """The iteration looked at."""
        return int(self._place)

    @property
    def speed_number(self) -> int:
        """Which of its speeds it plays at."""
        return self._speed

    @property
    def speed(self) -> int:
        """Iterations a second."""
        return self.speeds[self._speed]

    @property
    def at_end(self) -> bool:
        """Whether there is nothing left to play."""
        return self.recording.finished and self._place >= self.recording.reached

    def stand(self, iteration: int) -> None:
        """Look at an iteration, as far as it is computed."""
        self._place = float(max(0, min(iteration, self.recording.reached)))
        self.seen = max(self.seen, self.iteration)

    def ask(self, iteration: int) -> bool:
        """Go to an iteration and stop there; False where one has to wait for it."""
        self.playing = 0
        wanted = max(0, min(iteration, self.recording.planned))
        if wanted > self.recording.reached and not self.recording.finished:
            self.waiting = wanted
            return False
        self.waiting = None
        self.stand(wanted)
        return True

    def arrived(self) -> bool:
        """Go to the iteration that was waited for once it is computed; return whether it is."""
        if self.waiting is None:
            return False
        there = self.recording.finished or self.recording.reached >= self.waiting
        return there and self.ask(self.waiting)

    def start(self, direction: int = 1) -> None:
        """Play on, or back, if there is something left."""
        self.waiting = None
        self.playing = 0 if (self.at_end if direction > 0 else not self.iteration) else direction

    def advance(self, seconds: float) -> None:
        """Play for that long; stops at an end, waits where the run has not come further yet. After a
        stop of the whole program it goes on where it stood.
        """
        if seconds > _LONGEST_TICK:
            seconds = _TICK
        self.stand_at(self._place + self.playing * self.speed * seconds)
        if self.at_end if self.playing > 0 else not self._place:
            self.playing = 0

    def stand_at(self, place: float) -> None:
        """Stand between two iterations too, for slow speeds."""
        self._place = max(0.0, min(place, float(self.recording.reached)))
        self.seen = max(self.seen, self.iteration)

    def faster(self, by: int) -> None:
        """Play at the next higher speed, or at the one below."""
        self.set_speed(self._speed + by)

    def set_speed(self, number: int) -> None:
        """Play at this one of its speeds, or at the slowest or fastest beyond them."""
        self._speed = min(max(number, 0), len(self.speeds) - 1)

    def play_at(self, speed: int) -> None:
        """Play at the one of its speeds that is nearest to so many iterations a second."""
        self._speed = min(range(len(self.speeds)), key=lambda number: abs(self.speeds[number] - speed))
