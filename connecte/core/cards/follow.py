"""Follow one example, and the room that outputs have, while thresholds are moved (reference §5)."""

from __future__ import annotations

from collections.abc import Sequence

from connecte.core.cards.network import Network, NeuronTrace, Number, Trace
from connecte.language.value import NamedTuple


class NeuronChange(NamedTuple):
    """One neuron for the same example, before and after thresholds were moved."""

    layer: int
    neuron: int
    before: NeuronTrace
    after: NeuronTrace

    @property
    def claim_changed(self) -> bool:
        """Whether it shows more than 0 in only one of the two."""
        return (self.before.shown > 0) != (self.after.shown > 0)


def neuron_changes(before: Trace, after: Trace) -> tuple[NeuronChange, ...]:
    """Return the neurons whose sum, threshold or answer differs between two passes of one example."""
    found = []
    for layer, (old, new) in enumerate(zip(before.layers, after.layers, strict=True)):
        for neuron, (one, other) in enumerate(zip(old.neurons, new.neurons, strict=True)):
            if (one.sum, one.threshold, one.shown) != (other.sum, other.threshold, other.shown):
                found.append(NeuronChange(layer, neuron, one, other))
    return tuple(found)


class Margin(NamedTuple):
    """How far the examples are from an output's threshold, on the side where each should be."""

    own: Number | None
    """The least sum − threshold of the examples that it should claim; None without any."""
    others: Number | None
    """The least threshold − sum of the examples that it should not claim; None without any."""

    @property
    def least(self) -> Number | None:
        """The smaller of the two."""
        known = [side for side in (self.own, self.others) if side is not None]
        return min(known) if known else None


def margin(network: Network, traces: Sequence[Trace], labels: Sequence[str], output: int) -> Margin:
    """Return the margin of output number `output` over the examples for which it does what it should. There
    is none where outputs do not claim each a label of its own by itself.

    `traces` are their passes through `network`, `labels` the labels wanted.
    """
    if not network.is_simple:
        return Margin(None, None)
    label = network.labels[output]
    over: dict[bool, list[Number]] = {True: [], False: []}
    for trace, wanted in zip(traces, labels, strict=True):
        last = trace.layers[-1].neurons[output]
        if (last.shown > 0) == (wanted == label):
            over[wanted == label].append(last.sum - last.threshold)
    return Margin(
        min(over[True]) if over[True] else None,
        -max(over[False]) if over[False] else None,
    )
