"""The picture of the valley: the cost over a weight and the threshold of a neuron, with the way of the run."""

from __future__ import annotations

import numpy as np

from connecte.content.activity import Activity
from connecte.core.landscape.valley import way_of
from connecte.core.learning.explain import Place
from connecte.core.learning.problem import pack
from connecte.core.replay.series import series_costs
from connecte.language.i18n import _
from connecte.ui.chart.map_text import Way, valley_lines, valley_size
from connecte.ui.chart.valley_view import Axis, valley_view
from connecte.ui.paint.lines import Line, fit, within
from connecte.ui.train.pictures.train_view import TrainView

_OUT = 10.0
"""A run has left the valley where its cost is so many times the one at its start."""
_LEAST = 0.2


def has_valley(activity: Activity) -> bool:
    """Whether one neuron is all there is, so that two numbers tell most, and its rule has a cost to descend."""
    return (
        len(activity.places) == 1
        and activity.training is not None
        and activity.training.rule == "backpropagation"
    )


def valley_picture(view: TrainView, cells: int, height: int) -> list[Line]:
    """Paint the valley with the way that the run has gone, as far as the class has seen it."""
    axes = _axes(view)
    places = axes[0].place, axes[1].place
    signs = np.array([axis.sign for axis in axes])
    way = signs * way_of(view.packed, view.shapes, places)
    inside, words = _inside(view)
    title = fit([(f" {words}", "bold")], cells)
    here = signs * way_of(pack(view.values)[None], view.shapes, places)
    gone = np.concatenate([way[inside], here]) if inside.all() else way[inside]
    least = _LEAST * max(1.0, float(np.abs(gone).max()))
    shown = Way(_("le chemin de l'ordinateur"), gone)
    found = valley_view(view.problem, view.values, axes, [shown], valley_size(cells, height - 1), least)
    return within([title, *valley_lines(found, cells, height - 1)], height)


def _axes(view: TrainView) -> tuple[Axis, Axis]:
    """Return the weight that is in hand, else the first one, and the threshold of its neuron."""
    layer, neuron = view.chosen
    card = view.activity.layers[layer].cards[neuron]
    names = view.activity.source_names(layer)
    source = view.looking.source or 0
    name = _("w") if len(names) == 1 else names[source]
    is_line = card.neuron.answer == "sum"
    constant = _("b") if is_line else _("seuil")
    return Axis(name, Place(layer, neuron, source)), Axis(constant, Place(layer, neuron, None), is_line)


def _inside(view: TrainView) -> tuple[np.ndarray, str]:
    """Return which points of the way are in the valley, and say where the run is."""
    with np.errstate(over="ignore", invalid="ignore"):
        costs = series_costs(view.problem, view.packed, view.shapes)
    inside = np.isfinite(costs) & (costs <= _OUT * max(float(costs[0]), 1e-12))
    inside[0] = True
    if not inside.all():
        return inside, _("Le pas est trop grand : il saute par-dessus la vallée et en sort.")
    return inside, _("Chaque pas descend la pente, d'autant moins qu'elle est faible.")
