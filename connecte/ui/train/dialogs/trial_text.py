"""A run of one's own in words."""

from __future__ import annotations

from connecte.content.activity import Activity
from connecte.content.runs.trial import Trial
from connecte.language.i18n import _
from connecte.language.numbers import iterations, plain_number
from connecte.ui.train.pictures.curves.runs_text import learned_otherwise, start_name, uses_a, without

_MOST_ITERATIONS = 20_000
"""Iterations of each of several runs: sixteen of the workshop's whole length take too long for a class."""


def shortened(trial: Trial) -> Trial:
    """Return a run that is one of several, so that a class need not wait long."""
    return trial._replace(iterations=min(trial.iterations, _MOST_ITERATIONS))


def trial_label(activity: Activity, trial: Trial) -> str:
    """Describe a run: step, steepness, iterations, how else it learns, start, examples left out."""
    of = _("   exemples de « {name} »").format(name=trial.examples_of) if trial.examples_of else ""
    left = f"   {without(trial)}" if trial.left_out else ""
    steepness = _("   raideur du coût {a}").format(a=plain_number(trial.a)) if uses_a(activity, trial) else ""
    return _("pas {step}{steepness}   {iterations}{learns}   {start}{left}").format(
        step=plain_number(trial.step),
        steepness=steepness,
        iterations=iterations(trial.iterations),
        learns="".join(f"   {part}" for part in learned_otherwise(activity, trial)),
        start=start_name(trial.start, trial.seed),
        left=of + left,
    )
