"""Batches, epochs, penalties, dropout and factors: the phases, the engine and recordings agree on them."""

from __future__ import annotations

from itertools import chain

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from connecte.content.runs.recorded import load_recording, save_recording
from connecte.core.learning.activation import SIGMOID, SOFTMAX, TANH
from connecte.core.learning.backprop import forward, iterate, total_cost
from connecte.core.learning.batches import batches_in, kept, rows_of, taken
from connecte.core.learning.engine import Engine
from connecte.core.learning.explain import Place, explain
from connecte.core.learning.iteration import open_iteration
from connecte.core.learning.loss import CROSS_ENTROPY, HALF_SQUARED
from connecte.core.learning.problem import LayerParameters, Parameters, Problem, pack
from connecte.core.replay.recording import Recording
from connecte.core.replay.series import series_costs
from connecte.language.value import replace
from tests.core.test_opened import check, recorded
from tests.generated import problems, taught
from tests.often import times


@given(problems(), st.integers(0, 6), st.integers(0, 99), st.integers(0, 3))
def test_an_epoch_takes_every_example_once(generated, batch, seed, epoch):
    what = replace(generated[0], batch=batch, seed=seed)
    count = batches_in(what)
    rows = [rows_of(what, epoch * count + place) for place in range(count)]
    assert sorted(chain(*rows)) == list(range(len(what.inputs)))
    assert {len(each) for each in rows[:-1]} <= {batch}
    assert 1 <= len(rows[-1]) <= (batch or len(what.inputs))


def test_epochs_differ_and_follow_from_the_seed():
    what = Problem(np.zeros((20, 1)), np.zeros(20, dtype=np.intp), (None,), 1.0, 1.0, (1.0,), batch=20)
    small = replace(what, batch=7, seed=3)
    first, second = ([rows_of(small, 3 * epoch + place) for place in range(3)] for epoch in (0, 1))
    assert first != second and first == [rows_of(small, place) for place in range(3)]
    assert first != [rows_of(replace(small, seed=4), place) for place in range(3)]
    assert [len(each) for each in first] == [7, 7, 6]
    assert rows_of(what, 5) == tuple(range(20))


def test_dropout_keeps_its_share_and_scales_what_it_keeps():
    what = Problem(np.zeros((1, 1)), np.array([0]), (None,) * 3, 1.0, 1.0, (1.0,) * 3, dropout=(0.25, 0.5))
    for layer, p in enumerate(what.dropout):
        drawn = kept(what, 8, layer, 300, 40)
        assert set(drawn.ravel()) == {0.0, 1 / (1 - p)}
        # 12 000 draws: the share left out is within five standard deviations of p.
        assert abs((drawn == 0).mean() - p) < 5 * np.sqrt(p * (1 - p) / drawn.size)
        assert (drawn == kept(what, 8, layer, 300, 40)).all()
        assert (drawn != kept(what, 9, layer, 300, 40)).any()


def test_an_answer_leaves_no_neuron_out():
    what = Problem(np.ones((1, 1)), np.array([0]), (None, None), 1.0, 1.0, (1.0, 1.0), dropout=(0.5,))
    start = Parameters(
        (LayerParameters(np.ones((4, 1)), np.zeros(4)), LayerParameters(np.ones((1, 4)), np.zeros(1)))
    )
    assert forward(what, what.inputs, start).outputs.tolist() == [[4.0]]


def test_one_iteration_with_penalties_by_hand():
    """Two examples x = 1 and 3, wanted; one output, identity, half of the squared error against 1.

    W = ½, θ = 0: Y = ½ and 1½, Y − T = −½ and ½. Σ (Y − T) x = −½ + 1½ = 1. λ₁ = 0,2 and λ₂ = 0,3:
    λ₁ + 2 λ₂ W = 0,2 + 0,3 = 0,5. η = 0,1 twice for weights: W = ½ − 0,2 · 1,5 = 0,2. Σ G = 0: θ = 0.
    Cost ½ (¼ + ¼) + 0,2 · ½ + 0,3 · ¼ = 0,25 + 0,1 + 0,075 = 0,425.
    """
    inputs = np.array([[1.0], [3.0]])
    what = Problem(inputs, np.array([0, 0]), (None,), 0.1, 1.0, (1.0,), loss=HALF_SQUARED)
    what = replace(what, l1=0.2, l2=0.3, weight_factors=(2.0,))
    start = Parameters((LayerParameters(np.array([[0.5]]), np.zeros(1)),))
    assert total_cost(what, start) == pytest.approx(0.425)
    assert series_costs(what, pack(start)[None], [(1, 1)]) == pytest.approx([0.425])
    assert pack(iterate(what, start).after).tolist() == pytest.approx([0.2, 0.0])
    # One example of the two: half of the penalty. x = 1: ½ − 0,2 (−½ + ¼) = 0,55; x = 3: ½ − 0,2 (1½ + ¼).
    one = replace(what, batch=1)
    (row,) = rows_of(one, 0)
    assert pack(iterate(one, start).after)[0] == pytest.approx([0.55, 0.15][row])


@settings(max_examples=times(20, 300))
@given(taught(), st.sampled_from([None, TANH, SIGMOID]), st.integers(0, 20))
def test_the_phases_and_the_engine_agree(generated, hidden, first):
    """Seven iterations, from any one on: to 1e-9."""
    what, start = generated
    if hidden is not None:
        what = replace(what, hidden=hidden, output=SOFTMAX, loss=CROSS_ENTROPY)
    engine, values = Engine(what, start), start
    engine.load(start, first)
    for number in range(first, first + 7):
        engine.advance(1)
        with np.errstate(over="ignore", invalid="ignore"):
            values = iterate(what, values, number).after
        assume(values.finite)
        np.testing.assert_allclose(pack(engine.parameters()), pack(values), rtol=1e-9, atol=1e-12)


@settings(max_examples=times(15, 60))
@given(taught(), st.integers(0, 30))
def test_an_opened_iteration_is_the_recording(generated, number):
    recording = recorded(*generated, 40)
    assume(recording.diverged_at is None)
    opened = open_iteration(recording.problem, recording.at(number), number)
    np.testing.assert_allclose(pack(opened.after), pack(recording.at(number + 1)), rtol=1e-9, atol=1e-12)
    assert opened.examples == rows_of(recording.problem, number)
    assert len(opened.costs) == len(opened.inputs) == len(opened.examples)
    for layer, layer_update in enumerate(opened.updates):
        for neuron in range(len(layer_update.thresholds)):
            for source in (None, *range(layer_update.weights.shape[1])):
                check(opened, Place(layer, neuron, source))


def test_a_weight_that_nothing_but_the_penalty_moves():
    """x = 0: no push from the example. λ₂ = 0,5, W = 2, η = 0,1: 2 − 0,1 · 2 · 0,5 · 2 = 1,8."""
    what = Problem(np.zeros((1, 1)), np.array([0]), (None,), 0.1, 1.0, (1.0,), l2=0.5)
    start = Parameters((LayerParameters(np.array([[2.0]]), np.zeros(1)),))
    found = explain(open_iteration(what, start), Place(0, 0, 0))
    assert (found.reason, found.after, found.change) == ("shrunk", 1.8, pytest.approx(found.wanted))


@settings(max_examples=times(10, 60))
@given(taught(), st.integers(1, 260), st.randoms(use_true_random=False))
def test_any_iteration_of_a_recording_is_that_of_the_run(generated, planned, chance):
    what, start = generated
    recording = recorded(what, start, planned)
    assume(recording.diverged_at is None)
    engine, states = Engine(what, start), [pack(start)]
    for _number in range(planned):
        engine.advance(1)
        states.append(pack(engine.parameters()))
    for place in [chance.randint(0, planned) for _ in range(20)]:
        assert (pack(recording.at(place)) == states[place]).all()
    assert (recording.every(0, planned) == np.stack(states)).all()


@settings(max_examples=times(10, 40))
@given(taught(), st.integers(0, 150))
def test_a_run_resumes_bit_for_bit_from_its_recording(generated, stopped):
    what, start = generated
    whole, begun = recorded(what, start, 250), Recording(what, start, 250)
    assume(whole.diverged_at is None)
    for reached in begun.run():
        if reached >= stopped:
            break
    for _reached in begun.run():
        pass
    for number in (stopped, 250):
        assert (pack(begun.at(number)) == pack(whole.at(number))).all()


@pytest.mark.parametrize("batch", [0, 3])
def test_a_file_keeps_how_it_was_learned(tmp_path, batch):
    chance = np.random.default_rng(5)
    what = Problem(chance.normal(size=(8, 2)), np.zeros(8, dtype=np.intp), (None, None), 0.01, 1.0, (1.0, 1.0))
    what = replace(what, batch=batch, seed=9, l1=0.1, l2=0.2, dropout=(0.5,), weight_factors=(1.0, 3.0))
    what = replace(what, hidden=TANH, loss=HALF_SQUARED, goals=chance.normal(size=(8, 1)))
    start = Parameters(
        (LayerParameters(np.ones((3, 2)), np.zeros(3)), LayerParameters(np.ones((1, 3)), np.zeros(1)))
    )
    recording = recorded(what, start, 130)
    save_recording(tmp_path / "run.npz", recording)
    assert (tmp_path / "run.npz").read_bytes().startswith(b"connecte-recording 4 ")
    again = load_recording(tmp_path / "run.npz")
    for place in (0, 77, 130):
        assert (pack(again.at(place)) == pack(recording.at(place))).all()
    for name in ("batch", "seed", "l1", "l2", "dropout", "weight_factors"):
        assert getattr(again.problem, name) == getattr(what, name)
    assert (again.problem.goals == what.goals).all()


def test_a_batch_has_its_share_of_examples_goals_and_penalty():
    what = Problem(np.arange(6.0)[:, None], np.arange(6), (None,), 1.0, 1.0, (1.0,), batch=2, l1=0.3, l2=0.6)
    what = replace(what, goals=-np.arange(6.0)[:, None])
    part = taken(what, (4, 1))
    assert part.inputs.tolist() == [[4.0], [1.0]] and part.wanted.tolist() == [4, 1]
    assert part.goals.tolist() == [[-4.0], [-1.0]]
    assert (part.l1, part.l2) == pytest.approx((0.1, 0.2))
