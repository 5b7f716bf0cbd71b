"""How good a run is, as `connecte train` says it: in JSON and in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from connecte.content.activity import Activity
from connecte.content.runs.measured import Fold, Measured
from connecte.core.measures.measures import Measures
from connecte.language.i18n import _
from connecte.language.numbers import percent


def measured_as_json(activity: Activity, measured: Measured) -> dict[str, Any]:
    """Return {"learned": …, "held_out": … or null}."""
    aside = measured.held_out
    return {
        "learned": measures_as_json(activity, measured.learned),
        "held_out": None if aside is None else measures_as_json(activity, aside),
    }


def measures_as_json(activity: Activity, measures: Measures) -> dict[str, Any]:
    """Return accuracy, confusion, and the measures of each label by its name."""
    return {
        "accuracy": measures.accuracy,
        "confusion": measures.confusion.tolist(),
        "labels": {
            label: found._asdict() for label, found in zip(activity.labels, measures.labels, strict=True)
        },
    }


def folds_as_json(activity: Activity, folds: Sequence[Fold]) -> dict[str, Any]:
    """Return the mean accuracy on what was kept aside, and each part."""
    return {
        "accuracy": mean_accuracy(folds),
        "parts": [
            {"examples": list(fold.examples), **measured_as_json(activity, fold.measured)} for fold in folds
        ],
    }


def mean_accuracy(folds: Sequence[Fold]) -> float:
    """Return the accuracy on the part kept aside, averaged over the parts."""
    return sum(accuracy_aside(fold.measured) for fold in folds) / len(folds)


def accuracy_aside(measured: Measured) -> float:
    """Return the accuracy on what was kept aside, of a run that kept something aside."""
    assert measured.held_out is not None
    return measured.held_out.accuracy


def told(measured: Measured, folds: Sequence[Fold]) -> Iterator[str]:
    """Yield lines that say how often a run is right on what it has never seen; none without such examples."""
    if measured.held_out is not None:
        message = _("juste sur {learned} de ce qu'il a appris, sur {aside} de ce qu'il n'a jamais vu")
        learned, aside = percent(measured.learned.accuracy), percent(measured.held_out.accuracy)
        yield message.format(learned=learned, aside=aside)
    for number, fold in enumerate(folds, 1):
        message = _("part {number} de côté : juste sur {aside} de ce qu'il n'a jamais vu")
        yield message.format(number=number, aside=percent(accuracy_aside(fold.measured)))
    if folds:
        yield _("en moyenne : {aside}").format(aside=percent(mean_accuracy(folds)))
