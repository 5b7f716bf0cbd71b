"""`connecte train`: the whole learning by computer, without a screen."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from connecte.commands.output import emit, emit_json, message
from connecte.commands.training.export import as_table
from connecte.commands.training.figures import figures
from connecte.content.activity import Activity
from connecte.content.catalog import load
from connecte.content.runs.recorded import save_recording
from connecte.content.runs.trial import Trial, can_be_left_out, new_run, own_trial
from connecte.core.cards.formula import format_formula
from connecte.core.learning.backprop import Parameters
from connecte.core.replay.recording import Recording
from connecte.files.writer import check, write
from connecte.language.errors import UsageError
from connecte.language.i18n import _
from connecte.language.numbers import decimal, significant, thousands

_BAR = 30


def train(arguments: argparse.Namespace) -> int:
    """Run, show progress, print the marks passed; keep the recording if asked to."""
    activity = load(arguments.activity)
    recording = new_run(activity, _trial(activity, arguments))
    record, table = (Path(name) if name is not None else None for name in (arguments.record, arguments.export))
    if record is not None and table is not None and record.absolute() == table.absolute():
        raise UsageError(_("--record et --export : donner deux fichiers différents"))
    for path in (record, table):
        if path is not None:
            check(path, arguments.force)
    _run(recording, quiet=arguments.json)
    # Kept before anything is printed: whoever reads that may stop reading.
    if record is not None:
        save_recording(record, recording, arguments.force)
    if table is not None:
        rows = _rows(activity, recording, arguments.at)
        write(table, as_table(activity, recording, rows).encode(), arguments.force)
    if arguments.json:
        emit_json(_as_json(activity, recording))
    else:
        _print(activity, recording)
    if recording.diverged_at is not None:
        message(overflow_sentence(recording, own_trial(activity).step))
    return 0


def _trial(activity: Activity, arguments: argparse.Namespace) -> Trial:
    """The run that is asked for. Raises UsageError."""
    own = own_trial(activity)
    last = len(activity.examples) - 1
    left_out = arguments.without or ()
    if not can_be_left_out(activity, left_out):
        told = _("--without : des numéros d'exemples de 0 à {last}, et il doit en rester un")
        raise UsageError(told.format(last=last))
    return Trial(
        own.step if arguments.step is None else arguments.step,
        own.a if arguments.a is None else arguments.a,
        own.iterations if arguments.iterations is None else arguments.iterations,
        arguments.start,
        arguments.seed,
        tuple(sorted(set(left_out))),
    )


def _rows(activity: Activity, recording: Recording, asked: Sequence[int] | None) -> list[int]:
    """The iterations of the table: those asked for that the run has reached, else its marks."""
    if asked is None:
        return marks_passed(activity, recording)
    beyond = [iteration for iteration in asked if iteration > recording.reached]
    if beyond:
        told = _("--at : l'entraînement va jusqu'à {last} ; sans {beyond} dans la table")
        message(told.format(last=thousands(recording.reached), beyond=", ".join(map(thousands, beyond))))
    return sorted({iteration for iteration in asked if iteration <= recording.reached})


def overflow_sentence(recording: Recording, own_step: float) -> str:
    """What happened to a run that overflowed, and what to try: the activity's step, or a smaller."""
    if recording.diverged_at == 1:
        return _("Le calcul déborde dès la première itération : essayer un pas ou un a plus petit.")
    return _(
        "Le calcul déborde à l'itération {at} ; ce qui vient avant est gardé. "
        "Le pas {step} est trop grand : essayer {smaller}."
    ).format(
        at=recording.diverged_at,
        step=decimal(recording.problem.step, 12),
        smaller=decimal(min(recording.problem.step / 2, own_step), 12),
    )


def _run(recording: Recording, quiet: bool) -> None:
    shown = not quiet and sys.stderr is not None and sys.stderr.isatty()
    for reached in recording.run():
        # About a hundred pictures of a bar, whatever the number of iterations.
        if (
            shown
            and (reached // recording.spacing) % max(1, recording.planned // recording.spacing // 100) == 0
        ):
            full = _BAR * reached // max(1, recording.planned)
            print(
                f"\r[{'#' * full}{'.' * (_BAR - full)}] {thousands(reached)} / {thousands(recording.planned)}",
                end="",
                file=sys.stderr,
                flush=True,
            )
    if shown:
        print("\r" + " " * (_BAR + 30) + "\r", end="", file=sys.stderr, flush=True)


def marks_passed(activity: Activity, recording: Recording) -> list[int]:
    """The start, the activity's marks that the run has passed, and where it ended."""
    marks = activity.training.marks if activity.training else ()
    passed = [mark for mark in marks if mark <= recording.reached]
    return sorted({0, *passed, recording.reached})


def _as_json(activity: Activity, recording: Recording) -> dict[str, Any]:
    values = recording.at(recording.reached)
    cost, known = figures(recording, values)
    layers = [
        {"weights": layer.weights.tolist(), "thresholds": layer.thresholds.tolist()} for layer in values.layers
    ]
    shape = {"hidden": layers[0], "output": layers[1]} if len(layers) == 2 else {"layers": layers}
    marks = []
    for mark in marks_passed(activity, recording):
        cost_there, known_there = figures(recording, recording.at(mark))
        marks.append({"iteration": mark, "cost": cost_there, "recognised": known_there})
    return {
        "iterations": recording.reached,
        "cost": cost,
        "recognised": known,
        "examples": len(recording.problem.inputs),
        **shape,
        "diverged_at": recording.diverged_at,
        "marks": marks,
    }


def _print(activity: Activity, recording: Recording) -> None:
    codes = activity.symbols()
    examples = len(recording.problem.inputs)
    for mark in marks_passed(activity, recording):
        values = recording.at(mark)
        cost, known = figures(recording, values)
        emit(
            _("après {iteration} : coût {cost}, {known} reconnus sur {examples}").format(
                iteration=thousands(mark),
                cost=_("débordé") if cost is None else significant(cost),
                known=known,
                examples=examples,
            )
        )
        if cost is not None:
            for name, formula in _telling_formulas(activity, values):
                emit(f"    {name} = {formula}", codes=codes)


def _telling_formulas(activity: Activity, values: Parameters) -> list[tuple[str, str]]:
    """The formulas that the workshop shows: blue and E (§6); all of a smaller activity."""
    found = []
    for number in reversed(range(len(activity.layers))):
        names = [card.neuron.name for card in activity.layers[number].cards]
        told = [name for name in ("bleu", "E") if name in names] or names
        for name in told:
            weights = values.layers[number].weights[names.index(name)]
            found.append((name, format_formula(weights, activity.source_names(number))))
    return found
