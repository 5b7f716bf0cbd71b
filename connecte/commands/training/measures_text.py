"""How good a run is, as `connecte train` says it: in JSON and in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isfinite
from typing import Any

from connecte.content.activity import Activity
from connecte.content.runs.measured import Fold, Measured, aside_text, in_words, mean_aside, mean_text
from connecte.core.measures.measures import Distances, Measures
from connecte.language.i18n import _


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
        return {name: _finite(value) for name, value in measures._asdict().items()}
    return {
        "accuracy": measures.accuracy,
        "confusion": measures.confusion.tolist(),
        "labels": {
            label: found._asdict() for label, found in zip(activity.labels, measures.labels, strict=True)
        },
    }


def _finite(value: float) -> float | None:
    """Return a number as JSON has it: None where it has overflowed."""
    return value if isfinite(value) else None


def folds_as_json(activity: Activity, folds: Sequence[Fold]) -> dict[str, Any]:
    """Return the mean accuracy, or distance, on what was kept aside, and each part."""
    return {
        "distance" if activity.is_numeric else "accuracy": _finite(mean_aside(folds)),
        "parts": [
            {"examples": list(fold.examples), **measured_as_json(activity, fold.measured)} for fold in folds
        ],
    }


def measures_text(measured: Measured, folds: Sequence[Fold]) -> Iterator[str]:
    """Yield lines that say how often a run is right on what it has never seen; none without such examples."""
    if measured.held_out is not None:
        message = _("{learned} (ce qu'il a appris), {aside} (ce qu'il n'a jamais vu)")
        yield message.format(learned=in_words(measured.learned), aside=in_words(measured.held_out))
    for number, fold in enumerate(folds, 1):
        message = _("part {number} de côté : {aside} (ce qu'il n'a jamais vu)")
        yield message.format(number=number, aside=aside_text(fold))
    if folds:
        yield _("en moyenne : {aside}").format(aside=mean_text(folds))
