"""The plane as it is painted: areas, frontier and points, also without colours and in ASCII."""

from __future__ import annotations

import numpy as np
import pytest

from connecte.content.catalog import load
from connecte.core.plane.field import of_cards
from connecte.language.plain import to_ascii
from connecte.language.value import replace
from connecte.ui.chart.plane_text import LEFT, cell_at, plane_lines, plane_size
from connecte.ui.chart.plane_view import (
    Placed,
    PlanePoint,
    PlaneView,
    has_other_axes,
    has_plane,
    label_marks,
    plane_view,
    points_of,
)
from connecte.ui.chart.plane_words import held_words
from connecte.ui.paint.lines import plain, width
from connecte.ui.paint.marks import SHAPES


def view_of(name: str) -> PlaneView:
    activity = load(name)
    view = plane_view(activity, activity.examples[0].counts)
    return replace(view, said=of_cards(activity.network()))


def test_the_map_of_the_cards_is_a_square_of_four_lines():
    """`frontiere` says blue where x and y are both between −0.5 and 0.5, with 0.05 to spare."""
    text = plain(plane_lines(view_of("frontiere"), LEFT + 40, 21)).splitlines()
    rows = [line[LEFT:].ljust(40) for line in text[:20]]
    assert [n for n, row in enumerate(rows) if "·" in row] == list(range(5, 15))
    # Forty columns from −1 to 1: blue from column 9 or 10 to 30, a border of half blocks around it. Its letter
    # stands in every fourth row and every eighth column, from the second and the fifth.
    for number, row in enumerate(rows[6:14], 6):
        assert row[10:29] == ("··L·······L·······L" if number % 4 == 1 else "·" * 19)
        assert row[:8].strip() == "" == row[32:].strip()
        assert set(row) <= {"·", " ", "▌", "L"}
    assert set(rows[4] + rows[5]) & set("▀▄")


def test_points_stand_where_their_numbers_say_and_apart_by_shape():
    view = replace(
        view_of("frontiere"),
        said=None,
        points=(PlanePoint(-0.99, 0.99, 0), PlanePoint(0.99, 0.99, 1), PlanePoint(0.99, -0.99, 1, aside=True)),
    )
    rows = plain(plane_lines(view, LEFT + 20, 11)).splitlines()
    assert rows[0][LEFT:] == "■" + " " * 18 + "✚".replace("✚", view.marks[1].shape)
    assert rows[9][LEFT:].strip() == view.marks[1].hollow
    assert rows[0].startswith("    1┤")
    assert rows[10].split() == ["−1", "x", "1"]


def test_every_mark_is_another_sign_in_ascii():
    activity = load("frontiere")
    signs = [sign for mark in label_marks(activity) for sign in (mark.shape, mark.hollow, mark.texture)]
    signs += ["▀", "▄", "▌", "?", "[", "]"]
    ascii_signs = [to_ascii(sign, {}) for sign in signs]
    assert len(set(ascii_signs)) == len(signs) and all(sign.isascii() for sign in ascii_signs)
    hollow = "○□△◈☆♡✛▭"
    assert len({to_ascii(sign, {}) for sign in (*SHAPES.values(), *hollow)}) == 2 * len(SHAPES)


def test_a_wrong_point_is_in_reverse_and_the_one_in_hand_is_underlined():
    view = replace(view_of("frontiere"), points=(PlanePoint(0, 0, 1, wrong=True, in_hand=True),))
    styles = [
        style for line in plane_lines(view, 46, 20) for text, style in line if view.marks[1].shape in text
    ]
    assert len(styles) == 1 and "reverse" in styles[0] and "underline" in styles[0]


def test_nothing_is_said_where_the_class_is_not_to_see_it():
    view = replace(view_of("frontiere"), said=None, cursor=(0.0, 0.0))
    text = plain(plane_lines(view, 46, 20))
    assert "·" not in text and "▌" not in text
    assert "[┼]" in text


@pytest.mark.parametrize("size", [(20, 6), (46, 20), (78, 17), (118, 33), (198, 44)])
def test_lines_fit_and_a_click_finds_the_cell(size):
    view = view_of("plan")
    lines = plane_lines(view, *size)
    assert len(lines) <= size[1]
    assert all(width(line) == size[0] for line in lines)
    columns, rows = plane_size(*size)
    assert cell_at(view, *size, 0, LEFT) == (view.plane.xs(columns)[0], view.plane.ys(rows)[0])
    assert cell_at(view, *size, rows - 1, LEFT + columns - 1) is not None
    assert cell_at(view, *size, rows, LEFT) is None
    assert cell_at(view, *size, 0, LEFT - 1) is None


def test_a_plane_of_other_inputs_has_the_examples_that_lie_on_it():
    activity = load("rouge")
    held = activity.examples[3].counts  # 1, 0, 0.2
    found = [Placed(example.counts, example.label) for example in activity.examples]
    # Red and green: the only example with 0.2 of blue. Red and blue: without green; green and blue: all red.
    wanted = [
        {(r, v) for r, v, b in (example.counts for example in activity.examples) if b == 0.2},
        {(r, b) for r, v, b in (example.counts for example in activity.examples) if v == 0},
        {(v, b) for r, v, b in (example.counts for example in activity.examples) if r == 1},
    ]
    said = ["rouge et vert, bleu = 0,2", "rouge et bleu, vert = 0", "vert et bleu, rouge = 1"]
    for axes, (points, words) in enumerate(zip(wanted, said, strict=True)):
        view = plane_view(activity, held, axes)
        assert {(point.x, point.y) for point in points_of(view, found)} == points
        assert held_words(view) == words
        assert plane_view(activity, held, axes + 3).names == view.names
    assert [len(points) for points in wanted] == [1, 6, 5]
    assert has_other_axes(activity) and not has_other_axes(load("plan")) and not has_other_axes(load("xor"))
    assert held_words(plane_view(load("plan"), (0, 0, 0))) == "", "x·y is computed, not held"
    assert has_plane(activity)
    assert not has_plane(load()) and not has_plane(load("droite")) and not has_plane(load("courbe"))


def test_numbers_that_have_overflowed_leave_a_picture():
    view = replace(
        view_of("plan"), said=lambda inputs: (np.full(len(inputs), -1), np.full(len(inputs), np.nan))
    )
    assert plain(plane_lines(view, 46, 20)).splitlines()[3][LEFT:].strip() == ""
