"""How a network learns: names as files write them, and what makes no sense."""

from __future__ import annotations

from itertools import product

import pytest

from connecte.content.runs.method import ACTIVATION_NAMES, LOSS_NAMES, WORKSHOP, Method, Shape, senseless
from connecte.content.runs.problem import functions
from connecte.core.learning.activation import ACTIVATIONS
from connecte.core.learning.loss import LOSSES, fits

TWO = Shape(2, 4, False)


def test_names_are_those_of_the_functions():
    assert tuple(ACTIVATIONS) == ACTIVATION_NAMES
    assert {*LOSS_NAMES, "binary_cross_entropy"} == set(LOSSES)


@pytest.mark.parametrize("names", [*product(ACTIVATION_NAMES, ACTIVATION_NAMES, LOSS_NAMES)], ids="-".join)
def test_what_is_not_refused_can_be_computed(names):
    method = Method(*names)
    if senseless(method, TWO):
        assert names[0] == "softmax" or names[1] == "step" or names[2] == "cross_entropy"
    else:
        found = functions(method)
        assert found["hidden"].back is None
        assert fits(found["loss"], found["output"])


@pytest.mark.parametrize(
    ("method", "shape", "reason"),
    [
        (Method(hidden="softmax"), TWO, "dernière couche"),
        (Method(hidden="tanh"), Shape(1, 4, False), "pas de couche cachée"),
        (Method(output="step"), TWO, "nulle partout"),
        (Method(output="softmax"), Shape(2, 1, False), "vaut toujours 1"),
        (Method(output="softmax"), Shape(2, 4, True), "otherwise"),
        (Method(loss="cross_entropy"), TWO, "entre 0 et 1"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(method, shape, reason):
    assert reason in senseless(method, shape)
    assert "perceptron" in senseless(method, shape, "perceptron")
    assert not senseless(WORKSHOP, shape)
