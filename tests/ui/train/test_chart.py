"""Which iterations the dots of a chart stand for, and what is drawn of curves."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from connecte.content.catalog import load
from connecte.content.runs.trial import new_run, own_trial
from connecte.ui.train.pictures.curves.chart import raster, sample_iterations
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
