"""The pictures of the training, by name: what there is to look at, and who draws it."""

from __future__ import annotations

from connecte.language.i18n import _
from connecte.language.lists import comma_list
from connecte.language.numbers import thousands
from connecte.ui.paint.lines import Line, fit, width
from connecte.ui.train.pictures.curves.curves_text import (
    cost_picture,
    outputs_picture,
    runs_picture,
    thresholds_picture,
    weights_picture,
)
from connecte.ui.train.pictures.curves.seen_text import seen_picture
from connecte.ui.train.pictures.curves.slope_picture import slope_picture
from connecte.ui.train.pictures.looking import SLOPE, SUMMARY
from connecte.ui.train.pictures.network.network_text import network_picture
from connecte.ui.train.pictures.said.compare_text import compare_picture, hand_picture
from connecte.ui.train.pictures.said.known_text import confusion_picture, examples_picture
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
    "seen": _("Jamais vus"),
    SLOPE: _("Pente"),
    "hand": _("Main"),
}
_PAINTERS = {
    "weights": weights_picture,
    "thresholds": thresholds_picture,
    "cost": cost_picture,
    "seen": seen_picture,
    SLOPE: slope_picture,
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
    """Write the names of all pictures, the one in view lit; where there is no room for all, those around it,
    with "…" where some are missing.
    """
    spans: Line = []
    for name, label in _shown_tabs(view.picture, cells):
        spans.append((label, "bold reverse" if name == view.picture else "$muted"))
        spans.append((_GAP if cells < _WIDE else _WIDE_GAP, ""))
    return [fit(spans[:-1], cells)]


_GAP, _WIDE_GAP, _WIDE = " ", "   ", 110


def _shown_tabs(shown: str, cells: int) -> list[tuple[str, str]]:
    """List the names and labels that have room, the one in view among them; "" with "…" for the others."""
    tabs = list(LABELS.items())
    gap = width([(_GAP if cells < _WIDE else _WIDE_GAP, "")])
    at = next((number for number, (name, _label) in enumerate(tabs) if name == shown), 0)
    first, last = 0, len(tabs)
    while True:
        found = tabs[first:last]
        found = [("", "…"), *found] if first else found
        found = [*found, ("", "…")] if last < len(tabs) else found
        if sum(width([(label, "")]) + gap for _name, label in found) - gap <= cells or last - first <= 1:
            return found
        if at - first > last - 1 - at:
            first += 1
        else:
            last -= 1


def tab_at(view: TrainView, cell: int, cells: int) -> str | None:
    """Find the picture whose name stands at a cell."""
    at = 0
    gap = width([(_GAP if cells < _WIDE else _WIDE_GAP, "")])
    for name, label in _shown_tabs(view.picture, cells):
        size = width([(label, "")])
        if at <= cell < at + size:
            return name or None
        at += size + gap
    return None
