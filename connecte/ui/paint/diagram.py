"""The network as a diagram: three or more columns of nodes, and the links of one neuron.

Only links that exist are drawn, each with its sign. Only the links of the neuron in focus are shown,
because all links at once cannot be read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from connecte.language.i18n import _
from connecte.language.numbers import card_number
from connecte.language.value import NamedTuple
from connecte.session.items import Item
from connecte.session.state import State
from connecte.ui.paint.lines import Line, fit, pad, width
from connecte.ui.paint.marks import badge, colour, sign, sign_style

Focus = tuple[int, int] | None  # (layer, neuron)

CORNERS = {
    "ud": "│", "udl": "┤", "udr": "├", "ul": "╯", "dl": "╮", "ur": "╰", "dr": "╭", "lr": "─",
    "udlr": "┼", "ulr": "┴", "dlr": "┬", "l": "─", "r": "─", "u": "│", "d": "│",
}  # fmt: skip
"""The character where lines meet, by the directions in which they go."""


Wire = Callable[[float, int], Line]
"""Draws a link of some weight in that many cells."""


class Links(NamedTuple):
    """The links of one node, between its column and a neighbouring one."""

    node: int
    """Its place in its column."""
    weights: Sequence[float]
    """The weight of its link to each node of the other column; 0 where there is none."""
    cells: int
    """How long each of them is drawn."""
    goes_out: bool = False
    """Whether the node stands on the left and its links go out of it."""


def drawn(
    columns: Sequence[Sequence[Line]],
    gaps: Sequence[int],
    links: Mapping[int, Links],
    wire: Wire,
    room: tuple[int, int],
) -> list[Line]:
    """Paint columns of nodes for (width, height). `gaps` are the cells between a column and the next one,
    `links` what is drawn there, by the column on the left.
    """
    cells, height = room
    rows = [places(len(column), height) for column in columns]
    lines: list[Line] = [[] for _row in range(height)]
    for number, column in enumerate(columns):
        size = max((width(node) for node in column), default=0)
        at = dict(zip(rows[number], column, strict=True))
        between: list[Line] = [[]] * height
        if number + 1 < len(columns):
            between = _between(links.get(number), rows[number], rows[number + 1], gaps[number], height, wire)
        for y in range(height):
            lines[y] += [*fit(at.get(y, []), size), *between[y]]
    return [fit(row, cells) for row in lines]


def _between(
    links: Links | None, left: Sequence[int], right: Sequence[int], gap: int, height: int, wire: Wire
) -> list[Line]:
    """Paint the cells between two columns whose nodes stand on these lines; links meet on an upright line."""
    lines: list[Line] = [[(" " * gap, "")] for _row in range(height)]
    if links is None:
        return lines
    hub, ends_at = (left, right) if links.goes_out else (right, left)
    ends = {ends_at[n]: weight for n, weight in enumerate(links.weights) if weight and ends_at[n] < height}
    node = hub[links.node]
    if not ends or node >= height:
        return lines
    top, bottom = min(*ends, node), max(*ends, node)
    for y in range(top, bottom + 1):
        weight, at_node = ends.get(y), y == node
        lines[y] = fit(_row(links, (y > top, y < bottom), weight, at_node, gap, wire), gap)
    return lines


def _row(
    links: Links, beyond: tuple[bool, bool], weight: float | None, at_node: bool, gap: int, wire: Wire
) -> Line:
    """Paint one line of links: whether the upright line goes on above and below, the link that ends here."""
    linked = weight is not None
    on_left, on_right = (at_node, linked) if links.goes_out else (linked, at_node)
    turns = zip("udlr", (*beyond, on_left, on_right), strict=True)
    corner = CORNERS["".join(letter for letter, there in turns if there)]
    link: Line = [(" " * links.cells, "")] if weight is None else wire(weight, links.cells)
    rest = "─" * (gap - links.cells - 2)
    if links.goes_out:
        stem = rest if at_node else " " * len(rest)
        return [(stem, ""), (corner, ""), *link, ("▶" if linked else " ", "")]
    return [*link, (corner, ""), (f"{rest}▶" if at_node else "", "")]


def places(count: int, height: int) -> list[int]:
    """Spread the lines of `count` nodes over the height, one a line at the closest."""
    if count >= height:
        return list(range(count))
    return [int((n + 0.5) * height / count) for n in range(count)]


def diagram_lines(state: State, focus: Focus, room: tuple[int, int]) -> list[Line]:
    """Paint the class's network for (width, height), with the links of the neuron in focus."""
    layers = state.activity.layers
    if state.activity.pixels is not None and focus is None and len(layers) == 1:
        return []  # outputs alone, without a link, which the table of results says
    columns = [_input_nodes(state, focus)] + [_layer_nodes(state, n, focus) for n in range(len(layers))]
    sizes = [max((width(node) for node in column), default=0) for column in columns]
    gaps = [max(5, (room[0] - sum(sizes)) // max(1, len(layers)))] * len(layers)
    if sum(sizes) + sum(gaps) > room[0]:  # numbers first, then links, then air where no links are
        linked = -1 if focus is None else focus[0]
        gaps = [5 if number == linked else 2 for number in range(len(layers))]
    links = {}
    if focus is not None:
        weights = layers[focus[0]].cards[focus[1]].neuron.weights
        if focus[0] == 0 and state.activity.pixels is not None:
            weights = (1,)  # the picture is one node
        longest = max([4, *(len(_label(weight)) for weight in weights if weight)])
        links[focus[0]] = Links(focus[1], weights, min(longest, gaps[focus[0]] - 2))
    return drawn(columns, gaps, links, _wire, room)


def _input_nodes(state: State, focus: Focus) -> list[Line]:
    if state.activity.pixels is not None:  # one node, which says nothing where no link comes from it
        return [[(_("image "), "bold")]] if focus is not None and focus[0] == 0 else []
    nodes = []
    for number, source in enumerate(state.activity.inputs):
        seen = state.is_revealed(Item("count", 0, number))
        count = card_number(state.class_trace.inputs[number]) if seen else "?"
        nodes.append([(f"{source.symbol} ", ""), (pad(count, 2, ">"), "bold" if seen else "$muted")])
    return nodes


def _layer_nodes(state: State, layer: int, focus: Focus) -> list[Line]:
    nodes = []
    for index, card in enumerate(state.activity.layers[layer].cards):
        seen = state.is_revealed(Item("answer", layer, index))
        shown = card_number(state.class_trace.layers[layer].neurons[index].shown) if seen else "?"
        name = badge(card) or card.neuron.name
        style = "bold reverse" if focus == (layer, index) else f"bold {colour(card)}"
        answer = "bold" if seen else "$muted"
        nodes.append([(f" {name} ", style), (pad(shown, 2, ">"), answer)])
    return nodes


def _label(weight: float) -> str:
    """Write the sign of a link, and its size where that is not 1."""
    size = "" if abs(weight) == 1 else card_number(abs(weight))
    return f"({sign(weight)}{size})"


def _wire(weight: float, cells: int) -> Line:
    label = _label(weight)
    if len(label) > cells:  # the sign must stand; the size is on the card
        label = f"({sign(weight)})"
    return [(label, f"bold {sign_style(weight)}"), ("─" * (cells - len(label)), "")]
