"""The run that the arguments of `connecte train` ask for."""

from __future__ import annotations

import argparse

from connecte.content.activity import Activity
from connecte.content.runs.learner import examples_taken
from connecte.content.runs.method import Method, iterations_of
from connecte.content.runs.trial import (
    LIMITS,
    Trial,
    can_be_left_out,
    method_of,
    named_trial,
    own_trial,
    why_no_start,
    why_not,
)
from connecte.core.measures.parts import kept_aside
from connecte.language.errors import UsageError
from connecte.language.i18n import _
from connecte.language.numbers import thousands

_METHOD = {
    "neurons": "neurons",
    "activation": "hidden",
    "output": "output",
    "loss": "loss",
    "batch": "batch",
    "l1": "l1",
    "l2": "l2",
    "dropout": "dropout",
    "hidden_threshold_factor": "hidden_threshold_factor",
    "output_weight_factor": "output_weight_factor",
}
"""The options that say how a network learns, and the field that each changes."""


def trial_asked(activity: Activity, arguments: argparse.Namespace) -> Trial:
    """Return the activity's own run or a named one, with what the options change. Raises UsageError."""
    own = named_trial(activity, arguments.run) if arguments.run is not None else own_trial(activity)
    method = _method(activity, arguments, own)
    seed = own.seed if arguments.seed is None else arguments.seed
    left_out = _left_out(activity, arguments, own, seed)
    count = len(activity.examples_of(own.examples_of)) - len(left_out)
    trial = Trial(
        own.step if arguments.step is None else arguments.step,
        own.a if arguments.a is None else arguments.a,
        _iterations(activity, arguments, own, method, count),
        own.start if arguments.start is None else arguments.start,
        seed,
        left_out,
        own.changes,
        method,
        own.examples_of,
    )
    reason = why_no_start(activity, trial)
    if reason:
        raise UsageError(reason)
    return trial


def _method(activity: Activity, arguments: argparse.Namespace, own: Trial) -> Method:
    """Return how the run learns. Raises UsageError where that makes no sense."""
    given = {field: getattr(arguments, name) for name, field in _METHOD.items()}
    given = {field: value for field, value in given.items() if value is not None}
    method = method_of(activity, own)._replace(**given)
    reason = why_not(activity, method)
    if reason:
        raise UsageError(reason)
    if arguments.a is not None and method.loss != "exponential":
        raise UsageError(_("--a est la raideur du coût exponential : ce coût-ci n'en a pas"))
    return method


def _left_out(activity: Activity, arguments: argparse.Namespace, own: Trial, seed: int) -> tuple[int, ...]:
    """Return the examples that are kept aside: those named, or a share drawn by the seed."""
    examples = activity.examples_of(own.examples_of)
    if arguments.held_out is not None:
        if arguments.without is not None:
            raise UsageError(_("--without et --held-out mettent tous deux de côté : garder l'un des deux"))
        if len(examples) == 1:
            raise UsageError(_("--held-out : il n'y a qu'un exemple, et il en faut un pour apprendre"))
        return kept_aside(len(examples), arguments.held_out, seed)
    left_out = own.left_out if arguments.without is None else arguments.without
    if not can_be_left_out(activity, left_out, own.examples_of):
        message = _("--without : des numéros d'exemples de 0 à {last}, et il doit en rester un")
        raise UsageError(message.format(last=len(examples) - 1))
    return tuple(sorted(set(left_out)))


def _iterations(
    activity: Activity, arguments: argparse.Namespace, own: Trial, method: Method, examples: int
) -> int:
    """Return how many iterations the run takes, or its epochs. Raises UsageError for too many."""
    if arguments.epochs is None:
        return own.iterations if arguments.iterations is None else int(arguments.iterations)
    if arguments.iterations is not None:
        raise UsageError(_("--iterations et --epochs disent la même chose : garder l'une des deux"))
    found = iterations_of(arguments.epochs, examples, examples_taken(activity, method))
    if not LIMITS["iterations"].hold(found):
        message = _("--epochs {epochs} : {found} itérations, c'est trop ({most} au plus)")
        most = thousands(int(LIMITS["iterations"].most))
        raise UsageError(message.format(epochs=arguments.epochs, found=thousands(found), most=most))
    return found
