"""Sets of points that are made by seed: the same everywhere, and each of the shape that it is named after."""

from __future__ import annotations

from collections import Counter
from math import cos, hypot, pi, sin

import pytest

from connecte.core.plane.point_sets import DIGITS, MADE_KINDS, made, scaled


@pytest.mark.parametrize("kind", MADE_KINDS)
def test_a_seed_gives_the_same_points_and_labels_take_turns(kind):
    points = list(made(kind, 41, 2, 0.1, 7))
    assert points == list(made(kind, 41, 2, 0.1, 7)) != list(made(kind, 41, 2, 0.1, 8))
    assert Counter(point.label for point in points) == {0: 21, 1: 20}
    assert all(-1 <= value <= 1 for point in points for value in point[:2])


def test_the_numbers_of_a_seed_stay_as_they_are():
    # Written down once: another machine, or another version of Python, has to give the same.
    found = [(scaled(p.x, -1, 1), scaled(p.y, -1, 1), p.label) for p in made("circle", 4, 2, 0.1, 1)]
    assert found == [(0.1, -0.21, 0), (-0.87, 0.11, 1), (0.19, -0.07, 0), (0.74, 0.07, 1)]


def test_circle_is_a_disc_in_a_ring():
    for x, y, label in made("circle", 300, 2):
        assert hypot(x, y) <= 0.45 if label == 0 else 0.65 <= hypot(x, y) <= 0.95 + 1e-9


def test_crossed_squares_are_told_apart_by_the_product():
    for x, y, label in made("crossed", 300, 2):
        assert (x * y > 0) == (label == 0)


@pytest.mark.parametrize(("kind", "labels"), [("clouds", 2), ("clouds", 3), ("spiral", 2), ("spiral", 3)])
def test_clouds_and_arms_of_a_spiral_are_one_for_each_label(kind, labels):
    assert {point.label for point in made(kind, 30, labels)} == set(range(labels))


def test_two_clouds_lie_on_either_side_of_a_line():
    # Their centres are opposite each other at 0.6 from the middle, on the diagonal; each reaches 0.35.
    for x, y, label in made("clouds", 300, 2):
        assert (x + y < 0) == (label == 0)


@pytest.mark.parametrize("kind", ["moons", "spiral"])
def test_no_line_through_the_middle_tells_moons_or_arms_apart(kind):
    points = list(made(kind, 300, 2))
    for step in range(36):
        across, up = cos(step * pi / 36), sin(step * pi / 36)
        sides = {(across * x + up * y > 0, label) for x, y, label in points}
        assert len(sides) > 2


def test_three_labels_share_what_is_made_for_two():
    assert {point.label for point in made("moons", 30, 3)} == {0, 1}


def test_noise_moves_points_and_keeps_them_inside():
    plain, moved = list(made("crossed", 200, 2, 0, 3)), list(made("crossed", 200, 2, 1, 3))
    assert plain != moved
    assert all(abs(value) <= 1 for point in moved for value in point[:2])


def test_coordinates_are_scaled_and_short():
    assert (scaled(-1, 0, 10), scaled(0, 0, 10), scaled(1, 0, 10)) == (0, 5, 10)
    assert scaled(1 / 3, -1, 1) == round(1 / 3, DIGITS)


@pytest.mark.parametrize("labels", [2, 3, 4])
def test_clouds_stand_around_the_middle_in_the_order_of_their_labels(labels):
    """The first at 225°, the others at equal turns counted as angles are, each of radius 0.35."""
    for x, y, label in made("clouds", 60, labels):
        angle = 2 * pi * (5 / 8 + label / labels)
        assert hypot(x - 0.6 * cos(angle), y - 0.6 * sin(angle)) <= 0.35 + 1e-9
