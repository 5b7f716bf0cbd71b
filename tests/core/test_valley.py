"""The map of the cost over two numbers: its cells, and the ways through it (reference §5)."""

from __future__ import annotations

import numpy as np
import pytest

from connecte.content.catalog import load
from connecte.content.runs.problem import parameters
from connecte.content.runs.trial import new_run, own_trial
from connecte.core.landscape.curve import number_at
from connecte.core.landscape.valley import CostMap, around, frame, map_of, way_of
from connecte.core.learning.explain import Place
from connecte.core.learning.problem import pack, sizes
from connecte.session.moves import Learn
from connecte.session.rules.hand.hint import board_problem
from connecte.session.session import Session
from connecte.ui.chart.map_text import MapView, Way, table_lines, valley_lines, valley_size
from connecte.ui.paint.lines import plain, width

WORKSHOP = load()
C, D = Place(0, 2, None), Place(0, 3, None)


def printed_map():
    """C from 15 to 19 across, D from 5 to 9 down, at the printed cards with the ten class examples."""
    state = Session.start(WORKSHOP).play(Learn()).state
    return map_of(board_problem(state), parameters(state.network), (C, D), around(17), around(7))


def plain_cost(threshold_c, threshold_d):
    """Σ exp(a s Z) over the ten class examples with the printed cards, from reference §2 and §3, by hand."""
    rows = [example for example in WORKSHOP.examples if example.in_class]
    total = 0.0
    for example in rows:
        x = example.counts
        sums = [
            x[1] + x[2] - x[0],
            x[1] + x[4] - x[5],
            x[2] + x[3] + x[4],
            x[1] + x[5] - x[3],
            x[0] + x[4] + x[5],
            x[3] + x[5] - x[4],
        ]
        a, b, c, d, e, f = (
            max(0, s - t) for s, t in zip(sums, (8, 7, threshold_c, threshold_d, 16, 5), strict=True)
        )
        values = {
            "0": c + e + f - a - b - d - 6,
            "3": a + b + d - c - e - 6,
            "6": b + d + e - a - c - f - 7,
            "9": a + b + c - d - e - 4,
        }
        total += sum(np.exp(0.7 * (-z if label == example.label else z)) for label, z in values.items())
    return total


def test_each_cell_has_the_cost_of_its_two_thresholds():
    found = printed_map()
    for row, down in enumerate((5, 6, 7, 8, 9)):
        for column, across in enumerate((15, 16, 17, 18, 19)):
            assert found.costs[row, column] == pytest.approx(plain_cost(across, down), rel=1e-9)


def test_c_up_and_d_down_lower_the_cost_at_each_step():
    """What the class does in §5: C 17 → 18, then D 7 → 6."""
    found = printed_map()
    way = found.cells(np.array([(17.0, 7.0), (18.0, 7.0), (18.0, 6.0)]))
    assert way == ((2, 2), (3, 2), (3, 1))
    costs = [found.costs[row, column] for column, row in way]
    assert costs == sorted(costs, reverse=True)


def test_a_point_is_in_the_nearest_cell_or_beyond_the_map():
    found = CostMap(
        np.array([0.0, 1.0, 2.0]), np.array([5.0, 6.0]), np.array([[3.0, 2.0, 4.0], [1.0, 5.0, 6.0]])
    )
    assert found.cell(0.4, 5.6) == (0, 1)
    assert found.cell(2.5, 6.5) == (2, 1)
    assert found.cell(2.6, 6.0) is None
    assert found.cell(1.0, 4.4) is None
    assert found.lowest == (0, 1)
    assert found.cells(np.array([(0.0, 5.0), (0.2, 5.0), (9.0, 5.0), (1.0, 5.0), (0.0, 5.0)])) == (
        (0, 0),
        (1, 0),
        (0, 0),
    )


def test_the_way_of_a_run_is_read_from_its_iterations():
    recording = new_run(WORKSHOP, own_trial(WORKSHOP))
    for _reached in recording.run():
        break
    rows = np.array([pack(recording.at(n)) for n in (0, 1, 50)])
    way = way_of(rows, sizes(recording.at(0)), (C, D))
    assert way.tolist() == [[number_at(recording.at(n), place) for place in (C, D)] for n in (0, 1, 50)]
    assert way[0].tolist() == [18, 6]


def test_a_frame_holds_all_with_a_margin():
    assert frame(np.array([2.0, 4.0]), 4, 1.0).tolist() == pytest.approx([1.5, 2.5, 3.5, 4.5])
    assert frame(np.array([3.0]), 3, 2.0).tolist() == [2.0, 3.0, 4.0]


def test_the_table_tells_ways_apart_without_a_colour():
    ours = Way("la classe", np.array([(17.0, 7.0), (18.0, 7.0), (18.0, 6.0)]))
    its = Way("l’ordinateur", np.array([(17.0, 7.0), (17.0, 6.0), (18.0, 6.0)]))
    text = plain(table_lines(MapView(("C", "D"), printed_map(), (18.0, 6.0), (ours, its))))
    assert text.count("(") == 2 + 1, "both that were passed, and the legend"
    assert text.count("{") == 1 + 1
    assert text.count("[") == 1 + 1
    assert "{ } : l’ordinateur" in text


@pytest.mark.parametrize("room", [(40, 10), (80, 20), (160, 40)])
def test_a_valley_is_darker_where_it_is_dearer_and_shows_its_ways(room):
    columns, rows = valley_size(*room)
    across, down = frame(np.array([15.0, 19.0]), columns, 1), frame(np.array([5.0, 9.0]), rows, 1)
    state = Session.start(WORKSHOP).play(Learn()).state
    found = map_of(board_problem(state), parameters(state.network), (C, D), across, down)
    way = Way("la classe", np.array([(17.0, 7.0), (18.0, 6.0)]))
    lines = valley_lines(MapView(("C", "D"), found, (18.0, 6.0), (way,)), *room)
    assert len(lines) <= room[1]
    assert all(width(line) <= room[0] for line in lines)
    text = plain(lines)
    assert text.count("●") == 2 + 1
    order = " ░▒▓█"
    valley = [line.partition("┤")[2] or line.partition("│")[2] for line in text.split("\n")[1 : rows + 1]]
    shaded = sorted(
        (found.costs[row, column], order.index(shade))
        for row, line in enumerate(valley)
        for column, shade in enumerate(line.ljust(columns))
        if shade in order
    )
    assert [shade for _cost, shade in shaded] == sorted(shade for _cost, shade in shaded)
    assert {shade for _cost, shade in shaded} == set(range(5))
