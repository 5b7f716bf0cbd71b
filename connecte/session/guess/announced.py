"""Numbers announced by pupils, and the network computed with them."""

from __future__ import annotations

from collections.abc import Sequence

from connecte.core.cards.card import shown
from connecte.core.cards.network import Network, Number, Trace
from connecte.language.value import Value
from connecte.session.items import Item


class Announced(Value):
    """A number announced by a pupil."""

    item: Item
    """Where in the walk it was announced."""
    value: int
    kept: bool = False
    """Whether it is wrong and the class continues with it all the same."""


def class_trace(network: Network, exact: Trace, announced: Sequence[Announced]) -> Trace:
    """Return the forward pass with the announced numbers, and everything else computed from them.

    `exact` is the pass without errors, whose inputs are used where no count was announced.
    """
    if not announced:
        return exact
    said = {kind: _announced(announced, kind) for kind in ("count", "sum", "answer")}
    inputs = [said["count"].get((0, n), count) for n, count in enumerate(exact.inputs)]
    return network.forward(inputs, said["sum"], said["answer"])


def _announced(announced: Sequence[Announced], kind: str) -> dict[tuple[int, int], Number]:
    return {(found.item.layer, found.item.index): found.value for found in announced if found.item.kind == kind}


def item_value(trace: Trace, item: Item) -> Number:
    """Read the number of a count, a sum or an answer from a trace."""
    if item.kind == "count":
        return trace.inputs[item.index]
    neuron = trace.layers[item.layer].neurons[item.index]
    return neuron.sum if item.kind == "sum" else neuron.shown


def expected_value(network: Network, exact: Trace, held: Trace, item: Item) -> Number:
    """Return the correct number at an item, given the pass `held` by the class.

    A pupil who correctly adds wrong numbers announced by others is right. Raises ValueError for a
    item without a number.
    """
    if item.kind == "count":
        return exact.inputs[item.index]
    neuron = held.layers[item.layer].neurons[item.index]
    if item.kind == "sum":
        return neuron.sum_of_terms
    if item.kind == "answer":
        own = network.layers[item.layer].neurons[item.index]
        return shown(neuron.sum, own.threshold, own.answer)
    raise ValueError(f"nobody announces a number at {item.kind}")
