"""Measures of one label: the published exercise on frauds, from the examples of `fraude` (networks.md §3)."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from connecte.content.catalog import load
from connecte.content.runs.measured import measured
from connecte.content.runs.trial import new_run, own_trial
from connecte.core.cards.network import MoveWeight
from connecte.core.measures.counts import Counts, count
from connecte.session.moves import Learn
from connecte.session.rules.apply import apply
from connecte.session.state import opening
from connecte.ui.chart.roc_text import area_sentence
from connecte.ui.learn.numbers.roc_hand import hand_roc

FRAUDE = load("fraude")


def test_the_published_figures_come_out_of_the_network():
    found = hand_roc(apply(opening(FRAUDE), Learn()), 0)
    assert found.counts == Counts(20, 10, 80, 890)
    assert found.counts.accuracy == 0.91
    assert found.counts.precision == pytest.approx(2 / 3)
    assert found.counts.recall == 0.2
    assert found.counts.f1 == pytest.approx(2 * (2 / 3) * 0.2 / (2 / 3 + 0.2))
    assert Counter(example.label for example in FRAUDE.examples) == {"fraude": 100, "honnête": 900}


def test_the_training_measures_the_same_before_it_learns():
    recording = new_run(FRAUDE, own_trial(FRAUDE))
    found = measured(FRAUDE, recording, ()).learned
    assert found.accuracy == 0.91
    assert found.confusion.tolist() == [[20, 80], [10, 890]]
    (label,) = found.labels
    assert (label.precision, label.recall) == (pytest.approx(2 / 3), 0.2)


def test_the_threshold_by_hand_walks_along_the_curve():
    state = apply(opening(FRAUDE), Learn())
    seen = []
    for _step in range(14):
        found = hand_roc(state, 0)
        seen.append((found.counts.false_rate, found.counts.recall))
        state = apply(state, MoveWeight(0, 0, None, -1))
    curve = set(zip(found.curve.false_rates.tolist(), found.curve.true_rates.tolist(), strict=True))
    assert set(seen) <= curve and len(set(seen)) == 5
    assert seen == sorted(seen)


def test_of_outputs_that_are_compared_each_one_alone_stands_on_its_own_curve():
    """By hand in `trois` the largest sum wins: 21 points get « bleu »; its own threshold says it of 38."""
    state = apply(opening(load("trois")), Learn())
    assert hand_roc(state, 0).counts == Counts(20, 18, 0, 22)
    for _step in range(6):
        for output in range(3):
            found = hand_roc(state, output)
            neuron = state.network.layers[-1].neurons[output]
            alone = [
                sum(w * n for w, n in zip(neuron.weights, each.counts, strict=True)) > neuron.threshold
                for each in state.activity.examples
            ]
            assert found.counts.true_positives + found.counts.false_positives == sum(alone)
            curve = zip(found.curve.false_rates.tolist(), found.curve.true_rates.tolist(), strict=True)
            assert (found.counts.false_rate, found.counts.recall) in set(curve)
            state = apply(state, MoveWeight(0, output, None, 1))


def test_the_area_is_said_as_a_chance():
    assert "9 fois sur 10" in area_sentence(0.9)
    assert "85 fois sur 100" in area_sentence(0.851)
    assert "5 fois sur 10" in area_sentence(0.5)


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=40))
def test_counts_are_those_of_the_definitions(pairs):
    said, wanted = (np.array(column) for column in zip(*pairs, strict=True))
    found = count(said, wanted)
    assert sum(found) == len(pairs)
    assert found.accuracy == sum(s == w for s, w in pairs) / len(pairs)
    positive = [s for s, w in pairs if w]
    assert found.recall == (sum(positive) / len(positive) if positive else None)
    dits = [w for s, w in pairs if s]
    assert found.precision == (sum(dits) / len(dits) if dits else None)
    if found.precision and found.recall:
        assert found.f1 == pytest.approx(2 * found.precision * found.recall / (found.precision + found.recall))
