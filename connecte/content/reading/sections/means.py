"""Reads a card that is the mean image of a class."""

from __future__ import annotations

from typing import NamedTuple

from connecte.content.reading.sections.data import PictureExamples
from connecte.content.yaml.schema.walk import Value, Walk
from connecte.core.measures.parts import kept_aside
from connecte.core.pictures.mean import mean_weights, nearest_threshold
from connecte.core.pictures.pictures import Pictures
from connecte.language.i18n import _
from connecte.language.lists import comma_list


class Means(NamedTuple):
    """The pictures whose means are cards."""

    pictures: Pictures
    left_out: tuple[int, ...]
    """Those kept aside, which take no part."""


def means_of(walk: Walk, training: Value | None, data: PictureExamples | None) -> Means | None:
    """Return the pictures whose mean images may be cards: those that the training does not keep aside."""
    if data is None:
        return None
    if walk.pictures is not None:
        return Means(data.pictures, tuple(data.pictures.tests))
    values = training.value if training is not None and training.value else {}
    held_out = values["held_out"].value if "held_out" in values else None
    if isinstance(held_out, float):
        seed = values["seed"].value if "seed" in values else None
        return Means(data.pictures, kept_aside(len(data), held_out, seed or 0))
    return Means(data.pictures, tuple(item.value for item in held_out or ()))


class MeanCard(NamedTuple):
    """The numbers of a card that is a mean image."""

    weights: tuple[int, ...]
    threshold: float


def read_mean(walk: Walk, item: Value, means: Means | None) -> MeanCard | None:
    """Return the mean image of the label that a card names; None where that is a fault."""
    part, threshold = item.value["mean"], item.value.get("threshold")
    for key in ("sum", "table", "range", "below", "answer"):
        if key in item.value:
            message = _("une image moyenne remplace « {key} »").format(key=key)
            walk.fault(item.value[key].source, message, _("enlever « {key} »").format(key=key))
    if means is None:
        if walk.faults:  # perhaps of the examples themselves
            return None
        message = _("« mean » demande les images de « examples: data », dans la première couche")
        walk.fault(part.source, message)
        return None
    labels = [str(label) for label in sorted(set(means.pictures.labels))]
    if part.value not in labels:
        message = _("« {label} » : aucune image n'a ce label").format(label=part.value)
        walk.fault(part.source, message, _("labels possibles : {labels}").format(labels=comma_list(labels)))
        return None
    weights = mean_weights(means.pictures, int(part.value), means.left_out)
    if threshold is not None and threshold.value is None:
        return None
    return MeanCard(weights, nearest_threshold(weights) if threshold is None else threshold.value)
