"""The lines of an activity's file that say what it reads and computes: inputs, kernels, cards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from connecte.content.activity import Activity, Card
from connecte.content.writing.quoting import quoted
from connecte.core.cards.formula import format_formula
from connecte.core.cards.network import Network, Neuron, Number
from connecte.core.grid.drawing import Piece, Strip

_WIDEST = 25
"""The most columns of a made card's table; results beyond it continue by ones, as on any card."""


def plain(value: float) -> str:
    """Write a number as YAML reads it."""
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def plain_list(values: Iterable[float]) -> str:
    """Write numbers as a list between brackets."""
    return f"[{', '.join(map(plain, values))}]"


def input_lines(activity: Activity) -> list[str]:
    """Return the lines of the cover, the grid, the inputs and the kernels."""
    lines = ["cover: partial"] if activity.is_partial else []
    if activity.is_drawn:
        lines += [f"grid: {{rows: {activity.grid.rows}, columns: {activity.grid.columns}}}", ""]
    if activity.kernels:
        return [*lines, "kernels:", *(
            f"  - {{name: {quoted(kernel.name)}, rows: [{', '.join(map(plain_list, kernel.rows))}]}}"
            for kernel in activity.kernels
        )]  # fmt: skip
    if activity.pixels is not None:
        sizes = ", ".join(f"{key}: {getattr(activity.pixels, key)}" for key in ("rows", "columns", "levels"))
        return [*lines, f"inputs: {{pixels: {{{sizes}}}}}"]
    lines.append("inputs:")
    for source in activity.inputs:
        where = f"between: {plain_list((source.least, source.most))}"
        if source.factors:
            product = " * ".join(activity.inputs[factor].symbol for factor in source.factors)
            where = f"product: {quoted(product)}"
        if activity.is_drawn:
            where = _where(source.strip)
        names = f"name: {quoted(source.name)}, symbol: {quoted(source.symbol)}, code: {quoted(source.code)}"
        lines.append(f"  - {{{names}, {where}}}")
    return lines


def _where(strip: Piece) -> str:
    """Return the keys that say where a strip or a patch lies."""
    if isinstance(strip, Strip):
        return f"{'rows' if strip.across else 'columns'}: [{strip.first + 1}, {strip.last + 1}]"
    if strip.is_rectangle:
        top, left, bottom, right = strip.box
        return f"rows: [{top + 1}, {bottom + 1}], columns: [{left + 1}, {right + 1}]"
    cells = ", ".join(f"[{row + 1}, {column + 1}]" for row, column in sorted(strip.held))
    return f"cells: [{cells}]"


def card_lines(activity: Activity, network: Network | None) -> list[str]:
    """Return the lines of the layers: the activity's own cards, or those of `network` in their place."""
    lines = ["layers:"] if activity.layers else []
    for number, layer in enumerate(activity.layers):
        lines += [f"  - name: {quoted(layer.name)}", "    neurons:"]
        names = activity.source_names(number)
        for index, card in enumerate(layer.cards):
            neuron = card.neuron if network is None else network.layers[number].neurons[index]
            lines.append(f"      - name: {quoted(neuron.name)}")
            if neuron.label and neuron.label != neuron.name:
                lines.append(f"        label: {quoted(neuron.label)}")
            if card.look:
                look = card.look
                lines += [f"        color: {look.color}", f"        shape: {look.shape}"]
                lines.append(f"        letter: {quoted(look.letter)}")
            lines += (
                _own(card, names) if network is None else _trained(activity, network, (number, index), names)
            )
    return lines


def exact_formula(weights: Sequence[Number], order: Sequence[int], names: Sequence[str]) -> str:
    """Return a sum with every digit of its weights, in this order."""
    text = ""
    for source in order:
        weight = weights[source]
        size = "" if abs(weight) == 1 else f"{Decimal(repr(abs(weight))):f} "
        sign = "-" if weight < 0 else "+"
        text += (f" {sign} " if text else sign.strip("+")) + size + names[source]
    return text


def _own(card: Card, names: Sequence[str]) -> list[str]:
    neuron, printed = card.neuron, card.printed
    lines = [f"        sum: {quoted(exact_formula(neuron.weights, card.order, names))}"]
    lines.append(f"        threshold: {plain(neuron.threshold)}")
    if not printed.is_empty:
        lines.append(f"        range: [{printed.low}, {printed.high}]")
        lines += [f"        below: {quoted(printed.below)}"] if printed.below else []
    answer = "computed" if printed.is_empty and neuron.answer == "excess" else neuron.answer
    return lines if answer == "excess" else [*lines, f"        answer: {answer}"]


def _trained(activity: Activity, network: Network, place: tuple[int, int], names: Sequence[str]) -> list[str]:
    """Return the lines of a card that takes an own one's place: with a table where all its sums are whole."""
    neuron: Neuron = network.layers[place[0]].neurons[place[1]]
    linked = any(neuron.weights)
    written = format_formula(neuron.weights, names, 3) if linked else f"0 {names[0]}"
    lines = [f"        sum: {quoted(written)}", f"        threshold: {plain(neuron.threshold)}"]
    whole = linked and all(isinstance(number, int) for number in (*neuron.weights, neuron.threshold))
    if neuron.answer != "excess":
        return [*lines, f"        answer: {neuron.answer}"]
    # Numbers that are moved by steps are on cards without a table.
    if activity.by_hand_step or not (whole and _sums_are_whole(activity, network, place[0])):
        return [*lines, "        answer: computed"]
    low, high = _range(activity, network, place)
    return [*lines, f"        range: [{low}, {high}]", f'        below: "<{low}"']


def _sums_are_whole(activity: Activity, network: Network, layer: int) -> bool:
    """Whether all numbers before a layer are whole: rounding to halves leaves some neurons with whole
    numbers only.
    """
    before = [
        n
        for each in network.layers[:layer]
        for neuron in each.neurons
        for n in (*neuron.weights, neuron.threshold)
    ]
    return not activity.decimals and all(isinstance(number, int) for number in before)


def _range(activity: Activity, network: Network, place: tuple[int, int]) -> tuple[int, int]:
    """Return the range of results that the examples give, with one more on each side, cut to what a
    card has room for.
    """
    layer, index = place
    sums = [
        int(network.forward(example.counts).layers[layer].neurons[index].sum) for example in activity.examples
    ]
    low, high = min(sums) - 1, max(sums) + 1
    if high - low >= _WIDEST:
        low = max(low, min(int(network.layers[layer].neurons[index].threshold) - 2, high - _WIDEST + 1))
        high = min(high, low + _WIDEST - 1)
    return low, high
