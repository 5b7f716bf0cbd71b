"""`connecte train`: the whole learning by computer, without a screen."""

from __future__ import annotations

import argparse
import contextlib
import signal
import sys
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from connecte.commands.output import emit, emit_json, message
from connecte.commands.play import SIGNALLED
from connecte.commands.training.data_script import reading_lines
from connecte.commands.training.export import PLAIN, as_table
from connecte.commands.training.measures_text import folds_as_json, measured_as_json, measures_text
from connecte.commands.training.script import script_of
from connecte.commands.training.stopping import Stopped, stopped_by_signals
from connecte.commands.training.trial_from_arguments import trial_asked
from connecte.content.activity import Activity
from connecte.content.catalog import load
from connecte.content.printing.pages.run import run_page
from connecte.content.reading.reader import with_pictures
from connecte.content.reviewing.training import advice
from connecte.content.runs.figures import figures, marks_passed
from connecte.content.runs.learner import learner
from connecte.content.runs.measured import measured, validated
from connecte.content.runs.recorded import save_recording
from connecte.content.runs.search.overflow import suited_step
from connecte.content.runs.trial import Trial, method_of, new_run
from connecte.core.cards.formula import read_formula
from connecte.core.learning.backprop import Parameters
from connecte.core.pictures.files import read_pictures
from connecte.core.replay.recording import Recording
from connecte.files.writer import check, write
from connecte.language.errors import UsageError
from connecte.language.i18n import _, ngettext
from connecte.language.lists import comma_list
from connecte.language.numbers import constant_term, decimal, significant, thousands

_BAR = 30


def train(arguments: argparse.Namespace) -> int:
    """Run, show progress, print the marks passed; keep the recording if asked to."""
    shipped = activity = load(arguments.activity)
    if arguments.data is not None:
        activity = _with_data(activity, arguments)
    trial = trial_asked(activity, arguments)
    if arguments.data is not None and arguments.step is None:
        _advise_step(trial.step, shipped, activity)
    recording, learned = new_run(activity, trial), learner(activity, method_of(activity, trial))
    record, table, page, script = _files(arguments)
    parts, count = _parts(activity, arguments), len(recording.problem.inputs)
    if parts > count:
        few = ngettext(
            "--folds : il n'y a que {count} exemple à répartir",
            "--folds : il n'y a que {count} exemples à répartir",
            count,
        )
        raise UsageError(few.format(count=count))
    if page is not None and activity.is_numeric:
        refused = _("--html : la page compte des réponses justes ; les sorties de « {name} » sont des nombres")
        raise UsageError(refused.format(name=activity.name))
    stopped = _run(recording, quiet=arguments.json)  # the number of a signal, 0 where there was none
    # Kept before anything is printed: whoever reads that may stop reading.
    if record is not None:
        save_recording(record, recording, arguments.force)
    if table is not None:
        rows = _rows(activity, recording, arguments.at)
        write(table, as_table(learned, recording, rows, arguments.csv), arguments.force)
    if page is not None:
        write(page, run_page(learned, recording).encode(), arguments.force)
    if script is not None:
        read = [] if arguments.data is None else reading_lines(activity, trial, Path(arguments.data))
        text = script_of(recording, activity.title, marks_passed(activity, recording), read)
        write(script, text.encode(), arguments.force)
    found = measured(activity, recording, trial.left_out, trial.examples_of)
    folds = list(validated(activity, trial, parts)) if parts and not stopped else []
    if arguments.json:
        validation = {"folds": folds_as_json(activity, folds)} if folds else {}
        emit_json(_as_json(learned, recording) | {"measures": measured_as_json(activity, found)} | validation)
    else:
        _print(learned, recording)
        for line in measures_text(found, folds):
            emit(line)
        if activity.pixels is not None and activity.training is not None and arguments.data is None:
            emit(activity.training.note)
    if recording.diverged_at is not None:
        message(overflow_sentence(activity, trial, recording))
    return SIGNALLED + stopped if stopped else 0


def _with_data(activity: Activity, arguments: argparse.Namespace) -> Activity:
    """Return the activity with the user's own pictures. Raises UsageError, FileError, ActivityError."""
    if activity.pixels is None:
        own = _("--data : « {name} » ne lit pas d'images")
        raise UsageError(own.format(name=activity.name))
    if arguments.record is not None:
        both = _(
            "--data et --record : un enregistrement contient toutes les images apprises, ce serait trop ; "
            "--script garde de quoi refaire l'entraînement, --export tous ses poids"
        )
        raise UsageError(both)
    found = read_pictures(Path(arguments.data))
    read = _("images lues : {count}, cases : {rows} × {columns} ; apprises : {learned}, de côté : {tests}")
    message(
        read.format(
            count=thousands(len(found)),
            rows=found.rows,
            columns=found.columns,
            learned=thousands(found.learned),
            tests=thousands(len(found.tests)),
        )
    )
    return with_pictures(activity, found)


def _advise_step(step: float, usual: Activity, activity: Activity) -> None:
    """Say that a step is chosen for pictures of fewer cells, where those of a user have more."""
    small, large = usual.pixels, activity.pixels
    if small is None or large is None or large.size <= small.size:
        return
    slow = _(
        "le pas {step} est choisi pour des images de {rows} × {columns} ; celles-ci sont plus grandes : "
        "essayer --step {less}"
    )
    words = {"step": decimal(step, 6), "less": significant(step * small.size / large.size, 1)}
    message(slow.format(rows=small.rows, columns=small.columns, **words))


def _parts(activity: Activity, arguments: argparse.Namespace) -> int:
    """Into how many parts the examples are dealt: as asked, else as the activity's own run or the named one
    says; 0 for none.
    """
    if arguments.folds is not None:
        return int(arguments.folds)
    own = activity.training
    named = {run.name: run.folds for run in own.runs} if own is not None else {}
    return named.get(arguments.run or "", own.folds if own is not None else 0)


def _files(arguments: argparse.Namespace) -> list[Path | None]:
    """Return where recording, table, page and script go, None for what is not asked. Raises UsageError,
    FileError.
    """
    if arguments.csv != PLAIN and arguments.export is None:
        raise UsageError(_("--csv dit comment écrire la table : donner aussi --export FICHIER"))
    asked = {
        "--record": arguments.record,
        "--export": arguments.export,
        "--html": arguments.html,
        "--script": arguments.script,
    }
    given = {option: Path(name) for option, name in asked.items() if name is not None}
    for (one, path), (other, same) in combinations(given.items(), 2):
        if path.absolute() == same.absolute():
            raise UsageError(
                _("{one} et {other} : donner deux fichiers différents").format(one=one, other=other)
            )
    for path in given.values():
        check(path, arguments.force)
    return [given.get(option) for option in asked]


def _rows(activity: Activity, recording: Recording, asked: Sequence[int] | None) -> list[int]:
    """Return the iterations of the table: those asked for that the run has reached, else its marks."""
    if asked is None:
        return marks_passed(activity, recording)
    beyond = [iteration for iteration in asked if iteration > recording.reached]
    if beyond:
        text = _("--at : l'entraînement va jusqu'à {last} ; sans {beyond} dans la table")
        message(text.format(last=thousands(recording.reached), beyond=comma_list(map(thousands, beyond))))
    return sorted({iteration for iteration in asked if iteration <= recording.reached})


def overflow_sentence(activity: Activity, trial: Trial, recording: Recording) -> str:
    """Say what happened to a run that overflowed, and which step to take instead, which was tried."""
    message = _(
        "Le calcul déborde à l'itération {at} ; ce qui vient avant est gardé. Au lieu du pas {step} : {advice}."
    )
    return message.format(
        at=recording.diverged_at,
        step=decimal(recording.problem.step, 12),
        advice=advice(suited_step(activity, trial), trial),
    )


def _run(recording: Recording, quiet: bool) -> int:
    """Run it to its end, or until Ctrl-C or a signal; return its number, or 0. What it has come to stays."""
    shown = not quiet and sys.stderr is not None and sys.stderr.isatty()
    try:
        with stopped_by_signals():
            _run_on(recording, shown)
    except KeyboardInterrupt as stop:
        if not recording.reached:
            raise
        text = _("arrêté à l'itération {reached} sur {planned} : voici ce qui est appris jusque-là")
        message(text.format(reached=thousands(recording.reached), planned=thousands(recording.planned)))
        return stop.number if isinstance(stop, Stopped) else signal.SIGINT
    return 0


def _run_on(recording: Recording, shown: bool) -> None:
    """Run it; where that is `shown`, under a bar that is erased at the end, whatever ends it."""
    # About a hundred pictures of a bar, whatever the number of iterations.
    apart = max(1, recording.planned // recording.spacing // 100)
    try:
        for reached in recording.run():
            if shown and (reached // recording.spacing) % apart == 0:
                full = _BAR * reached // max(1, recording.planned)
                bar = "#" * full + "." * (_BAR - full)
                _at_line_start(f"[{bar}] {thousands(reached)} / {thousands(recording.planned)}")
    finally:
        if shown:
            _at_line_start(" " * (_BAR + 30) + "\r")


def _at_line_start(text: str) -> None:
    with contextlib.suppress(OSError):  # the terminal may be gone
        print("\r" + text, end="", file=sys.stderr, flush=True)


def _as_json(activity: Activity, recording: Recording) -> dict[str, Any]:
    values = recording.at(recording.reached)
    cost, known = figures(recording, values)
    layers = [
        {
            "name": layer.name,
            "names": [card.neuron.name for card in layer.cards],
            "sources": list(activity.source_words(number)),
            "weights": numbers.weights.tolist(),
            "thresholds": numbers.thresholds.tolist(),
        }
        for number, (layer, numbers) in enumerate(zip(activity.layers, values.layers, strict=True))
    ]
    shape = {"hidden": layers[0], "output": layers[1]} if len(layers) == 2 else {"layers": layers}
    marks = []
    for mark in marks_passed(activity, recording):
        cost_there, known_there = figures(recording, recording.at(mark))
        marks.append(
            {"iteration": mark, "cost": cost_there, "recognised": None if activity.is_numeric else known_there}
        )
    return {
        "activity": activity.name,
        "iterations": recording.reached,
        "cost": cost,
        "recognised": None if activity.is_numeric else known,
        "examples": len(recording.problem.inputs),
        **shape,
        "diverged_at": recording.diverged_at,
        "marks": marks,
    }


def _print(activity: Activity, recording: Recording) -> None:
    """Print cost and recognised examples at each mark, then the formulas of the last one before an
    overflow.
    """
    last: Parameters | None = None
    codes = activity.symbols()
    examples = len(recording.problem.inputs)
    for mark in marks_passed(activity, recording):
        values = recording.at(mark)
        cost, known = figures(recording, values)
        text = ngettext(
            "après {iteration} : coût {cost}, {known} reconnu sur {examples}",
            "après {iteration} : coût {cost}, {known} reconnus sur {examples}",
            known,
        )
        if activity.is_numeric:
            text = _("après {iteration} : coût {cost}")
        emit(
            text.format(
                iteration=thousands(mark),
                cost=_("débordé") if cost is None else significant(cost),
                known=known,
                examples=examples,
            )
        )
        last = values if cost is not None else last
    if last is not None and activity.pixels is None:  # pictures of weights are seen on the screen
        for number, layer in enumerate(last.layers):
            names = activity.source_names(number)
            for card, weights, threshold in zip(
                activity.layers[number].cards, layer.weights, layer.thresholds, strict=True
            ):
                constant = constant_term(-float(threshold)) if activity.is_numeric else ""
                formula = read_formula(weights, names, False) + constant
                emit(f"    {card.neuron.name} = {formula}", codes=codes)
