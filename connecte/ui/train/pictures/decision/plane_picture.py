"""The map of a training: what the network says over a plane of two inputs, where it stands now."""

from __future__ import annotations

import numpy as np

from connecte.content.activity import Activity
from connecte.core.learning.activation import Array
from connecte.core.plane.field import Said, learned, neuron_learned
from connecte.language.i18n import _
from connecte.language.numbers import card_number
from connecte.language.value import replace
from connecte.ui.chart.plane_text import LEFT, plane_lines, plane_size
from connecte.ui.chart.plane_view import (
    LabelMark,
    PlanePoint,
    PlaneView,
    neuron_marks,
    plane_view,
    points_of,
)
from connecte.ui.chart.plane_words import ReadingNeuron, frontier_lines, sign_lines
from connecte.ui.paint.lines import Line, beside, fit
from connecte.ui.paint.marks import colour
from connecte.ui.paint.wrapping import wrapped
from connecte.ui.train.pictures.train_view import TrainView

_BESIDE = 24
"""Cells that the words beside the plane need."""


def plane_picture(view: TrainView, cells: int, height: int) -> list[Line]:
    """Paint the plane, and beside it what its signs mean and how many points are right."""
    shown = view_of(view)
    columns, _rows = plane_size(cells - _BESIDE, height)
    left = columns + LEFT + 1
    words = _words(view, shown, cells - left)
    return beside([plane_lines(shown, left - 1, height), words[:height]], [left, cells - left])


def view_of(view: TrainView) -> PlaneView:
    """Return the plane of the network, or of the hidden neuron in hand, with its examples."""
    activity = view.activity
    examples = activity.examples
    in_hand = examples[view.example]
    shown = plane_view(activity, in_hand.counts)
    layer, neuron = view.chosen
    is_hidden = layer < len(activity.layers) - 1
    answer = learned(view.problem, view.values)
    points = points_of(shown, activity, examples)
    numbers = _said(answer, np.array([examples[point.number].counts for point in points], dtype=float))
    aside = set(view.run.left_out)
    found = tuple(
        point._replace(
            aside=point.number in aside,
            wrong=number != _number(shown.marks, activity, point.label),
            in_hand=point.number == in_hand.number,
        )
        for point, number in zip(points, numbers, strict=True)
    )
    found += _own(view, shown, answer)
    if is_hidden:
        said = neuron_learned(view.problem, view.values, layer, neuron)
        return replace(shown, points=found, said=said, fields=neuron_marks())
    return replace(shown, points=found, said=answer)


def _own(view: TrainView, shown: PlaneView, answer: Said) -> tuple[PlanePoint, ...]:
    """Return the points that the class put on the plane."""
    own = [lesson for lesson in view.own if view.activity.plane is not None]
    labels = {mark.label: number for number, mark in enumerate(shown.marks)}
    numbers = _said(answer, np.array([lesson.counts for lesson in own], dtype=float))
    return tuple(
        PlanePoint(
            float(lesson.counts[shown.plane.across]),
            float(lesson.counts[shown.plane.up]),
            labels[lesson.label],
            aside=True,
            wrong=number != _number(shown.marks, view.activity, labels[lesson.label]),
            own=True,
        )
        for lesson, number in zip(own, numbers, strict=True)
    )


def _said(answer: Said, inputs: Array) -> list[int]:
    return answer(inputs)[0].tolist() if len(inputs) else []


def _number(marks: tuple[LabelMark, ...], activity: Activity, label: int) -> int:
    """Return what is said of a point that is right: the number of its label, or that none is claimed."""
    return -1 if activity.otherwise and label == len(marks) - 1 else label


def _words(view: TrainView, shown: PlaneView, cells: int) -> list[Line]:
    """Say what the signs mean, how many are right, and which line the frontier is, where it is one."""
    layer, neuron = view.chosen
    card = view.activity.layers[layer].cards[neuron]
    lines: list[Line] = []
    if shown.fields is not None:
        message = _("{name} : où son calcul dépasse son seuil").format(name=card.neuron.name)
        lines += [[(text, f"bold {colour(card)}".strip())] for text in wrapped(message, cells)]
    else:
        lines.append([(_("Ce que dit le réseau"), "bold")])
    lines += sign_lines(shown)
    lines += [[], *_frontier(view, cells), *_held(view, shown, cells)]
    return [fit(line, cells) for line in lines]


def _frontier(view: TrainView, cells: int) -> list[Line]:
    """Write the frontier of the neuron in hand, where it reads the inputs."""
    layer, neuron = view.chosen
    numbers = view.values.layers[0]
    if layer or not np.isfinite(numbers.weights).all():
        return []
    activity = view.activity
    names = [card.neuron.name for card in activity.layers[0].cards]
    neurons = map(ReadingNeuron, names, numbers.weights.tolist(), numbers.thresholds.tolist())
    is_compared = activity.decision == "largest" and len(activity.layers) == 1
    return frontier_lines([*neurons], neuron, activity.source_names(0), cells, is_compared)


def _held(view: TrainView, shown: PlaneView, cells: int) -> list[Line]:
    """Say which inputs the plane does not have, and their values: those of the example in hand."""
    axes = (shown.plane.across, shown.plane.up)
    others = [
        _("{name} = {value}").format(name=source.name, value=card_number(shown.held[number]))
        for number, source in enumerate(view.activity.inputs)
        if number not in axes and not source.factors
    ]
    if not others:
        return []
    message = _("Ici {values}, comme l'exemple en main.").format(values=", ".join(others))
    return [[(text, "$muted")] for text in wrapped(message, cells)]
