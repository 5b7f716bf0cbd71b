"""Keeps the board at the facilitator's place in the training, or plays on from there."""

from __future__ import annotations

from connecte.session.session import Session
from connecte.ui.train.pictures.looking import Looking, looking_of
from connecte.ui.train.pictures.pictures import LABELS
from connecte.ui.train.pictures.train_view import TrainView
from connecte.ui.train.runs.look import look
from connecte.ui.train.runs.playback import SPEEDS
from connecte.ui.train.runs.runs import Runs

_DRIFT = 1.5
"""How many seconds of playing the board may be apart: it learns the facilitator's place about every second."""


def follow_watch(session: Session, runs: Runs) -> None:
    """Go to the facilitator's iteration, or play on from where playing began."""
    watch, playback = session.room.watch, runs.current.playback
    if watch is None or not watch.playing:
        playback.ask(session.state.iteration)
        return
    step = min(max(watch.speed, 0), len(SPEEDS) - 1)
    direction = 1 if watch.playing > 0 else -1
    drift = abs(playback.iteration - watch.iteration)
    if playback.playing == direction and playback.speed_number == step and drift <= _DRIFT * playback.speed:
        return
    playback.faster(step - playback.speed_number)
    playback.ask(watch.iteration)
    playback.start(direction)


def watched(session: Session, runs: Runs, cells: int) -> TrainView:
    """Return what the facilitator looks at in the training, computed from the board's own runs."""
    state, watch = session.state, session.room.watch
    looking = Looking() if watch is None else looking_of(watch, LABELS)
    return look(state, runs, looking.fitting(state), cells)
