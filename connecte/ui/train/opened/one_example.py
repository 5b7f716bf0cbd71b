"""A phase of an opened iteration for one example: a neuron's own calculation, written out."""

from __future__ import annotations

from connecte.core.learning.explain import shares
from connecte.language.i18n import _
from connecte.language.numbers import calculation_number, in_brackets, millionths, plain_number
from connecte.ui.paint.lines import Line, pad
from connecte.ui.train.opened.all_examples import mask_lines, total_line
from connecte.ui.train.opened.iteration_view import IterationView, why_lines


def one_lines(view: IterationView, row: int | None) -> list[Line]:
    """Write out the neuron's own calculation for one example."""
    row = row or 0
    kind, layer = view.phase
    opened, neuron = view.opened, view.neuron
    if kind in ("sums", "outputs"):
        return _sum_lines(view, row)
    if kind == "answers":
        return _answer_lines(view, row)
    if kind == "cost":
        return _cost_lines(view, row)
    if kind == "gradient":
        return _gradient_lines(view, row)
    if kind == "back":
        return _back_lines(view, row)
    returned = float(opened.updates[layer].gradient[row, neuron])
    if kind == "thresholds":
        rate = opened.threshold_rate(layer)
        text = _("revient : {back}").format(back=plain_number(returned))
        push = _("pousse, en millionièmes : {push}").format(push=millionths(rate * returned))
        return [[(text, "bold")], [(push, "")], [], *total_line(view)]
    if kind == "mask":
        return mask_lines(view)
    back = _("revient : {back}").format(back=plain_number(returned))
    lines = [[(back, "bold")]]
    for source, name in enumerate(view.activity.source_names(layer)):
        value = float(opened.read(layer)[row, source])
        gives = millionths(-opened.problem.step * returned * value)
        message = _("{name} lu {value} pousse, en millionièmes : {push}")
        lines.append([(message.format(name=pad(name, 6), value=pad(plain_number(value), 6), push=gives), "")])
    return [*lines, *why_lines(view)]


def _sum_lines(view: IterationView, row: int) -> list[Line]:
    layer, neuron = view.phase.layer, view.neuron
    opened = view.opened
    numbers_ = opened.before.layers[layer]
    lines: list[Line] = []
    for source, name in enumerate(view.activity.source_names(layer)):
        weight = float(numbers_.weights[neuron, source])
        value = float(opened.read(layer)[row, source])
        if weight:
            factor, read = calculation_number(weight, 4), calculation_number(value, 4)
            product = calculation_number(weight * value, 3)
            text = f"{pad(factor, 8, '>')} × {pad(read, 7)} {name}"
            lines.append([(pad(text, 25), ""), (f" = {pad(product, 8, '>')}", "")])
    threshold = float(numbers_.thresholds[neuron])
    lines.append([(pad(_("− seuil"), 25), ""), (f" = {pad(calculation_number(-threshold, 3), 8, '>')}", "")])
    total = float(opened.forward.sums[layer][row, neuron])
    message = f" = {pad(calculation_number(total, 3), 8, '>')}"
    note = _("(à l'écran les nombres sont arrondis)")
    return [*lines, [(pad(_("en tout"), 25), "bold"), (message, "bold")], [], [(note, "$muted")]]


def _answer_lines(view: IterationView, row: int) -> list[Line]:
    layer, neuron = view.phase.layer, view.neuron
    total = float(view.opened.forward.sums[layer][row, neuron])
    shown = float(view.opened.shown(layer)[row, neuron])
    if view.opened.problem.rule == "perceptron":
        return [
            [(_("calcul − seuil = {sum}").format(sum=plain_number(total)), "")],
            [(_("réponse : {shown}").format(shown=plain_number(shown)), "bold")],
        ]
    return [[(f"max(0, {plain_number(total)}) = {plain_number(shown)}", "bold")]]


def _sign_of(view: IterationView, row: int) -> int:
    return int(
        view.opened.problem.signs(view.opened.shown(view.phase.layer).shape[1])[
            view.opened.examples[row], view.neuron
        ]
    )


def _cost_lines(view: IterationView, row: int) -> list[Line]:
    output = float(view.opened.forward.outputs[row, view.neuron])
    cost = float(view.opened.costs[row, view.neuron])
    sign = _sign_of(view, row)
    message = _("signe {sign} : {why}").format(
        sign=plain_number(sign), why=_("c'est sa sortie") if sign < 0 else _("ce n'est pas sa sortie")
    )
    a = plain_number(view.opened.problem.a)
    text = f"exp({a} × {in_brackets(sign)} × {in_brackets(output)}) = {plain_number(cost)}"
    total = float(view.opened.costs[row].sum())
    return [
        [(message, "$muted")],
        [(text, "bold")],
        [],
        [(_("les sorties ensemble : {cost}").format(cost=plain_number(total)), "")],
    ]


def _gradient_lines(view: IterationView, row: int) -> list[Line]:
    returned = float(view.opened.updates[view.phase.layer].gradient[row, view.neuron])
    if view.opened.problem.rule == "perceptron":
        shown = float(view.opened.answers[row, view.neuron])
        text = f"{plain_number(shown)} − {plain_number(shown - returned)} = {plain_number(returned)}"
        why = _("c'est juste : rien ne bouge") if not returned else _("c'est faux : les poids vont bouger")
        return [[(text, "bold")], [(why, "")]]
    sign, cost = _sign_of(view, row), float(view.opened.costs[row, view.neuron])
    a = plain_number(view.opened.problem.a)
    wish = (
        _("le coût baisse si la réponse monte") if returned < 0 else _("le coût baisse si la réponse descend")
    )
    return [
        [(f"{a} × {in_brackets(sign)} × {plain_number(cost)} = {plain_number(returned)}", "bold")],
        [(wish, "")],
    ]


def _back_lines(view: IterationView, row: int) -> list[Line]:
    layer, neuron = view.phase.layer, view.neuron
    lines: list[Line] = []
    for share in shares(view.opened, layer, neuron, row):
        text = f"{pad(plain_number(share.returned), 8, '>')} × {pad(plain_number(share.weight), 7)}"
        name = view.name(layer + 1, share.neuron)
        lines.append([(f"{pad(name, 5)}{text}", ""), (f" = {plain_number(share.product)}", "")])
    total = sum(share.product for share in shares(view.opened, layer, neuron, row))
    shown = float(view.opened.forward.answers[layer][row, neuron])
    lines.append([(_("en tout {total}").format(total=plain_number(total)), "bold")])
    if not shown:
        return [*lines, [(_("mais il montrait 0 : rien n'arrive"), "bold")]]
    return [*lines, [(_("il montrait {shown} : tout arrive").format(shown=plain_number(shown)), "bold")]]
