"""Charts over iterations: weights, thresholds, the cost, one example's outputs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from connecte.content.activity import Activity, Card
from connecte.core.cards.sentences import a_label
from connecte.core.learning.backprop import Array
from connecte.core.replay.series import series_costs, series_outputs, thresholds_of, weights_of
from connecte.language.i18n import _
from connecte.language.numbers import (
    decimal,
    plain_number,
    short_number,
    thousands,
    weight_number,
)
from connecte.ui.paint.lines import Line, fit
from connecte.ui.paint.marks import badge
from connecte.ui.train.pictures.curves.chart import (
    axis_line,
    chart_lines,
    curve_width,
    dot_of,
    names_each_whole,
)
from connecte.ui.train.pictures.looking import SIMPLE
from connecte.ui.train.pictures.train_view import TrainView, group_names, inputs_of

LARGEST_COST = 1e9
_LARGEST_VALUE = 1e6


def short_name(card: Card) -> str:
    """Name a neuron at the end of its curve: in few letters, the chart needs the room."""
    return f"{badge(card)}" if card.look else card.neuron.name[:6]


def chart_panel(view: TrainView, cells: int, height: int) -> list[Line]:
    """Draw all links over iterations, those of the chosen neuron bright and named."""
    chosen, labels = _chosen_curves(view)
    return run_chart(view, view.curves[weights_of(view.shapes)], chosen, labels, (cells, height))


def weights_picture(view: TrainView, cells: int, height: int) -> list[Line]:
    """Draw the same large, with the exact weights where the cursor stands."""
    layer, neuron = view.chosen
    names = view.activity.source_names(layer)
    weights = view.values.layers[layer].weights[neuron]
    message = [(name, float(w)) for name, w in zip(names, weights, strict=True) if w]
    title = _("Poids de {name} (en gris, ceux des autres neurones)")
    if not view.has_others:
        title = _("Poids de {name}")
    title = title.format(name=_name(view))
    return [*_reading(view, title, message, cells), *chart_panel(view, cells, height - 2)]


def thresholds_picture(view: TrainView, cells: int, height: int) -> list[Line]:
    """Draw the thresholds of the chosen neuron's layer over iterations, each named at its end."""
    layer = view.chosen[0]
    cards = view.activity.layers[layer].cards
    before = sum(len(each.cards) for each in view.activity.layers[:layer])
    message = [
        (short_name(c), float(t)) for c, t in zip(cards, view.values.layers[layer].thresholds, strict=True)
    ]
    title = _("Seuils de la couche {name}").format(name=view.activity.layers[layer].name)
    curves = view.curves[thresholds_of(view.shapes)[before : before + len(cards)]]
    labels = [short_name(card) for card in cards]
    chosen = list(range(len(cards)))
    return [
        *_reading(view, title, message, cells),
        *run_chart(view, curves, chosen, labels, (cells, height - 2)),
    ]


def cost_picture(view: TrainView, cells: int, height: int) -> list[Line]:
    """Draw the cost over iterations, on a logarithmic scale."""
    costs = series_costs(view.problem, view.packed, view.shapes)
    curve, message = cost_axis(view, costs[None, :])
    title = _("Nombre de fautes") if view.counts_mistakes else cost_title(_("Coût"), curve, height - 2)
    reading = _reading(view, title, [("", view.cost)], cells)
    return [*reading, *run_chart(view, curve, [0], [""], (cells, height - 2), message)]


def cost_title(name: str, logarithms: Array, height: int) -> str:
    """Name the cost over a chart of its logarithms in so many lines, axis included; where the scale has a line
    at each power of ten, say what a line means.
    """
    if not names_each_whole(logarithms, _curve_height(height)):
        return name
    return _("{name} : descendre d'une ligne, c'est diviser par 10").format(name=name)


def _curve_height(height: int) -> int:
    """Count the lines of curve in a chart of so many lines, axis included."""
    return max(2, height - 1)


def cost_axis(view: TrainView, costs: Array) -> tuple[Array, Callable[[float], str] | None]:
    """Turn costs into heights, with how a height is written: a logarithm, but for mistakes, which are few."""
    if view.counts_mistakes:
        return costs, None
    return np.log10(np.clip(costs, 1e-9, LARGEST_COST)), lambda height: plain_number(10.0**height, 2)


def outputs_picture(view: TrainView, cells: int, height: int) -> list[Line]:
    """Draw what each output says of the example in hand: above 0 it claims."""
    example = view.activity.examples[view.example]
    inputs = inputs_of(view.activity)[[view.example]]
    curves = series_outputs(view.problem, view.packed, view.shapes, inputs)[:, 0, :].T
    curves = np.clip(curves, -_LARGEST_VALUE, _LARGEST_VALUE)
    cards = view.activity.layers[-1].cards
    zero = np.zeros((1, curves.shape[1]))
    message = [(short_name(c), float(z)) for c, z in zip(cards, view.outputs[view.example], strict=True)]
    title = _("Réponses pour l'exemple {number}, {label} : au-dessus de 0, elle annonce")
    if view.problem.compares:
        title = _("Réponses pour l'exemple {number}, {label} : la plus grande annonce")
    title = title.format(number=example.number, label=a_label(example.label))
    labels = [*(short_name(card) for card in cards), "0"]
    if example.goals:
        goals = ", ".join(decimal(goal, 2) for goal in example.goals)
        title = _("Réponse pour l'exemple {number} : il faut {goals}").format(
            number=example.number, goals=goals
        )
        zero = np.repeat(np.array([example.goals]).T, curves.shape[1], axis=1)
        labels = [*(short_name(card) for card in cards), *([_("but")] * len(example.goals))]
    chosen = list(range(len(labels)))
    curves = np.concatenate([curves, zero])
    return [
        *_reading(view, title, message, cells),
        *run_chart(view, curves, chosen, labels, (cells, height - 2)),
    ]


def run_chart(
    view: TrainView,
    curves: Array,
    chosen: Sequence[int],
    labels: Sequence[str],
    size: tuple[int, int],
    height_text: Callable[[float], str] | None = None,
) -> list[Line]:
    """Draw curves (n, columns) over the iterations of the run in `size` (cells, height), with their axis.

    Where `height_text` is given, the scale has a line at each whole height.
    """
    cells, height = size
    width = view_width(view, cells)
    cursor = dot_of(view.iteration, view.planned, width, view.log)
    shape = width, _curve_height(height)
    whole = height_text is not None
    lines = chart_lines(curves, chosen, cursor, shape, labels, height_text or short_number, whole)
    return [*lines, axis_line(view.planned, width, view.log)]


def _reading(view: TrainView, title: str, values: Sequence[tuple[str, float]], cells: int) -> list[Line]:
    """Say what is shown, and the exact numbers where the cursor stands."""
    spans: Line = [(_(" │ à {iteration} : ").format(iteration=thousands(view.iteration)), "$muted")]
    for name, value in values:
        spans += [(f"{name} " if name else "", "$muted"), (weight_number(value), "bold"), ("  ", "")]
    return [fit([(f" {title}", "bold")], cells), fit(spans, cells)]


def _name(view: TrainView) -> str:
    layer, neuron = view.chosen
    card = view.activity.layers[layer].cards[neuron]
    return short_name(card)


def view_width(view: TrainView, cells: int) -> int:
    """Count the characters of curve in the chart of this picture, in that many cells."""
    return chart_width(view.activity, view.chosen, view.picture, cells)


def chart_width(activity: Activity, chosen: tuple[int, int], picture: str, cells: int) -> int:
    """Count the characters of curve in a chart, in that many cells: its names stand beside it."""
    if picture == SIMPLE:
        cells, names = simple_cells(cells) - 1, list(group_names(activity))
    elif picture == "thresholds":
        names = [short_name(card) for card in activity.layers[chosen[0]].cards]
    elif picture == "outputs":
        names = [short_name(card) for card in activity.layers[-1].cards]
    elif picture == "seen":
        names = list(group_names(activity))
    elif picture in ("cost", "runs"):
        names = ["▸10"]
    else:
        names = _link_labels(activity, chosen)
    return curve_width(cells, max(map(len, names)))


def simple_cells(cells: int) -> int:
    """Count the cells of the curve in the simple view, with the gap beside it."""
    return cells // 2


def _link_labels(activity: Activity, chosen: tuple[int, int]) -> list[str]:
    if chosen[0] == 0:
        return [
            s.symbol if s.symbol.isalnum() and len(s.symbol) <= len(s.code) else s.code for s in activity.inputs
        ]
    return [name[:6] for name in activity.source_names(chosen[0])]


def _chosen_curves(view: TrainView) -> tuple[list[int], list[str]]:
    """List the chosen neuron's links by their index among the weights, and their names."""
    layer, neuron = view.chosen
    before = sum(neurons * sources for neurons, sources in view.shapes[:layer])
    sources = view.shapes[layer][1]
    names = _link_labels(view.activity, view.chosen)
    curves = [before + neuron * sources + source for source in range(sources)]
    # A masked link is 0 all along: it is no link, so it has no curve.
    alive = [n for n in range(sources) if view.values.layers[layer].weights[neuron, n] != 0]
    return [curves[n] for n in alive], [names[n] for n in alive]
