"""What pupils announced, and the network that goes on with it beside the exact one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from connecte.core.cards.card import shown
from connecte.core.cards.network import LayerTrace, Network, NeuronTrace, Number, Term, Trace, summed
from connecte.session.steps import Step


@dataclass(frozen=True)
class Announced:
    """A pupil's number at a step. `kept`: it was found wrong, and let run on all the same."""

    step: Step
    value: int
    kept: bool = False


def class_trace(network: Network, exact: Trace, announced: Sequence[Announced]) -> Trace:
    """What the class holds: announced numbers as they were said, all else computed from them."""
    if not announced:
        return exact
    said = {found.step: found.value for found in announced}
    inputs = tuple(said.get(Step("count", 0, n), count) for n, count in enumerate(exact.inputs))
    values: tuple[Number, ...] = inputs
    layers = []
    for number, layer in enumerate(network.layers):
        neurons = []
        for index, neuron in enumerate(layer.neurons):
            terms = tuple(Term(s, weight, values[s]) for s, weight in enumerate(neuron.weights) if weight)
            total = said.get(Step("sum", number, index), summed([term.product for term in terms]))
            answer = said.get(Step("answer", number, index), shown(total, neuron.threshold, neuron.answer))
            neurons.append(NeuronTrace(neuron, terms, total, answer))
        layers.append(LayerTrace(layer, tuple(neurons)))
        values = layers[-1].shown
    return Trace(inputs, tuple(layers))


def expected_value(network: Network, exact: Trace, held: Trace, step: Step) -> Number:
    """The right number at a step, given what the class holds before it.

    A pupil who adds the numbers that the others announced is right, even where those are wrong.
    """
    if step.kind == "count":
        return exact.inputs[step.index]
    neuron = held.layers[step.layer].neurons[step.index]
    if step.kind == "sum":
        return sum(term.product for term in neuron.terms)
    if step.kind == "answer":
        own = network.layers[step.layer].neurons[step.index]
        return shown(neuron.sum, own.threshold, own.answer)
    raise ValueError(f"nobody announces a number at {step.kind}")
