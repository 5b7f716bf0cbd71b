"""The examples in parts, each kept aside once: k runs, and the average of what they have never seen."""

from __future__ import annotations

import time

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static
from textual.worker import get_current_worker

from connecte.content.activity import Activity
from connecte.content.runs.measured import Fold, aside_text, mean_text, validated
from connecte.content.runs.trial import Trial
from connecte.language.i18n import _, ngettext
from connecte.language.lists import comma_list
from connecte.language.numbers import iterations
from connecte.ui.base.dialogs.dialog import Dialog
from connecte.ui.paint.lines import Line, content, cut
from connecte.ui.train.dialogs.trial_text import shortened, trial_label

_WIDE = 70


class FoldsScreen(Dialog[None]):
    """Do a run for each part, one after another; Escape stops them."""

    BINDINGS = [Binding("escape,enter,space", "leave", _("Fermer"))]

    def __init__(self, activity: Activity, trial: Trial, parts: int) -> None:
        super().__init__()
        self._activity = activity
        self._trial = shortened(trial)
        self._parts = parts
        self._folds: list[Fold] = []

    def compose(self) -> ComposeResult:
        """Lay out a title, what came out so far, the average."""
        with Vertical(classes="dialog wide"):
            message = ngettext(
                "{parts} part mise de côté à son tour : {parts} essai, {each}",
                "{parts} parts, chacune mise de côté à son tour : {parts} essais de {each}",
                self._parts,
            )
            each = iterations(self._trial.iterations)
            yield Static(message.format(parts=self._parts, each=each), id="card-title", markup=False)
            yield Static(trial_label(self._activity, self._trial), classes="muted", markup=False)
            yield Static(_("…"), id="card", markup=False)
            yield Static(_("Échap : fermer"), classes="muted", markup=False)

    def on_mount(self) -> None:
        """Begin."""
        self._run()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _run(self) -> None:
        worker = get_current_worker()
        for fold in validated(self._activity, self._trial, self._parts):
            if worker.is_cancelled or self._left:
                return
            self._folds.append(fold)
            self.app.call_from_thread(self._show)
            time.sleep(0)

    def _show(self) -> None:
        """Show what each run says of the part that it has never seen, and the average once all are done."""
        if not self.is_mounted:
            return
        lines: list[Line] = []
        for number, fold in enumerate(self._folds, 1):
            text = _("{number}. de côté n° {examples} : {found}").format(
                number=number, examples=cut(comma_list(map(str, fold.examples)), 34), found=aside_text(fold)
            )
            lines.append([(cut(text, _WIDE), "")])
        if len(self._folds) == self._parts:
            average = _("en moyenne : {found}").format(found=mean_text(self._folds))
            lines += [[], [(average, "bold")]]
        else:
            lines.append([("…", "$muted")])
        self.query_one("#card", Static).update(content(lines))
