"""Which iterations the dots of a chart stand for, and what is drawn of curves."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from connecte.content.catalog import load
from connecte.content.runs.trial import new_run, own_trial
from connecte.language.numbers import plain_number, short_number
from connecte.ui.paint.lines import plain
from connecte.ui.train.pictures.curves.chart import (
    AXIS,
    chart_lines,
    names_each_whole,
    raster,
    sample_iterations,
)
from connecte.ui.train.runs.curves import Curves

WORKSHOP = load()


@given(st.integers(1, 1_000_000), st.integers(1, 300), st.integers(1, 500), st.booleans())
def test_dots_go_forward_and_stay_inside_the_run(planned, width, spacing, log):
    at = sample_iterations(planned, width, spacing, log)
    assert len(at) == 2 * width
    assert (np.diff(at) >= 0).all()
    assert at.min() >= 0 and at.max() <= planned


@pytest.mark.parametrize("width", [1, 3, 4, 8, 60])
@pytest.mark.parametrize("log", [True, False])
def test_nothing_is_read_that_is_not_computed(width, log):
    """A board that opens has hardly any width, and its run has not begun."""
    recording = new_run(WORKSHOP, own_trial(WORKSHOP))
    curves = Curves(recording)
    assert curves.until(0, width, log).shape[1] >= 1
    reached = next(iter(recording.run()))
    seen = curves.until(reached, width, log)
    assert 1 <= seen.shape[1] <= 2 * width


def test_a_curve_is_drawn_from_each_dot_to_the_next():
    # Two dots of width, four of height: from the top to the bottom, and a second curve that stays at the top.
    dots = raster(np.array([[1.0, 0.0], [1.0, 1.0]]), 0.0, 1.0, 1, 1)
    assert dots.tolist() == [[True, True], [True, False], [True, False], [True, True]]


def test_what_is_not_known_is_not_drawn():
    dots = raster(np.array([[1.0, np.nan]]), 0.0, 1.0, 1, 1)
    assert dots.tolist() == [[True, False], [False, False], [False, False], [False, False]]


def scale(curves, height, text, whole):
    lines = plain(chart_lines(curves, [0], 0, (20, height), [""], text, whole)).splitlines()
    return [line[: AXIS - 1].strip() for line in lines if line[AXIS - 1] == "┤"]


@given(st.floats(-5e6, 5e6), st.floats(0, 1e4), st.integers(2, 40), st.booleans())
def test_a_scale_never_says_the_same_twice(low, rise, height, whole):
    said = scale(np.array([[low, low + rise]]), height, short_number, whole)
    assert len(set(said)) == len(said) and all(said)


def test_a_line_divides_by_ten_only_where_each_power_has_one():
    def says(value):
        return plain_number(10.0**value, 2)

    for costs, height, is_told, named in (
        ([19.0, 15.0, 12.5], 7, False, None),  # within one power of ten
        ([2000.0, 15.0], 8, True, ["1000", "100"]),
        ([1e5, 1e-5], 5, False, None),  # ten powers in five lines: some have none
        ([30.0, 9.0], 7, False, ["10"]),  # one line alone is above no other
    ):
        curve = np.log10(np.array([costs]))
        assert names_each_whole(curve, height) == is_told, costs
        assert named is None or scale(curve, height, says, True) == named
