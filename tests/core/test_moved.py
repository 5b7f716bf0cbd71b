"""What one moved threshold does to all examples at once, against playing each example."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connecte.core.cards.moved import MovedThresholds
from connecte.core.cards.network import Layer, Network, Neuron
from tests.often import times


@st.composite
def boards(draw, answers=("excess", "excess", "above", "reach")):
    """One to three layers, whole or decimal weights, these ways to answer, and a few examples."""
    r = random.Random(draw(st.integers(0, 2**32)))
    widths = [draw(st.integers(1, 4)) for _ in range(draw(st.integers(2, 4)))]
    weights = draw(st.sampled_from([(-2, -1, 0, 0, 1, 2), (-1, 0, 1, 0.1, 0.7, -0.3)]))
    layers = [
        Layer(
            f"l{number}",
            tuple(
                Neuron(
                    f"n{i}",
                    tuple(r.choice(weights) for _ in range(sources)),
                    r.randrange(-2, 5),
                    answer=r.choice(answers),
                )
                for i in range(size)
            ),
        )
        for number, (sources, size) in enumerate(pairwise(widths))
    ]
    network = Network(tuple(layers), draw(st.sampled_from(["", "autre"])))
    labels = [*network.labels, "autre"]
    examples = [
        (tuple(r.randrange(6) for _ in range(widths[0])), r.choice(labels))
        for _ in range(draw(st.integers(1, 6)))
    ]
    return network, examples


def right(network, examples):
    return sum(bool(network.verdict(network.forward(i).outputs, label).right) for i, label in examples)


def relay(first, weight, threshold):
    """A neuron that reads the only input, and an output of this weight that has to reach the threshold."""
    return Network(
        (Layer("l", (first,)), Layer("o", (Neuron("o", (weight,), threshold, "x", answer="reach"),)))
    )


@pytest.mark.parametrize(("network", "counted", "change"), [
    (relay(Neuron("A", (1,), 0), 0.1, 0.2), 3, 1),  # 0.3 + 0.1 × (2 − 3) = 0.19999999999999998
    (relay(Neuron("A", (1,), 0.7), 1, 0), 1, 1),  # 0.3 + (0 − 0.30000000000000004) = −5.6e−17
    (relay(Neuron("A", (1,), 3, answer="sigmoid"), 3, 0.9), 3, 1),  # 1.5 + 3 × (0.3 − 0.5) = 0.8999999999999999
    (relay(Neuron("A", (1,), 0), 3, 2.1), 1, 0.3),  # 3 + 3 × (0.7 − 1) = 2.0999999999999996
], ids=["weight", "threshold", "curve", "change"])  # fmt: skip
def test_a_sum_that_just_reaches_its_threshold_is_rounded_first(network, counted, change):
    moved = MovedThresholds(network, [(counted,)], ["x"])
    assert right(network.moved(0, 0, change), [((counted,), "x")]) == 1
    assert moved.right_after(0, 0, change) == 1


@settings(max_examples=times(25, 150))
@given(boards(("excess", "excess", "above", "reach", "sigmoid", "tanh")))
def test_as_many_are_right_as_when_all_are_played(case):
    network, examples = case
    moved = MovedThresholds(network, [i for i, _label in examples], [label for _i, label in examples])
    assert moved.right == right(network, examples)
    for layer, neurons in enumerate(network.layers):
        for neuron in range(len(neurons.neurons)):
            for change in (1, -1):
                after = right(network.moved(layer, neuron, change), examples)
                assert moved.right_after(layer, neuron, change) == after
