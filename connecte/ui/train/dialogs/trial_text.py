"""A run of one's own in words."""

from __future__ import annotations

from connecte.content.activity import Activity
from connecte.content.runs.trial import Trial, method_of
from connecte.language.i18n import _, ngettext
from connecte.language.numbers import iterations, plain_number
from connecte.ui.train.pictures.curves.runs_text import learned_otherwise, start_name

_MOST_NUMBERS = 12
"""The most examples left out that are named one by one."""


_MOST_ITERATIONS = 20_000
"""Iterations of each of several runs: sixteen of the workshop's whole length take too long for a class."""


def shortened(trial: Trial) -> Trial:
    """Return a run that is one of several, so that a class need not wait long."""
    return trial._replace(iterations=min(trial.iterations, _MOST_ITERATIONS))


def uses_a(activity: Activity, trial: Trial) -> bool:
    """Whether the cost of a run has a steepness a (reference §6)."""
    return method_of(activity, trial).loss == "exponential"


def trial_label(activity: Activity, trial: Trial) -> str:
    """Describe a run: step, steepness, iterations, how else it learns, start, examples left out."""
    of = _("   exemples de « {name} »").format(name=trial.examples_of) if trial.examples_of else ""
    left = _("   sans {list}").format(list=" ".join(map(str, trial.left_out))) if trial.left_out else ""
    if len(trial.left_out) > _MOST_NUMBERS:
        count = len(trial.left_out)
        left = ngettext("   sans {n} exemple", "   sans {n} exemples", count).format(n=count)
    steepness = _("   raideur du coût {a}").format(a=plain_number(trial.a)) if uses_a(activity, trial) else ""
    return _("pas {step}{steepness}   {iterations}{learns}   {start}{left}").format(
        step=plain_number(trial.step),
        steepness=steepness,
        iterations=iterations(trial.iterations),
        learns="".join(f"   {part}" for part in learned_otherwise(activity, trial)),
        start=start_name(trial.start, trial.seed),
        left=of + left,
    )
