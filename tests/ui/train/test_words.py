"""The words of an opened iteration and of « pourquoi » for every activation and loss, and their numbers:
each is computed again here from the equations, slopes and gradients by central differences.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from connecte.content.catalog import load
from connecte.content.runs.method import Method
from connecte.content.runs.trial import new_run, own_trial, why_not
from connecte.core.learning.activation import ACTIVATIONS
from connecte.core.learning.explain import Place
from connecte.core.learning.iteration import open_iteration
from connecte.core.learning.loss import LOSSES
from connecte.ui.paint.lines import plain
from connecte.ui.train.opened.iteration_view import IterationView, batch_line
from connecte.ui.train.opened.phase_text import explanation_panel, phase_heading
from connecte.ui.train.opened.why_text import WhyView, pushes_panel
from connecte.ui.train.opened.words import ACTIVATIONS_SAID, LOSSES_SAID
from tests.often import times

WORKSHOP = load()
STEP = 1e-5
FUNCTIONS = {
    "relu": lambda s: max(0.0, s),
    "step": lambda s: 1.0 if s > 0 else 0.0,
    "sigmoid": lambda s: 1 / (1 + math.exp(-s)),
    "tanh": math.tanh,
    "identity": lambda s: s,
}
METHODS = st.builds(
    Method,
    st.sampled_from(["relu", "step", "sigmoid", "tanh", "identity"]),
    st.sampled_from(["identity", "sigmoid", "tanh", "relu", "softmax"]),
    st.sampled_from(["exponential", "squared", "half_squared", "cross_entropy"]),
    st.sampled_from([0, 1, 4, 5]),
    st.sampled_from([0.0, 0.2]),
    st.sampled_from([0.0, 0.1]),
    st.sampled_from([(), (0.5,), (0.2,)]),
    st.sampled_from([1.0, 10.0]),
    st.sampled_from([1.0, 2.0]),
    neurons=st.none(),  # the cards' own
)


def number(text):
    """A number as a screen writes it."""
    return float(text.strip("(),").replace("−", "-").replace(",", ".").replace("≈", ""))


def outputs(method, sums):
    if method.output == "softmax":
        powers = [math.exp(s) for s in sums]
        return [one / sum(powers) for one in powers]
    return [FUNCTIONS[method.output](s) for s in sums]


def cost(method, a, sums, own):
    """The cost of one example, written out from reference §6 and networks.md §4."""
    found = []
    low = -1.0 if method.output in ("tanh", "identity") else 0.0
    for place, y in enumerate(outputs(method, sums)):
        t = 1.0 if place == own else low
        found.append(
            {
                "exponential": lambda y=y, place=place: math.exp(a * (-1 if place == own else 1) * y),
                "squared": lambda y=y, t=t: (y - t) ** 2,
                "half_squared": lambda y=y, t=t: (y - t) ** 2 / 2,
                "cross_entropy": lambda y=y, t=t: (
                    -t * math.log(y) - ((1 - t) * math.log(1 - y) if method.output == "sigmoid" else 0)
                ),
            }[method.loss]()
        )
    return found


def slope(function, at, h=STEP):
    return (function(at + h) - function(at - h)) / (2 * h)


def opened_run(method, seed):
    trial = own_trial(WORKSHOP)._replace(method=method, start="normal", seed=seed, step=0.01)
    run = new_run(WORKSHOP, trial)
    # Weights that are not too large keep exponentials readable.
    start = run.at(0)
    for layer in start.layers:
        layer.weights[:] *= 0.3
    return open_iteration(run.problem, start, 0)


def view_of(opened, kind, layer, neuron, row):
    at = next(n for n, phase in enumerate(opened.phases) if phase == (kind, layer))
    return IterationView(WORKSHOP, opened, at, neuron, row, opened.examples)


def text_of(view):
    return re.sub(r"\s+", " ", plain(explanation_panel(view, 60, 80)))


def after_equals(text):
    return [number(found) for found in re.findall(r"= ([−≈\d,e+]+)", text)]


def close(shown, expected):
    """Shown with three significant figures."""
    return shown == pytest.approx(expected, rel=6e-3, abs=2e-6)


def test_each_activation_and_loss_has_its_words():
    assert set(ACTIVATIONS_SAID) == set(ACTIVATIONS)
    assert set(LOSSES_SAID) == set(LOSSES)


@settings(max_examples=times(60, 600))
@given(METHODS, st.integers(0, 999), st.integers(0, 5), st.integers(0, 3), st.integers(0, 15))
def test_the_numbers_of_an_example_are_those_of_the_equations(method, seed, hidden, output, row):
    assume(not why_not(WORKSHOP, method))
    opened = opened_run(method, seed)
    row %= len(opened.examples)
    example = WORKSHOP.examples[opened.examples[row]]
    own = WORKSHOP.labels.index(example.label)
    a = opened.problem.a
    first, last = opened.before.layers
    s = float(np.dot(first.weights[hidden], example.counts) - first.thresholds[hidden])
    kept = float(opened.forward.kept[0][row, hidden]) if opened.forward.kept else 1.0
    z = [
        sum(float(w) * float(h) for w, h in zip(weights, opened.forward.answers[0][row], strict=True))
        - float(t)
        for weights, t in zip(last.weights, last.thresholds, strict=True)
    ]
    answer = FUNCTIONS[method.hidden](s)
    shown = text_of(view_of(opened, "answers", 0, hidden, row)).split("Neurone")[1]
    if method.hidden != "identity":
        assert close(after_equals(shown)[0], answer)
    if kept == 0:
        assert "laissé de côté dans ce lot" in shown
    elif kept != 1:
        assert kept == pytest.approx(1 / (1 - method.dropout[0]))
        assert close(after_equals(shown.partition("gardé")[2])[0], answer * kept)

    y = outputs(method, z)
    if method.output != "identity":
        shown = text_of(view_of(opened, "outputs", 1, output, row))
        assert any(close(one, y[output]) for one in after_equals(shown.partition("en tout")[2]))

    shown = text_of(view_of(opened, "cost", 1, output, row)).split("Neurone")[1]
    each = cost(method, a, z, own)
    assert close(after_equals(shown)[0], each[output])
    assert close(number(re.search(r"les sorties ensemble : ([−\d,e+]+)", shown)[1]), sum(each))

    def turned(change):
        return sum(cost(method, a, [each + change * (place == output) for place, each in enumerate(z)], own))

    assume(method.output != "relu" or min(map(abs, z)) > 1e-3)
    shown = text_of(view_of(opened, "gradient", 1, output, row)).split("Neurone")[1].partition("revient")[2]
    assert close(after_equals(shown)[0], slope(turned, 0.0))

    updated = opened.updates[1].masked[:, hidden]

    def along(change):
        return sum(cost(method, a, [each + change * float(p) for each, p in zip(z, updated, strict=True)], own))

    sent = slope(along, 0.0)
    assume(abs(s) > 1e-3)
    here = 0.0 if method.hidden == "step" else slope(FUNCTIONS[method.hidden], s)
    back = text_of(view_of(opened, "back", 0, hidden, row)).split("Neurone")[1]
    total = number(re.search(r"en tout ([−≈\d,e+]+)", back)[1])
    assert close(total, sent)
    gradient = float(opened.updates[0].gradient[row, hidden])
    assert gradient == pytest.approx(sent * here * kept, rel=1e-4, abs=1e-7)
    if "revient" in back.replace("rien ne revient", ""):
        assert close(after_equals(back.partition(" revient ")[2])[0], sent * here * kept)
        assert close(number(re.search(r"pente ici ([−≈\d,e+]+)", back)[1]), here)
    elif kept == 0:
        assert "laissé de côté dans ce lot" in back
    else:
        assert method.hidden == "relu" and ("tout arrive" if here else "rien n'arrive") in back


@settings(max_examples=times(40, 300))
@given(METHODS, st.integers(0, 999), st.sampled_from([0, 1]), st.integers(0, 3), st.integers(0, 5))
def test_why_a_weight_moves_is_told_with_its_numbers(method, seed, layer, neuron, source):
    assume(not why_not(WORKSHOP, method))
    opened = opened_run(method, seed)
    mask = opened.problem.masks[layer]
    assume(mask is None or mask[neuron, source])
    view = WhyView(WORKSHOP, opened, Place(layer, neuron, source), 0, tuple(range(16)))
    text = re.sub(r"\s+", " ", plain(pushes_panel(view, 300, 60)))
    made = view.explanation.pushes[0]
    if method.batch:
        listed = re.search(r"Ce lot : n° ([\d, ]+)", text)[1]
        assert sorted(opened.examples) == [int(each) for each in re.findall(r"\d+", listed)]
        assert len(opened.examples) <= method.batch
    else:
        assert "Ce lot" not in text
    shown = text.partition(f"n° {view.example_in_hand} : ")[2]
    row = opened.examples.index(made.example)
    kept = opened.forward.kept[0][row, neuron] if layer == 0 and opened.forward.kept else 1.0
    if kept == 0:
        assert "laissé de côté dans ce lot" in shown
    else:
        assert close(after_equals(shown)[0], made.returned)
    before = float(opened.before.layers[layer].weights[neuron, source])
    share = len(opened.examples) / 16
    rate = 0.01 * (method.output_weight_factor if layer else 1)
    pull = -rate * share * (2 * method.l2 * before + method.l1 * np.sign(before))
    if pull:
        assert "le poids lui-même tire" in text
        told = re.search(r"= ([−+≈\d,e]+), en millionièmes", text)[1].replace("+", "", 1)
        assert number(told) == pytest.approx(pull * 1e6, rel=6e-3, abs=0.6)
    elif not (method.l1 or method.l2):
        assert "tire :" not in text
    change = view.explanation.change
    expected = sum(push.push for push in view.explanation.pushes) + pull
    assert change == pytest.approx(expected, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize(
    ("method", "said"),
    [
        (
            Method("sigmoid", "softmax", "cross_entropy"),
            ["H × (1 − H)", "réponse − voulu", "e^Z / somme des e^Z"],
        ),
        (Method("tanh", "sigmoid", "squared"), ["1 − H²", "2 × écart × pente", "1 / (1 + e^−Z)"]),
        (Method("relu", "sigmoid", "cross_entropy"), ["max(0, S)", "−ln(réponse) ou −ln(1 − réponse)"]),
        (Method("identity", "softmax", "half_squared"), ["sienne − moyenne", "(réponse − voulu)² / 2"]),
        (Method(), ["max(0, S)", "exp(a × signe × Z)", "G = a × signe × coût"]),
    ],
)
def test_the_equations_are_those_of_the_functions(method, said):
    opened = opened_run(method, 3)
    views = [IterationView(WORKSHOP, opened, at, 0, None, opened.examples) for at in range(len(opened.phases))]
    text = " ".join(text_of(view) for view in views)
    for words in said:
        assert words in text


def test_a_batch_says_who_is_in_it_and_nothing_is_cut_without_a_mark():
    opened = opened_run(Method("sigmoid", "softmax", "cross_entropy", 4, 0.1, 0.01, (0.5,)), 3)
    for row in (None, 0, 3):
        for at in range(len(opened.phases)):
            view = IterationView(WORKSHOP, opened, at, 1, row, opened.examples)
            lines = plain(explanation_panel(view, 41, 19)).splitlines()
            assert all(len(line) <= 41 for line in lines)
            assert f"Ce lot : n° {', '.join(map(str, sorted(opened.examples)))}" == lines[0]
            whole = plain([phase_heading(view, 100)])
            assert ("tout ce lot" in whole) == (row is None)
            assert replace(view, keys=False).row == row


@pytest.mark.parametrize("name", list(ACTIVATIONS))
def test_a_phase_speaks_of_the_sum_by_its_own_letter(name):
    """The sum of a hidden neuron is S, that of an output Z."""
    words = ACTIVATIONS_SAID[name]
    for letter in "SZ":
        told = " ".join(part.format(s=letter, b=letter, h="H") for part in words)
        assert not {"S", "Z"} - {letter} & set(re.findall(r"\b[SZ]\b", told.replace("e^Z", "")))


def test_what_has_no_room_is_left_out_whole():
    opened = opened_run(Method("sigmoid", "softmax", "cross_entropy", 4), 3)
    for row in (None, 0):
        view = view_of(opened, "back", 0, 1, row)
        phase = plain([phase_heading(view, 200)]).split("   ")[:2]
        for cells in range(len("   ".join(phase)), 100):
            said = plain([phase_heading(view, cells)]).rstrip().split("   ")
            assert said[:2] == phase
            assert said[2:] in ([], ["tout ce lot"], ["ce lot"], [view.example_label(0)],
                                [view.example_label(0).partition(" (")[0]])  # fmt: skip
    numbers = (101, 333, 547, 560, 753, 812)
    for cells in range(14, 45):
        said = batch_line(numbers, cells)
        listed = said.removeprefix("Ce lot : n° ").split(", ")
        assert len(said) <= cells
        assert listed == [*map(str, numbers[: len(listed) - 1]), listed[-1]]
        assert listed[-1] == ("812" if cells >= len(batch_line(numbers)) else "…")


@pytest.mark.parametrize(("method", "is_told"), [(Method(output="sigmoid"), True), (Method(), False)])
def test_an_answer_that_is_shown_rounded_is_told(method, is_told):
    """The cards' numbers are whole, and so is each sum; 1 / (1 + e^−Z) of it is not."""
    run = new_run(WORKSHOP, own_trial(WORKSHOP)._replace(method=method))
    assert (
        "arrondis" in text_of(view_of(open_iteration(run.problem, run.at(0)), "outputs", 1, 0, 1))
    ) == is_told
