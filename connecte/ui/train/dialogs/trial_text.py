"""A run of one's own in words."""

from __future__ import annotations

from connecte.content.runs.trial import Trial
from connecte.language.i18n import _
from connecte.language.numbers import iterations, plain_number
from connecte.ui.train.pictures.curves.curves_text import start_name


def trial_label(trial: Trial) -> str:
    """Describe a run in one line: step, steepness, iterations, start, examples left out."""
    left = _("   sans {list}").format(list=" ".join(map(str, trial.left_out))) if trial.left_out else ""
    return _("pas {step}   raideur du coût {a}   {iterations}   {start}{left}").format(
        step=plain_number(trial.step),
        a=plain_number(trial.a),
        iterations=iterations(trial.iterations),
        start=start_name(trial.start, trial.seed),
        left=left,
    )
