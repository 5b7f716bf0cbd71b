"""A kernel slid over drawings, against the equation written out plainly with other indices."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from connecte.content.catalog import load
from connecte.core.grid.drawing import Drawing, Grid
from connecte.core.kernels.convolution import (
    Kernel,
    feature_map,
    map_size,
    number_at,
    pooled,
    pooled_size,
    square,
    terms,
)

EDGE = Kernel("bord", ((0, 1, 0), (1, -4, 1), (0, 1, 0)))
VERTICAL = Kernel("vertical", ((-1, 0, 1), (-2, 0, 2), (-1, 0, 1)))
BAR = Drawing.from_rows(["......", "..##..", "..##..", "..##..", "......"])


@st.composite
def drawings(draw):
    grid = Grid(draw(st.integers(1, 9)), draw(st.integers(1, 9)))
    return Drawing(grid, frozenset(draw(st.sets(st.sampled_from(grid.cells())))))


@st.composite
def kernels(draw):
    down, across = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    number = st.integers(-9, 9)
    rows = draw(st.lists(st.tuples(*[number] * across), min_size=down, max_size=down))
    return Kernel("motif", tuple(rows))


def pixels(drawing):
    return np.array([[int(cell == "#") for cell in row] for row in drawing.rows])


def test_the_kernels_of_the_documents_on_a_bar():
    """networks.md §4: (I ∗ K)(x, y) = Σ K(i, j) I(x + i − 1, y + j − 1), worked by hand."""
    # Row 2, under the kernel's centre (2, 2): 1 above, 1 below, 1 at the right, −4 for itself.
    assert number_at(BAR, EDGE, (1, 1)) == 1 + 1 + 1 - 4
    assert feature_map(BAR, EDGE) == ((1, -2, -2, 1), (1, -1, -1, 1), (1, -2, -2, 1))
    # The column of the kernel at the right holds 1 + 2 + 1 on black, the one at the left nothing.
    assert feature_map(BAR, VERTICAL)[1] == (4, 4, -4, -4)
    assert pooled(feature_map(BAR, EDGE)) == ((1, 1),), "the third row is in no square"
    assert pooled(feature_map(BAR, VERTICAL)) == ((4, -3),)


@given(drawings(), st.sampled_from([EDGE, VERTICAL]))
def test_each_number_is_the_sum_of_the_equation(drawing, kernel):
    """The equation with its own indices: (x, y) is the cell under the centre."""
    image, k = pixels(drawing), np.array(kernel.rows)
    found = feature_map(drawing, kernel)
    for x in range(1, drawing.grid.rows - 1):
        for y in range(1, drawing.grid.columns - 1):
            plain = sum(k[i, j] * image[x + i - 1, y + j - 1] for i in range(3) for j in range(3))
            assert found[x - 1][y - 1] == plain
    assert map_size(drawing.grid, kernel) == Grid(
        max(0, drawing.grid.rows - 2), max(0, drawing.grid.columns - 2)
    )


@given(drawings(), kernels())
def test_any_motif_at_any_place(drawing, kernel):
    size = map_size(drawing.grid, kernel)
    found = feature_map(drawing, kernel)
    assert (len(found), {len(row) for row in found}) == (size.rows, {size.columns} if size.rows else set())
    image, k = pixels(drawing), np.array(kernel.rows)
    for row, column in size.cells():
        part = image[row : row + k.shape[0], column : column + k.shape[1]]
        assert found[row][column] == (part * k).sum()
        written = [
            [(term.factor, term.pixel) for term in line] for line in terms(drawing, kernel, (row, column))
        ]
        assert written == [[(f, p) for f, p in zip(*both, strict=True)] for both in zip(k, part, strict=True)]


@given(st.integers(0, 7), st.integers(1, 7), st.randoms(use_true_random=False))
def test_pooling_keeps_the_largest_of_whole_squares(down, across, random):
    numbers = np.array([[random.randint(-20, 20) for _ in range(across)] for _ in range(down)]).reshape(
        down, across
    )
    found = pooled(tuple(map(tuple, numbers.tolist())))
    cut = numbers[: down // 2 * 2, : across // 2 * 2]
    plain = cut.reshape(down // 2, 2, across // 2, 2).max(axis=(1, 3)) if cut.size else np.zeros((down // 2, 0))
    assert [list(row) for row in found] == plain.tolist()
    size = pooled_size(Grid(down, across if down else 0))
    for row, column in size.cells():
        assert max(numbers[place] for place in square((row, column))) == found[row][column]


def test_the_shipped_activity_has_the_kernels_of_the_documents():
    activity = load("convolution")
    assert [(kernel.name, kernel.rows) for kernel in activity.kernels] == [
        ("bord", EDGE.rows),
        ("vertical", VERTICAL.rows),
    ]
