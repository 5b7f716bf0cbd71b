"""Each example left out in turn: does a network that never saw it recognise it?"""

from __future__ import annotations

import numpy as np

from connecte.content.activity import Activity
from connecte.content.runs.trial import LeaveOneOut, Trial
from connecte.core.cards.sentences import labels_in_short
from connecte.language.i18n import _, ngettext
from connecte.language.numbers import iterations
from connecte.ui.paint.lines import Line, beside, pad
from connecte.ui.train.dialogs.batch import BatchScreen
from connecte.ui.train.dialogs.trial_text import shortened, trial_label
from connecte.ui.train.pictures.said.gaps_text import gap_text
from connecte.ui.train.pictures.said.known_text import KIND_STYLE
from connecte.ui.train.pictures.train_text import MARKS, mark_kind
from connecte.ui.train.pictures.train_view import gaps_of, wanted_text


class LeaveOneOutScreen(BatchScreen[None]):
    """Do all runs in one batch, and show what each says of the example that it has not learned from."""

    def __init__(self, activity: Activity, trial: Trial) -> None:
        self._activity = activity
        self._trial = shortened(trial)
        self._outs = LeaveOneOut(activity, self._trial)
        super().__init__(self._outs, self._trial.iterations, self._heading_of(), self._what_came_out)

    def _heading_of(self) -> tuple[str, str]:
        """Return what is done, and with which numbers."""
        runs, each = len(self._activity.examples), iterations(self._trial.iterations)
        message = ngettext(
            "Chaque exemple laissé de côté à son tour : {runs} essai, {each}",
            "Chaque exemple laissé de côté à son tour : {runs} essais, chacun {each}",
            runs,
        )
        return message.format(runs=runs, each=each), trial_label(
            self._activity, self._trial._replace(left_out=())
        )

    def _what_came_out(self) -> list[Line]:
        """Return what each run says of the one example that it has never seen."""
        rows: list[Line] = []
        right = 0
        if self._activity.is_numeric:
            return self._gaps()
        network = self._activity.network()
        for example, outputs in zip(self._activity.examples, self._outs.outputs, strict=True):
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
        return [found, [], *beside([rows[:half], rows[half:]], [34, 34])]

    def _gaps(self) -> list[Line]:
        """Return how far off each run is at the one example that it has never seen."""
        gaps = gaps_of(self._activity, np.array(self._outs.outputs).reshape(len(self._activity.examples), -1))
        rows: list[Line] = [
            [(_("n° {number} ({wanted}) : écart {gap}").format(
                number=example.number, wanted=wanted_text(example), gap=", ".join(map(gap_text, gap.tolist()))
            ), "")]
            for example, gap in zip(self._activity.examples, gaps, strict=True)
        ]  # fmt: skip
        half = -(-len(rows) // 2)
        message = _("Écart moyen aux exemples jamais vus : {gap}")
        found: Line = [(message.format(gap=gap_text(float(np.abs(gaps).mean()))), "bold")]
        return [found, [], *beside([rows[:half], rows[half:]], [34, 34])]
