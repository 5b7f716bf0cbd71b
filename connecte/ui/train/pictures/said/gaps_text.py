"""What a run says where outputs are numbers: the line with its residuals, and how far off it is."""

from __future__ import annotations

import numpy as np

from connecte.core.learning.activation import Array
from connecte.core.learning.backprop import output_values
from connecte.language.i18n import _
from connecte.language.numbers import decimal, plain_number, significant
from connecte.ui.chart.line_text import HELD, LEARNED, Seen, gaps_lines, line_lines, line_view
from connecte.ui.paint.lines import Line, beside, down_to, fit, within
from connecte.ui.train.pictures.train_view import TrainView

_TABLE = 33
_SMALL = 12
"""Rows under which the table gives its room to the line."""


def gap_text(gap: float) -> str:
    """Write a gap short: two decimals, or figures where it is very small or very large."""
    return decimal(gap, 2) if gap == 0 or 0.01 <= abs(gap) < 1e4 else plain_number(gap, 2)


def seen_of(view: TrainView, output: int) -> list[Seen]:
    """Return all examples of the run with what the network says of them now."""
    return [
        Seen(str(example.number), example.counts, example.goals[output], float(said[output]),
             example.number in view.run.left_out, example.number == view.example)
        for example, said in zip(view.activity.examples, view.outputs, strict=True)
    ]  # fmt: skip


def line_picture(view: TrainView, cells: int, height: int) -> list[Line]:
    """Paint the line as the run has it, with the examples and their residuals, and beside it the gaps."""
    output = view.output

    def answer(rows: Array) -> Array:
        return output_values(view.problem, rows, view.values)[:, output]

    seen = seen_of(view, output)
    width = cells - _TABLE - 1
    title = fit([(f" {gaps_sentence(view)}", "bold")], cells)
    room = height - 1
    if room < _SMALL:
        return [title, *line_lines(line_view(view.activity, seen, answer, output), cells, room)]
    chart = line_lines(line_view(view.activity, seen, answer, output), width, room)
    return [title, *beside([down_to(chart, room), gaps_lines(seen, _TABLE, room)], [width + 1, _TABLE])]


def gaps_sentence(view: TrainView) -> str:
    """Say the mean size of the gaps: of the examples that are learned from, and of those that are not."""
    return _("Écart moyen : {gaps}").format(gaps=gaps_words(view))


def gaps_words(view: TrainView) -> str:
    """Write the mean gaps of both groups: "appris 0,32   jamais vus 0,81", or one number alone."""
    learned, held = view.mean_gaps
    if held is None:
        return "?" if learned is None else gap_text(learned)
    return _("appris {learned}   jamais vus {held}").format(
        learned="?" if learned is None else gap_text(learned), held=gap_text(held)
    )


def gaps_panel(view: TrainView, cells: int, height: int) -> list[Line]:
    """Say how far off the run is: on average of each group, at most, and the mean of the squares."""
    gaps = view.gaps
    if not np.isfinite(gaps).all():
        return [fit([(_(" Les réponses débordent."), "bold $error")], cells)]
    row, output = np.unravel_index(int(np.abs(gaps).argmax()), gaps.shape)
    worst = _(" Le plus grand : n° {number}, {gap}").format(
        number=view.activity.examples[int(row)].number, gap=gap_text(float(gaps[row, output]))
    )
    learned, held = view.mean_gaps
    lines: list[Line] = [[(_(" Écart moyen"), "bold")]]
    groups = ((LEARNED, _("appris"), learned), (HELD, _("jamais vus"), held))
    told = [f"{mark} {name} {gap_text(gap)}" for mark, name, gap in groups if gap is not None]
    lines.append([(" " + "   ".join(told), "bold $accent")])
    lines.append([(worst, "")])
    mean = significant(float((gaps**2).mean()))
    lines.append([(_(" Moyenne des carrés : {mean}").format(mean=mean), "$muted")])
    return [fit(line, cells) for line in within(lines, height)]


def gaps_table(view: TrainView, cells: int, height: int) -> list[Line]:
    """Write every example in a line: what is said, what is wanted, the gap and its square."""
    title = fit([(f" {gaps_sentence(view)}", "bold")], cells)
    return [title, *gaps_lines(seen_of(view, 0), min(cells, 60), height - 1)]
