"""A run of one's own in words."""

from __future__ import annotations

from connecte.content.activity import Activity
from connecte.content.runs.trial import Trial, method_of
from connecte.language.i18n import _
from connecte.language.numbers import iterations, plain_number
from connecte.ui.train.pictures.curves.runs_text import start_name


def uses_a(activity: Activity, trial: Trial) -> bool:
    """Whether the cost of a run has a steepness a (reference §6)."""
    return method_of(activity, trial).loss == "exponential"


def trial_label(activity: Activity, trial: Trial) -> str:
    """Describe a run in one line: step, steepness, iterations, start, examples left out."""
    of = _("   exemples de « {name} »").format(name=trial.examples_of) if trial.examples_of else ""
    left = _("   sans {list}").format(list=" ".join(map(str, trial.left_out))) if trial.left_out else ""
    steepness = _("   raideur du coût {a}").format(a=plain_number(trial.a)) if uses_a(activity, trial) else ""
    return _("pas {step}{steepness}   {iterations}   {start}{left}").format(
        step=plain_number(trial.step),
        steepness=steepness,
        iterations=iterations(trial.iterations),
        start=start_name(trial.start, trial.seed),
        left=of + left,
    )
