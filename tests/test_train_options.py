"""How a network learns, said on the command line or in the training section: the same runs, or a sentence."""

from __future__ import annotations

import json

import numpy as np
import pytest

from connecte.cli import main
from connecte.content.catalog import load
from connecte.content.reading.reader import check_activity, parse_activity
from connecte.content.runs.method import Method
from connecte.content.runs.trained import trained_text
from connecte.content.runs.trial import LeaveOneOut, named_trial, new_run, own_trial
from connecte.core.learning.backprop import output_values
from connecte.core.measures.parts import folds, kept_aside
from tests.variants import changed

MARKS = "  marks: [100, 1000, 5000, 20000, 50000, 100000]\n"
WAY = ("--activation", "tanh", "--output", "sigmoid", "--loss", "cross-entropy", "--batch", "5", "--l2", "0,01")
WRITTEN = ("hidden: tanh", "output: sigmoid", "loss: cross_entropy", "batch: 5", "l2: 0.01", "dropout: 0.25")


def said(capsys, *words):
    assert main(["train", *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def refused(capsys, *words):
    code = main(["train", *words])
    out, err = capsys.readouterr()
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    return err


def activity(*lines, without_a=False, length="iterations: 100000"):
    """The workshop with more lines in its training section, and no questions."""
    text = changed(
        ("  a: 0.7\n", "".join(f"  {line}\n" for line in (*([] if without_a else ["a: 0.7"]), *lines)))
    )
    without_questions = text.partition("\nquestions:")[0] + "\n"  # they show iterations of the long run
    return without_questions.replace("iterations: 100000", length).replace(MARKS, "")


def faults(text):
    return [str(fault) for fault in check_activity(text.encode(), "f.yaml", "f").faults]


def test_a_file_and_the_options_ask_for_the_same_run(capsys, tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text(
        activity(*WRITTEN, "seed: 3", "held_out: 0.25", without_a=True, length="epochs: 20"), "utf-8"
    )
    from_file = said(capsys, str(path))
    options = (*WAY, "--dropout", "0,25", "--seed", "3", "--held-out", "25%", "--epochs", "20")
    from_options = said(capsys, *options)
    assert {**from_file, "activity": "", "marks": []} == {**from_options, "activity": "", "marks": []}
    # 12 of 16 examples, five at a time: three iterations an epoch.
    assert (from_file["iterations"], from_file["examples"]) == (60, 12)
    assert said(capsys, *options, "--seed", "4")["output"] != from_options["output"]


def test_a_run_by_name_changes_what_it_writes():
    text = activity(
        *WRITTEN, "seed: 2", "runs:", "  - {name: sans, l2: 0, batch: all}", "  - {name: long, epochs: 7}"
    )
    found = parse_activity(text.encode(), "f.yaml", "f")
    own = Method("tanh", "sigmoid", "cross_entropy", 5, 0.0, 0.01, (0.25,))
    assert found.training.method == own
    assert named_trial(found, "sans").method == own._replace(l2=0.0, batch=0)
    assert named_trial(found, "long") == own_trial(found)._replace(iterations=7 * 4)


def test_what_a_problem_gets_is_what_the_method_says(workshop):
    text = activity(*WRITTEN, "hidden_threshold_factor: 3", "output_weight_factor: 2", "l1: 0.5", "seed: 9")
    found = parse_activity(text.encode(), "f.yaml", "f")
    problem = new_run(found, own_trial(found)).problem
    assert (problem.hidden.name, problem.output.name, problem.loss.name) == (
        "tanh",
        "sigmoid",
        "binary_cross_entropy",
    )
    assert (problem.batch, problem.seed, problem.l1, problem.l2) == (5, 9, 0.5, 0.01)
    assert (problem.dropout, problem.threshold_factors, problem.weight_factors) == ((0.25,), (3, 10), (1, 2))


@pytest.mark.parametrize("start", ["normal", "zero"])
def test_starts_without_cards(workshop, start):
    trial = own_trial(workshop)._replace(start=start, seed=5)
    run = new_run(workshop, trial)
    hidden, output = run.at(0).layers
    if start == "zero":
        assert not any(layer.weights.any() or layer.thresholds.any() for layer in (hidden, output))
        return
    # Six sources: N(0, 1) / √6, drawn in the order of the layers; the mask of the hidden one is kept.
    chance = np.random.default_rng(5)
    weights, thresholds = chance.normal(size=(6, 6)) / np.sqrt(6), chance.normal(size=6)
    assert (hidden.weights == weights * run.problem.masks[0]).all()
    assert (hidden.thresholds == thresholds).all()
    assert (output.weights == chance.normal(size=(4, 6)) / np.sqrt(6)).all()


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["--activation", "softmax"], "seule la dernière couche"),
        (["--output", "step"], "nulle partout"),
        (["--loss", "cross_entropy"], "entre 0 et 1"),
        (["rouge", "--batch", "3"], "perceptron"),
        (["rouge", "--l2", "0,1"], "perceptron"),
        (["xor", "--output", "softmax", "--loss", "cross_entropy"], "vaut toujours 1"),
        (["--dropout", "0,1;0,2"], "un pour chacune"),
        (["--loss", "squared", "--a", "0,5"], "raideur"),
        (["--epochs", "3", "--iterations", "3"], "garder l'une"),
        (["--held-out", "0,5", "--without", "3"], "garder l'un"),
        (["--folds", "17"], "16 exemples"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_sentence(capsys, words, reason):
    assert reason in refused(capsys, *words)


@pytest.mark.parametrize(
    ("lines", "line", "reason"),
    [
        (["hidden: softmax"], "hidden: softmax", "seule la dernière couche"),
        (["loss: cross_entropy"], "loss: cross_entropy", "entre 0 et 1"),
        (["batch: tous"], "batch: tous", "nombre"),
        (["batch: 0"], "batch: 0", "1"),
        (["l2: -1"], "l2: -1", "nombre de 0 à 1000"),
        (["dropout: 1"], "dropout: 1", "nombre de 0 à 0.95"),
        (["dropout: [0.1, 0.2]"], "dropout: [", "un pour chacune"),
        (["epochs: 3"], "epochs: 3", "garder l'une"),
        (["held_out: 2.5"], "held_out: 2.5", "0.9"),
        (["runs:", "  - {name: x, loss: cross_entropy}"], "- {name: x", "entre 0 et 1"),
    ],
)
def test_faults_are_told_where_they_stand(lines, line, reason):
    text = activity(*lines)
    number = next(n for n, each in enumerate(text.splitlines(), 1) if line in each)
    (fault,) = faults(text)
    assert fault.startswith(f"f.yaml:{number}:") and reason in fault


def test_what_is_missing_is_told():
    assert "« a »" in faults(activity(without_a=True))[0]
    assert not faults(activity("loss: squared", without_a=True))
    (missing,) = faults(activity(length="seed: 1"))
    assert "« iterations »" in missing


def test_parts_are_drawn_by_the_seed_and_every_example_validates_once():
    assert len(kept_aside(16, 0.25, 3)) == 4 and kept_aside(16, 0.25, 3) == kept_aside(16, 0.25, 3)
    assert kept_aside(16, 0.25, 3) != kept_aside(16, 0.25, 4)
    assert (len(kept_aside(2, 0.9, 0)), len(kept_aside(10, 0.01, 0)), kept_aside(1, 0.5, 0)) == (1, 1, ())
    dealt = folds(17, 4, 8)
    assert sorted(number for part in dealt for number in part) == list(range(17))
    assert sorted(map(len, dealt)) == [4, 4, 4, 5]


def test_folds_are_runs_of_their_own(capsys):
    found = said(capsys, "--iterations", "200", "--folds", "3", "--seed", "2", "--without", "0")
    parts = found["folds"]["parts"]
    assert sorted(number for part in parts for number in part["examples"]) == list(range(1, 16))
    for part in parts:
        aside = ",".join(map(str, sorted([0, *part["examples"]])))
        alone = said(capsys, "--iterations", "200", "--seed", "2", "--without", aside)["measures"]
        assert alone["learned"] == part["learned"]
    right = [part["held_out"]["accuracy"] for part in parts]
    assert found["folds"]["accuracy"] == pytest.approx(sum(right) / 3)


def test_leaving_one_out_of_a_run_by_batches_is_as_many_runs():
    xor = load("xor")
    method = Method(hidden="tanh", loss="squared", batch=2, l2=0.01)
    trial = own_trial(xor)._replace(iterations=40, method=method)
    one_out = LeaveOneOut(xor, trial)
    assert list(one_out.run())[-1] == 40
    run = new_run(xor, trial._replace(left_out=(2,)))
    list(run.run())
    expected = output_values(run.problem, np.array([xor.examples[2].counts], dtype=float), run.at(40))
    np.testing.assert_allclose(one_out.outputs[2], expected[0])


def test_cards_of_a_trained_network_keep_how_it_learned():
    text = activity(*WRITTEN, "seed: 3", "hidden_threshold_factor: 3")
    found = parse_activity(text.encode(), "f.yaml", "f")
    again = parse_activity(trained_text(found, found.network(), "").encode(), "g.yaml", "g")
    assert again.training.method == found.training.method
    assert (again.training.seed, again.training.iterations) == (3, 100_000)
