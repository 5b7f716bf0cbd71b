"""How good a run is, as `connecte train` says it: in JSON and in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from connecte.content.activity import Activity
from connecte.content.runs.measured import Fold, Measured
from connecte.core.measures.measures import Distances, Measures
from connecte.language.i18n import _
from connecte.language.numbers import percent, significant


def measured_as_json(activity: Activity, measured: Measured) -> dict[str, Any]:
    """Return {"learned": …, "held_out": … or null}."""
    aside = measured.held_out
    return {
        "learned": measures_as_json(activity, measured.learned),
        "held_out": None if aside is None else measures_as_json(activity, aside),
    }


def measures_as_json(activity: Activity, measures: Measures | Distances) -> dict[str, Any]:
    """Return accuracy, confusion, and the measures of each label by its name; distances for numbers."""
    if isinstance(measures, Distances):
        return measures._asdict()
    return {
        "accuracy": measures.accuracy,
        "confusion": measures.confusion.tolist(),
        "labels": {
            label: found._asdict() for label, found in zip(activity.labels, measures.labels, strict=True)
        },
    }


def folds_as_json(activity: Activity, folds: Sequence[Fold]) -> dict[str, Any]:
    """Return the mean accuracy, or distance, on what was kept aside, and each part."""
    return {
        "distance" if activity.is_numeric else "accuracy": mean_aside(folds),
        "parts": [
            {"examples": list(fold.examples), **measured_as_json(activity, fold.measured)} for fold in folds
        ],
    }


def mean_aside(folds: Sequence[Fold]) -> float:
    """Return the accuracy, or the distance, on the part kept aside, averaged over the parts."""
    return sum(_first(fold.measured.held_out) for fold in folds) / len(folds)


def _first(measures: Measures | Distances | None) -> float:
    """Return the accuracy, or the mean distance."""
    assert measures is not None
    return measures.distance if isinstance(measures, Distances) else measures.accuracy


def _in_words(measures: Measures | Distances | None) -> str:
    value = _first(measures)
    if isinstance(measures, Distances):
        return _("écart moyen {distance}").format(distance=significant(value))
    return _("juste sur {share}").format(share=percent(value))


def measures_text(measured: Measured, folds: Sequence[Fold]) -> Iterator[str]:
    """Yield lines that say how often a run is right on what it has never seen; none without such examples."""
    if measured.held_out is not None:
        message = _("{learned} (ce qu'il a appris), {aside} (ce qu'il n'a jamais vu)")
        yield message.format(learned=_in_words(measured.learned), aside=_in_words(measured.held_out))
    for number, fold in enumerate(folds, 1):
        message = _("part {number} de côté : {aside} (ce qu'il n'a jamais vu)")
        yield message.format(number=number, aside=_in_words(fold.measured.held_out))
    if folds:
        numeric = isinstance(folds[0].measured.held_out, Distances)
        mean = significant(mean_aside(folds)) if numeric else percent(mean_aside(folds))
        yield _("en moyenne : {aside}").format(aside=mean)
