"""Confusion, precision, recall, F1, ROC and area: published figures, plain counting, scikit-learn's numbers."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from connecte.core.learning.activation import SIGMOID, SOFTMAX
from connecte.core.learning.backprop import recognised
from connecte.core.learning.loss import CROSS_ENTROPY, SQUARED
from connecte.core.learning.problem import LayerParameters, Parameters, Problem
from connecte.core.measures.measures import confusion, distances, label_measures, label_scores, measures
from connecte.core.measures.roc import roc
from connecte.language.value import replace

SCORES = st.lists(st.tuples(st.integers(-4, 4), st.booleans()), min_size=1, max_size=25)


def test_the_published_exercise_on_frauds():
    """networks.md §3: VP 20, FP 10, FN 80, VN 890: accuracy 91 %, precision 2/3, recall 20 %."""
    said = np.array([[True]] * 20 + [[False]] * 80 + [[True]] * 10 + [[False]] * 890)
    wanted = np.array([0] * 100 + [-1] * 900)
    table = confusion(said, wanted, 2)
    assert table.tolist() == [[20, 80], [10, 890]]
    found = label_measures(table, 0, None)
    # F1 = 2 · 20 / (30 + 100).
    assert (found.precision, found.recall, found.f1) == pytest.approx((2 / 3, 0.2, 4 / 13))
    # The same by one neuron that decides on a number: 1 for what it calls a fraud, −1 for the rest.
    numbers = np.where(said, 1.0, -1.0)
    what = Problem(numbers, wanted, (None,), 1.0, 1.0, (1.0,))
    whole = measures(what, Parameters((LayerParameters(np.ones((1, 1)), np.zeros(1)),)), True)
    assert whole.accuracy == 0.91
    assert whole.labels[0][:3] == found[:3]
    # Of 90 000 pairs, 20 · 890 are in order, and half of the 20 · 10 + 80 · 890 ties count.
    assert whole.labels[0].auc == pytest.approx((20 * 890 + (20 * 10 + 80 * 890) / 2) / 90_000)


def test_always_saying_the_same_is_right_as_often_as_it_is_there():
    """networks.md §3: with 9000 A and 1000 B, "90 %" is what always saying A gets."""
    said = np.tile([True, False], (10_000, 1))
    table = confusion(said, np.array([0] * 9000 + [1] * 1000), 2)
    assert table.tolist() == [[9000, 0, 0], [1000, 0, 0]]
    one, other = (label_measures(table, label, None) for label in (0, 1))
    assert (one.precision, one.recall) == (0.9, 1.0)
    assert (other.precision, other.recall, other.f1) == (None, 0.0, 0.0)


def test_none_and_several_have_the_last_column():
    said = np.array([[1, 0, 0], [1, 1, 0], [0, 0, 0], [0, 0, 1]], dtype=bool)
    assert confusion(said, np.array([0, 1, 1, 0]), 3).tolist() == [[1, 0, 1, 0], [0, 0, 0, 2], [0, 0, 0, 0]]


@given(SCORES)
def test_the_area_is_the_share_of_pairs_in_order(found):
    scores, positive = (
        np.array([float(score) for score, _is in found]),
        np.array([is_ for _score, is_ in found]),
    )
    curve = roc(scores, positive)
    yes, no = scores[positive], scores[~positive]
    if not len(yes) or not len(no):
        assert curve is None
        return
    pairs = [1.0 if y > n else 0.5 if y == n else 0.0 for y in yes for n in no]
    assert curve.area == pytest.approx(sum(pairs) / len(pairs))
    for false_rate, true_rate, threshold in zip(*curve, strict=True):
        assert false_rate == pytest.approx((no >= threshold).mean())
        assert true_rate == pytest.approx((yes >= threshold).mean())
    assert (curve.false_rates[0], curve.true_rates[0]) == (0, 0)
    assert (curve.false_rates[-1], curve.true_rates[-1]) == (1, 1)
    assert all(before > after for before, after in pairwise(curve.thresholds))


def generated(seed: int, output=SOFTMAX, loss=CROSS_ENTROPY) -> tuple[Problem, Parameters]:
    """Sixty examples of four labels, and a layer that is right about half the time."""
    chance = np.random.default_rng(seed)
    wanted = chance.integers(0, 4, 60)
    inputs = np.eye(4)[wanted] + chance.normal(size=(60, 4)) * 0.8
    what = Problem(inputs, wanted, (None,), 1.0, 1.0, (1.0,), output=output, loss=loss)
    return what, Parameters((LayerParameters(chance.normal(size=(4, 4)) * 0.4 + np.eye(4), np.zeros(4)),))


@pytest.mark.parametrize("seed", range(5))
def test_measures_are_those_of_a_plain_count(seed):
    what, values = generated(seed, SIGMOID, SQUARED)
    values = replace(values, layers=(replace(values.layers[0], thresholds=np.full(4, 0.5)),))
    found = measures(what, values)
    sums = what.inputs @ values.layers[0].weights.T - 0.5
    says = [[label for label in range(4) if row[label] > 0] for row in sums]
    assert found.accuracy == pytest.approx(recognised(what, values).mean())
    for label, numbers in enumerate(found.labels):
        hits = sum(said == [label] and wanted == label for said, wanted in zip(says, what.wanted, strict=True))
        called, there = sum(said == [label] for said in says), int((what.wanted == label).sum())
        assert numbers.precision == (pytest.approx(hits / called) if called else None)
        assert numbers.recall == pytest.approx(hits / there)
        assert numbers.f1 == pytest.approx(hits / (hits + (called - hits + there - hits) / 2))
    assert found.confusion.sum(axis=1).tolist() == [int((what.wanted == label).sum()) for label in range(4)]
    assert found.confusion[:, 4].sum() == sum(len(said) != 1 for said in says)


def test_outputs_of_one_label_speak_for_it_together():
    what, values = generated(3, SIGMOID, SQUARED)
    what = replace(what, wanted=what.wanted // 2, groups=(0, 0, 1, 1))
    scores = label_scores(what, values)
    sums = what.inputs @ values.layers[0].weights.T
    assert scores.tolist() == np.stack([sums[:, :2].max(axis=1), sums[:, 2:].max(axis=1)], 1).tolist()
    assert measures(what, values).confusion.shape == (2, 3)


@pytest.mark.parametrize("seed", range(8))
def test_scikit_learn_says_the_same(seed):
    skl = pytest.importorskip("sklearn.metrics", reason="the extra bench is not installed")
    what, values = generated(seed)
    found, scores = measures(what, values), label_scores(what, values)
    said = scores.argmax(axis=1)
    assert found.accuracy == pytest.approx(skl.accuracy_score(what.wanted, said))
    assert found.confusion[:, :4].tolist() == skl.confusion_matrix(what.wanted, said).tolist()
    columns = skl.precision_recall_fscore_support(what.wanted, said, zero_division=np.nan)[:3]
    for label, numbers in enumerate(found.labels):
        assert [np.nan if n is None else n for n in numbers[:3]] == pytest.approx(
            [column[label] for column in columns], nan_ok=True
        )
        assert numbers.auc == pytest.approx(skl.roc_auc_score(what.wanted == label, scores[:, label]))
        curve = roc(scores[:, label], what.wanted == label)
        expected = skl.roc_curve(what.wanted == label, scores[:, label], drop_intermediate=False)
        for ours, theirs in zip(curve, expected, strict=True):
            np.testing.assert_allclose(ours, theirs)


def test_distances_are_the_mean_gap_and_the_mean_square():
    """networks.md §1: y = 0, −1, −2, −3 at x = 1, 2, 3, 4; w = 0.3 and b = −0.3 say 0, 0.3, 0.6, 0.9."""
    goals = np.array([[0.0], [-1.0], [-2.0], [-3.0]])
    problem = Problem(
        np.array([[1.0], [2.0], [3.0], [4.0]]), np.full(4, -1), (None,), 0.01, 1.0, (1.0,), goals=goals
    )
    line = Parameters((LayerParameters(np.array([[0.3]]), np.array([0.3])),))
    found = distances(problem, line)
    assert found.distance == pytest.approx((0 + 1.3 + 2.6 + 3.9) / 4)
    assert found.squared == pytest.approx((0 + 1.69 + 6.76 + 15.21) / 4)
    far = Parameters((LayerParameters(np.array([[1e200]]), np.array([0.0])),))
    assert distances(problem, far).squared == np.inf, "and numpy says nothing of it"
