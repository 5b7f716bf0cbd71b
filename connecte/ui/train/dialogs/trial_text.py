"""A run of one's own in words."""

from __future__ import annotations

from connecte.content.runs.trial import Trial
from connecte.language.i18n import _
from connecte.language.numbers import plain_number, thousands
from connecte.ui.train.pictures.curves_text import start_name


def trial_label(trial: Trial) -> str:
    """Describe a run in one line: step, steepness, iterations, start, examples left out."""
    left = _("   sans {list}").format(list=" ".join(map(str, trial.left_out))) if trial.left_out else ""
    return _("pas {step}   a {a}   {iterations} it.   {start}{left}").format(
        step=plain_number(trial.step),
        a=plain_number(trial.a),
        iterations=thousands(trial.iterations),
        start=start_name(trial.start, trial.seed),
        left=left,
    )
