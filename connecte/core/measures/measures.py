"""How often a network is right, label by label (networks.md §3).

A label is said where it is claimed alone: VP examples have it and get it, FP get it and do not have it,
FN have it and do not get it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from connecte.core.learning.activation import Array
from connecte.core.learning.backprop import SUM_DIGITS, forward, output_values
from connecte.core.learning.problem import Parameters, Problem
from connecte.core.measures.counts import Counts
from connecte.core.measures.roc import Roc, roc


class LabelMeasures(NamedTuple):
    """How well one label is found; None where there is nothing to count."""

    precision: float | None
    """VP / (VP + FP); None where it is never said."""
    recall: float | None
    """VP / (VP + FN); None where no example has it."""
    f1: float | None
    """VP / (VP + (FN + FP) / 2); None where no example has it and it is never said."""
    auc: float | None
    """The area under the ROC curve of its score; None where all examples have it, or none has."""


class Distances(NamedTuple):
    """How close outputs that are numbers come."""

    distance: float
    """The mean of |Y − T| over examples and outputs."""
    squared: float
    """The mean of (Y − T)², the MSE (networks.md §1)."""


def distances(problem: Problem, parameters: Parameters) -> Distances:
    """Return how close the outputs come to the goals of the problem."""
    assert problem.goals is not None
    with np.errstate(over="ignore", invalid="ignore"):
        residuals = forward(problem, problem.inputs, parameters).outputs - problem.goals
        return Distances(float(np.abs(residuals).mean()), float((residuals**2).mean()))


class Measures(NamedTuple):
    """How good a network is on some examples."""

    accuracy: float
    """The share of the examples that get their own label alone, or none if none should."""
    confusion: NDArray[np.intp]
    """(rows, labels + 1): how many examples of each wanted label (a row each, and a last one for no label where
    there are such) get each label, or in the last column none or several."""
    labels: tuple[LabelMeasures, ...]
    """One per label of the outputs."""


def measures(problem: Problem, parameters: Parameters, has_otherwise: bool = False) -> Measures:
    """Return how good a network is on the examples of the problem; `has_otherwise`: whether some may have no
    label.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        values = output_values(problem, problem.inputs, parameters)
        scores = label_scores(problem, parameters)
    said = problem.by_label(problem.claims(values), np.logical_or)
    table = confusion(said, problem.wanted, said.shape[1] + has_otherwise)
    found = tuple(
        label_measures(table, label, roc(scores[:, label], problem.wanted == label))
        for label in range(said.shape[1])
    )
    return Measures(float(problem.recognised(values).mean()), table, found)


def label_scores(problem: Problem, parameters: Parameters) -> Array:
    """Return a score (N, labels) of each label for each example, to be compared with a threshold.

    It is the output's sum minus its threshold, or for softmax its answer: there, a sum says something
    only beside the others.
    """
    seen = forward(problem, problem.inputs, parameters)
    scores = seen.sums[-1] if problem.output.margins is None else seen.outputs
    if problem.rule == "perceptron":
        scores = scores.round(SUM_DIGITS)
    return problem.by_label(scores, np.maximum)


def confusion(said: NDArray[np.bool_], wanted: NDArray[np.intp], rows: int) -> NDArray[np.intp]:
    """Return (rows, labels + 1): how many examples of each wanted label get each label, or none or several.

    `said` (N, labels): which labels are claimed; `wanted` (N,): −1 for no label, the last row.
    """
    labels = said.shape[1]
    column = np.where(said.sum(axis=1) == 1, said.argmax(axis=1), labels)
    table = np.zeros((rows, labels + 1), dtype=np.intp)
    np.add.at(table, (np.where(wanted < 0, rows - 1, wanted), column), 1)
    return table


def label_measures(table: NDArray[np.intp], label: int, curve: Roc | None) -> LabelMeasures:
    """Return how well a label is found; `table` (rows, labels + 1) is what `confusion` returns."""
    right = int(table[label, label])
    said, wanted = int(table[:, label].sum()), int(table[label].sum())
    found = Counts(right, said - right, wanted - right, int(table.sum()) - said - wanted + right)
    return LabelMeasures(found.precision, found.recall, found.f1, None if curve is None else curve.area)
