"""The shipped workshop against the reference."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from connecte.content.runs.problem import parameters, problem
from connecte.core.cards.verdict import judge
from connecte.core.grid.drawing import Drawing
from connecte.core.learning.backprop import forward
from tests import transcription
from tests.generated import drawings

LABELS = [0, 3, 6, 9]

# Reference §3: sums as weights, thresholds and printed sums.
CARDS = {
    "A": ([-1, 1, 1, 0, 0, 0], 8, 3, 15), "B": ([0, 1, 0, 0, 1, -1], 7, 1, 13),
    "C": ([0, 0, 1, 1, 1, 0], 17, 11, 23), "D": ([0, 1, 0, -1, 0, 1], 7, 3, 15),
    "E": ([1, 0, 0, 0, 1, 1], 16, 12, 24), "F": ([0, 0, 0, 1, -1, 1], 5, 0, 12),
    "vert": ([-1, -1, 1, -1, 1, 1], 6, -7, 12), "bleu": ([1, 1, -1, 1, -1, 0], 6, -8, 12),
    "rose": ([-1, 1, -1, 1, 1, -1], 7, -7, 13), "jaune": ([1, 1, 1, -1, -1, 0], 4, -8, 11),
}  # fmt: skip


def right_answers(workshop, network, examples):
    return [judge(network.forward(e.counts).outputs, network.labels, e.label).right for e in examples]


def test_cards_are_those_of_the_reference(workshop):
    for layer in workshop.layers:
        for card in layer.cards:
            weights, threshold, low, high = CARDS[card.neuron.name]
            assert list(card.neuron.weights) == weights
            assert card.neuron.threshold == threshold
            assert (card.printed.low, card.printed.high) == (low, high)
    assert [c.printed.below for c in workshop.layers[1].cards] == ["<−8", "", "", "<−9"]


def test_examples_are_those_of_the_reference(workshop):
    assert [list(e.counts) for e in workshop.examples] == transcription.X.astype(int).tolist()
    assert [e.label for e in workshop.examples] == [str(LABELS[n]) for n in transcription.LABELS]
    assert [e.number for e in workshop.examples if e.in_class] == [0, 1, 4, 5, 6, 8, 9, 10, 12, 13]


def test_drawings_and_counts_hold_together(workshop):
    for example in workshop.examples:
        assert workshop.counts(example.drawing) == example.counts
    assert len({example.drawing for example in workshop.examples}) == 16


def test_drawings_look_like_their_digit(workshop):
    """What the eye looks for, as far as it can be said: closed white regions, and where."""
    for example in workshop.examples:
        holes = _holes(example.drawing)
        assert len(holes) == (0 if example.label == "3" else 1), example.number
        if holes:
            middle = sum(row for row, _ in holes[0]) / len(holes[0])
            assert {"0": 3 <= middle <= 5, "6": middle > 4, "9": middle < 4}[example.label], example.number


def _holes(drawing: Drawing) -> list[set]:
    """White regions, joined by sides, that do not reach the border."""
    left = set(drawing.grid.cells()) - drawing.black
    holes = []
    while left:
        region, queue = set(), [next(iter(left))]
        while queue:
            row, column = queue.pop()
            if (row, column) in left:
                left.discard((row, column))
                region.add((row, column))
                queue += [(row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)]
        last = drawing.grid.rows - 1, drawing.grid.columns - 1
        if not any(r in (0, last[0]) or c in (0, last[1]) for r, c in region):
            holes.append(region)
    return holes


def test_the_worked_example_cell_by_cell(workshop):
    # Reference §4.
    trace = workshop.network().forward([6, 4, 9, 6, 6, 7])
    hidden, output = trace.layers
    assert [n.sum for n in hidden.neurons] == [7, 3, 21, 5, 19, 7]
    assert [n.shown for n in hidden.neurons] == [0, 0, 4, 0, 3, 2]
    assert [n.sum for n in output.neurons] == [9, -7, -3, 1]
    assert [n.shown for n in output.neurons] == [3, 0, 0, 0]
    assert all(isinstance(n.sum, int) for layer in trace.layers for n in layer.neurons)
    # A: robot + renard − ange = 4 + 9 − 6.
    assert sum(term.product for term in hidden.neurons[0].terms) == 4 + 9 - 6
    assert judge(trace.outputs, workshop.labels, "0").right


def test_eight_nine_and_ten(workshop):
    """§5: printed cards, after C and D, after all six moves; in class, and on all sixteen."""
    played = [e for e in workshop.examples if e.in_class]
    network = workshop.network()
    found = []
    for number, move in enumerate([None, *workshop.by_hand]):
        if move:
            network = network.moved(move.layer, move.neuron, move.change)
        if number in (0, 2, 6):
            found.append(
                (
                    sum(right_answers(workshop, network, played)),
                    sum(right_answers(workshop, network, workshop.examples)),
                )
            )
    assert found == [(8, 8), (9, 9), (10, 10)]
    assert network == workshop.network("hand")


def test_the_two_that_go_wrong_in_class(workshop):
    network = workshop.network()
    said = {n: network.forward(workshop.examples[n].counts).outputs for n in (6, 10)}
    assert said[6] == (0, 0, 0, 2), "number 6 is called a 9"
    assert judge(said[10], network.labels).labels == ("0", "6"), "number 10 is claimed by green and pink"
    after = workshop.network("hand").forward(workshop.examples[6].counts).outputs
    assert judge(after, network.labels).labels == ("3",)


def test_the_tally_of_c(workshop):
    """§5: which digit stands under which sum of card C."""
    tally: dict[int, list[int]] = {}
    for example in workshop.examples:
        if example.in_class:
            total = workshop.network().forward(example.counts).layers[0].neurons[2].sum
            tally.setdefault(total, []).append(int(example.label))
    assert {k: sorted(v) for k, v in tally.items()} == {
        11: [3], 15: [3, 6], 16: [6], 17: [6], 19: [3], 20: [9], 21: [0, 0], 22: [9]
    }  # fmt: skip


def test_training_starts_from_the_published_script(workshop):
    start = parameters(workshop.start_network())
    assert (start.layers[0].weights == transcription.W0).all()
    assert (start.layers[1].weights == transcription.P0).all()
    assert (start.layers[0].thresholds == transcription.THETA0).all()
    assert (start.layers[1].thresholds == transcription.PHI0).all()
    training = workshop.training
    assert (training.step, training.a, training.output_threshold_factor) == (0.0001, 0.7, 10)
    assert training.marks == (100, 1000, 5000, 20000, 50000, 100000)


def test_fourteen_hidden_sums_stand_exactly_at_their_threshold(workshop):
    # §6, things that surprise: so the derivative there matters.
    start = parameters(workshop.start_network())
    assert (forward(problem(workshop, start), transcription.X, start).sums[0] == 0).sum() == 14


@given(drawings)
def test_the_trace_and_the_arrays_agree_on_any_drawing(workshop, drawing):
    counts = workshop.counts(drawing)
    trace = workshop.network("hand").forward(counts)
    start = parameters(workshop.network("hand"))
    seen = forward(problem(workshop, start), np.array([counts], dtype=float), start)
    assert seen.answers[0][0].tolist() == list(trace.layers[0].shown)
    assert np.maximum(0, seen.outputs[0]).tolist() == list(trace.outputs)


@pytest.mark.parametrize("number", range(16))
def test_hidden_sums_of_the_examples_are_printed_on_the_cards(workshop, number):
    trace = workshop.network().forward(workshop.examples[number].counts)
    for layer, cards in zip(trace.layers, workshop.layers, strict=True):
        for neuron, card in zip(layer.neurons, cards.cards, strict=True):
            if neuron.sum >= card.printed.low:
                assert card.printed.place(neuron.sum) is not None
