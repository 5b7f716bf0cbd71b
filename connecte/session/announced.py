"""What pupils announced, and the network that goes on with it beside the exact one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from connecte.core.cards.card import shown
from connecte.core.cards.network import Network, Number, Trace
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
    said = {kind: _announced(announced, kind) for kind in ("count", "sum", "answer")}
    inputs = [said["count"].get((0, n), count) for n, count in enumerate(exact.inputs)]
    return network.forward(inputs, said["sum"], said["answer"])


def _announced(announced: Sequence[Announced], kind: str) -> dict[tuple[int, int], Number]:
    return {(found.step.layer, found.step.index): found.value for found in announced if found.step.kind == kind}


def expected_value(network: Network, exact: Trace, held: Trace, step: Step) -> Number:
    """The right number at a step, given what the class holds before it.

    A pupil who adds the numbers that the others announced is right, even where those are wrong.
    """
    if step.kind == "count":
        return exact.inputs[step.index]
    neuron = held.layers[step.layer].neurons[step.index]
    if step.kind == "sum":
        return neuron.sum_of_terms
    if step.kind == "answer":
        own = network.layers[step.layer].neurons[step.index]
        return shown(neuron.sum, own.threshold, own.answer)
    raise ValueError(f"nobody announces a number at {step.kind}")
