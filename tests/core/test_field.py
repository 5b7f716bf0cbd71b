"""What a network says over a plane: the map's frontier is where its answer changes along any ray."""

from __future__ import annotations

from math import tanh

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from connecte.content.catalog import load
from connecte.content.runs.trial import named_trial, new_run, own_trial
from connecte.core.cards.network import Layer, Network, Neuron
from connecte.core.plane.field import (
    CONTESTED,
    UNCLAIMED,
    Plane,
    cells,
    field,
    learned,
    neuron_learned,
    of_cards,
)

PLANE = Plane(0, 1, -1, 1, -1, 1)
FACTORS: tuple[tuple[int, ...], ...] = ((), ())
WITH_PRODUCT = ((), (), (0, 1))
COLUMNS, ROWS = 60, 40


@pytest.fixture(scope="module")
def circle():
    """A run on the disc in a ring, once it has learned."""
    activity = load("frontiere")
    recording = new_run(activity, own_trial(activity))
    for _reached in recording.run():
        pass
    return recording.problem, recording.at(recording.reached)


def forward_by_hand(values, x: float, y: float) -> float:
    """The output's sum minus its threshold, in plain Python from the equations: tanh in the hidden layer."""
    hidden, output = values.layers
    read = (x, y)
    shown = [
        np.tanh(sum(w * r for w, r in zip(row, read, strict=True)) - threshold)
        for row, threshold in zip(hidden.weights.tolist(), hidden.thresholds.tolist(), strict=True)
    ]
    return sum(w * h for w, h in zip(output.weights[0].tolist(), shown, strict=True)) - output.thresholds[0]


def test_the_frontier_is_where_the_answer_changes_along_rays(circle):
    problem, values = circle
    found = field(learned(problem, values), PLANE, (COLUMNS, ROWS), (0, 0), FACTORS)
    crossed = 0
    for row, y in enumerate(PLANE.ys(ROWS).tolist()):
        signs = [forward_by_hand(values, x, y) > 0 for x in PLANE.xs(COLUMNS).tolist()]
        changes = [column for column in range(COLUMNS - 1) if signs[column] != signs[column + 1]]
        crossed += len(changes)
        assert all(found.frontier[row, column] for column in changes)
        assert (found.said[row] == 0).tolist() == signs
    for column, x in enumerate(PLANE.xs(COLUMNS).tolist()):
        signs = [forward_by_hand(values, x, y) > 0 for y in PLANE.ys(ROWS).tolist()]
        changes = [row for row in range(ROWS - 1) if signs[row] != signs[row + 1]]
        crossed += len(changes)
        assert all(found.frontier[row, column] for row in changes)
    # A closed curve is crossed twice by each line through it, and no cell is of the frontier without reason.
    assert crossed > 40 and crossed % 2 == 0
    assert found.frontier.sum() <= crossed


def test_the_zero_between_two_cells_is_within_half_a_cell_of_both(circle):
    """Bisection along a ray from the middle finds the frontier where the map has it."""
    problem, values = circle
    found = field(learned(problem, values), PLANE, (COLUMNS, ROWS), (0, 0), FACTORS)
    for turn in range(16):
        way = np.cos(2 * np.pi * turn / 16), np.sin(2 * np.pi * turn / 16)
        low, high = 0.0, 0.95
        assert forward_by_hand(values, 0, 0) > 0 > forward_by_hand(values, way[0] * high, way[1] * high)
        for _halving in range(40):
            middle = (low + high) / 2
            low, high = (
                (middle, high) if forward_by_hand(values, *(middle * w for w in way)) > 0 else (low, middle)
            )
        row, column = PLANE.cell(low * way[0], low * way[1], COLUMNS, ROWS)
        near = found.said[max(0, row - 1) : row + 2, max(0, column - 1) : column + 2]
        assert {0, UNCLAIMED} == set(near.ravel().tolist())


@pytest.mark.parametrize("run", ["", "spirale pliée"])
def test_three_labels_meet_where_the_largest_of_three_sums_changes(run):
    """`trois`: without hidden neurons, and with eight; the sums are in plain Python, from the equations."""
    activity = load("trois")
    trial = named_trial(activity, run) if run else own_trial(activity)
    recording = new_run(activity, trial._replace(iterations=500))
    for _reached in recording.run():
        pass
    values = recording.at(recording.reached)
    found = field(learned(recording.problem, values), PLANE, (COLUMNS, ROWS), (0, 0), FACTORS)

    def wins(x: float, y: float) -> int:
        read = [x, y]
        for number, layer in enumerate(values.layers):
            sums = [
                sum(w * r for w, r in zip(row, read, strict=True)) - threshold
                for row, threshold in zip(layer.weights.tolist(), layer.thresholds.tolist(), strict=True)
            ]
            read = sums if number == len(values.layers) - 1 else [tanh(each) for each in sums]
        return read.index(max(read))

    xs, ys = PLANE.xs(COLUMNS).tolist(), PLANE.ys(ROWS).tolist()
    assert found.said.tolist() == [[wins(x, y) for x in xs] for y in ys]
    # Bisection between neighbours of which something else is said finds the frontier between them.
    pairs = set()
    for row, column in np.argwhere(found.said[:, :-1] != found.said[:, 1:]).tolist():
        low, high = xs[column], xs[column + 1]
        one, other = wins(low, ys[row]), wins(high, ys[row])
        for _halving in range(30):
            middle = (low + high) / 2
            low, high = (middle, high) if wins(middle, ys[row]) == one else (low, middle)
        assert xs[column] < low < xs[column + 1] and found.frontier[row, column]
        pairs.add(frozenset((one, other)))
    assert pairs == {frozenset((0, 1)), frozenset((0, 2)), frozenset((1, 2))}


def test_a_hidden_neuron_has_a_straight_frontier(circle):
    problem, values = circle
    for neuron in range(2):
        found = field(neuron_learned(problem, values, 0, neuron), PLANE, (COLUMNS, ROWS), (0, 0), FACTORS)
        a, b = values.layers[0].weights[neuron]
        x, y = np.meshgrid(PLANE.xs(COLUMNS), PLANE.ys(ROWS))
        above = a * x + b * y > values.layers[0].thresholds[neuron]
        assert ((found.said == 0) == above).all()


@given(st.integers(0, 2**32 - 1), st.sampled_from(["alone", "largest"]))
def test_cards_say_on_the_map_what_they_say_one_by_one(seed, decision):
    # Eighths and quarters have no rounding errors, so that ties are ties.
    random = np.random.default_rng(seed)
    neurons = tuple(
        Neuron(name, (*random.integers(-3, 4, 2).tolist(), 0), int(random.integers(-2, 3)), name)
        for name in ("a", "b", "c")
    )
    network = Network((Layer("s", neurons),), decision=decision)
    found = field(of_cards(network), PLANE, (8, 4), (0, 0, 0), WITH_PRODUCT)
    for said, inputs in zip(found.said.ravel(), cells(PLANE, (8, 4), (0, 0, 0), WITH_PRODUCT), strict=True):
        verdict = network.verdict(network.forward(inputs.tolist()).outputs)
        expected = {"single": said, "none": UNCLAIMED, "several": CONTESTED}[verdict.kind]
        assert said == expected
        if verdict.kind == "single":
            assert network.labels[said] == verdict.labels[0]


def test_other_inputs_are_held_and_computed_ones_follow():
    found = cells(Plane(0, 2, 0, 4, 0, 2), (4, 2), (9, 7, 9, 9), ((), (), (), (0, 1)))
    assert found[:, 0].tolist() == [0.5, 1.5, 2.5, 3.5] * 2
    assert found[:, 2].tolist() == [1.5] * 4 + [0.5] * 4
    assert (found[:, 1] == 7).all() and (found[:, 3] == 7 * found[:, 0]).all()


def test_every_point_of_the_plane_has_a_cell():
    assert PLANE.cell(-1, 1, 10, 4) == (0, 0)
    assert PLANE.cell(1, -1, 10, 4) == (3, 9)
    for column, x in enumerate(PLANE.xs(10).tolist()):
        for row, y in enumerate(PLANE.ys(4).tolist()):
            assert PLANE.cell(x, y, 10, 4) == (row, column)
