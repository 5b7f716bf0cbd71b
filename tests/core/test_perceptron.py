"""The perceptron's rule (reference §7): stopped, gone on with, and opened."""

from __future__ import annotations

import numpy as np

from connecte.content.catalog import load
from connecte.content.runs.problem import parameters, problem
from connecte.core.learning.backprop import total_cost
from connecte.core.learning.iteration import open_iteration
from connecte.core.learning.perceptron import engine_for
from connecte.core.replay.recording import Recording
from connecte.core.replay.series import series_costs

COLOURS = load("rouge")
START = parameters(COLOURS.network())
PROBLEM = problem(COLOURS, START)


def weights(engine):
    return engine.parameters().layers[0].weights.tolist()


def test_an_engine_goes_on_from_a_frame_as_if_it_had_never_stopped():
    engine = engine_for(PROBLEM, START)
    engine.advance(37)
    frame, there = engine.frame(), weights(engine)
    engine.advance(20)
    other = engine_for(PROBLEM, START)
    other.restore(frame)
    assert frame[0] == 37 and weights(other) == there
    other.advance(20)
    assert weights(other) == weights(engine)
    assert weights(engine) != there, "twenty colours later something has moved"


def test_a_recording_made_again_from_its_keyframes_goes_on_with_the_right_colour():
    recording = Recording(PROBLEM, START, 60)
    for _ in recording.run():
        pass
    again = Recording.restored(PROBLEM, list(recording.keyframes()), 60, 60, recording.spacing)
    for iteration in (0, 1, 29, 59, 60):
        assert np.array_equal(again.at(iteration).layers[0].weights, recording.at(iteration).layers[0].weights)


def test_an_opened_iteration_holds_the_colour_the_answer_and_what_was_wanted():
    # Number 1 is (0, 1, 1), not red: with the weights 1 1 1 its sum is 2 and 2 - 1 = 1 above the threshold, so
    # it answers 1 where 0 is wanted. A fault of 1: green and blue go down by 0.2.
    opened = open_iteration(PROBLEM, START, 1)
    assert (opened.number, opened.examples) == (1, (1,))
    assert opened.inputs.tolist() == [[0, 1, 1]]
    assert opened.forward.outputs.tolist() == [[1]]
    assert (opened.answers.tolist(), opened.costs.tolist()) == ([[1]], [[1]])
    layer_update = opened.updates[0]
    assert np.allclose(layer_update.weights, [[1, 0.8, 0.8]]) and np.allclose(
        layer_update.masked, layer_update.weights
    )
    assert opened.before.layers[0].weights.tolist() == [[1, 1, 1]]


def test_the_cost_of_a_perceptron_is_its_number_of_mistakes():
    """Reference §7: red where the sum reaches the threshold, counted anew for each of ten iterations."""
    recording = Recording(PROBLEM, START, 10)
    for _reached in recording.run():
        pass
    costs = series_costs(PROBLEM, recording.every(0, 10), recording.shapes)
    for number, cost in enumerate(costs):
        (layer,) = recording.at(number).layers
        red = (PROBLEM.inputs @ layer.weights[0]).round(9) >= layer.thresholds[0]
        assert cost == (red != (PROBLEM.wanted == 0)).sum() == total_cost(PROBLEM, recording.at(number))
    assert len(set(costs.tolist())) > 1
