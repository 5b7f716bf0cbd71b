"""A phase of an opened iteration for one example: a neuron's own calculation, written out."""

from __future__ import annotations

from connecte.core.learning.activation import Activation
from connecte.core.learning.explain import returned, shares
from connecte.language.i18n import _
from connecte.language.numbers import calculation_number, in_brackets, millionths, plain_number
from connecte.ui.paint.lines import Line, pad
from connecte.ui.paint.wrapping import wrapped
from connecte.ui.train.opened.all_examples import WRAPPED, mask_lines, shrinking_lines, total_line
from connecte.ui.train.opened.cells_text import largest_first, others_lines, others_text
from connecte.ui.train.opened.iteration_view import IterationView, why_lines
from connecte.ui.train.opened.returned_text import returned_lines
from connecte.ui.train.opened.words import ACTIVATIONS_SAID, LOSSES_SAID

_EQUAL = 1e-9
"""Numbers that differ by less are the same: a product of decimals is not exact in binary."""


def one_lines(view: IterationView, row: int, room: int) -> list[Line]:
    """Write out the neuron's own calculation for one example, in that many lines."""
    kind, layer = view.phase
    opened, neuron = view.opened, view.neuron
    if kind in ("sums", "outputs"):
        return _sum_lines(view, row, room)
    if kind == "answers":
        return _answer_lines(view, row)
    if kind == "cost":
        return _cost_lines(view, row)
    if kind == "gradient":
        return _gradient_lines(view, row)
    if kind == "back":
        return _back_lines(view, row, room)
    gradient = float(opened.updates[layer].gradient[row, neuron])
    if kind == "thresholds":
        rate = opened.threshold_rate(layer)
        text = _("revient : {back}").format(back=plain_number(gradient))
        push = _("pousse, en millionièmes : {push}").format(push=millionths(rate * gradient))
        return [[(text, "bold")], [(push, "")], [], *total_line(view)]
    if kind == "mask":
        return mask_lines(view)
    return _push_lines(view, row, gradient, room)


def _push_lines(view: IterationView, row: int, gradient: float, room: int) -> list[Line]:
    """Write by how much the example pushes each weight, the largest first where not all have room."""
    opened, layer = view.opened, view.phase.layer
    back = _("revient : {back}").format(back=plain_number(gradient))
    head: list[Line] = [[(back, "bold")], [(_("pousse, en millionièmes :"), "$muted")]]
    foot = [*shrinking_lines(view), *why_lines(view)]
    rows: list[tuple[float, Line]] = []
    for source, name in enumerate(view.activity.source_names(layer)):
        value = float(opened.read(layer)[row, source])
        push = -opened.problem.rate(layer) * gradient * value
        message = _("{name} lu {value} {push}")
        gives = pad(millionths(push), 10, ">")
        text = message.format(name=pad(name, 6), value=pad(plain_number(value), 8), push=gives)
        rows.append((push, [(text, "")]))
    lines, left = largest_first(rows, room - len(head) - len(foot))
    return [*head, *lines, *others_lines(left), *foot]


def _sum_lines(view: IterationView, row: int, room: int) -> list[Line]:
    layer, neuron = view.phase.layer, view.neuron
    opened = view.opened
    numbers_ = opened.before.layers[layer]
    rows: list[tuple[float, Line]] = []
    written: list[tuple[float, int]] = []
    for source, name in enumerate(view.activity.source_names(layer)):
        weight = float(numbers_.weights[neuron, source])
        value = float(opened.read(layer)[row, source])
        if weight:
            written += [(weight, 4), (value, 4), (weight * value, 3)]
            factor, read = calculation_number(weight, 4), calculation_number(value, 4)
            product = calculation_number(weight * value, 3)
            text = f"{pad(factor, 8, '>')} × {pad(read, 7)} {name}"
            rows.append((weight * value, [(pad(text, 25), ""), (f" = {pad(product, 8, '>')}", "")]))
    is_shaped = view.phase.kind == "outputs" and not opened.problem.output.linear
    lines, left = largest_first(rows, room - (5 if is_shaped else 4))
    if left:
        rest = calculation_number(sum(rows[n][0] for n in left), 3)
        lines.append([(pad(others_text(len(left)), 25), "$muted"), (f" = {pad(rest, 8, '>')}", "")])
    threshold = float(numbers_.thresholds[neuron])
    lines.append([(pad(_("− seuil"), 25), ""), (f" = {pad(calculation_number(-threshold, 3), 8, '>')}", "")])
    total = float(opened.forward.sums[layer][row, neuron])
    written += [(threshold, 3), (total, 3)]
    is_rounded = any(abs(round(number, digits) - number) > _EQUAL for number, digits in written)
    message = f" = {pad(calculation_number(total, 3), 8, '>')}"
    lines.append([(pad(_("en tout"), 25), "bold"), (message, "bold")])
    if is_shaped:
        answer = float(opened.answers[row, neuron])
        lines += _function_lines(opened.problem.output, total, answer)
        is_rounded |= any(plain_number(n) != plain_number(n, 9) for n in (total, answer))
    note = _("(à l'écran les nombres sont arrondis)") if is_rounded else ""
    return [*lines, [], [(note, "$muted")]] if note else lines


def _answer_lines(view: IterationView, row: int) -> list[Line]:
    layer, neuron = view.phase.layer, view.neuron
    total = float(view.opened.forward.sums[layer][row, neuron])
    shown = float(view.opened.shown(layer)[row, neuron])
    if view.opened.problem.rule == "perceptron":
        return [
            [(_("calcul − seuil = {sum}").format(sum=plain_number(total)), "")],
            [(_("réponse : {shown}").format(shown=plain_number(shown)), "bold")],
        ]
    made = returned(view.opened, layer, view.neuron, row)
    lines = _function_lines(view.opened.problem.hidden, total, made.answer)
    if made.is_left_out:
        lines += [[(text, "bold")] for text in (_("laissé de côté dans ce lot"), _("il montre 0"))]
    elif made.kept != 1:
        text = _("gardé dans ce lot : {answer} × {kept} = {shown}").format(
            answer=plain_number(made.answer), kept=plain_number(made.kept), shown=plain_number(shown)
        )
        lines.append([(text, "bold")])
    return lines


def _function_lines(function: Activation, total: float, answer: float) -> list[Line]:
    """Write an activation with its numbers, and what it gives."""
    text = ACTIVATIONS_SAID[function.name].applied.format(s=plain_number(total), b=in_brackets(total))
    result = plain_number(answer)
    return [[(f"{text} = {result}", "bold")]] if text != result else [[(text, "bold")]]


def _sign_of(view: IterationView, row: int) -> int:
    return int(
        view.opened.problem.signs(view.opened.shown(view.phase.layer).shape[1])[
            view.opened.examples[row], view.neuron
        ]
    )


def _cost_lines(view: IterationView, row: int) -> list[Line]:
    problem, made = view.opened.problem, returned(view.opened, view.phase.layer, view.neuron, row)
    sign = _sign_of(view, row)
    why = _("c'est sa sortie") if sign < 0 else _("ce n'est pas sa sortie")
    if problem.goals is not None:
        message = _("voulu : {target}").format(target=plain_number(made.target))
    elif problem.loss.name == "exponential":
        message = _("signe {sign} : {why}").format(sign=plain_number(sign), why=why)
    else:
        message = _("voulu {target} : {why}").format(target=plain_number(made.target), why=why)
    text = (
        LOSSES_SAID[problem.loss.name]
        .of(made.target)
        .format(
            y=in_brackets(made.answer),
            t=in_brackets(made.target),
            a=plain_number(problem.a),
            sign=in_brackets(sign),
        )
    )
    text = f"{text} = {plain_number(made.cost)}"
    total = float(view.opened.costs[row].sum())
    return [
        [(message, "$muted")],
        [(text, "bold")],
        [],
        [(_("les sorties ensemble : {cost}").format(cost=plain_number(total)), "")],
    ]


def _gradient_lines(view: IterationView, row: int) -> list[Line]:
    gradient = float(view.opened.updates[view.phase.layer].gradient[row, view.neuron])
    if view.opened.problem.rule == "perceptron":
        shown = float(view.opened.answers[row, view.neuron])
        text = f"{plain_number(shown)} − {plain_number(shown - gradient)} = {plain_number(gradient)}"
        why = _("c'est juste : rien ne bouge") if not gradient else _("c'est faux : les poids vont bouger")
        return [[(text, "bold")], [(why, "")]]
    made = returned(view.opened, view.phase.layer, view.neuron, row)
    wish = (
        _("le coût baisse si la réponse monte") if gradient < 0 else _("le coût baisse si la réponse descend")
    )
    return [
        *_wrapped(returned_lines(view.opened.problem, made)),
        [(wish, "")],
    ]


def _wrapped(texts: list[str]) -> list[Line]:
    return [[(line, "bold")] for text in texts for line in wrapped(text, WRAPPED)]


def _back_lines(view: IterationView, row: int, room: int) -> list[Line]:
    """Write what each neuron behind sends back, then what arrives."""
    layer, neuron = view.phase.layer, view.neuron
    rows: list[tuple[float, Line]] = []
    for share in shares(view.opened, layer, neuron, row):
        text = f"{pad(plain_number(share.returned), 8, '>')} × {pad(plain_number(share.weight), 7)}"
        name = view.name(layer + 1, share.neuron)
        line: Line = [(f"{pad(name, 5)}{text}", ""), (f" = {plain_number(share.product)}", "")]
        rows.append((share.product, line))
    arrives = _arriving_lines(view, row)
    lines, left = largest_first(rows, room - len(arrives))
    return [*lines, *others_lines(left), *arrives]


def _arriving_lines(view: IterationView, row: int) -> list[Line]:
    """Write what is sent back to the neuron in all, and what of it arrives."""
    made = returned(view.opened, view.phase.layer, view.neuron, row)
    problem = view.opened.problem
    lines: list[Line] = [[(_("en tout {total}").format(total=plain_number(made.sent)), "bold")]]
    if problem.hidden.name == "relu" and made.kept == 1:
        message = (
            _("il montrait {shown} : tout arrive") if made.slope else _("mais il montrait 0 : rien n'arrive")
        )
        return [*lines, [(message.format(shown=plain_number(made.answer)), "bold")]]
    lines += _wrapped(returned_lines(problem, made))
    if not made.slope and not made.is_left_out:
        lines.append([(ACTIVATIONS_SAID[problem.hidden.name].silent, "")])
    return lines
