"""The map of a training: what the network says over a plane of two inputs, where it stands now."""

from __future__ import annotations

import numpy as np

from connecte.core.plane.field import learned, neuron_learned
from connecte.language.i18n import _
from connecte.language.value import replace
from connecte.ui.chart.plane_text import LEFT, plane_lines, plane_size
from connecte.ui.chart.plane_view import Placed, PlaneView, neuron_marks, plane_view, points_of
from connecte.ui.chart.plane_words import (
    ReadingNeuron,
    frontier_lines,
    held_lines,
    held_words,
    sign_lines,
)
from connecte.ui.paint.lines import Line, beside, fit, within
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
    return beside([plane_lines(shown, left - 1, height), within(words, height)], [left, cells - left])


def view_of(view: TrainView) -> PlaneView:
    """Return the plane of the network, or of the hidden neuron in hand, with its examples and the points that
    the class put on it.
    """
    shown = _plane(view)
    layer, neuron = view.chosen
    aside = set(view.run.left_out)
    found = [
        Placed(each.counts, each.label, each.number in aside, not verdict.right, each.number == view.example)
        for each, verdict in zip(view.activity.examples, view.verdicts, strict=True)
    ]
    found += [
        Placed(lesson.counts, lesson.label, aside=True, wrong=not verdict.right, own=True)
        for lesson, verdict in zip(view.own, view.own_verdicts, strict=True)
    ]
    points = points_of(shown, found)
    if layer < len(view.activity.layers) - 1:
        said = neuron_learned(view.problem, view.values, layer, neuron)
        return replace(shown, points=points, said=said, fields=neuron_marks())
    return replace(shown, points=points, said=learned(view.problem, view.values))


def _plane(view: TrainView) -> PlaneView:
    """Return the plane of two inputs, the others as the example in hand has them."""
    return plane_view(view.activity, view.activity.examples[view.example].counts, view.looking.axes)


def plane_title(view: TrainView) -> str:
    """Say which inputs the plane has, and at which values it holds the others; "" where it holds none."""
    return held_words(_plane(view))


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
    lines += [*held_lines(shown, cells), *sign_lines(shown), [], *_frontier(view, cells)]
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
    is_compared = view.problem.compares and len(activity.layers) == 1
    return frontier_lines([*neurons], neuron, activity.source_names(0), cells, is_compared)
