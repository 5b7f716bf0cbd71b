"""What boards and the journal are told of a training: how it is looked at, and where it plays."""

from __future__ import annotations

from connecte.ui.base.classroom import Classroom
from connecte.ui.train.pictures.looking import Looking
from connecte.ui.train.runs.playback import Playback

_PLACE_EVERY = 0.8
"""Seconds after which the place that is played at goes to the journal: a killed program costs less
than a second of it."""


class Boards:
    """Records how the training is looked at, where that has changed, and where it plays."""

    def __init__(self) -> None:
        self._told = 0.0

    def tell(self, classroom: Classroom, looking: Looking, playback: Playback, now: float) -> None:
        """Record what is new at `now`, in seconds. While it plays, boards play on by themselves."""
        before = classroom.session.room.watch
        iteration = playback.iteration if playback.playing else -1
        due = bool(playback.playing) and now - self._told >= _PLACE_EVERY
        # What learning by hand told last is no look of the training, though it stands too.
        same = (
            not due
            and before is not None
            and before.is_of_training
            and bool(before.playing) == bool(playback.playing)
        )
        told = before.iteration if same and before is not None else iteration
        if not same:
            self._told = now
        if looking.watch(told, playback.playing, playback.speed_number) != before:
            classroom.record_without_redraw(looking.watch(iteration, playback.playing, playback.speed_number))
