"""Look-alikes, fragile cells, fooling drawings: against brute force on a small grid, and for their
claims on the workshop's."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connecte.content.activity import Activity
from connecte.core.cards.batch import outputs
from connecte.core.cards.network import Layer, Network, Neuron
from connecte.core.grid.crossings import Blocks, ways_to_cut
from connecte.core.grid.drawing import Drawing, Grid, Strip
from connecte.core.grid.fooling import Fooled, nearest, surest
from connecte.core.grid.fragile import fragile_cells
from connecte.core.grid.lookalikes import Lookalikes
from connecte.core.grid.transport import cost, fewest_flips
from tests.generated import GRID, OVERLAPPING, PARTIAL, QUARTERS, SMALL, TRIPLE, TWO_WAYS, drawings, networks
from tests.often import times

STRIPS = (Strip(False, 0, 1), Strip(False, 2, 3), Strip(True, 0, 0), Strip(True, 1, 2))
COLUMNS_ONLY = (Strip(False, 0, 0), Strip(False, 1, 3))
ALL_SMALL = [
    Drawing(SMALL, frozenset(black)) for size in range(13) for black in combinations(SMALL.cells(), size)
]

small_drawings = st.sampled_from(ALL_SMALL)
small_strips = st.sampled_from(
    [STRIPS, COLUMNS_ONLY, tuple(reversed(STRIPS)), QUARTERS, TWO_WAYS, PARTIAL, OVERLAPPING, TRIPLE]
)
one_or_two_ways = small_strips.filter(lambda strips: ways_to_cut(SMALL, strips) is not None)


def counts(drawing: Drawing, strips: tuple[Strip, ...]) -> tuple[int, ...]:
    return tuple(drawing.count(strip) for strip in strips)


@cache
def by_counts(strips: tuple[Strip, ...]) -> dict[tuple[int, ...], list[Drawing]]:
    """The small drawings that have the same counts, for all counts."""
    found: dict[tuple[int, ...], list[Drawing]] = {}
    for drawing in ALL_SMALL:
        found.setdefault(counts(drawing, strips), []).append(drawing)
    return found


def said(network: Network, drawing: Drawing, strips: tuple[Strip, ...]) -> tuple[str, ...]:
    return network.verdict(network.forward(counts(drawing, strips)).outputs).labels


def all_said(network: Network, strips: tuple[Strip, ...]) -> Iterator[tuple[list[Drawing], tuple[str, ...]]]:
    """The small drawings, those of the same counts together, and what the network says of them."""
    for same in by_counts(strips).values():
        yield same, said(network, same[0], strips)


@given(small_drawings, small_strips, st.integers(0, 99))
def test_lookalikes_are_those_of_brute_force(drawing: Drawing, strips: tuple[Strip, ...], seed: int) -> None:
    same = {d.black for d in by_counts(strips)[counts(drawing, strips)]} - {drawing.black}
    found = Lookalikes(Blocks(SMALL, strips), drawing)
    assert found.others == len(same)
    assert {d.black for d in found.some(10_000, Random(seed))} == same


def test_each_lookalike_is_as_likely_as_any_other() -> None:
    """Two columns of three, one cell in all: six drawings. 6,000 first ones: 1,000 each, give or
    take five standard deviations of √(6000 · 1/6 · 5/6) = 29.
    """
    grid = Grid(3, 3)
    strips = (Strip(False, 0, 1), Strip(False, 2, 2))
    drawing = Drawing(grid, frozenset({(0, 0)}))
    random = Random(7)
    found = Lookalikes(Blocks(grid, strips), drawing)
    assert found.others == 5
    times: dict[object, int] = {}
    for _time in range(5_000):
        first = next(found.some(1, random)).black
        times[first] = times.get(first, 0) + 1
    # The drawing itself is no look-alike: five are left, 1,000 each, σ = √(5000 · 1/5 · 4/5) = 28.
    assert len(times) == 5
    assert all(abs(count - 1_000) < 5 * 29 for count in times.values())


@given(drawings, st.integers(0, 99))
def test_lookalikes_of_the_workshop_have_the_same_counts(
    workshop: Activity, drawing: Drawing, seed: int
) -> None:
    found = list(Lookalikes(Blocks(GRID, workshop.strips), drawing).some(12, Random(seed)))
    assert len({d.black for d in found} | {drawing.black}) == len(found) + 1
    assert all(workshop.counts(d) == workshop.counts(drawing) for d in found)


def test_look_alikes_of_a_single_cell(workshop: Activity) -> None:
    """One black cell lies in one block of 2 × 3: five other cells of it give the same counts."""
    drawing = Drawing(GRID, frozenset({(0, 0)}))
    assert Lookalikes(Blocks(GRID, workshop.strips), drawing).others == 5


@given(st.data(), small_drawings, small_strips)
def test_fragile_cells_are_those_of_brute_force(
    data: st.DataObject, drawing: Drawing, strips: tuple[Strip, ...]
) -> None:
    network = data.draw(networks(len(strips)))
    now = said(network, drawing, strips)
    expected = {}
    for cell in SMALL.cells():
        turned = drawing.paint([cell], cell not in drawing.black)
        if said(network, turned, strips) != now:
            expected[cell] = said(network, turned, strips)
    found = fragile_cells(network, Blocks(SMALL, strips), drawing)
    assert {cell: verdict.labels for cell, verdict in found.items()} == expected


@given(drawings)
def test_fragile_cells_of_the_workshop_change_the_verdict(workshop: Activity, drawing: Drawing) -> None:
    network = workshop.network()
    found = fragile_cells(network, Blocks(GRID, workshop.strips), drawing)
    now = said(network, drawing, workshop.strips)
    for cell in GRID.cells():
        turned = said(network, drawing.paint([cell], cell not in drawing.black), workshop.strips)
        assert (turned != now) == (cell in found)


@given(st.data(), small_drawings, small_drawings, one_or_two_ways)
def test_fewest_flips_are_those_of_brute_force(
    data: st.DataObject, drawing: Drawing, other: Drawing, strips: tuple[Strip, ...]
) -> None:
    blocks = Blocks(SMALL, strips)
    before, wanted = blocks.table(drawing), blocks.table(other)
    rows = [sum(b) - sum(a) for a, b in zip(before, wanted, strict=True)]
    columns = [
        sum(b) - sum(a) for a, b in zip(zip(*before, strict=True), zip(*wanted, strict=True), strict=True)
    ]
    found = fewest_flips(before, blocks.sizes, rows, columns)
    assert found is not None
    assert blocks.counts(found) == counts(other, strips)
    least = min(len(d.black ^ drawing.black) for d in by_counts(strips)[counts(other, strips)])
    assert cost(before, found) == least
    assert len(blocks.redrawn(drawing, found).black ^ drawing.black) == least


def test_no_flips_lead_where_no_drawing_is() -> None:
    """Twelve more in one strip of columns that has six cells."""
    blocks = Blocks(SMALL, STRIPS)
    assert fewest_flips(blocks.table(Drawing(SMALL)), blocks.sizes, [8, 0], [4, 4]) is None


@settings(max_examples=times(15, 60))
@given(st.data(), small_drawings, small_strips)
def test_the_nearest_fooling_drawing_is_that_of_brute_force(
    data: st.DataObject, drawing: Drawing, strips: tuple[Strip, ...]
) -> None:
    network = data.draw(networks(len(strips)))
    now = said(network, drawing, strips)
    turned = [
        min(len(d.black ^ drawing.black) for d in same)
        for same, answer in all_said(network, strips)
        if len(answer) == 1 and answer != now
    ]
    found = nearest(network, Blocks(SMALL, strips), drawing)
    assert (found is None) == (not turned)
    if found is not None:
        assert found.turned == min(turned) == len(found.drawing.black ^ drawing.black)
        assert found.certain
        assert said(network, found.drawing, strips) == found.verdict.labels != now


@settings(max_examples=times(15, 40))
@given(st.data(), small_strips)
def test_the_surest_drawing_is_that_of_brute_force(data: st.DataObject, strips: tuple[Strip, ...]) -> None:
    network = data.draw(networks(len(strips)))
    label = network.labels[0]
    one_each = [same[0] for same, answer in all_said(network, strips) if answer == (label,)]
    shown = [max(network.forward(counts(drawing, strips)).outputs) for drawing in one_each]
    found = surest(network, Blocks(SMALL, strips), label, Random(1))
    assert (found is None) == (not shown)
    if found is not None:
        assert found.shown == max(shown)
        assert said(network, found.drawing, strips) == (label,)


@settings(max_examples=times(12, 25))
@given(drawings.filter(lambda drawing: 0 < len(drawing.black) < 30))
def test_the_workshop_is_fooled_by_no_fewer_cells(workshop: Activity, drawing: Drawing) -> None:
    """The verdict is another one, and no cell and no pair of cells turned does it with fewer."""
    network = workshop.network()
    found = nearest(network, Blocks(GRID, workshop.strips), drawing)
    assert found is not None and found.certain
    _check_claim(network, workshop, drawing, found)


@pytest.mark.parametrize("number", range(16))
def test_every_example_is_fooled_by_no_fewer_cells(workshop: Activity, number: int) -> None:
    drawing = workshop.examples[number].drawing
    found = nearest(workshop.network(), Blocks(GRID, workshop.strips), drawing)
    assert found is not None
    _check_claim(workshop.network(), workshop, drawing, found)


def _check_claim(network: Network, activity: Activity, drawing: Drawing, found: Fooled) -> None:
    now = said(network, drawing, activity.strips)
    after = said(network, found.drawing, activity.strips)
    assert len(after) == 1 and after != now
    assert len(found.drawing.black ^ drawing.black) == found.turned
    change = {
        cell: [(-1 if cell in drawing.black else 1) * (cell in strip) for strip in activity.strips]
        for cell in GRID.cells()
    }
    before = counts(drawing, activity.strips)
    tables = {
        tuple(map(sum, zip(before, *(change[cell] for cell in cells), strict=True)))
        for size in range(1, min(found.turned, 3))
        for cells in combinations(GRID.cells(), size)
    }
    others = {network.verdict(network.forward(table).outputs).labels for table in tables}
    assert all(len(other) != 1 or other == now for other in others)


@pytest.fixture(scope="module")
def by_chance(workshop: Activity) -> dict[tuple[str, ...], float]:
    """The largest answer for each verdict, among the examples and 500 random drawings."""
    network, random, best = workshop.network(), Random(5), {}
    drawn = [Drawing(GRID, frozenset(random.sample(GRID.cells(), random.randrange(55)))) for _n in range(500)]
    for each in [*(e.drawing for e in workshop.examples), *drawn]:
        shown = network.forward(workshop.counts(each)).outputs
        labels = network.verdict(shown).labels
        best[labels] = max(*shown, best.get(labels, 0))
    return best


@pytest.mark.parametrize("label", ["0", "3", "6", "9"])
def test_the_surest_drawing_of_the_workshop_beats_chance_and_the_examples(
    workshop: Activity, by_chance: dict[tuple[str, ...], float], label: str
) -> None:
    network = workshop.network()
    found = surest(network, Blocks(GRID, workshop.strips), label, Random(1))
    assert found is not None and found.certain
    assert said(network, found.drawing, workshop.strips) == (label,)
    assert by_chance[(label,)] <= found.shown


@given(st.data(), st.lists(small_drawings, min_size=1, max_size=8))
def test_many_at_once_answer_as_one_by_one(data: st.DataObject, several: list[Drawing]) -> None:
    network = data.draw(networks(len(STRIPS)))
    found = outputs(network, np.array([counts(d, STRIPS) for d in several]).T)
    for column, drawing in zip(found.T, several, strict=True):
        assert tuple(column) == network.forward(counts(drawing, STRIPS)).outputs


def test_decimals_are_summed_as_on_a_card() -> None:
    """0.7 + 0.2 + 0.1 reaches 1: the card shows 1, also among many."""
    network = Network((Layer("o", (Neuron("n", (0.7, 0.2, 0.1), 1, None, "reach"),)),))
    assert outputs(network, np.array([[1], [1], [1]])).tolist() == [[1.0]]
    assert network.forward((1, 1, 1)).outputs == (1,)


def test_a_grid_too_large_to_go_through_is_climbed() -> None:
    """Eight strips of four on 16 × 16: one neuron that likes one strip is surest when it is full."""
    grid = Grid(16, 16)
    strips = tuple(Strip(across, n, n + 3) for across in (False, True) for n in range(0, 16, 4))
    network = Network((Layer("o", (Neuron("n", (1, *[0] * 7), 5), Neuron("m", (0,) * 8, 0))),))
    found = surest(network, Blocks(grid, strips), "n", Random(1))
    assert found is not None and not found.certain
    assert found.shown == 64 - 5


def test_where_silence_is_an_answer_it_may_be_the_nearest_one():
    """One label and "no": the label is claimed by one black cell; to turn it off is the nearest answer,
    and with one label alone there is no other."""
    cell = Drawing(SMALL, frozenset({(0, 0)}))
    one = Network((Layer("o", (Neuron("yes", (1, 0, 0, 0), 0),)),), "no")
    found = nearest(one, Blocks(SMALL, STRIPS), cell)
    assert found is not None
    assert (found.verdict.labels, found.turned, found.certain) == (("no",), 1, True)
    alone = Network(one.layers)
    assert nearest(alone, Blocks(SMALL, STRIPS), cell) is None
    two = Network((Layer("o", (Neuron("a", (1, 0, 0, 0), 0), Neuron("b", (0, 1, 0, 0), 5))),), "no")
    nearest_of_two = nearest(two, Blocks(SMALL, STRIPS), cell)
    assert nearest_of_two is not None
    assert (nearest_of_two.verdict.labels, nearest_of_two.turned) == (("no",), 1)


def test_only_what_was_gone_through_is_certain():
    """Twelve strips of two on 12 × 12: no more than a few cells can be gone through."""
    grid = Grid(12, 12)
    strips = tuple(Strip(across, n, n + 1) for across in (False, True) for n in range(0, 12, 2))
    weights = (*(1 for _n in range(6)), *(0 for _n in range(6)))
    network = Network(
        (Layer("o", (Neuron("full", weights, 10), Neuron("other", tuple(-w for w in weights), -5))),)
    )
    found = nearest(network, Blocks(grid, strips), Drawing(grid))
    assert found is None or found.turned == 11 or not found.certain
