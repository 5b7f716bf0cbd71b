"""Remarks on the training: a step with which the numbers overflow, and one with which they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connecte.content.activity import Activity
from connecte.content.runs.trial import Trial, named_trials, own_trial
from connecte.content.yaml.source import Source
from connecte.language.errors import Fault
from connecte.language.i18n import _
from connecte.language.numbers import decimal, iterations, thousands

if TYPE_CHECKING:
    from connecte.content.runs.search.overflow import Suited


def training_remarks(activity: Activity, root: Source) -> list[Fault]:
    """Run the beginning of the activity's own training and of its named ones; return a remark for each that
    overflows. Needs numpy.
    """
    if activity.training is None or activity.training.rule == "perceptron":
        return []
    from connecte.content.runs.search.overflow import overflow_at, suited_step

    places = _places(root)
    found = []
    ran: dict[Trial, int | None] = {}
    for name, trial in {"": own_trial(activity), **named_trials(activity)}.items():
        at = overflow_at(activity, trial)
        if at is not None and name in places:
            message = _("avec le pas {step}, le calcul déborde à l'itération {at}")
            message = message.format(step=decimal(trial.step, 12), at=thousands(at))
            place, hint = places[name], advice(suited_step(activity, trial, ran), trial)
            found.append(Fault(activity.path, place.line, place.column, message, hint, "step", "warning"))
    return found


def advice(suited: Suited | None, trial: Trial) -> str:
    """Say which step to take instead, and how far it was tried."""
    if suited is None:
        return _("aucun pas plus petit ne tient, essayer un a plus petit")
    step = decimal(suited.step, 15)
    if suited.iterations == trial.iterations:
        return _("essayer {step}, qui va jusqu'au bout").format(step=step)
    return _("essayer {step}, qui tient {iterations}").format(
        step=step, iterations=iterations(suited.iterations)
    )


def _places(root: Source) -> dict[str, Source]:
    """Return where the step of each run stands, by the run's name, "" for the activity's own; where a run
    has none, where the run stands.
    """
    training = root.value["training"]
    found = {"": training.value["step"]}
    for run in training.value["runs"].value if "runs" in training.value else ():
        found[run.value["name"].value.strip()] = run.value.get("step", run)
    return found
