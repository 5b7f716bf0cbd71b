"""Pictures as plain values: where the lines of a network and of a curve go. Templates draw them."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, log10
from typing import NamedTuple

from connecte.content.activity import Activity
from connecte.content.runs.figures import Point
from connecte.core.cards.network import Network, Number
from connecte.core.pictures.pictures import Pixels
from connecte.language.numbers import decimal, significant, thousands

WIDE, HIGH = 640, 400
"""Both pictures, in units of their own."""
_BOX = 104
_MOST_NODES = 12
"""In a column; a larger one is no picture any more."""
_LEVELS = 4
"""Of darkness, in a picture of weights."""
_LEFT, _RIGHT, _TOP, _FOOT = 56, 590, 20, 350


class Wire(NamedTuple):
    """A link: its line's two ends, how wide it is, whether it takes away."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    takes: bool


class Node(NamedTuple):
    """An input or a neuron: where its middle is, what it is called, what stands below its name."""

    x: float
    y: float
    name: str
    note: str
    color: str


class Net(NamedTuple):
    """A network as a picture."""

    wires: tuple[Wire, ...]
    nodes: tuple[Node, ...]
    box: tuple[float, float]
    """Width and height of a node."""


def net(activity: Activity, network: Network) -> Net | None:
    """Return the network with the width of each link by its weight; None where it is too large to be seen.

    The activity is that of this network: with the hidden layers of the run that trained it.
    """
    sizes = _sizes(activity)
    if max(sizes) > _MOST_NODES:
        return None
    wires = [
        _wire(sizes, number, place, source, weight)
        for number, layer in enumerate(network.layers)
        for place, neuron in enumerate(layer.neurons)
        for source, weight in enumerate(neuron.weights)
        if weight
    ]
    # The strongest last: they lie above the others.
    wires.sort(key=lambda wire: wire.width)
    nodes = [Node(*_middle(sizes, 0, at), source.symbol, "", "") for at, source in enumerate(activity.inputs)]
    for number, layer in enumerate(network.layers):
        for at, neuron in enumerate(layer.neurons):
            look = activity.layers[number].cards[at].look
            name = f"{look.letter} {neuron.name}" if look else neuron.name
            color = look.color if look else ""
            nodes.append(Node(*_middle(sizes, number + 1, at), name, decimal(neuron.threshold, 1), color))
    return Net(tuple(wires), tuple(nodes), (_BOX, min(44, HIGH / max(sizes) - 6)))


def is_in_pictures(activity: Activity) -> bool:
    """Return whether the network is too large for `net`, and reads a picture: its weights are pictures too."""
    return activity.pixels is not None and max(_sizes(activity)) > _MOST_NODES


def _sizes(activity: Activity) -> list[int]:
    """Count the nodes of each column: the inputs, then the neurons of each layer."""
    return [len(activity.inputs), *(len(layer.cards) for layer in activity.layers)]


class Image(NamedTuple):
    """The weights of one neuron that reads a picture, as a picture."""

    name: str
    rows: int
    columns: int
    inks: tuple[tuple[str, str], ...]
    """(kind, path): cells that add or take away, by levels of darkness, and bars across those that take."""


def images(activity: Activity, network: Network) -> tuple[Image, ...]:
    """Return the weights of each neuron of the first layer as a picture; none where `net` draws the network."""
    pixels = activity.pixels
    if pixels is None or not is_in_pictures(activity):
        return ()
    return tuple(
        Image(neuron.name, pixels.rows, pixels.columns, _inks(pixels, neuron.weights))
        for neuron in network.layers[0].neurons
    )


def _inks(pixels: Pixels, weights: Sequence[Number]) -> tuple[tuple[str, str], ...]:
    """Return what web/network.js makes of the same weights."""
    largest = max(map(abs, weights)) or 1
    found: dict[str, str] = {}
    for cell, weight in enumerate(weights):
        if not weight:
            continue
        row, column = pixels.place(cell)
        level = max(1, floor(abs(weight) / largest * _LEVELS + 0.5))
        kind = f"{'takes' if weight < 0 else 'adds'} level{level}"
        found[kind] = found.get(kind, "") + f"M{column} {row}h1v1h-1z"
        if weight < 0:
            bar = "bar strong" if level > _LEVELS / 2 else "bar"
            found[bar] = found.get(bar, "") + f"M{column + 0.2} {row + 0.5}h.6"
    return tuple(sorted(found.items(), key=lambda ink: ink[0].startswith("bar")))  # bars above their cells


def _middle(sizes: Sequence[int], column: int, at: int) -> tuple[float, float]:
    margin = _BOX / 2 + 4
    across = margin + column * (WIDE - 2 * margin) / (len(sizes) - 1)
    return round(across, 1), round(HIGH * (at + 0.5) / sizes[column], 1)


def _wire(sizes: Sequence[int], layer: int, neuron: int, source: int, weight: Number) -> Wire:
    (x1, y1), (x2, y2) = _middle(sizes, layer, source), _middle(sizes, layer + 1, neuron)
    return Wire(x1 + _BOX / 2, y1, x2 - _BOX / 2, y2, round(min(9.0, 0.6 + 2.2 * abs(weight)), 2), weight < 0)


class Tick(NamedTuple):
    """A number beside an axis."""

    at: float
    text: str


class Curve(NamedTuple):
    """Cost and recognised examples over the iterations, both axes of the cost by powers of ten."""

    cost: str
    known: str
    """Both as paths."""
    iterations: tuple[Tick, ...]
    costs: tuple[Tick, ...]
    counts: tuple[Tick, ...]
    """How many examples are recognised; none where outputs are numbers, and `known` is then empty."""
    frame: tuple[int, int, int, int] = (_LEFT, _TOP, _RIGHT, _FOOT)


def curve_picture(points: Sequence[Point], examples: int, marks: Sequence[int]) -> Curve:
    """Return the curve of learning, from how the run stood at some moments."""
    reach = log10(points[-1].iteration + 1) or 1.0
    sizes = [log10(point.cost) for point in points if point.cost] or [0.0]
    low, high = min(0.0, *sizes), max(max(sizes), min(0.0, *sizes) + 1)

    def across(iteration: int) -> float:
        return round(_LEFT + (_RIGHT - _LEFT) * log10(iteration + 1) / reach, 1)

    def up(size: float) -> float:
        return round(_FOOT - (_FOOT - _TOP) * (size - low) / (high - low), 1)

    def up_known(known: float) -> float:
        return round(_FOOT - (_FOOT - _TOP) * known / examples, 1)

    line = [(across(point.iteration), up(log10(point.cost))) for point in points if point.cost]
    stairs = [(across(point.iteration), up_known(point.known)) for point in points]
    every = max(1, ceil((high - low) / 6))
    halves = [known for known in (0, examples // 2, examples) if known * 2 in (0, examples, examples * 2)]
    return Curve(
        "".join(f"{'L' if n else 'M'}{x} {y}" for n, (x, y) in enumerate(line)),
        "".join(f"H{x}V{y}" if n else f"M{x} {y}" for n, (x, y) in enumerate(stairs)),
        _apart([Tick(across(mark), thousands(mark)) for mark in marks]),
        tuple(Tick(up(power), _power(power)) for power in range(ceil(low), floor(high) + 1, every)),
        tuple(Tick(up_known(known), str(known)) for known in halves),
    )


def _power(power: int) -> str:
    return thousands(10**power) if 0 <= power < 5 else significant(10.0**power, 1)


def _apart(ticks: Sequence[Tick]) -> tuple[Tick, ...]:
    """Return the ticks that have room beside each other, from the right: where the run ended has one always."""
    kept: list[Tick] = []
    free = float(WIDE)
    for tick in reversed(ticks):
        half = 5.5 * len(tick.text) + 4
        if tick.at + half <= free or not kept:
            kept.insert(0, tick)
            free = tick.at - half
    return tuple(kept)
