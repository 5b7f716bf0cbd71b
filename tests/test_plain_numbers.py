"""Activities without a grid: plain numbers, answers of 0 and 1, the perceptron's rule, any depth."""

from __future__ import annotations

import json
from fractions import Fraction

import numpy as np
import pytest

from connecte.cli import main
from connecte.content.catalog import load
from connecte.content.printing.booklet import as_file, everything
from connecte.content.reading.reader import check_activity, parse_activity
from connecte.content.runs.problem import problem, wanted_outputs
from connecte.content.runs.recorded import load_recording, save_recording
from connecte.core.cards.card import shown
from connecte.core.learning.backprop import forward, pack, recognised, threshold_gradients, total_cost
from connecte.session.items import Item
from connecte.session.moves import Announce, ChooseExample, Learn, Paint, Reveal, SetValue, Walk
from connecte.session.session import Session
from connecte.session.store.journal import Header, Journal, read
from tests.pages import plain
from tests.runs import new_recording

XOR, RED = load("xor"), load("rouge")

# The document's list (reference §7, `004…`): r, g, b, and whether it is red.
COLOURS = [
    ((1, 0, 0), 1), ((0, 1, 1), 0), ((1, 1, 0), 0), ((1, 0, 0.2), 1), ((0, 1, 0), 0), ((0, 0, 0), 0),
    ((1, 0, 1), 0), ((0.7, 0, 0), 1), ((0.5, 0.5, 0.5), 0), ((0.9, 0.2, 0), 1), ((0.9, 0, 0), 1),
    ((1, 1, 1), 0), ((0.2, 1, 0), 0), ((0.8, 0.2, 0), 1), ((0.7, 0.1, 0.1), 1),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sum_", "threshold", "answers"),
    [(2, 1, (1, 1, 1)), (1, 1, (0, 0, 1)), (0, 1, (0, 0, 0)), (4, 1, (3, 1, 1)), (-1, -2, (1, 1, 1))],
)
def test_three_kinds_of_answer(sum_, threshold, answers):
    assert (
        shown(sum_, threshold),
        shown(sum_, threshold, "above"),
        shown(sum_, threshold, "reach"),
    ) == answers


def test_xor_is_right_on_its_four_inputs():
    """The document's table: x0 x1, then y3, y2 and y (`003…`; thresholds 0 and 1)."""
    table = {(0, 0): (0, 0, 0), (0, 1): (1, 0, 1), (1, 0): (1, 0, 1), (1, 1): (1, 1, 0)}
    network = XOR.network()
    for inputs, (y3, y2, y) in table.items():
        trace = network.forward(inputs)
        assert trace.layers[0].shown == (y3, y2)
        assert trace.outputs == (y,)
        assert network.verdict(trace.outputs).labels == (("oui",) if y else ("non",))
    assert {example.counts for example in XOR.examples} == set(table)
    assert all(network.verdict(network.forward(e.counts).outputs, e.label).right for e in XOR.examples)


def test_the_colours_are_the_documents():
    assert [(e.counts, int(e.label == "rouge")) for e in RED.examples] == COLOURS
    assert [c.neuron.weights for c in RED.layers[0].cards] == [(1, 1, 1)]
    assert (RED.training.step, RED.training.iterations) == (0.2, 50 * 15)


def transcription(epochs: int):
    """The rule as the document says it: s = 1 if p·e ≥ 1; p + εe or p − εe where s is not the goal.

    In fractions: 0.7 + 0.2 + 0.1 reaches 1, which binary numbers would deny.
    """
    p = [Fraction(1)] * 3
    step = Fraction(1, 5)
    yield list(p)
    for _ in range(epochs):
        for values, goal in COLOURS:
            e = [Fraction(str(value)) for value in values]
            s = 1 if p[0] * e[0] + p[1] * e[1] + p[2] * e[2] >= 1 else 0
            if s == 0 and goal == 1:
                p = [p[0] + step * e[0], p[1] + step * e[1], p[2] + step * e[2]]
            elif s == 1 and goal == 0:
                p = [p[0] - step * e[0], p[1] - step * e[1], p[2] - step * e[2]]
            yield list(p)


def test_the_colour_neuron_agrees_with_a_plain_transcription_and_learns_all_fifteen():
    recording = new_recording(RED)
    for _ in recording.run():
        pass
    states = list(transcription(50))
    assert recording.reached == len(states) - 1 == 750
    for iteration in (*range(120), 150, 300, 749, 750):
        weights = recording.at(iteration).layers[0].weights[0]
        assert weights == pytest.approx([float(w) for w in states[iteration]], abs=1e-9)
    last = recording.at(750)
    assert recognised(recording.problem, last).sum() == 15
    assert total_cost(recording.problem, last) == 0
    p = states[750]
    for values, goal in COLOURS:
        e = [Fraction(str(value)) for value in values]
        assert (p[0] * e[0] + p[1] * e[1] + p[2] * e[2] >= 1) == bool(goal)
    assert recognised(recording.problem, recording.at(0)).sum() == 5


def test_a_recording_of_the_perceptron_survives_its_file(tmp_path):
    recording = new_recording(RED)
    for _ in recording.run():
        pass
    save_recording(tmp_path / "r.npz", recording)
    again = load_recording(tmp_path / "r.npz")
    places = [750, 0, 101, 100, 99, 350, 351, 7]
    assert [pack(again.at(n)).tolist() for n in places] == [pack(recording.at(n)).tolist() for n in places]
    assert again.problem.rule == "perceptron"


def test_xor_learns_with_answers_that_rise():
    recording = new_recording(XOR)
    for _ in recording.run():
        pass
    assert recognised(recording.problem, recording.at(0)).tolist() == [True, True, True, False]
    assert recognised(recording.problem, recording.at(recording.reached)).all()


def test_what_no_output_should_claim_pushes_all_of_them_down():
    what = problem(XOR, new_recording(XOR).at(0))
    assert what.wanted.tolist() == [-1, 0, 0, -1]
    assert what.signs(1).tolist() == [[1.0], [-1.0], [-1.0], [1.0]]
    assert wanted_outputs(("a", "b"), ("b", "c", "a")).tolist() == [1, -1, 0]


ONE_LAYER = """title: Une couche
summary: x
minutes: 5
inputs:
  - {name: un, symbol: u, code: UN, between: [0, 9]}
  - {name: deux, symbol: d, code: DE, between: [0, 9]}
layers:
  - name: sortie
    neurons:
      - {name: p, label: "u", sum: "u - d", threshold: 0, range: [-9, 9]}
      - {name: q, label: "d", sum: "d - u", threshold: 0, range: [-9, 9]}
examples:
  - {label: u, values: [5, 2], in_class: true}
  - {label: d, values: [1, 4], in_class: true}
training: {step: 0.01, a: 0.7, iterations: 200, marks: [10]}
"""
HIDDEN = """  - name: un
    neurons:
      - {name: A, sum: "u - d", threshold: 0, range: [-9, 9]}
      - {name: B, sum: "d - u", threshold: 0, range: [-9, 9]}
  - name: deux
    neurons:
      - {name: C, sum: "2 A + B", threshold: 1, range: [0, 20]}
      - {name: D, sum: "A + 2 B", threshold: 1, range: [0, 20]}
  - name: sortie
    neurons:
      - {name: p, label: "u", sum: "C - D", threshold: 0, range: [-9, 9]}
      - {name: q, label: "d", sum: "D - C", threshold: 0, range: [-9, 9]}
"""
LAST = ONE_LAYER[ONE_LAYER.index("  - name: sortie") : ONE_LAYER.index("examples:")]
THREE_LAYERS = ONE_LAYER.replace(LAST, HIDDEN)
DEPTHS = {"one layer": ONE_LAYER, "three layers": THREE_LAYERS}


@pytest.mark.parametrize("name", DEPTHS)
def test_their_gradients_are_those_of_central_differences(name):
    """∂cost/∂threshold, at a point off the kinks."""
    activity = parse_activity(DEPTHS[name].encode(), "f.yaml", "f")
    network = activity.network()
    for layer in range(len(network.layers)):
        network = network.moved(layer, 0, 0.25).moved(layer, 1, -0.35)
    recording = new_recording(activity, network=network)
    values = recording.at(0)
    assert all(
        (abs(sums) > 1e-3).all() for sums in forward(recording.problem, recording.problem.inputs, values).sums
    )
    found = threshold_gradients(recording.problem, values)
    small = 1e-6
    for layer, gradients in enumerate(found):
        for neuron, gradient in enumerate(gradients):
            costs = [
                total_cost(
                    recording.problem, new_recording(activity, network=network.moved(layer, neuron, by)).at(0)
                )
                for by in (small, -small)
            ]
            assert gradient == pytest.approx((costs[0] - costs[1]) / (2 * small), rel=1e-5, abs=1e-7)


def test_plain_numbers_are_set_within_their_limits_and_kept(tmp_path):
    session = Session.start(RED)
    assert session.state.values == (0, 0, 0)
    session = session.play(SetValue(0, 0.9)).play(SetValue(1, 0.2))
    assert session.state.inputs == (0.9, 0.2, 0)
    assert session.state.trace.outputs == (1,)
    for wrong in (
        SetValue(0, 1.1),
        SetValue(0, -0.1),
        SetValue(3, 0),
        SetValue(0, 0.9),
        Learn(),
        Paint(((0, 0),), True),
    ):
        assert session.play(wrong) is session
    session = session.play(ChooseExample(13)).play(Walk()).play(Reveal(3))
    assert session.state.inputs == (0.8, 0.2, 0)
    assert session.play(Announce(Item("sum", 0, 0), 1)) is session, "nobody adds decimals in the head"
    journal = Journal(tmp_path / "s.jsonl", Header.of(RED, "2026-03-02T10:42:00"))
    for move in (SetValue(0, 0.9), SetValue(1, 1), Walk(), Reveal()):
        journal.append(move)
    journal.close()
    assert read(tmp_path / "s.jsonl").session().state.values == (0.9, 1, 0)


@pytest.mark.parametrize("activity", [XOR, RED], ids=lambda activity: activity.name)
def test_they_are_printed_without_what_they_have_not(activity):
    text = plain(as_file(everything(activity, activity.network())))
    assert "bandelette" not in text
    assert "Dessiner en noir" not in text
    assert ("Montrer 1 si le calcul atteint 1, sinon 0." in text) == (activity is RED)


def test_commands_take_plain_numbers(capsys):
    assert main(["forward", "rouge", "--counts", "0.9,0.2,0", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["verdict"] == {"kind": "single", "labels": ["rouge"]}
    assert main(["train", "rouge", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["recognised"], found["examples"], found["cost"]) == (15, 15, 0.0)
    for wrong in ("2,0,0", "1,1", "a,b,c"):
        assert main(["forward", "rouge", "--counts", wrong]) == 2
    assert main(["forward", "rouge", "--drawing", "x"]) == 2


TABLE = "threshold: 0, answer: reach, table: {results: [0, 1], shown: [0, 1]}"


def told(text: str) -> list[str]:
    return [fault.message for fault in check_activity(text.encode(), "f", "f").faults]


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("inputs:\n", "grid: {rows: 2, columns: 2}\ninputs:\n", "à côté d'une grille"),
        ("between: [0, 9]}\n  - {name: deux", "columns: [1, 1]}\n  - {name: deux", "pas de grille"),
        ("between: [0, 9]}\n  - {name: deux", "between: [9, 0]}\n  - {name: deux", "du plus petit"),
        ("between: [0, 9]}\n  - {name: deux", "between: [0, 9], rows: [1, 1]}\n  - {name: deux", "s'excluent"),
        ("values: [5, 2]", "values: [5, 10]", "d = 10 : il faut de 0 à 9"),
        ("values: [5, 2]", "values: [5]", "un par entrée"),
        ("values: [5, 2]", 'counts: [5, 2], drawing: "#"', "sans grille"),
        ("title: Une", "otherwise: d\ntitle: Une", "déjà annoncé"),
        ("{step: 0.01, a: 0.7", "{step: 0.01", "« a »"),
        ("{step: 0.01, a: 0.7", "{rule: perceptron, step: 0.01", "une seule couche"),
        ("threshold: 0, range: [-9, 9]", TABLE, "pas besoin de table"),
    ],
)
def test_what_does_not_go_together_is_told(old, new, word):
    assert ONE_LAYER.count(old) >= 1, old
    faults = told(ONE_LAYER.replace(old, new, 1))
    assert any(word in fault for fault in faults), faults


def test_arrays_agree_with_cards_on_every_colour():
    recording = new_recording(RED)
    network = RED.network()
    from connecte.core.learning.backprop import output_values

    values = output_values(recording.problem, recording.problem.inputs, recording.at(0))
    cards = [network.forward(example.counts).outputs for example in RED.examples]
    assert np.array_equal(values, np.array(cards, dtype=float))


@pytest.mark.parametrize("values", [(0.2, 0.7, 0.1), (0.3, 0.6, 0.1), (0.6, 0.3, 0.1), (0.7, 0.2, 0.1)])
def test_decimals_reach_what_they_add_up_to(values):
    """In tenths 2 + 7 + 1 = 10; binary fractions stay a hair below 1."""
    trace = RED.network().forward(values)
    assert trace.layers[0].neurons[0].sum == 1
    assert trace.outputs == (1,)


def test_without_a_wanted_answer_the_network_is_not_scored():
    from connecte.session.moves import RaiseHands, Reveal, Walk
    from connecte.session.session import Session
    from connecte.ui.paint.verdict_text import score_text

    session = Session.start(XOR)
    for move in (Walk(), RaiseHands("non", 3), Reveal(99)):
        session = session.play(move)
    assert session.state.rounds[-1].wanted is None
    assert score_text(session.state) == "1 vote : classe juste 1 fois"
