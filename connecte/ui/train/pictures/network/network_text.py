"""The network with the links of one neuron: width by size, sign by colour and by shape.

A link that adds is a whole line, one that takes away a broken one; each has its weight.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from connecte.content.activity import Activity
from connecte.core.learning.backprop import Array
from connecte.core.learning.problem import Problem
from connecte.language.i18n import _, ngettext
from connecte.language.keys.table import with_keys
from connecte.language.lists import comma_list
from connecte.language.numbers import column_number, link_size
from connecte.ui.paint.diagram import Links, drawn
from connecte.ui.paint.lines import Line, Span, fit, pad, width
from connecte.ui.paint.marks import badge, colour, sign, sign_style
from connecte.ui.train.pictures.train_view import TrainView

_THIN, _MIDDLE, _THICK = "─", "━", "■"
LIT = "bold reverse"
_LEAST_GAP = 2
_WIDEST_GAP = 44


@dataclass(frozen=True)
class Net:
    """What a picture of the network shows."""

    nodes: Sequence[Sequence[str]]
    """What each node says beside its name, column by column."""
    lit: frozenset[tuple[int, int]] = frozenset()
    """The nodes that are worked at, as (column, number in it)."""
    wires: Mapping[int, tuple[int, Sequence[float]]] = field(default_factory=dict)
    """Between a column and the next one, the links into a node there: (its number, weights)."""
    fans: Mapping[int, tuple[int, Sequence[float]]] = field(default_factory=dict)
    """Between a column and the next one, the links out of a node of the first: (its number, weights)."""


def network_picture(view: TrainView, cells: int, height: int) -> list[Line]:
    """Paint the chosen neuron's links at this iteration, in and out, and every threshold."""
    activity, (layer, neuron) = view.activity, view.chosen
    nodes: list[list[str]] = [["" for _input in activity.inputs]]
    nodes += [numbers(each.thresholds) for each in view.values.layers]
    wires = {layer: (neuron, view.values.layers[layer].weights[neuron].tolist())}
    fans = {}
    if layer + 1 < len(view.values.layers):
        fans[layer + 1] = (neuron, view.values.layers[layer + 1].weights[:, neuron].tolist())
    net = Net(nodes, frozenset({(layer + 1, neuron)}), wires, fans)
    card = activity.layers[layer].cards[neuron]
    title = _(" Les liens de {name}").format(name=badge(card) or card.neuron.name)
    message = "  " + strokes()
    if activity.pixels is not None and layer == 0:
        message = _("  ce qu'il lit : « Poids en images »")
    other = with_keys(_("  {neuron} : un autre")) if view.keys and view.has_others else ""
    absent = absent_links(view, view.chosen)
    lines = [
        fit([(title, "bold"), (message, "$muted")], cells),
        fit([(_(" À côté de chaque neurone, son seuil.") + other, "$muted")], cells),
    ]
    if absent:
        text = _(" Liens absents, que le masque garde à 0 : {list}.").format(list=comma_list(absent))
        text += with_keys(_("   {escape}, Sans le masque : comparer")) if view.keys else ""
        lines.append(fit([(text, "$muted")], cells))
    return [*lines, *net_lines(activity, net, (cells, height - len(lines)))]


def strokes() -> str:
    """Say what the strokes of links mean."""
    return _("─ < 0,75  ━ < 1,5  ■ plus ; trait coupé : on soustrait")


def absent_anywhere(problem: Problem) -> bool:
    """Whether the mask keeps any link absent."""
    return any(mask is not None and not mask.all() for mask in problem.masks)


def absent_links(view: TrainView, place: tuple[int, int]) -> list[str]:
    """List the sources of a neuron whose links the mask keeps absent."""
    layer, neuron = place
    mask = view.problem.masks[layer]
    names = view.activity.source_names(layer)
    return [] if mask is None else [name for name, kept in zip(names, mask[neuron], strict=True) if not kept]


def net_lines(activity: Activity, net: Net, room: tuple[int, int]) -> list[Line]:
    """Paint the columns of nodes and the links between them, for (width, height)."""
    columns = [_nodes(activity, net, column) for column in range(len(net.nodes))]
    if activity.pixels is not None:  # its cells are shown as a picture elsewhere
        columns, net = columns[1:], _without_inputs(net)
    columns, net = _those_that_fit(columns, net, room[1])
    sizes = [max((width(node) for node in column), default=0) for column in columns]
    gaps = _gaps(net, room[0] - sum(sizes))
    links = {}
    for number, gap in enumerate(gaps):
        if number in net.wires:
            links[number] = Links(*net.wires[number], cells=gap - 3)
        elif number in net.fans:
            links[number] = Links(*net.fans[number], cells=gap - 3, goes_out=True)
    return drawn(columns, gaps, links, _wire, room)


def _without_inputs(net: Net) -> Net:
    """Leave out the first column and its links."""
    lit = frozenset((column - 1, place) for column, place in net.lit if column)
    wires, fans = ({n - 1: each for n, each in links.items() if n} for links in (net.wires, net.fans))
    return Net(net.nodes[1:], lit, wires, fans)


def _those_that_fit(columns: list[list[Line]], net: Net, height: int) -> tuple[list[list[Line]], Net]:
    """Leave out nodes of columns that are higher than the picture: those whose links weigh least, and count
    them in a last node.
    """
    wires, fans, found = dict(net.wires), dict(net.fans), []
    for number, column in enumerate(columns):
        if len(column) <= height:
            found.append(column)
            continue
        links = net.wires.get(number) or net.fans.get(number - 1)
        sizes = [abs(weight) for weight in links[1]] if links else [0.0] * len(column)
        order = sorted(range(len(column)), key=lambda n: ((number, n) not in net.lit, -sizes[n]))
        kept = sorted(order[: max(1, height - 1)])
        left = len(column) - len(kept)
        rest = ngettext(" … et {n} autre", " … et {n} autres", left).format(n=left)
        found.append([*(column[n] for n in kept), [(rest, "$muted")]])
        for table, into in ((wires, number - 1), (fans, number)):  # links that meet at one of the nodes
            if into in table:
                table[into] = (kept.index(table[into][0]), table[into][1])
        for table, out in ((wires, number), (fans, number - 1)):  # links to each of them
            if out in table:
                table[out] = (table[out][0], [*(table[out][1][n] for n in kept), 0.0])
    return found, Net(net.nodes, net.lit, wires, fans)


def _gaps(net: Net, room: int) -> list[int]:
    """Share out the cells between columns: as many as there are for links that are drawn, few for others."""
    between = len(net.nodes) - 1
    drawn = [number for number in range(between) if number in net.wires or number in net.fans]
    if not drawn:
        return [max(_LEAST_GAP, room // max(1, between))] * between
    others = between - len(drawn)
    wide = max(5, min(_WIDEST_GAP, (room - _LEAST_GAP * others) // len(drawn)))
    narrow = max(_LEAST_GAP, min(_WIDEST_GAP // 2, (room - wide * len(drawn)) // max(1, others)))
    return [wide if number in drawn else narrow for number in range(between)]


def _nodes(activity: Activity, net: Net, column: int) -> list[Line]:
    nodes: list[Line] = []
    longest = max((len(text) for text in net.nodes[column]), default=0)
    for place, text in enumerate(net.nodes[column]):
        lit = (column, place) in net.lit
        if column == 0:
            name: Span = (f"{activity.inputs[place].symbol} ", LIT if lit else "")
        else:
            card = activity.layers[column - 1].cards[place]
            name = (f" {badge(card) or card.neuron.name} ", LIT if lit else f"bold {colour(card)}")
        nodes.append([name, (pad(text, longest, ">"), "bold" if lit else "$muted")])
    return nodes


def _wire(weight: float, cells: int) -> Line:
    """Paint a link with its weight in the middle."""
    size = link_size(weight)
    style = sign_style(weight)
    label = f"({sign(weight)}{size})"
    left = max(1, (cells - len(label)) // 3)
    right = max(0, cells - len(label) - left)
    return [(stroke(weight, left), style), (label, f"bold {style}"), (stroke(weight, right), style)]


def stroke(weight: float, cells: int) -> str:
    """Paint a piece of a link: thicker where it weighs more, broken where it takes away."""
    mark = _THIN if abs(weight) < 0.75 else _MIDDLE if abs(weight) < 1.5 else _THICK
    return (mark * cells) if weight >= 0 else (f"{mark} " * cells)[:cells]


def numbers(values: Array) -> list[str]:
    """Write a row of numbers as nodes show them."""
    return [column_number(float(value), 2) for value in values]
