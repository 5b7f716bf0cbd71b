"""What is said over what is wanted, where a run has overflowed: there the mark stands at the border."""

from __future__ import annotations

import math

from connecte.content.catalog import load
from connecte.ui.chart.line_text import LEARNED, Seen, line_lines, line_view
from connecte.ui.paint.lines import plain


def test_numbers_that_overflowed_stand_at_the_border_of_the_picture():
    one, *others = load("droite").inputs
    activity = load("droite").replace(inputs=(one, one._replace(name="deux", symbol="z"), *others))
    seen = [
        Seen("1", (0, 0), 1.0, 1.5),
        Seen("2", (0, 1), 2.0, math.nan),
        Seen("3", (1, 1), 3.0, math.inf),
    ]
    view = line_view(activity, seen, lambda inputs: inputs[:, 0])
    assert view.is_diagonal
    rows = plain(line_lines(view, 40, 14)).splitlines()[1:]
    assert sum(row.count(LEARNED) for row in rows) == 3
    assert rows[0].count(LEARNED) == 2, "what is no number, or endless, is out of the picture at its top"
