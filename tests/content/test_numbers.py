"""Outputs that are numbers: the line of networks.md §1, goals in place of labels, distances for verdicts."""

from __future__ import annotations

import json

import numpy as np
import pytest
from jsonschema import Draft7Validator

from connecte.cli import main
from connecte.commands.editing.schemas import answer_schema
from connecte.content.catalog import load
from connecte.content.reading.reader import check_activity, parse_activity
from connecte.content.runs.trained import trained_text
from connecte.content.runs.trial import named_trial, new_run, own_trial
from connecte.files.shipped import shipped_folder
from connecte.session.moves import AddTrial
from connecte.session.store.codec import decode, encode

TEXT = (shipped_folder() / "droite.yaml").read_text("utf-8")


def said(capsys, *words):
    assert main([*words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def faults(text):
    return [str(fault) for fault in check_activity(text.encode(), "f.yaml", "f").faults]


def test_the_courses_line(capsys):
    """networks.md §1: x = 1 … 4, y = 0 … −3, from w = 0,3 and b = −0,3, η = 0,01: after 1000 iterations
    w = −0,99999689, b = 0,99999085 and L = 5,588e-11 in double precision.
    """
    found = said(capsys, "train", "droite", "--run", "cours")
    Draft7Validator(answer_schema("train")).validate(found)
    (layer,) = found["layers"]
    assert (found["iterations"], found["examples"], found["recognised"]) == (1000, 4, None)
    assert layer["weights"][0][0] == pytest.approx(-0.9999969, abs=5e-8)
    assert -layer["thresholds"][0] == pytest.approx(0.9999908, abs=5.5e-8)
    assert found["cost"] == pytest.approx(5.588e-11, rel=1e-3)
    # The same by the two sums of networks.md §1, written down once more.
    w, b, x, y = 0.3, -0.3, np.arange(1.0, 5), -np.arange(4.0)
    for _iteration in range(1000):
        residual = w * x + b - y
        w, b = w - 0.01 * (2 * residual * x).sum(), b - 0.01 * (2 * residual).sum()
    assert (layer["weights"][0][0], -layer["thresholds"][0]) == pytest.approx((w, b), rel=1e-9)


def test_how_far_it_is_in_place_of_how_often_it_is_right(capsys):
    found = said(capsys, "train", "droite", "--iterations", "1", "--held-out", "0,25", "--folds", "4")
    Draft7Validator(answer_schema("train")).validate(found)
    (layer,) = found["layers"]
    w, b = layer["weights"][0][0], -layer["thresholds"][0]
    learned = new_run(load("droite"), own_trial(load("droite"))).problem
    every = {(x[0], goal[0]) for x, goal in zip(learned.inputs.tolist(), learned.goals.tolist(), strict=True)}
    distances = [abs(w * x + b - y) for x, y in every]
    measures = found["measures"]
    together = (6 * measures["learned"]["distance"] + 2 * measures["held_out"]["distance"]) / 8
    assert together == pytest.approx(sum(distances) / 8)
    assert measures["learned"]["squared"] == pytest.approx(found["cost"] / 6)
    assert len(found["folds"]["parts"]) == 4 and "accuracy" not in found["folds"]


def test_the_best_line_of_the_prices_is_reached():
    """By the normal equations; a step that is small enough goes there."""
    run = new_run(load("droite"), own_trial(load("droite"))._replace(iterations=20_000))
    list(run.run())
    x, y = run.problem.inputs[:, 0], run.problem.goals[:, 0]
    w, b = np.polyfit(x, y, 1)
    (layer,) = run.at(20_000).layers
    assert (layer.weights[0, 0], -layer.thresholds[0]) == pytest.approx((w, b), rel=1e-6)


def test_forward_says_a_distance(capsys):
    """0,3 · 2,5 − 0,3 = 0,45, and the price is 7,5."""
    found = said(capsys, "forward", "droite", "--example", "2")
    Draft7Validator(answer_schema("forward")).validate(found)
    assert found["verdict"] is None
    assert found["layers"][0]["neurons"][0]["shown"] == pytest.approx(0.45)
    assert main(["forward", "droite", "--example", "2"]) == 0
    assert "Le réseau dit 0,45 ; il fallait 7,5 : écart −7,05.\n" in capsys.readouterr().out
    assert main(["forward", "droite", "--counts", "0"]) == 0
    assert "Le réseau dit −0,3.\n" in capsys.readouterr().out


def test_the_page_that_replays_is_for_labels(capsys, tmp_path):
    assert main(["train", "droite", "--html", str(tmp_path / "p.html")]) == 2
    assert "sont des nombres" in capsys.readouterr().err
    assert not (tmp_path / "p.html").exists()


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("goals: [6]", "label: prix", "ne vont pas ensemble"),
        ("goals: [7]", "label: prix", "ne vont pas ensemble"),
        ("goals: [6]", "goals: [6, 7]", "un par sortie"),
        ("        answer: sum\n", "        answer: computed\n", "answer: sum"),
        ("  loss: squared\n", "  a: 0.7\n", "squared ou half_squared"),
        ("  loss: squared\n", "  loss: squared\n  output: tanh\n", "identity"),
        ("goals: [-3]", "label: prix", "ne vont pas ensemble"),
        ("goals: [-3]", "in_class: true", "« label »"),
    ],
)
def test_faults_of_goals(old, new, reason):
    assert TEXT.count(old) == 1
    found = faults(TEXT.replace(old, new))
    assert any(reason in fault for fault in found), found


def test_the_examples_of_a_run_are_kept_in_journals():
    activity = parse_activity(TEXT.encode(), "f.yaml", "f")
    trial = named_trial(activity, "cours")
    assert (trial.examples_of, trial.left_out) == ("cours", ())
    assert trial.is_possible(activity) and not trial._replace(examples_of="autre").is_possible(activity)
    for each in (trial, own_trial(activity), trial._replace(method=activity.training.method)):
        assert decode(json.loads(json.dumps(encode(AddTrial(each))))) == AddTrial(each)


# -- inputs that are products ---------------------------------------------------------------


def test_powers_are_computed_from_the_number_that_is_given(capsys):
    courbe = load("courbe")
    example = courbe.examples[1]
    assert example.counts == pytest.approx([(-0.8) ** n for n in range(1, 8)])
    limits = [(source.least, source.most) for source in courbe.inputs]
    assert limits[0] == (-1, 1) and all(least <= value <= most for least, most in limits for value in [0, 1])
    found = said(capsys, "forward", "courbe", "--counts", "0.5")
    assert [source["count"] for source in found["inputs"]] == [0.5**n for n in range(1, 8)]
    again = parse_activity(trained_text(courbe, courbe.network(), "").encode(), "g.yaml", "g")
    assert again.inputs == courbe.inputs and again.examples == courbe.examples


def test_a_curve_learns_too_well_and_a_penalty_holds_it(capsys):
    """Against the same descent written down once more; then what the lesson says of both runs."""
    courbe = load("courbe")
    x = np.array([[example.counts[0] ** n for n in range(1, 8)] for example in courbe.examples])
    y = np.array([example.goals[0] for example in courbe.examples])
    found = {}
    for name, penalty in (("", 0.0), ("sage", 0.1)):
        words = ["--run", name] if name else []
        found[name] = said(capsys, "train", "courbe", *words)["measures"]
        w, b = np.zeros(7), 0.0
        for _iteration in range(20_000):
            residual = x[:10] @ w + b - y[:10]
            change = 2 * x[:10].T @ residual + 2 * penalty * w
            w, b = w - 0.02 * change, b - 0.02 * 2 * residual.sum()
        distances = np.abs(x @ w + b - y)
        assert found[name]["learned"]["distance"] == pytest.approx(distances[:10].mean(), rel=1e-6)
        assert found[name]["held_out"]["distance"] == pytest.approx(distances[10:].mean(), rel=1e-6)
    free, held = found[""], found["sage"]
    assert free["learned"]["distance"] < held["learned"]["distance"]
    assert held["held_out"]["distance"] < free["held_out"]["distance"]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"x * x"', '"x * z"', "« z »"),
        ('"x * x"', '"x"', "deux facteurs"),
        ('"x * x"', '"x2 * x"', "« x2 »"),
        ('product: "x * x"', 'product: "x * x", between: [0, 1]', "s'excluent"),
        ("{values: [-1], goals", "{values: [-1, 1], goals", "il en faut 1"),
    ],
)
def test_faults_of_products(old, new, reason):
    text = (shipped_folder() / "courbe.yaml").read_text("utf-8")
    assert text.count(old) >= 1
    found = faults(text.replace(old, new, 1))
    assert any(reason in fault for fault in found), found
