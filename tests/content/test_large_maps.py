"""Empty maps as large as the page where cards are to be large; sentences about many examples."""

from __future__ import annotations

from connecte.content.catalog import load
from connecte.content.printing.hour import some_numbers
from connecte.content.printing.kernels import map_views
from connecte.content.printing.paper import Options


def test_a_large_map_fills_the_page_and_stays_on_it():
    activity, paper = load("convolution"), Options().paper
    for small, large in zip(map_views(activity, paper), map_views(activity, paper, large=True), strict=True):
        assert large.cell > small.cell and large.size == small.size
        assert large.cell * large.size.columns <= paper.wide
        assert large.cell * (large.size.rows + large.pooled.rows) < paper.high


def test_no_example_is_left_out_without_being_counted():
    names = [str(number) for number in range(14)]
    assert "12" in some_numbers(names[:13])  # the thirteenth has the room that "1 other" would take
    assert some_numbers(names).endswith("2 autres")
