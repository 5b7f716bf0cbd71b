"""The pictures of the training, by name: what there is to look at, and who draws it."""

from __future__ import annotations

from connecte.language.i18n import _
from connecte.language.lists import comma_list
from connecte.language.numbers import thousands
from connecte.ui.paint.lines import Line, fit, width
from connecte.ui.train.pictures.compare_text import compare_picture, hand_picture
from connecte.ui.train.pictures.curves_text import (
    cost_picture,
    outputs_picture,
    runs_picture,
    thresholds_picture,
    weights_picture,
)
from connecte.ui.train.pictures.known_text import confusion_picture, examples_picture
from connecte.ui.train.pictures.looking import SUMMARY
from connecte.ui.train.pictures.network_text import network_picture
from connecte.ui.train.pictures.train_view import TrainView

LABELS = {
    SUMMARY: _("Résumé"),
    "weights": _("Poids"),
    "thresholds": _("Seuils"),
    "cost": _("Coût"),
    "outputs": _("Sorties"),
    "network": _("Réseau"),
    "examples": _("Exemples"),
    "confusion": _("Confusion"),
    "compare": _("Comparer"),
    "runs": _("Essais"),
    "hand": _("Main"),
}
_PAINTERS = {
    "weights": weights_picture,
    "thresholds": thresholds_picture,
    "cost": cost_picture,
    "outputs": outputs_picture,
    "network": network_picture,
    "examples": examples_picture,
    "confusion": confusion_picture,
    "compare": compare_picture,
    "runs": runs_picture,
    "hand": hand_picture,
}
OF_ONE_EXAMPLE = ("outputs", "examples")
"""Pictures with one example in hand: there the next change of a verdict is that example's."""
CHARTS = ("weights", "thresholds", "cost", "outputs")
"""Pictures that are a chart alone, under two lines of text: there the mouse asks for an iteration."""


def picture(view: TrainView, cells: int, height: int) -> list[Line]:
    """Paint the picture in view, if it is not the summary, which is several."""
    painter = _PAINTERS.get(view.picture)
    return painter(view, cells, height) if painter is not None else []


def picture_title(view: TrainView) -> str:
    """Say what the picture in view shows: whose numbers, and along which axis."""
    layer, neuron = view.looking.chosen
    name = view.activity.layers[layer].cards[neuron].neuron.name
    parts = [LABELS[view.picture]]
    if view.picture in (SUMMARY, "weights", "thresholds", "network"):
        parts.append(_("neurone {name}").format(name=name))
    if view.picture in OF_ONE_EXAMPLE:
        parts.append(_("exemple n° {number}").format(number=view.looking.example))
    if view.picture in (*CHARTS, SUMMARY, "runs"):
        upwards = {"cost": _("coût"), "runs": _("coût"), "thresholds": _("seuils"), "outputs": _("sorties")}
        every = _("de dix en dix fois plus") if view.looking.axis_is_log else _("à pas réguliers")
        axes = _("{upwards} selon les itérations, {every}")
        parts.append(axes.format(upwards=upwards.get(view.picture, _("poids")), every=every))
    else:
        parts.append(_("itération {iteration}").format(iteration=thousands(view.iteration)))
    return comma_list(parts)


def tabs_line(view: TrainView, cells: int, _height: int) -> list[Line]:
    """Write all pictures by name, the one in view lit."""
    spans: Line = []
    for name, label in LABELS.items():
        spans.append((label, "bold reverse" if name == view.picture else "$muted"))
        spans.append((" " if cells < 100 else "   ", ""))
    return [fit(spans[:-1], cells)]


def tab_at(view: TrainView, cell: int, cells: int) -> str | None:
    """Find the picture whose name stands at a cell."""
    at = 0
    line = tabs_line(view, cells, 1)[0]
    for number, (text, _style) in enumerate(line):
        if at <= cell < at + width([(text, "")]):
            names = list(LABELS)
            return names[number // 2] if number % 2 == 0 and number // 2 < len(names) else None
        at += width([(text, "")])
    return None
