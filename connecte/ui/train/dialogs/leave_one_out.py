"""Each example left out in turn: does a network that never saw it recognise it?"""

from __future__ import annotations

import time

import numpy as np
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static
from textual.worker import get_current_worker

from connecte.content.activity import Activity
from connecte.content.runs.trial import LeaveOneOut, Trial
from connecte.core.cards.sentences import labels_in_short
from connecte.language.i18n import _, ngettext
from connecte.language.numbers import iterations, thousands
from connecte.ui.base.dialogs.dialog import Dialog
from connecte.ui.paint.lines import Line, beside, content, pad
from connecte.ui.train.dialogs.trial_text import trial_label
from connecte.ui.train.pictures.said.gaps_text import gap_text
from connecte.ui.train.pictures.said.known_text import KIND_STYLE
from connecte.ui.train.pictures.train_text import MARKS, mark_kind
from connecte.ui.train.pictures.train_view import gaps_of, wanted_text

_MOST = 20_000
"""Iterations of each run: sixteen runs of the workshop's whole length take too long for a class."""


class LeaveOneOutScreen(Dialog[None]):
    """Do all runs in one batch, and show how far it is; Escape stops it."""

    BINDINGS = [Binding("escape,enter,space", "leave", _("Fermer"))]

    def __init__(self, activity: Activity, trial: Trial) -> None:
        super().__init__()
        self._activity = activity
        self._trial = trial._replace(iterations=min(trial.iterations, _MOST))
        self._batch = LeaveOneOut(activity, self._trial)

    def compose(self) -> ComposeResult:
        """Lay out a title, how far it is, what came out."""
        with Vertical(classes="dialog wide"):
            runs, each = len(self._activity.examples), iterations(self._trial.iterations)
            message = ngettext(
                "Chaque exemple laissé de côté à son tour : {runs} essai, {each}",
                "Chaque exemple laissé de côté à son tour : {runs} essais, chacun {each}",
                runs,
            )
            yield Static(message.format(runs=runs, each=each), id="card-title", markup=False)
            yield Static(
                trial_label(self._activity, self._trial._replace(left_out=())), classes="muted", markup=False
            )
            yield Static(id="card")
            yield Static(_("Échap : fermer"), classes="muted", markup=False)

    def on_mount(self) -> None:
        """Begin."""
        self._told(0)
        self._run()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _run(self) -> None:
        worker = get_current_worker()
        for done in self._batch.run():
            if worker.is_cancelled or self._left:
                return
            if done % 1000 == 0 or done == self._trial.iterations:
                self.app.call_from_thread(self._told, done)
            time.sleep(0)
        self.app.call_from_thread(self._show)

    def _told(self, done: int) -> None:
        if self.is_mounted:
            bar = "█" * (40 * done // self._trial.iterations)
            message = f"{pad(bar, 40)} {thousands(done)} / {thousands(self._trial.iterations)}"
            self.query_one("#card", Static).update(message)

    def _show(self) -> None:
        """Show what each run says of the one example that it has never seen."""
        if not self.is_mounted:
            return
        rows: list[Line] = []
        right = 0
        if self._activity.is_numeric:
            self._show_gaps()
            return
        network = self._activity.network()
        for example, outputs in zip(self._activity.examples, self._batch.outputs, strict=True):
            lost = not np.isfinite(outputs).all()
            verdict = network.verdict(outputs.tolist(), example.label)
            kind = "wrong" if lost else mark_kind(verdict)
            right += kind == "right"
            said = _("déborde") if lost else labels_in_short(verdict.labels)
            text = _("n° {number} ({label}) : {said}").format(
                number=example.number, label=example.label, said=said
            )
            rows.append([(pad(text, 24), ""), (MARKS[kind], KIND_STYLE[kind])])
        half = -(-len(rows) // 2)
        total = ngettext(
            "{right} sur {count} reconnu par un réseau qui ne l'avait jamais vu",
            "{right} sur {count} reconnus par un réseau qui ne les avait jamais vus",
            right,
        )
        found: Line = [(total.format(right=right, count=len(rows)), "bold")]
        lines = beside([rows[:half], rows[half:]], [34, 34])
        self.query_one("#card", Static).update(content([found, [], *lines]))

    def _show_gaps(self) -> None:
        """Show how far off each run is at the one example that it has never seen."""
        gaps = gaps_of(self._activity, np.array(self._batch.outputs).reshape(len(self._activity.examples), -1))
        rows: list[Line] = [
            [(_("n° {number} ({wanted}) : écart {gap}").format(
                number=example.number, wanted=wanted_text(example), gap=", ".join(map(gap_text, gap.tolist()))
            ), "")]
            for example, gap in zip(self._activity.examples, gaps, strict=True)
        ]  # fmt: skip
        half = -(-len(rows) // 2)
        message = _("Écart moyen aux exemples jamais vus : {gap}")
        found: Line = [(message.format(gap=gap_text(float(np.abs(gaps).mean()))), "bold")]
        lines = beside([rows[:half], rows[half:]], [34, 34])
        self.query_one("#card", Static).update(content([found, [], *lines]))
