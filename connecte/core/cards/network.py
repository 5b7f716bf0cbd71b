"""A network of cards and its forward pass, with every intermediate result (reference §3, §4).

It uses Python numbers, not arrays: sums of whole numbers stay exact, and the walk through one
example needs no numpy. Training, which works on arrays, is in `core.learning.backprop`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from connecte.core.cards.card import Answer, shown
from connecte.core.cards.verdict import Decision, Verdict, claiming, judge
from connecte.language.value import NamedTuple

Number = int | float


class Neuron(NamedTuple):
    """One neuron."""

    name: str
    """Its name on the card."""
    weights: tuple[Number, ...]
    """One weight per source: inputs, or neurons of the previous layer; 0 where there is no link."""
    threshold: Number
    """Subtracted from, or compared with, the sum."""
    label: str | None = None
    """What an output claims when it shows more than 0; None: its name."""
    answer: Answer = "excess"
    """How the answer depends on sum and threshold."""


class Layer(NamedTuple):
    """A named group of neurons that read the same sources."""

    name: str
    neurons: tuple[Neuron, ...]


class Nudge(NamedTuple):
    """One threshold moved by hand (reference §5). It is also a move of the class, made on the board."""

    layer: int
    neuron: int
    change: int
    """Added to the threshold."""


class MoveWeight(NamedTuple):
    """One weight or threshold moved by hand by whole steps of a size that the activity sets. It is also a
    move of the class. Whole steps, so that three steps of 0.1 are 0.3 however they were made.
    """

    layer: int
    neuron: int
    source: int | None
    """The source whose weight is moved; None for the threshold."""
    steps: int
    """How many steps are added."""


class Term(NamedTuple):
    """One term of a sum: weight × value of source number `source`. Weights of 0 have no term."""

    source: int
    weight: Number
    value: Number

    @property
    def product(self) -> Number:
        """weight × value, added to the sum."""
        return self.weight * self.value


class NeuronTrace(NamedTuple):
    """The computation of one neuron."""

    neuron: Neuron
    terms: tuple[Term, ...]
    """The terms of its sum, from the values that it read."""
    sum: Number
    """Its sum: that of the terms, or the number that a pupil announced instead."""
    shown: Number
    """Its answer, or the number that a pupil announced instead."""

    @property
    def threshold(self) -> Number:
        """The threshold of the neuron."""
        return self.neuron.threshold

    @property
    def sum_of_terms(self) -> Number:
        """The correct sum of the terms, whatever a pupil announced."""
        return summed([term.product for term in self.terms])


class LayerTrace(NamedTuple):
    """The computation of one layer."""

    layer: Layer
    neurons: tuple[NeuronTrace, ...]

    @property
    def shown(self) -> tuple[Number, ...]:
        """The answers passed on to the next layer, one per neuron."""
        return tuple([neuron.shown for neuron in self.neurons])


class Trace(NamedTuple):
    """A forward pass: the inputs and the computation of each layer."""

    inputs: tuple[Number, ...]
    layers: tuple[LayerTrace, ...]

    @property
    def outputs(self) -> tuple[Number, ...]:
        """The last layer's answers."""
        return self.layers[-1].shown

    def values_before(self, layer: int) -> tuple[Number, ...]:
        """Return what layer number `layer` reads: the inputs, or the answers of the previous layer."""
        return self.inputs if layer == 0 else self.layers[layer - 1].shown


Replaced = Mapping[tuple[int, int], Number]
"""Numbers that replace the computed ones of some neurons, by (layer, neuron)."""
_AS_COMPUTED: Replaced = {}


class Network(NamedTuple):
    """A network of cards."""

    layers: tuple[Layer, ...]
    """The layers, from the one that reads the inputs to the outputs."""
    otherwise: str = ""
    """The label that the network gives when no output claims; empty where it gives none then."""
    decision: Decision = "alone"
    """Which outputs claim."""

    @property
    def labels(self) -> tuple[str, ...]:
        """The label of each output."""
        return tuple(neuron.label or neuron.name for layer in self.layers[-1:] for neuron in layer.neurons)

    @property
    def choices(self) -> tuple[str, ...]:
        """The labels that can be claimed, each once: several outputs may have the same."""
        return tuple(dict.fromkeys(self.labels))

    @property
    def is_simple(self) -> bool:
        """Whether each output claims by itself a label of its own, so that outputs do not depend on each
        other.
        """
        return self.decision == "alone" and len(self.choices) == len(self.labels)

    def claiming(self, outputs: Sequence[Number]) -> tuple[int, ...]:
        """Return the outputs that claim with these answers, by number."""
        return claiming(outputs, self.decision)

    def shown_for(self, outputs: Sequence[Number], label: str) -> Number:
        """Return the largest of the answers for a label."""
        return max(output for output, each in zip(outputs, self.labels, strict=True) if each == label)

    def verdict(self, outputs: Sequence[Number], wanted: str | None = None) -> Verdict:
        """Return the verdict of these outputs; `wanted` is the label of the example, if known."""
        return judge(outputs, self.labels, wanted, self.otherwise, self.decision)

    def forward(
        self, inputs: Sequence[Number], sums: Replaced = _AS_COMPUTED, shown: Replaced = _AS_COMPUTED
    ) -> Trace:
        """Return sum and answer of every neuron for these inputs (reference §3, §4).

        `sums` and `shown` replace the sums and answers of some neurons by numbers that pupils
        announced; later neurons are computed from those.
        """
        values = tuple(inputs)
        traces = []
        for number, layer in enumerate(self.layers):
            found = [
                _fire(neuron, values, sums.get((number, index)), shown.get((number, index)))
                for index, neuron in enumerate(layer.neurons)
            ]
            traces.append(LayerTrace(layer, tuple(found)))
            values = traces[-1].shown
        return Trace(tuple(inputs), tuple(traces))

    def moved(self, layer: int, neuron: int, change: Number) -> Network:
        """Return the network with `change` added to one threshold (reference §5)."""
        old = self.layers[layer].neurons[neuron]
        return self.with_neuron(layer, neuron, old._replace(threshold=old.threshold + change))

    def number(self, layer: int, neuron: int, source: int | None) -> Number:
        """Return a weight of a neuron, or its threshold where `source` is None."""
        found = self.layers[layer].neurons[neuron]
        return found.threshold if source is None else found.weights[source]

    def stepped(self, move: MoveWeight, size: Number) -> Network:
        """Return the network with one weight or threshold moved by steps of that size, without the
        rounding errors of binary fractions.
        """
        old = self.layers[move.layer].neurons[move.neuron]
        value = summed([self.number(*move[:3]), move.steps * size])
        if move.source is None:
            return self.with_neuron(move.layer, move.neuron, old._replace(threshold=value))
        weights = (*old.weights[: move.source], value, *old.weights[move.source + 1 :])
        return self.with_neuron(move.layer, move.neuron, old._replace(weights=weights))

    def with_neuron(self, layer: int, neuron: int, new: Neuron) -> Network:
        """Return the network with one neuron replaced by `new`."""
        neurons = self.layers[layer].neurons
        changed = (*neurons[:neuron], new, *neurons[neuron + 1 :])
        layers = list(self.layers)
        layers[layer] = layers[layer]._replace(neurons=changed)
        return self._replace(layers=tuple(layers))


def summed(products: Sequence[Number]) -> Number:
    """Return the sum of the products; a float is rounded to DIGITS decimals, so 0.7 + 0.2 + 0.1 is 1."""
    total = sum(products)
    return total if isinstance(total, int) else round(total, DIGITS)


DIGITS = 9
"""Decimals to which sums are rounded, to remove the rounding errors of binary fractions."""


def _fire(neuron: Neuron, values: Sequence[Number], sum_: Number | None, answer: Number | None) -> NeuronTrace:
    new = tuple.__new__  # a call of `Term` for each takes most time
    terms = tuple([new(Term, (n, weight, values[n])) for n, weight in enumerate(neuron.weights) if weight])
    total = summed([weight * value for _source, weight, value in terms]) if sum_ is None else sum_
    if answer is None:
        answer = shown(total, neuron.threshold, neuron.answer)
    return new(NeuronTrace, (neuron, terms, total, answer))
