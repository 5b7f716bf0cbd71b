"""Greys of pictures: what a network reads, the next darker one, and which pictures only test."""

from __future__ import annotations

import pytest

from connecte.core.pictures.pictures import Pictures, Pixels


@pytest.mark.parametrize(("levels", "greys"), [(16, [0, 4, 8, 12, 16, 0]), (2, [0, 1, 2, 0]),
                                               (255, [0, 63, 126, 189, 252, 255, 0])])  # fmt: skip
def test_a_cell_gets_darker_by_a_quarter_and_white_after_black(levels, greys):
    pixels = Pixels(8, 8, levels)
    assert [pixels.darker(grey / levels) for grey in greys[:-1]] == greys[1:]


def test_a_network_reads_whole_numbers_of_white_and_black():
    pixels = Pixels(2, 3, 16)
    assert pixels.values([0, 4, 16]) == (0, 0.25, 1)
    assert [type(value) for value in pixels.values([0, 16])] == [int, int]
    assert [pixels.grey(value) for value in (0, 0.27, 1)] == [0, 4, 16]
    assert (pixels.size, pixels.place(0), pixels.place(5)) == (6, (0, 0), (1, 2))


def test_pictures_after_the_learned_ones_only_test():
    """Five pictures of 1 × 2 cells, three of which are learned."""
    five = Pictures(1, 2, 9, bytes(range(10)), bytes([7, 6, 5, 4, 3]), 3)
    assert (len(five), five.size, five.tests, five.pixels) == (5, 2, range(3, 5), Pixels(1, 2, 9))
    assert five.picture(4) == bytes([8, 9])
