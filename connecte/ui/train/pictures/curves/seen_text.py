"""Curves of what is learned and of what was never seen: recognised, and the cost of one example."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from connecte.content.activity import Example
from connecte.content.runs.problem import wanted_outputs
from connecte.core.learning.activation import Array
from connecte.core.learning.problem import Problem
from connecte.core.replay.series import series_costs, series_outputs
from connecte.language.i18n import _
from connecte.language.numbers import decimal, plain_number, significant, thousands
from connecte.language.value import replace
from connecte.session.rules.learning import Lesson
from connecte.ui.paint.lines import Line, fit, within
from connecte.ui.paint.wrapping import wrapped
from connecte.ui.train.pictures.curves.chart import dot_of, iteration_of
from connecte.ui.train.pictures.curves.curves_text import LARGEST_COST, cost_title, run_chart, view_width
from connecte.ui.train.pictures.looking import SEEN, SIMPLE
from connecte.ui.train.pictures.said.gaps_text import gaps_sentence
from connecte.ui.train.pictures.train_view import TrainView, group_names, learned_rows

_FARTHEST = 3.0
"""Gaps are drawn up to so many times those at the start."""
_APART = 1.05
"""The curves part where the cost of what was never seen is so many times its least."""


class Curve(NamedTuple):
    """A group of examples over the columns of the chart."""

    name: str
    total: int
    """How many examples there are."""
    right: Array
    """(columns,): how many are recognised; where outputs are numbers the mean size of the gaps."""
    costs: Array
    """(columns,): the cost of one of them, on average."""


class Parting(NamedTuple):
    """The curves of what is learned and of what was never seen have parted: the one falls, the other rises."""

    learned: Curve
    other: Curve
    best: int
    """The column at which the other cost least."""


@lru_cache(maxsize=2)
def group_curves(view: TrainView) -> list[Curve]:
    """Return the curves of the examples learned, of those left out, of the class's own drawings, where there
    are some.
    """
    examples = view.activity.examples
    learned = [examples[n] for n in learned_rows(view.activity, view.run)]
    held = [examples[n] for n in view.run.left_out]
    groups: tuple[Sequence[Example | Lesson], ...] = (learned, held, view.own)
    return [
        _curve(view, name, group)
        for name, group in zip(group_names(view.activity), groups, strict=True)
        if group
    ]


def _curve(view: TrainView, name: str, group: Sequence[Example | Lesson]) -> Curve:
    labels = view.activity.network().choices
    problem: Problem = replace(
        view.problem,
        inputs=np.array([each.counts for each in group], dtype=float),
        wanted=wanted_outputs(labels, [each.label for each in group]),
        goals=np.array([each.goals for each in group]) if view.activity.is_numeric else None,
        l1=0.0,
        l2=0.0,
    )
    outputs = series_outputs(problem, view.packed, view.shapes, problem.inputs)
    if problem.goals is not None:
        with np.errstate(over="ignore", invalid="ignore"):
            right = np.abs(outputs - problem.goals).mean(axis=(1, 2))
    else:
        right = problem.recognised(outputs).sum(axis=1).astype(float)
    costs = series_costs(problem, view.packed, view.shapes) / len(group)
    return Curve(name, len(group), right, costs)


def seen_picture(view: TrainView, cells: int, height: int) -> list[Line]:
    """Draw recognised and cost over iterations, a curve for each group, and say where they part."""
    curves = group_curves(view)
    words = [[(f" {text}", "bold")] for text in wrapped(apart_sentence(view, curves, cells), cells - 2)]
    names = [curve.name for curve in curves]
    chosen = list(range(len(curves)))
    upper = max(4, (height - len(words) - 2) // 2)
    numeric = view.activity.is_numeric
    shares = np.stack([curve.right if numeric else 100 * curve.right / curve.total for curve in curves])
    if numeric:  # a run that overflows leaves the chart at the top
        shares = np.where(shares <= _FARTHEST * np.nanmax(shares[:, 0]), shares, np.nan)
    costs = np.log10(np.clip(np.stack([curve.costs for curve in curves]), 1e-9, LARGEST_COST))
    percent = () if numeric else (_percent_text,)
    lines: list[Line] = [
        [(_first_title(view, curves), "bold")],
        *run_chart(view, shares, chosen, names, (cells, upper), *percent),
    ]
    if view.counts_mistakes:
        return within([fit(line, cells) for line in [*lines, *words]], height)
    lower = max(4, height - len(lines) - len(words) - 1)
    lines += [
        [(f" {cost_title(_('Coût par exemple'), costs, lower)}", "bold")],
        *run_chart(view, costs, chosen, names, (cells, lower), lambda value: plain_number(10.0**value, 2)),
    ]
    return within([fit(line, cells) for line in [*lines, *words]], height)


def _percent_text(share: float) -> str:
    """Write a height of the scale of what is recognised: between two whole numbers it needs a decimal."""
    return decimal(share, 1) if 0 <= share <= 100 else ""


def _first_title(view: TrainView, curves: Sequence[Curve]) -> str:
    if view.activity.is_numeric:
        return f" {gaps_sentence(view)}"
    return _(" Reconnus, en pour cent : {now}").format(now=_now(view, curves))


def _now(view: TrainView, curves: Sequence[Curve]) -> str:
    groups = dict(zip(group_names(view.activity), (view.learned, view.held, view.owned), strict=True))
    return "   ".join("{} {} / {}".format(curve.name, *groups[curve.name]) for curve in curves)


def parted(curves: Sequence[Curve]) -> Parting | None:
    """Find where the cost of what was never seen was least, if it has risen again since while what is learned
    still falls.
    """
    if len(curves) < 2 or not np.isfinite(curves[1].costs).any():
        return None
    learned, other = curves[:2]
    best = int(np.nanargmin(other.costs))
    if other.costs[-1] <= _APART * other.costs[best] or learned.costs[-1] >= learned.costs[best]:
        return None
    return Parting(learned, other, best)


def parting_hint(view: TrainView) -> str:
    """Say, at the iteration in view, that the curves have parted; "" where they have not, or where no picture
    of them is in view.
    """
    if view.picture not in (SIMPLE, SEEN) or not (view.run.left_out or view.own) or view.activity.is_numeric:
        return ""
    until = dot_of(view.iteration, view.planned, view.chart_width, view.log) + 1
    found = parted([curve._replace(costs=curve.costs[:until]) for curve in group_curves(view)])
    if found is None:
        return ""
    at = iteration_of(found.best, view.planned, view.chart_width, view.log)
    message = _("Depuis {at} : l'erreur baisse ({learned}), remonte ({other}) : par cœur.")
    return message.format(at=thousands(at), learned=found.learned.name, other=found.other.name)


def apart_sentence(view: TrainView, curves: Sequence[Curve], cells: int) -> str:
    """Say whether what was never seen has come to cost more again while what is learned costs less; or how to
    leave examples out, where there is nothing that was never seen.
    """
    found = parted(curves)
    if len(curves) < 2:
        if not view.activity.is_drawn:
            return _("Tous les exemples servent à apprendre : en laisser de côté (essais).")
        return _("Tous les exemples servent à apprendre : en laisser de côté (essais), ou garder des dessins.")
    if found is None:
        return _("Le coût par exemple, {other}, n'a pas encore remonté.").format(other=curves[1].name)
    learned, other, best = found
    at = iteration_of(best, view.planned, view_width(view, cells), view.log)
    message = _(
        "Depuis l'itération {at} environ le coût descend encore ({learned}) ou remonte ({other} : {least} → "
        "{now}) : il apprend par cœur."
    )
    return message.format(
        at=thousands(at),
        learned=learned.name,
        other=other.name,
        least=significant(float(other.costs[best])),
        now=significant(float(other.costs[-1])),
    )
