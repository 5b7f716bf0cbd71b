"""The network as a diagram: three or more columns of nodes, and the links of one neuron.

Only links that exist are drawn, each with its sign; the neuron in focus is the one whose links
are shown, because all at once are a thicket that nobody reads.
"""

from __future__ import annotations

from collections.abc import Sequence

from connecte.language.numbers import card_number
from connecte.session.state import State
from connecte.session.steps import Step
from connecte.ui.paint.lines import Line, fit, pad, width
from connecte.ui.paint.marks import badge, colour, sign, sign_style

Focus = tuple[int, int] | None  # (layer, neuron)

CORNERS = {
    "ud": "│", "udl": "┤", "udr": "├", "ul": "╯", "dl": "╮", "ur": "╰", "dr": "╭", "lr": "─",
    "udlr": "┼", "ulr": "┴", "dlr": "┬", "l": "─", "r": "─", "u": "│", "d": "│",
}  # fmt: skip
"""What stands where lines meet, by the directions they go."""


def diagram_lines(state: State, focus: Focus, room: tuple[int, int]) -> list[Line]:
    """The diagram for (width, height)."""
    cells, height = room
    layers = state.activity.layers
    nodes = [_input_nodes(state)] + [_layer_nodes(state, n, focus) for n in range(len(layers))]
    sizes = [max((width(node) for node in column), default=0) for column in nodes]
    gap = max(5, (cells - sum(sizes)) // max(1, len(layers)))
    if sum(sizes) + gap * len(layers) > cells:  # numbers first, then links
        gap = max(4, (cells - sum(sizes)) // max(1, len(layers)))
    rows = [places(len(column), height) for column in nodes]
    lines: list[Line] = [[] for _ in range(height)]
    for number, column in enumerate(nodes):
        for y in range(height):
            node = column[rows[number].index(y)] if y in rows[number] else []
            lines[y] += fit(node, sizes[number])
        if number < len(layers):
            links = _links(state, number, focus, rows[number], rows[number + 1], gap, height)
            for y in range(height):
                lines[y] += links[y]
    return [fit(row, cells) for row in lines]


def places(count: int, height: int) -> list[int]:
    """Lines of `count` nodes spread over the height, one a line at the closest."""
    if count >= height:
        return list(range(count))
    return [int((n + 0.5) * height / count) for n in range(count)]


def _input_nodes(state: State) -> list[Line]:
    nodes = []
    for number, source in enumerate(state.activity.inputs):
        seen = state.is_revealed(Step("count", 0, number))
        count = card_number(state.class_trace.inputs[number]) if seen else "?"
        nodes.append([(f"{source.symbol} ", ""), (pad(count, 2, ">"), "bold" if seen else "$muted")])
    return nodes


def _layer_nodes(state: State, layer: int, focus: Focus) -> list[Line]:
    nodes = []
    for index, card in enumerate(state.activity.layers[layer].cards):
        seen = state.is_revealed(Step("answer", layer, index))
        shown = card_number(state.class_trace.layers[layer].neurons[index].shown) if seen else "?"
        name = badge(card) or card.neuron.name
        style = "bold reverse" if focus == (layer, index) else f"bold {colour(card)}"
        answer = "bold" if seen else "$muted"
        nodes.append([(f" {name} ", style), (pad(shown, 2, ">"), answer)])
    return nodes


def _links(
    state: State,
    number: int,
    focus: Focus,
    sources: Sequence[int],
    targets: Sequence[int],
    gap: int,
    height: int,
) -> list[Line]:
    """The links between column `number` and the next one: those of the neuron in focus."""
    blank: list[Line] = [[(" " * gap, "")] for _ in range(height)]
    if focus is None or focus[0] != number:
        return blank
    weights = state.activity.layers[number].cards[focus[1]].neuron.weights
    wired = {sources[s]: w for s, w in enumerate(weights) if w and sources[s] < height}
    target = targets[focus[1]]
    if not wired or target >= height:
        return blank
    top, bottom = min(*wired, target), max(*wired, target)
    lines = blank
    room = max(4, *(len(_label(weight)) for weight in wired.values()))
    for y in range(top, bottom + 1):
        lines[y] = _link_row(wired.get(y), y == target, (y > top, y < bottom), gap, room)
    return lines


def _label(weight: float) -> str:
    """The sign of a link, and its size where that is not 1."""
    size = "" if abs(weight) == 1 else card_number(abs(weight))
    return f"({sign(weight)}{size})"


def _link_row(weight: float | None, arrow: bool, beyond: tuple[bool, bool], gap: int, room: int) -> Line:
    bus = min(room, gap - 2)
    directions = (
        ("u" if beyond[0] else "")
        + ("d" if beyond[1] else "")
        + ("l" if weight is not None else "")
        + ("r" if arrow else "")
    )
    left: Line = [(" " * bus, "")]
    if weight is not None:
        label = _label(weight)
        if len(label) > bus:  # the sign must stand; the size is on the card
            label = f"({sign(weight)})"
        left = [(label, f"bold {sign_style(weight)}"), ("─" * (bus - len(label)), "")]
    right = "─" * (gap - bus - 2) + "▶" if arrow else " " * (gap - bus - 1)
    return fit([*left, (CORNERS[directions], ""), (right, "")], gap)
