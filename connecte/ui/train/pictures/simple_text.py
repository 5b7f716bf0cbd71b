"""The first look at a training, for a class of 12 to 14: how many are right, one curve, the links of a neuron.

Without formulas, and without words that the class has not met.
"""

from __future__ import annotations

import numpy as np

from connecte.core.replay.series import series_costs
from connecte.language.i18n import _, ngettext
from connecte.language.lists import choice_list
from connecte.language.numbers import decimal, iterations, plain_number, significant, thousands
from connecte.ui.paint.bigletters import big_text
from connecte.ui.paint.lines import Line, beside, centre, down_to, fit, within
from connecte.ui.paint.wrapping import wrapped
from connecte.ui.train.pictures.curves.curves_text import LARGEST_COST, run_chart, simple_cells
from connecte.ui.train.pictures.curves.seen_text import group_curves
from connecte.ui.train.pictures.network.network_text import Net, net_lines
from connecte.ui.train.pictures.train_view import TrainView, group_names

_TALL = 30
"""Rows from which the count is written larger."""


def simple_picture(view: TrainView, cells: int, height: int) -> list[Line]:
    """Paint what the network learns, how many it recognises, its curve and the links of the neuron in hand."""
    what, done = what_it_does(view)
    words: list[Line] = [[(text, "bold")] for text in wrapped(what, cells - 2)] + [[(done, "")]]
    large = big_text(_large(view), (cells - 2, 10 if height >= _TALL else 5), "$accent", 2)
    lines = [centre(line, cells) for line in [*words, [], *large, [(counters(view), "bold")], []]]
    left = simple_cells(cells)
    room = max(4, height - len(lines))
    blocks = [_curve(view, cells, room), _network(view, cells - left, room)]
    lines += beside([down_to(block, room) for block in blocks], [left, cells - left])
    return [fit(line, cells) for line in within(lines, height)]


def what_it_does(view: TrainView) -> tuple[str, str]:
    """Say what the network learns, and how often it has corrected its numbers."""
    count = view.iteration
    what = _("L'ordinateur apprend à trouver un nombre.")
    if not view.activity.is_numeric:
        what = _("L'ordinateur apprend à répondre : {labels}.").format(
            labels=choice_list(view.activity.answers)
        )
    if view.counts_mistakes:
        if not count:
            return what, _("Il n'a encore rien corrigé. Une itération : il regarde un exemple.")
        seen = ngettext("{count} exemple", "{count} exemples", count).format(count=thousands(count))
        done = _("En {iterations} il a regardé {seen}, et corrigé quand c'était faux.")
        return what, done.format(iterations=iterations(count), seen=seen)
    done = _("Il n'a encore rien corrigé. Une itération : il corrige ses nombres une fois.")
    if count:
        done = _("Il a corrigé ses nombres {count} fois : {iterations}.")
        done = done.format(count=thousands(count), iterations=iterations(count))
    return what, done


def _large(view: TrainView) -> str:
    if view.activity.is_numeric:
        return significant(view.cost) if np.isfinite(view.cost) else "…"
    return _("{right} sur {count}").format(right=view.learned[0], count=view.learned[1])


def counters(view: TrainView) -> str:
    """Say what the large number counts, and how many are right of what was never seen."""
    if view.activity.is_numeric:
        return _("l'erreur en tout : plus elle est petite, mieux c'est")
    parts = [_("reconnus, de ceux qu'il apprend")]
    for name, (right, total) in zip(group_names(view.activity)[1:], (view.held, view.owned), strict=True):
        if total:
            parts.append(_("{name} : {right} sur {count}").format(name=name, right=right, count=total))
    return "   ".join(parts)


def _curve(view: TrainView, cells: int, height: int) -> list[Line]:
    """Draw how many are recognised, of each group, between none and all; of numbers, the error. The picture has
    so many cells.
    """
    if view.activity.is_numeric:
        costs = series_costs(view.problem, view.packed, view.shapes)[None, :]
        heights = np.log10(np.clip(costs, 1e-9, LARGEST_COST))
        chart = run_chart(
            view, heights, [0], [""], (cells, height - 1), lambda value: plain_number(10.0**value, 2)
        )
        return [[(_(" L'erreur, itération après itération"), "bold")], *chart]
    curves = group_curves(view)
    names = [curve.name for curve in curves]
    counts, most = [curve.right for curve in curves], curves[0].total
    title = _(" Reconnus, itération après itération")
    if len(curves) > 1:  # of groups of several sizes
        counts, most = [10 * curve.right / curve.total for curve in curves], 10
        title = _(" Sur 10, combien sont reconnus")
    ends = [np.full_like(counts[0], end) for end in (0, most)]
    chosen = list(range(len(curves)))
    chart = run_chart(
        view,
        np.stack([*counts, *ends]),
        chosen,
        names,
        (cells, height - 1),
        lambda count: decimal(count, 1) if 0 <= count <= most else "",
    )
    return [[(title, "bold")], *chart]


def _network(view: TrainView, cells: int, height: int) -> list[Line]:
    """Paint the links that the neuron in hand reads, thick or thin, whole or broken."""
    layer, neuron = view.chosen
    name = view.activity.layers[layer].cards[neuron].neuron.name
    title = _("Ce que lit « {name} » : ─ compte peu, ━ davantage, ■ beaucoup ; trait coupé, on soustrait.")
    words: list[Line] = [[(text, "bold")] for text in wrapped(title.format(name=name), cells - 1)]
    nodes = [[""] * len(view.activity.inputs), *([""] * len(each.cards) for each in view.activity.layers)]
    wires = {layer: (neuron, view.values.layers[layer].weights[neuron].tolist())}
    net = Net(nodes, frozenset({(layer + 1, neuron)}), wires)
    room = max(2, height - len(words))
    return [*words, *net_lines(view.activity, net, (cells, room))]
