"""The picture of the slope: the cost over one number of the run, and over two, where it stands now."""

from __future__ import annotations

import numpy as np

from connecte.core.landscape.curve import costs_over, number_at, slope
from connecte.core.landscape.valley import around, map_of, way_of
from connecte.core.learning.backprop import gradients, iterate
from connecte.core.learning.explain import Place
from connecte.core.learning.problem import Parameters, unpack
from connecte.language.i18n import _, ngettext
from connecte.language.numbers import decimal, plain_number, thousands
from connecte.ui.chart.map_text import MapView, Way
from connecte.ui.chart.slope_text import SlopeView, sample_values, slope_lines
from connecte.ui.paint.lines import Line, fit, within
from connecte.ui.paint.wrapping import wrapped
from connecte.ui.train.pictures.train_view import TrainView


def slope_picture(view: TrainView, cells: int, height: int) -> list[Line]:
    """Paint the cost over the number in hand, its slope and the next step."""
    if view.counts_mistakes:
        message = _("Cette règle compte des fautes : un nombre entier, sans pente. Elle n'a pas de gradient.")
        return within([fit([(f" {text}", "bold")], cells) for text in wrapped(message, cells - 2)], height)
    if not np.isfinite(view.cost):
        return [[(_(" Le coût a débordé : il n'y a plus de pente à montrer."), "bold $error")]]
    return [fit(line, cells) for line in slope_lines(slope_view(view), cells, height)]


def slope_view(view: TrainView) -> SlopeView:
    """Compute the curve and the slope of the number in hand, after the iterations that are shown."""
    place = Place(*view.chosen, view.looking.source)
    with np.errstate(over="ignore", invalid="ignore"):
        found = slope(view.problem, view.values, place)
        costs = costs_over(view.problem, view.values, place, sample_values(found.value))
        after = number_at(iterate(view.problem, view.values).after, place)
    costs = np.where(np.isfinite(costs), costs, np.nan)
    return SlopeView(
        _name(view, place),
        place.source is None,
        found,
        costs,
        after - found.value,
        _step_text(view, place, found.value, after),
        _map(view, place),
    )


def _name(view: TrainView, place: Place) -> str:
    name = view.activity.layers[place.layer].cards[place.neuron].neuron.name
    if place.source is None:
        return name
    source = view.activity.source_names(place.layer)[place.source]
    return _("de {source} dans {name}").format(source=source, name=name)


def _step_text(view: TrainView, place: Place, before: float, after: float) -> str:
    """Say where the next step leads; or that a mask keeps the link absent, and what it is for."""
    if place.source is not None and _is_masked(view, place):
        return _(
            "Le masque remet ce poids à 0 après chaque pas : la carte ne lit que ce qu'elle lisait, et reste "
            "courte. Sans lui, le lien apparaîtrait."
        )
    text = _("Un pas descend la pente : de {before} à {after}.").format(
        before=decimal(before, 4), after=decimal(after, 4)
    )
    if abs(after - before) < 5e-5:
        text = _("Un pas descend la pente de {change}, trop peu pour se voir.").format(
            change=plain_number(abs(after - before))
        )
    start = number_at(_start(view), place)
    if view.iteration:
        message = ngettext(
            "Depuis le départ : de {start} à {now} en {count} itération.",
            "Depuis le départ : de {start} à {now} en {count} itérations.",
            view.iteration,
        )
        gone = message.format(start=decimal(start, 4), now=decimal(before, 4), count=thousands(view.iteration))
        text = f"{text} {gone}"
    return text


def _is_masked(view: TrainView, place: Place) -> bool:
    mask = view.problem.masks[place.layer]
    return mask is not None and place.source is not None and mask[place.neuron, place.source] == 0


def _start(view: TrainView) -> Parameters:
    return unpack(view.curves[:, 0], view.shapes)


def _map(view: TrainView, place: Place) -> MapView | None:
    """Return the cost over this threshold and the steepest other of its layer; None for a weight, and where
    there is no other.
    """
    if place.source is not None:
        return None
    slopes = np.abs(gradients(view.problem, view.values).layers[place.layer].thresholds)
    if len(slopes) < 2:
        return None
    slopes[place.neuron] = -1
    other = Place(place.layer, int(np.argmax(slopes)), None)
    across = around(round(number_at(view.values, other), 2))
    down = around(round(number_at(view.values, place), 2))
    found = map_of(view.problem, view.values, (other, place), across, down)
    names = [view.activity.layers[place.layer].cards[n].neuron.name for n in (other.neuron, place.neuron)]
    way = Way(_("déjà passé"), way_of(view.curves.T, view.shapes, (other, place)))
    return MapView((names[0], names[1]), found, (across[2], down[2]), (way,))
