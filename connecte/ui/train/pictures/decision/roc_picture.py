"""The threshold of an output of a training, turned: its ROC curve, and where it stands."""

from __future__ import annotations

import numpy as np

from connecte.content.runs.measured import problem_of
from connecte.core.learning.backprop import output_values
from connecte.core.learning.problem import Problem
from connecte.core.measures.counts import Counts, count
from connecte.core.measures.measures import label_scores
from connecte.core.measures.roc import Roc, roc
from connecte.language.i18n import _
from connecte.ui.chart.roc_text import RocView, roc_lines
from connecte.ui.paint.lines import Line
from connecte.ui.train.pictures.train_view import TrainView


def roc_picture(view: TrainView, cells: int, height: int) -> list[Line]:
    """Paint the curve of the output in hand, else of the first one, on what is learned."""
    if not np.isfinite(view.cost):
        return [[(_(" Le calcul a débordé : il n'y a plus rien à mesurer."), "bold $error")]]
    return roc_lines(roc_view(view), cells, height)


def roc_view(view: TrainView) -> RocView:
    """Return how the label of the output in hand is decided: by its threshold, or by the largest output."""
    activity, network = view.activity, view.activity.network()
    label = network.labels[view.output]
    number = network.choices.index(label)
    counts, curve = _decided(view, view.problem, number)
    aside = None
    if view.run.left_out:
        held = problem_of(activity, view.problem, activity.examples, view.run.left_out)
        aside = _decided(view, held, number)[1]
    compares = view.problem.compares
    note = _("La plus grande sortie gagne, sans seuil : pas de point sur cette courbe.") if compares else ""
    return RocView(label, counts, curve, aside, has_mark=not compares, note=note, answers=activity.answers)


def _decided(view: TrainView, problem: Problem, label: int) -> tuple[Counts, Roc | None]:
    """Return the counts of a label with the thresholds as they stand, and the curve as they turn."""
    with np.errstate(over="ignore", invalid="ignore"):
        values = output_values(problem, problem.inputs, view.values)
        scores = label_scores(problem, view.values)[:, label]
    said = problem.by_label(problem.claims(values), np.logical_or)[:, label]
    wanted = problem.wanted == label
    return count(said, wanted), roc(scores, wanted)
