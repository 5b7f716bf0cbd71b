"""Cards of what was learned with other functions than the workshop's: played, written, printed, looked up."""

from __future__ import annotations

import math

import pytest

from connecte.cli import main
from connecte.content.catalog import load
from connecte.content.reading.reader import parse_activity
from connecte.content.runs.trained import exact_network, trained_network, trained_text
from connecte.content.runs.trial import new_run, own_trial
from connecte.core.cards.batch import outputs
from connecte.core.cards.card import bands, looked_up
from connecte.core.learning.backprop import output_values
from connecte.core.learning.rounding import rounded
from connecte.language.errors import ActivityError
from tests.ui.screen import classroom, press, screen_text

FUNCTIONS = {"sigmoid": lambda s: 1 / (1 + math.exp(-s)), "tanh": math.tanh}


@pytest.mark.parametrize("answer", FUNCTIONS)
@pytest.mark.parametrize("threshold", [0, -3, 0.4, 12.345])
def test_what_is_looked_up_is_the_function_to_a_tenth(answer, threshold):
    """Headings and answers are written to a tenth: a sum is at most 0.05 beside its column, where the slope is
    at most 1/4 for the sigmoid and 1 for tanh.
    """
    slope = {"sigmoid": 0.25, "tanh": 1}[answer]
    for sum_ in (tenth / 10 + 0.03 for tenth in range(-200, 201)):
        found = looked_up(sum_, threshold, answer)
        assert abs(found - FUNCTIONS[answer](sum_ - threshold)) <= 0.05 + slope * 0.05 + 1e-9
        column = next(each for each in bands(threshold, answer) if each.up_to is None or sum_ <= each.up_to)
        assert column.shown == found
    assert len(bands(threshold, answer)) == {"sigmoid": 11, "tanh": 21}[answer]


@pytest.mark.parametrize("name", ["frontiere", "plan", "fraude", "droite"])
def test_cards_of_any_function_say_what_was_learned(name):
    activity = load(name)
    run = new_run(activity, own_trial(activity)._replace(iterations=300))
    for _reached in run.run():
        pass
    exact = exact_network(activity, run.at(300), run.problem)
    learned = output_values(run.problem, run.problem.inputs, run.at(300)) > 0
    said = outputs(exact, run.problem.inputs.T).T > 0
    assert (said == learned).all()
    network = trained_network(activity, rounded(run.at(300), 0.1), run.problem)
    made = parse_activity(trained_text(activity, network, "").encode(), "m.yaml", "m")
    assert made.network() == network


def test_softmax_is_the_largest_sum_whatever_is_drawn():
    activity = load("frontiere")
    text = activity.text.replace("    label: bleu", "    label: bleu", 1)
    outs = """      - name: M
        label: orange
        color: orange
        shape: circle
        letter: O
        sum: "A - 6 B"
        threshold: 9
        answer: computed
"""
    text = text.replace("# Ce que dit", outs + "\n# Ce que dit").replace(
        "otherwise: orange", "decision: largest"
    )
    text = text.replace("output: tanh", "output: softmax").replace("loss: squared", "loss: cross_entropy")
    activity = parse_activity(text.encode(), "m.yaml", "m")
    run = new_run(activity, own_trial(activity)._replace(iterations=100))
    for _reached in run.run():
        pass
    network = trained_network(activity, run.at(100), run.problem)
    learned = output_values(run.problem, run.problem.inputs, run.at(100)) > 0
    exact = exact_network(activity, run.at(100), run.problem)
    said = [exact.verdict(exact.forward(row).outputs).labels for row in run.problem.inputs.tolist()]
    assert [("bleu",) if first else ("orange",) for first, _second in learned] == said
    for x in (-1, 0, 1):
        for y in (-1, 0, 1):
            assert max(network.forward((x, y)).outputs) > 0


def test_a_card_of_a_sigmoid_is_printed_with_its_table(tmp_path, capsys):
    run, page = str(tmp_path / "run.npz"), str(tmp_path / "cards.html")
    learns = ["--activation", "sigmoid", "--output", "softmax", "--loss", "cross_entropy", "--start", "normal"]
    assert main(["train", *learns, "--iterations", "5", "--record", run]) == 0
    assert main(["cards", "--state", f"{run}@5", "-o", page]) == 0
    text = (tmp_path / "cards.html").read_text(encoding="utf-8")
    assert text.count('<th scope="row">calcul jusqu') == 6  # A to F
    assert "Montrer le calcul" in text  # the outputs, whose sums are compared


async def test_a_bent_card_is_looked_up_on_the_screen():
    text = load("frontiere").text
    text = text.replace("threshold: 0.5, answer: computed", "threshold: 0.5, answer: tanh")
    app = classroom(parse_activity(text.encode(), "m.yaml", "m"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *["right"] * 3, "enter", *["space"] * 4)
        assert "calcul jusqu'à" in screen_text(app) and "colonne «" not in screen_text(app)
        await press(pilot, "space", "space")
        shown = screen_text(app)
        assert "calcul jusqu'à" in shown and "prendre la première colonne" in shown
        assert "0,15 : colonne « 0,2 », montrer -0,3" in shown.replace("−", "-")


def test_an_output_that_claims_is_never_bent():
    text = load("frontiere").text.replace(
        "threshold: -0.05\n        answer: computed", "threshold: 0\n        answer: tanh"
    )
    with pytest.raises(ActivityError, match="ne se tairait pas"):
        parse_activity(text.encode(), "m.yaml", "m")
