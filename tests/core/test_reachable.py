"""Counts near those of a drawing: which can be drawn, and what a network says of many at once."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from connecte.core.cards.network import Layer, Network, Neuron
from connecte.core.grid.crossings import Blocks
from connecte.core.grid.drawing import Drawing, Strip
from connecte.core.grid.reachable import ReachableCounts, Wanted
from tests.generated import SMALL

STRIPS = (Strip(False, 0, 1), Strip(False, 2, 3), Strip(True, 0, 0), Strip(True, 1, 2))
BLOCKS = Blocks(SMALL, STRIPS)
NEAR = ReachableCounts(BLOCKS, BLOCKS.table(Drawing(SMALL).paint([(0, 0), (1, 2), (2, 3)], True)), 12)


def test_counts_can_be_drawn_where_some_filling_of_the_blocks_has_them():
    """Two columns of two strips of 1 × 2 and 2 × 2 cells: 3 · 5 · 3 · 5 fillings."""
    drawn = {(a + b, c + d, a + c, b + d) for a, b, c, d in product(range(3), range(5), range(3), range(5))}
    cases = list(map(tuple, NEAR.counts(slice(None)).T.tolist()))
    possible = NEAR.can_be_drawn(np.arange(len(cases)))
    assert {case for case, can in zip(cases, possible, strict=True) if can} == drawn
    assert NEAR.is_all and len(cases) > len(drawn)
    # At least as many cells change as strips of columns, or of rows, gain and lose in all.
    now = (1, 2, 1, 2)
    sides = [[abs(there - here) for there, here in zip(case, now, strict=True)] for case in cases]
    assert NEAR.least.tolist() == [max(sum(side[:2]), sum(side[2:])) for side in sides]


@pytest.mark.parametrize("slope", [False, True])
@pytest.mark.parametrize("decision", ["alone", "largest"])
def test_cases_searched_together_are_those_searched_alone(slope, decision):
    outputs = (
        Neuron("A", (1, -1, 0, 1), 1, "0"),
        Neuron("B", (-1, 2, 1, 0), 2, "1"),
        Neuron("C", (0, 1, -1, 1), 0, "2"),
    )
    wanted = Wanted(Network((Layer("o", outputs),), decision=decision), ["1"])
    counts = NEAR.counts(slice(None))[:, ::5]
    together = wanted.sureness(counts, slope)
    assert [wanted.sureness(counts[:, [n]], slope)[0] for n in range(len(together))] == together.tolist()
    assert len(set(together.tolist())) > 1


@pytest.mark.parametrize(("decision", "count"), [("largest", 3), ("alone", 1)])
def test_what_just_misses_its_answer_has_no_sureness(decision, count):
    """Two outputs of the same size hesitate; one at its threshold is silent."""
    outputs = (Neuron("A", (1,), 1, "0"), Neuron("B", (1 if decision == "largest" else 0,), 1, "1"))
    wanted = Wanted(Network((Layer("o", outputs),), "", decision), ["0"])
    assert -1e-6 < wanted.sureness(np.array([[count]]), slope=True)[0] < 0
