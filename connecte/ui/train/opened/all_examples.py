"""A phase of an opened iteration for all examples together: a number for each, and what they make."""

from __future__ import annotations

import numpy as np

from connecte.core.learning.explain import Place, explain
from connecte.language.i18n import _
from connecte.language.numbers import gradient_number, plain_number, weight_number
from connecte.ui.paint.lines import Line, pad
from connecte.ui.paint.wrapping import wrapped
from connecte.ui.train.opened.cells_text import largest_first, others_lines
from connecte.ui.train.opened.iteration_view import IterationView, why_lines
from connecte.ui.train.opened.returned_text import shrinking_text
from connecte.ui.train.pictures.train_view import wanted_text

_LABEL, _EXAMPLE = 6, 7
_NUMBER, _BAR = 8, 3
WRAPPED = 38
"""Cells of a sentence under the numbers."""


def all_lines(view: IterationView, room: tuple[int, int]) -> list[Line]:
    """Write what the phase gives the neuron in hand, example by example, for (width, height)."""
    kind, layer = view.phase
    if kind == "mask":
        return mask_lines(view)
    if kind == "weights":
        return _weight_lines(view, room[1])
    values = {
        "sums": lambda: view.opened.forward.sums[layer],
        "answers": lambda: view.opened.shown(layer),
        "outputs": lambda: view.opened.forward.outputs,
        "cost": lambda: view.opened.costs,
        "gradient": lambda: view.opened.updates[layer].gradient,
        "thresholds": lambda: view.opened.updates[layer].gradient,
        "back": lambda: view.opened.updates[layer].gradient,
    }[kind]()[:, view.neuron]
    total = total_line(view) if kind == "thresholds" else _sum_of(view, values)
    return [*_by_example(view, values, (room[0], room[1] - len(total))), *total]


def table_legend(view: IterationView) -> str:
    """Say what the marks of `all_lines` mean; "" where it has none."""
    if view.phase.kind in ("mask", "weights"):
        return ""
    name = _example_text(view, 0).strip()
    message = _("{name} : n° de l'exemple ; ▪▪▪ : grands")
    if not name.isdecimal():
        message = _("{name} : exemple (voulu) ; ▪▪▪ : grands")
    return message.format(name=name.replace(" ", "\N{NO-BREAK SPACE}"))


def _example_text(view: IterationView, row: int) -> str:
    """Write the number of an example and what it is, or the number alone, which says enough."""
    number = view.examples[row]
    text = f"{number:>2} ({wanted_text(view.activity.examples[number])})"
    return text if len(text) <= _EXAMPLE else f"{number:>2}"


def _by_example(view: IterationView, values: np.ndarray, room: tuple[int, int]) -> list[Line]:
    """Write a number for each example, in two columns, or as many as have room, the largest pointed out by a
    bar.
    """
    texts = [_example_text(view, row) for row in range(len(values))]
    label = max(6, *map(len, texts))
    wide = label + _NUMBER + 1 + _BAR + 1
    across = max(2, (room[0] + 1) // wide)
    largest = float(np.abs(values).max()) or 1.0
    rows: list[Line] = []
    for text, value in zip(texts, values, strict=True):
        size = round(_BAR * min(1.0, abs(float(value)) / largest)) if np.isfinite(value) else _BAR
        number = pad(gradient_number(float(value)), _NUMBER, ">")
        bar = pad(" " + "▪" * size, wide - label - len(number))
        rows.append(
            [
                (pad(text, label), "$muted"),
                (number, "bold" if value else "$muted"),
                (bar, "$minus" if value < 0 else "$plus"),
            ]
        )
    height = room[1] if len(rows) <= across * room[1] else room[1] - 1
    high = max(1, min(-(-len(rows) // across), height))
    lines = [[span for each in rows[at : across * high : high] for span in each] for at in range(high)]
    return [*lines, *others_lines(range(across * high, len(rows)))]


def _sum_of(view: IterationView, values: np.ndarray) -> list[Line]:
    if view.phase.kind not in ("cost", "gradient", "back"):
        return []
    lines: list[Line] = [[(_("en tout : {sum}").format(sum=plain_number(float(values.sum()))), "bold")]]
    if view.phase.kind == "cost":
        total = plain_number(float(view.opened.costs.sum()))
        lines.append([(_("les sorties ensemble : {cost}").format(cost=total), "bold")])
    return lines


def total_line(view: IterationView) -> list[Line]:
    """Write a threshold before and after all pushes."""
    layer, neuron = view.phase.layer, view.neuron
    found = explain(view.opened, Place(layer, neuron, None))
    text = _("seuil : {before} → {after}")
    return [[(text.format(before=weight_number(found.before, 6), after=weight_number(found.after, 6)), "bold")]]


def _weight_lines(view: IterationView, room: int) -> list[Line]:
    """Write each weight before and after; where not all have room, those that move most first."""
    layer, neuron = view.phase.layer, view.neuron
    before, after = view.opened.before.layers[layer].weights, view.opened.updates[layer].weights
    rows: list[tuple[float, Line]] = []
    for source, name in enumerate(view.activity.source_names(layer)):
        old, new = float(before[neuron, source]), float(after[neuron, source])
        text = f"{pad(name, _LABEL)}{pad(weight_number(old, 6), 10, '>')} → {weight_number(new, 6)}"
        rows.append((new - old, [(text, "bold" if new != old else "$muted")]))
    foot = [*shrinking_lines(view), *why_lines(view)]
    lines, left = largest_first(rows, room - len(foot))
    return [*lines, *others_lines(left), *foot]


def shrinking_lines(view: IterationView) -> list[Line]:
    """Say how penalties pull the weights of the layer; nothing where there is none."""
    opened, layer = view.opened, view.phase.layer
    text = shrinking_text(opened.problem, opened.share, opened.problem.rate(layer))
    return [[], *([(line, "")] for line in wrapped(text, WRAPPED))] if text else []


def mask_lines(view: IterationView) -> list[Line]:
    """Say which links stay, and what the others would have become."""
    layer, neuron = view.phase.layer, view.neuron
    mask = view.opened.problem.masks[layer]
    done = view.opened.updates[layer]
    lines: list[Line] = []
    for source, name in enumerate(view.activity.source_names(layer)):
        if mask is not None and not mask[neuron, source]:
            would = plain_number(float(done.weights[neuron, source]))
            lines.append([(_("🔒 {name}  serait {would}, reste 0").format(name=pad(name, 6), would=would), "")])
        else:
            kept = plain_number(float(done.masked[neuron, source]), 4)
            lines.append([(f"   {pad(name, 6)}  {kept}", "$muted")])
    return lines
