"""One look at a run: the view that the training's pictures are drawn from."""

from __future__ import annotations

from functools import partial

import numpy as np

from connecte.content.activity import Activity
from connecte.core.cards.sentences import labels_in_short
from connecte.core.learning.backprop import Array, Parameters, output_values, total_cost
from connecte.core.replay.recording import Recording
from connecte.language.numbers import decimal
from connecte.language.value import replace
from connecte.session.rules.learning import own_lessons, shown
from connecte.session.state import State
from connecte.ui.learn.learn_text import mark_of
from connecte.ui.train.pictures.curves.curves_text import chart_width
from connecte.ui.train.pictures.looking import Looking
from connecte.ui.train.pictures.train_view import (
    RunLine,
    TrainView,
    inputs_of,
    learned_rows,
    right_of,
    verdicts,
)
from connecte.ui.train.runs.runs import Runs


def look(state: State, runs: Runs, looking: Looking, cells: int) -> TrainView:
    """Look at the run in view where its playback stands; charts are for a picture of that many cells."""
    run = runs.current
    recording, playback = run.recording, run.playback
    # First the one before: a recording reads on, and begins anew to read back.
    before, values = _before(recording, playback.iteration), recording.at(playback.iteration)
    activity = state.activity.of_run(run.trial.examples_of)
    training = activity.training
    width = chart_width(state.activity, looking.chosen, looking.picture, cells)
    anchor_values = _at_anchor(state, recording) if looking.picture == "compare" else None
    own = shown(state, own_lessons(state))
    return TrainView(
        activity=activity,
        problem=recording.problem,
        run=run.trial,
        values=values,
        before=values if before is None else before,
        iteration=playback.iteration,
        planned=recording.planned,
        reached=recording.reached,
        cost=total_cost(recording.problem, values),
        outputs=_outputs(activity, runs, values),
        sample=partial(run.curves.until, playback.seen, width, looking.axis_is_log),
        looking=replace(looking, example=min(looking.example, len(activity.examples) - 1)),
        chart_width=width,
        playing=playback.playing,
        speed=playback.speed,
        diverged_at=recording.diverged_at,
        marks=tuple(mark for mark in training.marks if mark <= recording.planned) if training else (),
        own_marks=tuple(mark for mark in state.marks if mark <= recording.planned),
        anchor=state.anchor,
        anchor_values=anchor_values,
        anchor_outputs=None if anchor_values is None else _outputs(activity, runs, anchor_values),
        drawing_says=_drawing_says(state, runs, values),
        runs=_lines(state, runs, looking, width),
        shown_run=runs.shown,
        changes=state.changes,
        drawn=_own_picture(state),
        greys=state.greys,
        own=own,
        own_outputs=_said(runs, values, np.array([each.counts for each in own], dtype=float)) if own else None,
    )


def _before(recording: Recording, iteration: int) -> Parameters | None:
    """Return the values one iteration earlier; None for runs of which nothing is said that needs them."""
    return recording.at(max(0, iteration - 1)) if recording.problem.takes_all else None


def _at_anchor(state: State, recording: Recording) -> Parameters | None:
    """Return the values at the iteration that is compared with, once the run has reached it."""
    return recording.at(state.anchor) if state.anchor <= recording.reached else None


def _lines(state: State, runs: Runs, looking: Looking, width: int) -> tuple[RunLine, ...]:
    """Return what the picture of all runs shows of each."""
    if looking.picture != "runs":
        return ()
    planned = runs.current.recording.planned
    return tuple(each.line(state, width, looking.axis_is_log, planned) for each in runs.all)


def _outputs(activity: Activity, runs: Runs, values: Parameters) -> Array:
    return _said(runs, values, inputs_of(activity))


def _said(runs: Runs, values: Parameters, inputs: Array) -> Array:
    with np.errstate(over="ignore", invalid="ignore"):
        return output_values(runs.current.recording.problem, inputs, values)


def recognised_at(state: State, runs: Runs, iteration: int) -> int:
    """Count the examples that the run in view learns from and recognises at an iteration."""
    activity = state.activity.of_run(runs.current.trial.examples_of)
    outputs = _outputs(activity, runs, runs.current.recording.at(iteration))
    return right_of(verdicts(activity, outputs), learned_rows(activity, runs.current.trial))[0]


def _own_picture(state: State) -> Array | None:
    """Give the picture that the class has drawn, once it has seen a verdict on it."""
    is_shown = state.activity.pixels is not None and state.example is None and state.is_told
    return np.array(state.inputs, dtype=float) if is_shown else None


def _drawing_says(state: State, runs: Runs, values: Parameters) -> str:
    """Say what the network at this iteration says of the class's drawing, once the class has said."""
    if not state.is_told:
        return ""
    counts = np.array([state.inputs], dtype=float)
    outputs = _said(runs, values, counts)[0]
    if state.activity.is_numeric:
        return ", ".join(decimal(value, 2) for value in outputs.tolist())
    verdict = state.network.verdict(outputs.tolist(), state.wanted)
    said = labels_in_short(verdict.labels)
    return f"{said} {mark_of(verdict)}" if state.wanted else said
