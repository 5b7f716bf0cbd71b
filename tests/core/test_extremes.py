"""Drawings that lead a sum out of its card, against counting them out."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from connecte.core.cards.card import PrintedRange
from connecte.core.cards.network import Layer, Network, Neuron
from connecte.core.grid.drawing import Drawing, Grid, Strip
from connecte.core.grid.extremes import Extremes
from tests.often import times

GRID = Grid(2, 3)
STRIPS = (Strip(False, 0, 0), Strip(False, 1, 2), Strip(True, 0, 0), Strip(True, 1, 1))
ALL = [
    Drawing(GRID, frozenset(cell for cell, black in zip(GRID.cells(), chosen, strict=True) if black))
    for chosen in product((False, True), repeat=6)
]


@settings(max_examples=times(30, 200))
@given(st.tuples(*[st.integers(-2, 2)] * 4), st.integers(-3, 8), st.integers(0, 6), st.integers(1, 6))
def test_the_fewest_cells_that_have_no_answer(weights, threshold, low, width):
    network = Network((Layer("l", (Neuron("A", weights, threshold, "0"),)),))
    printed = PrintedRange(low, low + width)
    found = Extremes(network, GRID, STRIPS).beyond(0, 0, printed)

    def sum_of(drawing: Drawing) -> int:
        return sum(w * drawing.count(strip) for w, strip in zip(weights, STRIPS, strict=True))

    above = [drawing for drawing in ALL if sum_of(drawing) > printed.high]
    if above:
        assert found is not None
        assert found.sum == sum_of(found.drawing) > printed.high
        assert len(found.drawing.black) == min(len(drawing.black) for drawing in above)
    elif found is not None:
        assert threshold < found.sum == sum_of(found.drawing) < printed.low


def test_every_card_of_the_workshop_has_a_drawing_that_leaves_it(workshop):
    network = workshop.network()
    extremes = Extremes(network, workshop.grid, workshop.strips)
    for layer, neuron in workshop.places:
        card = workshop.layers[layer].cards[neuron]
        found = extremes.beyond(layer, neuron, card.printed)
        trace = network.forward(workshop.counts(found.drawing))
        assert trace.layers[layer].neurons[neuron].sum == found.sum
        assert card.printed.place(found.sum) is None
        assert found.sum > card.printed.high


def test_a_cards_whole_range_leaves_nothing_to_say(workshop):
    """C adds 🦊, 🐱 and 😍, of 18 cells each, 6 of them twice over: 54 cells at most in all three."""
    extremes = Extremes(workshop.network(), workshop.grid, workshop.strips)
    assert extremes.beyond(0, 2, PrintedRange(0, 54)) is None
    assert extremes.beyond(0, 2, PrintedRange(0, 53)) is not None


def test_a_sum_below_the_first_printed_one_that_passes_the_threshold_has_no_answer():
    """Black cells are counted, 0 to 6; above 2 the neuron speaks, and 3 and 4 are not printed."""
    network = Network((Layer("l", (Neuron("A", (1, 1, 0, 0), 2, "0"),)),))
    found = Extremes(network, GRID, STRIPS).beyond(0, 0, PrintedRange(5, 6))
    assert (found.sum, len(found.drawing.black)) == (3, 3)
    assert Extremes(network, GRID, STRIPS).beyond(0, 0, PrintedRange(4, 6)).sum == 3
    assert Extremes(network, GRID, STRIPS).beyond(0, 0, PrintedRange(3, 6)) is None


def test_a_neuron_that_stays_silent_takes_nothing_away():
    """The output adds A = all cells and takes B = three times as many, which needs more than 100: in a drawing
    of six cells B shows 0, so the output's sum is 6. Counted as speaking, B would take more than A adds.
    """
    hidden = Layer("h", (Neuron("A", (1, 1, 0, 0), 0), Neuron("B", (3, 3, 0, 0), 100)))
    network = Network((hidden, Layer("o", (Neuron("out", (1, -1), 0, "0"),))))
    found = Extremes(network, GRID, STRIPS).beyond(1, 0, PrintedRange(0, 4))
    assert (found.sum, len(found.drawing.black)) == (5, 5)
    assert Extremes(network, GRID, STRIPS).beyond(1, 0, PrintedRange(0, 6)) is None
