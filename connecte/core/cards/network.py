"""A network of cards and what it answers, every intermediate by name.

Plain numbers, no arrays: sums of whole numbers stay whole and exact, and a walk through one
example needs no numpy. Training, which is all arrays, lives in `backprop`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from connecte.core.cards.card import Answer, shown
from connecte.core.cards.verdict import Verdict, judge

Number = int | float


class Neuron(NamedTuple):
    """One neuron: a weight for each source of the layer before, and a threshold."""

    name: str
    weights: tuple[Number, ...]
    threshold: Number
    label: str | None = None
    answer: Answer = "excess"


class Layer(NamedTuple):
    """Neurons that read the same sources."""

    name: str
    neurons: tuple[Neuron, ...]


class Nudge(NamedTuple):
    """One threshold that is moved by hand (reference §5). Also a move of the class: the board's keys."""

    layer: int
    neuron: int
    change: int
    """Added to the threshold."""


class Term(NamedTuple):
    """One term of a sum: weight × value. Terms of weight 0 are no links and do not appear."""

    source: int
    weight: Number
    value: Number

    @property
    def product(self) -> Number:
        """What the term adds to the sum."""
        return self.weight * self.value


class NeuronTrace(NamedTuple):
    """What one neuron did: its terms, their sum, the threshold, the answer shown."""

    neuron: Neuron
    terms: tuple[Term, ...]
    sum: Number
    shown: Number

    @property
    def threshold(self) -> Number:
        """The threshold that was subtracted."""
        return self.neuron.threshold

    @property
    def sum_of_terms(self) -> Number:
        """The right sum of what the neuron read, whatever a pupil announced."""
        return summed([term.product for term in self.terms])


class LayerTrace(NamedTuple):
    """What one layer did."""

    layer: Layer
    neurons: tuple[NeuronTrace, ...]

    @property
    def shown(self) -> tuple[Number, ...]:
        """The answers passed on, one a neuron."""
        return tuple(neuron.shown for neuron in self.neurons)


class Trace(NamedTuple):
    """A whole pass: the inputs and what each layer made of them."""

    inputs: tuple[Number, ...]
    layers: tuple[LayerTrace, ...]

    @property
    def outputs(self) -> tuple[Number, ...]:
        """The last layer's answers."""
        return self.layers[-1].shown

    def values_before(self, layer: int) -> tuple[Number, ...]:
        """What layer number `layer` reads: the inputs, or the answers of the layer before."""
        return self.inputs if layer == 0 else self.layers[layer - 1].shown


Replaced = Mapping[tuple[int, int], Number]
"""Numbers of some neurons, by (layer, neuron)."""
_AS_COMPUTED: Replaced = {}


class Network(NamedTuple):
    """Layers, from the one that reads the inputs to the one that decides.

    `otherwise` is what it means that no output claims; empty where that means nothing.
    """

    layers: tuple[Layer, ...]
    otherwise: str = ""

    @property
    def labels(self) -> tuple[str, ...]:
        """What each output neuron claims when it shows more than 0."""
        return tuple(neuron.label or neuron.name for neuron in self.layers[-1].neurons)

    def verdict(self, outputs: Sequence[Number], wanted: str | None = None) -> Verdict:
        """What these outputs say together."""
        return judge(outputs, self.labels, wanted, self.otherwise)

    def forward(
        self, inputs: Sequence[Number], sums: Replaced = _AS_COMPUTED, shown: Replaced = _AS_COMPUTED
    ) -> Trace:
        """Sum and answer of every neuron for these inputs (reference §3, §4).

        `sums` and `shown` replace what some neurons compute: a pupil's number, on which all that
        comes after is built.
        """
        values = tuple(inputs)
        traces = []
        for number, layer in enumerate(self.layers):
            neurons = tuple(
                _fire(neuron, values, sums.get((number, index)), shown.get((number, index)))
                for index, neuron in enumerate(layer.neurons)
            )
            traces.append(LayerTrace(layer, neurons))
            values = traces[-1].shown
        return Trace(tuple(inputs), tuple(traces))

    def moved(self, layer: int, neuron: int, change: Number) -> Network:
        """The network with one threshold moved (reference §5)."""
        old = self.layers[layer].neurons[neuron]
        return self.with_neuron(layer, neuron, old._replace(threshold=old.threshold + change))

    def with_neuron(self, layer: int, neuron: int, new: Neuron) -> Network:
        """The network with one neuron replaced."""
        neurons = self.layers[layer].neurons
        changed = (*neurons[:neuron], new, *neurons[neuron + 1 :])
        layers = list(self.layers)
        layers[layer] = layers[layer]._replace(neurons=changed)
        return self._replace(layers=tuple(layers))


def summed(products: Sequence[Number]) -> Number:
    """Their sum; with decimals, without the dust that binary fractions leave: 0.7 + 0.2 + 0.1 is 1."""
    total = sum(products)
    return total if isinstance(total, int) else round(total, DIGITS)


DIGITS = 9
"""Decimals that a sum keeps."""


def _fire(neuron: Neuron, values: Sequence[Number], sum_: Number | None, answer: Number | None) -> NeuronTrace:
    terms = tuple(
        Term(source, weight, values[source]) for source, weight in enumerate(neuron.weights) if weight
    )
    total = summed([term.product for term in terms]) if sum_ is None else sum_
    if answer is None:
        answer = shown(total, neuron.threshold, neuron.answer)
    return NeuronTrace(neuron, terms, total, answer)
