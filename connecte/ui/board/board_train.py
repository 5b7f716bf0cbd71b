"""Paints the training on the board: the iteration large, then the picture that the facilitator looks at."""

from __future__ import annotations

from connecte.content.activity import Activity
from connecte.language.numbers import thousands
from connecte.ui.paint.bigletters import big_text
from connecte.ui.paint.lines import Line, beside, centre, down_to
from connecte.ui.train.opened.iteration_view import IterationView
from connecte.ui.train.opened.phase_network import network_panel, phase_bar
from connecte.ui.train.opened.phase_text import explanation_panel, phase_heading
from connecte.ui.train.opened.why_text import WhyView, matrix_cells, matrix_panel, pushes_panel, why_title
from connecte.ui.train.pictures.curves.curves_text import chart_panel
from connecte.ui.train.pictures.looking import SIMPLE, SUMMARY
from connecte.ui.train.pictures.pictures import picture
from connecte.ui.train.pictures.train_text import (
    answers_rows,
    examples_panel,
    formula_cells,
    formula_panel,
    status_line,
    timeline_lines,
)
from connecte.ui.train.pictures.train_view import TrainView

Inside = IterationView | WhyView
"""What of an iteration is opened."""

_NUMBERS = 41
_WIDE = 110


def summary_cells(activity: Activity, cells: int) -> int:
    """Count the cells that the formulas take beside the chart, with the gap; all where there is no room for a
    chart.
    """
    return min(formula_cells(activity) + 2, cells * 3 // 5) if cells >= _WIDE else cells


def inside_board(view: Inside, cells: int, height: int) -> list[Line]:
    """Paint an opened iteration, or why a number moves, as the facilitator's screen does."""
    if isinstance(view, WhyView):
        head = [why_title(view, cells), []]
        room, left = height - len(head), matrix_cells(view, cells)
        blocks = [matrix_panel(view, left - 2, room), pushes_panel(view, cells - left, room)]
    else:
        head = [phase_heading(view, cells), *phase_bar(view, cells, 1), []]
        room, left = height - len(head), max(cells - _NUMBERS, cells // 2)
        blocks = [network_panel(view, left - 2, room), explanation_panel(view, cells - left, room)]
    return [*head, *beside([down_to(block, room) for block in blocks], [left, cells - left])]


def train_board(view: TrainView, cells: int, height: int) -> list[Line]:
    """Paint for (width, height): formulas and curves, or one picture."""
    if view.picture == SIMPLE:
        return [*down_to(picture(view, cells, height - 1), height - 1), *timeline_lines(view, cells, 1)]
    tall = 10 if height >= 46 else 5 if height >= 36 else 3
    letters = big_text(thousands(view.iteration), (cells - 2, tall), "$accent", 2)
    head: list[Line] = [*(centre(line, cells) for line in letters), status_line(view, cells)]
    room = height - len(head) - answers_rows(view.activity) - 1
    if view.picture != SUMMARY:
        body = picture(view, cells, room)
    elif (left := summary_cells(view.activity, cells)) < cells:
        body = beside(
            [
                down_to(formula_panel(view, left - 2, room), room),
                down_to(chart_panel(view, cells - left, room), room),
            ],
            [left, cells - left],
        )
    else:
        body = formula_panel(view, cells, room)
    foot = [*examples_panel(view, cells, answers_rows(view.activity)), *timeline_lines(view, cells, 1)]
    return [*head, *down_to(body, room), *foot]
