"""Of an opened iteration: the row of its phases, and the network with the part that the phase touches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from connecte.core.learning.iteration import Opened, Phase
from connecte.language.i18n import _
from connecte.language.lists import labelled
from connecte.language.numbers import plain_number
from connecte.ui.paint.lines import Line, fit
from connecte.ui.paint.wrapping import wrapped
from connecte.ui.train.opened.cells_text import cells_panel, is_of_cells
from connecte.ui.train.opened.iteration_view import IterationView
from connecte.ui.train.opened.phase_text import step_names
from connecte.ui.train.pictures.network.network_text import Net, net_lines, numbers, strokes


def network_panel(view: IterationView, cells: int, height: int) -> list[Line]:
    """Paint the network with the part that the phase touches lit; the neuron's links where they matter.
    Cells of a picture are shown as pictures, and not as nodes.
    """
    if is_of_cells(view):
        return cells_panel(view, cells, height)
    kind, layer = view.phase
    lit = frozenset({(layer + 1, view.neuron)})
    now = view.opened.parameters(view.at + 1).layers
    wires, fans = {}, {}
    if kind in ("sums", "outputs", "weights", "mask"):
        wires = {layer: (view.neuron, now[layer].weights[view.neuron].tolist())}
    if kind == "back":
        fans = {layer + 1: (view.neuron, now[layer + 1].weights[:, view.neuron].tolist())}
    net = Net(_node_numbers(view), lit, wires, fans)
    texts = [*wrapped(_numbers_said(view, net), cells), *(wrapped(strokes(), cells) if wires or fans else [])]
    legend: list[Line] = [[(text, "$muted")] for text in texts if text]
    legend = legend if height - len(legend) >= max(map(len, net.nodes)) else []
    return [*net_lines(view.activity, net, (cells, height - len(legend))), *legend]


def _numbers_said(view: IterationView, net: Net) -> str:
    """Say what the numbers beside the neurons are, layer by layer; "" where there is none."""
    if view.row_shown is None:
        return _("nombres : les seuils") if any(any(texts) for texts in net.nodes) else ""
    words = {
        "sums": _("calculs"),
        "answers": _("réponses"),
        "outputs": _("réponses") if view.opened.problem.output.linear else _("calculs"),
        "cost": _("coûts"),
        "gradient": _("retours G"),
        "back": _("retours G"),
    }
    found = {
        phase.layer: words[phase.kind] for phase in view.opened.phases[: view.at + 1] if phase.kind in words
    }
    names = [layer.name for layer in view.activity.layers]
    said = [_("couche {name}, {what}").format(name=names[n], what=found[n]) for n in sorted(found)]
    return labelled(_("nombres"), _(" ; ").join(said)) if said else ""


def _node_numbers(view: IterationView) -> list[list[str]]:
    """Write what is known at this phase: of the example in hand, or only thresholds for all together."""
    opened, depth = view.opened, len(view.activity.layers)
    now = opened.parameters(view.at + 1).layers
    row = view.row_shown
    if row is None:
        # Of all together there is no number to say, but for a threshold that moves.
        message = [numbers(layer.thresholds) for layer in now]
        moving = view.phase.kind == "thresholds"
        shown = [
            message[n] if moving and n == view.phase.layer else [""] * len(message[n]) for n in range(depth)
        ]
        return [["" for _input in view.activity.inputs], *shown]
    reading = view.phase.layer == 0 and view.phase.kind != "back"
    found = [[plain_number(float(value)) if reading else "" for value in opened.inputs[row]]]
    for layer in range(depth):
        text = [""] * len(now[layer].thresholds)
        for phase in opened.phases[: view.at + 1]:
            values = _values_of(opened, phase, row) if phase.layer == layer else None
            text = numbers(values) if values is not None else text
        found.append(text)
    return found


def _values_of(opened: Opened, phase: Phase, row: int) -> np.ndarray | None:
    """Read the numbers that a phase gives to the neurons of its layer for one example."""
    if phase.kind in ("sums", "outputs"):
        return opened.forward.sums[phase.layer][row]
    if phase.kind == "answers":
        return opened.shown(phase.layer)[row]
    if phase.kind == "cost":
        return opened.costs[row]
    if phase.kind in ("gradient", "back"):
        return opened.updates[phase.layer].gradient[row]
    return None


def phase_bar(view: IterationView, cells: int, _height: int) -> list[Line]:
    """Write the phases that are stopped at in a row, the one looked at lit."""
    shown = view.stops if view.is_at_step else range(len(view.opened.phases))
    names = [_short_names(view)[view.opened.phases[number].kind] for number in shown]
    told = names if view.is_at_step else _with_layers(view, names)
    names = told if sum(map(len, told)) + len(told) < cells else names
    air = " " if sum(map(len, names)) + 2 * len(names) <= cells else ""
    spans: Line = []
    start = 0
    for number, name in zip(shown, names, strict=True):
        here = number == view.at
        if here:
            start = len(spans)
        style = "bold reverse" if here else "" if number < view.at else "$muted"
        spans.append((f" {name}{' ' if here else air}", style))
    total = sum(len(text) for text, _style in spans)
    if total > cells:  # keep the phase in view
        first = max(0, min(start - 4, len(spans) - 9))
        spans = [*([("…", "$muted")] if first else []), *spans[first:]]
    return [fit(spans, cells)]


def _short_names(view: IterationView) -> Mapping[str, str]:
    """Name each kind of phase in a word or two."""
    if view.is_at_step:
        return step_names()
    return {
        "sums": _("calcul"),
        "answers": _("réponse"),
        "outputs": _("sorties"),
        "cost": _("coût"),
        "gradient": _("écart") if view.opened.problem.rule == "perceptron" else _("retour"),
        "thresholds": _("seuils"),
        "weights": _("poids"),
        "mask": _("liens à 0"),
        "back": _("retour"),
    }


def _with_layers(view: IterationView, names: Sequence[str]) -> list[str]:
    """Put its layer before the first correction of each layer: their words are the same for all layers."""
    phases, found = view.opened.phases, list(names)
    if len(view.activity.layers) > 1:
        for number, (kind, layer) in enumerate(phases):
            if kind in ("gradient", "back"):
                message = _("{layer} : {phase}")
                found[number] = message.format(layer=view.activity.layers[layer].name, phase=names[number])
    return found
