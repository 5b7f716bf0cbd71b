"""Paints the training on the board: the iteration large, then the picture that the facilitator looks at."""

from __future__ import annotations

from connecte.language.numbers import thousands
from connecte.ui.paint.bigletters import big_text
from connecte.ui.paint.lines import Line, beside, centre, down_to
from connecte.ui.train.pictures.curves_text import chart_panel
from connecte.ui.train.pictures.looking import SUMMARY
from connecte.ui.train.pictures.pictures import picture
from connecte.ui.train.pictures.train_text import examples_panel, formula_panel, status_line, timeline_lines
from connecte.ui.train.pictures.train_view import TrainView

_FORMULAS = 46


def train_board(view: TrainView, cells: int, height: int) -> list[Line]:
    """Paint for (width, height): formulas and curves, or one picture."""
    tall = 10 if height >= 46 else 5 if height >= 36 else 3
    letters = big_text(thousands(view.iteration), (cells - 2, tall), "$accent", 2)
    head: list[Line] = [*(centre(line, cells) for line in letters), status_line(view, cells)]
    room = height - len(head) - len(view.activity.answers) - 1
    if view.picture != SUMMARY:
        body = picture(view, cells, room)
    elif cells >= 110:
        body = beside(
            [
                down_to(formula_panel(view, _FORMULAS, room), room),
                down_to(chart_panel(view, cells - _FORMULAS - 2, room), room),
            ],
            [_FORMULAS + 2, cells - _FORMULAS - 2],
        )
    else:
        body = formula_panel(view, cells, room)
    foot = [*examples_panel(view, cells, len(view.activity.answers)), *timeline_lines(view, cells, 1)]
    return [*head, *down_to(body, room), *foot]
