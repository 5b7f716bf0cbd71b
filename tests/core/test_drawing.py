import random
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connecte.core.grid.crossings import ways_to_cut
from connecte.core.grid.drawing import Drawing, Grid, Strip
from connecte.core.grid.feasible import drawing_with_counts
from tests.generated import GRID, OVERLAPPING, PARTIAL, QUARTERS, SMALL, TRIPLE, TWO_WAYS, drawings

STRIPS = [Strip(False, 0, 1), Strip(False, 2, 3), Strip(False, 4, 5),
          Strip(True, 0, 2), Strip(True, 3, 5), Strip(True, 6, 8)]  # fmt: skip


def test_rows_and_drawing_are_two_ways_to_say_the_same():
    rows = ("#.", ".#", "##")
    assert Drawing.from_rows(rows).rows == rows
    assert Drawing.from_rows(rows).black == {(0, 0), (1, 1), (2, 0), (2, 1)}


@pytest.mark.parametrize(
    ("strip", "size"), [(Strip(False, 0, 1), 18), (Strip(True, 0, 2), 18), (Strip(True, 8, 8), 6)]
)
def test_the_size_of_a_strip_is_its_number_of_cells(strip, size):
    assert strip.size(GRID) == size == len(strip.cells(GRID))


@given(drawings)
def test_every_cell_is_in_one_strip_of_each_direction(drawing):
    counts = [drawing.count(strip) for strip in STRIPS]
    assert sum(counts[:3]) == sum(counts[3:]) == len(drawing.black)


@given(drawings, st.sampled_from(GRID.cells()), st.booleans())
def test_painting_changes_one_cell_and_no_other(drawing, cell, black):
    painted = drawing.paint([cell, (99, 0)], black)
    assert (cell in painted.black) == black
    assert painted.black - {cell} == drawing.black - {cell}


@given(drawings)
def test_counts_of_a_drawing_can_be_drawn_again(drawing):
    counts = [drawing.count(strip) for strip in STRIPS]
    again = drawing_with_counts(GRID, STRIPS, counts)
    assert again is not None
    assert [again.count(strip) for strip in STRIPS] == counts


@given(st.lists(st.integers(0, 4), min_size=4, max_size=4))
def test_feasible_exactly_when_some_drawing_of_a_small_grid_has_the_counts(counts):
    grid = Grid(2, 2)
    strips = [Strip(False, 0, 0), Strip(False, 1, 1), Strip(True, 0, 0), Strip(True, 1, 1)]
    cells = grid.cells()
    possible = {
        tuple(
            Drawing(grid, frozenset(c for i, c in enumerate(cells) if bits >> i & 1)).count(s) for s in strips
        )
        for bits in range(16)
    }
    assert (drawing_with_counts(grid, strips, counts) is not None) == (tuple(counts) in possible)


@pytest.mark.parametrize("strips", [QUARTERS, TWO_WAYS, PARTIAL, OVERLAPPING, TRIPLE])
def test_feasible_exactly_when_some_drawing_has_the_counts_however_the_grid_is_cut(strips):
    cells = SMALL.cells()
    possible = {
        tuple(
            Drawing(SMALL, frozenset(c for i, c in enumerate(cells) if bits >> i & 1)).count(s) for s in strips
        )
        for bits in range(1 << 12)
    }
    tried = list(product(*(range(strip.size(SMALL) + 2) for strip in strips)))
    for counts in random.Random(1).sample(tried, min(len(tried), 500)):
        found = drawing_with_counts(SMALL, strips, counts)
        assert (found is not None) == (counts in possible)
        assert found is None or tuple(found.count(strip) for strip in strips) == counts


@pytest.mark.parametrize(("strips", "ways"), [
    (STRIPS, ((0, 1, 2), (3, 4, 5))),
    (tuple(reversed(STRIPS)), ((3, 4, 5), (0, 1, 2))),
    (QUARTERS, ((0, 1, 2, 3), ())),
    (TWO_WAYS, ((0, 2, 3, 4), (1, 5))),
    (PARTIAL, ((0, 1), ())),
    (OVERLAPPING, None),
    (TRIPLE, None),
])  # fmt: skip
def test_the_ways_in_which_a_grid_is_cut(strips, ways):
    assert ways_to_cut(GRID if set(strips) == set(STRIPS) else SMALL, strips) == ways


def test_equal_sums_within_sizes_are_not_enough():
    # Nine rows of the first two columns are black: 18 cells, 6 in each third of the rows.
    assert drawing_with_counts(GRID, STRIPS, [18, 0, 0, 6, 6, 6]) is not None
    assert drawing_with_counts(GRID, STRIPS, [18, 0, 0, 18, 0, 0]) is None
