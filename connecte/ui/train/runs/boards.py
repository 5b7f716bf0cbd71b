"""What boards are told of a training, so that they show the same and play along."""

from __future__ import annotations

from connecte.ui.base.classroom import Classroom
from connecte.ui.train.pictures.looking import Looking
from connecte.ui.train.runs.playback import Playback


def tell_boards(classroom: Classroom, looking: Looking, playback: Playback) -> None:
    """Record how the training is looked at, where that has changed.

    While it plays, only where playing began is told: boards play on by themselves.
    """
    before = classroom.session.room.watch
    iteration = playback.iteration if playback.playing else -1
    plays_on = before is not None and bool(before.playing) == bool(playback.playing)
    message = before.iteration if before is not None and plays_on else iteration
    if looking.watch(message, playback.playing, playback.speed_number) != before:
        classroom.record_without_redraw(looking.watch(iteration, playback.playing, playback.speed_number))
