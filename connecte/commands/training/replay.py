"""`connecte replay`: a recording, on the screen or one iteration of it as JSON."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np

from connecte.commands.output import emit_json
from connecte.content.activity import Activity
from connecte.content.catalog import DEFAULT, load
from connecte.content.reading.reader import parse_activity
from connecte.content.runs.figures import figures
from connecte.content.runs.learner import learner, method_fitting
from connecte.content.runs.method import Method
from connecte.content.runs.recorded import load_recording
from connecte.content.runs.trial import Trial
from connecte.core.learning.backprop import Array, Parameters, output_values, recognised
from connecte.core.learning.iteration import open_iteration
from connecte.core.replay.recording import Recording
from connecte.language.errors import ActivityError, RecordingError
from connecte.language.i18n import _
from connecte.language.numbers import thousands


def replay(arguments: argparse.Namespace) -> int:
    """Open the training's screen on a recording, or print one iteration. Raises RecordingError."""
    path = Path(arguments.file)
    recording = load_recording(path)
    at = recording.reached if arguments.at is None else arguments.at
    if at > recording.reached:
        message = _("{path} : l'enregistrement va jusqu'à l'itération {last}, pas jusqu'à {at}")
        raise RecordingError(message.format(path=path, last=thousands(recording.reached), at=thousands(at)))
    activity = activity_of(path, recording, arguments.activity)
    if arguments.json:
        with np.errstate(all="ignore"):  # what has overflowed is told as null
            emit_json(state_as_json(learner(activity, _method(activity, recording)), recording, at))
        return 0
    from connecte.commands.play import show_recording

    return show_recording(
        activity, trial_of(path, activity, recording), recording, arguments.at, arguments.ascii
    )


def activity_of(path: Path, recording: Recording, name: str | None) -> Activity:
    """Return the activity that a recording carries, or the one named. Raises RecordingError, UsageError."""
    if name is None and recording.activity:
        try:
            activity = parse_activity(recording.activity.encode(), f"{path}.yaml", recording.activity_name)
        except ActivityError as error:
            message = _("{path} : l'activité de cet enregistrement ne peut plus être lue : {fault}")
            raise RecordingError(message.format(path=path, fault=error.faults[0])) from error
    else:
        activity = load(name or DEFAULT)
    if method_fitting(activity, recording.shapes) is None:
        message = _(
            "{path} : cet enregistrement n'est pas celui de « {name} » ; dire son activité avec --activity"
        )
        raise RecordingError(message.format(path=path, name=activity.name))
    return activity


def _method(activity: Activity, recording: Recording) -> Method:
    """Return how a run of the activity learns whose network has the size of the recorded one."""
    found = method_fitting(activity, recording.shapes)
    assert found is not None  # `activity_of` has looked
    return found


def trial_of(path: Path, activity: Activity, recording: Recording) -> Trial:
    """Return the run that was recorded. Raises RecordingError where its examples are not the activity's."""
    problem = recording.problem
    sets = ((run, left_out(activity.of_run(run), problem.inputs)) for run in ("", *dict(activity.run_examples)))
    examples_of, aside = next(((run, numbers) for run, numbers in sets if numbers is not None), ("", None))
    if aside is None:
        message = _("{path} : les exemples de cet enregistrement ne sont pas ceux de « {name} »")
        raise RecordingError(message.format(path=path, name=activity.name))
    found = _method(activity, recording)
    method = None if activity.training is None or found == activity.training.method else found
    planned = max(1, recording.planned)
    trial = Trial(
        problem.step, problem.a, planned, "recorded", 0, aside, method=method, examples_of=examples_of
    )
    if not trial.is_possible(activity):
        message = _(
            "{path} : cet enregistrement ne peut pas être montré : son pas, a ou sa longueur sont hors limites"
        )
        raise RecordingError(message.format(path=path))
    return trial


def left_out(activity: Activity, inputs: Array) -> tuple[int, ...] | None:
    """Return the numbers of the examples that a run with these inputs (examples, inputs) leaves out; None where
    its inputs are not the activity's.
    """
    found: list[int] = []
    rows = iter(inputs)
    row = next(rows, None)
    for example in activity.examples:  # a run learns them in their order, without those left out
        if row is not None and np.array_equal(example.counts, row):
            row = next(rows, None)
        else:
            found.append(example.number)
    return tuple(found) if row is None else None


def state_as_json(activity: Activity, recording: Recording, at: int) -> dict[str, Any]:
    """Return every number of one iteration for another program; what has overflowed is None."""
    values = recording.at(at)
    problem = recording.problem
    outputs = output_values(problem, problem.inputs, values)
    right = recognised(problem, values)
    cost, known = figures(recording, values)
    found: dict[str, Any] = {
        "activity": activity.name,
        "iteration": at,
        "planned": recording.planned,
        "reached": recording.reached,
        "diverged_at": recording.diverged_at,
        "step": problem.step,
        "a": problem.a,
        "cost": cost,
        "recognised": known,
        "sources": list(activity.source_words(0)),
        "labels": list(activity.network().choices),
        "layers": layers_as_json(activity, values),
        "examples": [
            {"inputs": _row(inputs), "wanted": int(wanted), "outputs": _row(row), "recognised": bool(known_)}
            for inputs, wanted, row, known_ in zip(problem.inputs, problem.wanted, outputs, right, strict=True)
        ],
    }
    if at < recording.planned:
        opened = open_iteration(problem, values, at)
        found["next"] = [
            {"gradient": [_row(row) for row in step.gradient], "sums": [_row(row) for row in sums]}
            for step, sums in zip(opened.updates, opened.forward.sums, strict=True)
        ]
    return found


def layers_as_json(activity: Activity, values: Parameters) -> list[dict[str, Any]]:
    """Return the neurons by name, each with its threshold and its weights by the names of their sources."""
    return [
        {
            "name": layer.name,
            "neurons": [
                {
                    "name": card.neuron.name,
                    "threshold": float(threshold),
                    "weights": dict(zip(activity.source_words(number), _row(row), strict=True)),
                }
                for card, row, threshold in zip(layer.cards, numbers.weights, numbers.thresholds, strict=True)
            ],
        }
        for number, (layer, numbers) in enumerate(zip(activity.layers, values.layers, strict=True))
    ]


def _row(values: Array) -> list[float | None]:
    return [float(value) if np.isfinite(value) else None for value in values]
