"""Keeps the board at the facilitator's place in the training, or plays on from there."""

from __future__ import annotations

from connecte.core.learning.explain import Place
from connecte.core.learning.iteration import open_iteration
from connecte.language.value import replace
from connecte.session.room.room_events import LookInside
from connecte.session.session import Session
from connecte.ui.board.board_train import Inside, summary_cells
from connecte.ui.train.opened.iteration_view import IterationView
from connecte.ui.train.opened.why_text import WhyView
from connecte.ui.train.pictures.looking import SUMMARY, Looking, looking_of
from connecte.ui.train.pictures.pictures import fitting
from connecte.ui.train.pictures.train_view import TrainView, learned_rows
from connecte.ui.train.runs.look import look
from connecte.ui.train.runs.runs import Runs, learning_state

_DRIFT = 1.5
"""How many seconds of playing the board may be apart: it learns the facilitator's place about every second."""


def follow_watch(session: Session, runs: Runs) -> None:
    """Go to the facilitator's iteration, or play on from where playing began; at the facilitator's speed."""
    watch, playback = session.room.watch, runs.current.playback
    before = playback.speed_number
    if watch is not None and watch.is_of_training:
        playback.set_speed(watch.speed)
    if watch is None or not watch.playing:
        playback.ask(session.state.iteration)
        return
    direction = 1 if watch.playing > 0 else -1
    drift = abs(playback.iteration - watch.iteration)
    same_speed = playback.speed_number == before
    if playback.playing == direction and same_speed and drift <= _DRIFT * playback.speed:
        return
    playback.ask(watch.iteration)
    playback.start(direction)


def watched(session: Session, runs: Runs, cells: int) -> TrainView:
    """Return what the facilitator looks at in the training, computed from the board's own runs, for a board of
    that many cells.
    """
    state, watch = learning_state(session.state), session.room.watch
    looking = Looking() if watch is None else looking_of(watch)
    if looking.picture == SUMMARY:
        cells -= summary_cells(state.activity, cells)
    return replace(look(state, runs, fitting(looking, state), cells), keys=False)


def inside(session: Session, runs: Runs) -> Inside | None:
    """Return the iteration that is open, computed from the board's own runs; None where none is, or while the
    board has not come so far.
    """
    event, run = session.room.inside, runs.current
    activity = learning_state(session.state).activity.of_run(run.trial.examples_of)
    recording = run.recording
    if event.what not in ("iteration", "why") or not 0 <= event.iteration < recording.planned:
        return None
    if event.iteration > recording.reached or (event.layer, event.neuron) not in activity.places:
        return None
    opened = open_iteration(recording.problem, recording.at(event.iteration), event.iteration)
    numbers = learned_rows(activity, run.trial)
    if event.what == "why":
        return _why(event, WhyView(activity, opened, Place(event.layer, event.neuron, None), 0, numbers))
    at = min(max(0, event.phase), len(opened.phases) - 1)
    examples = tuple(numbers[row] for row in opened.examples)
    row = examples.index(event.example) if event.example in examples else None
    view = IterationView(activity, opened, 0, 0, row, examples, keys=False, is_short=event.is_short)
    return view.at_phase(at, event.neuron)


def _why(event: LookInside, view: WhyView) -> WhyView:
    """Put the cursor on the number that is asked about, and on its push in hand."""
    if 0 <= event.source < len(view.activity.source_names(event.layer)):
        view = replace(view, place=view.place._replace(source=event.source))
    return replace(view, push=min(max(0, event.push), max(0, len(view.explanation.pushes) - 1)))
