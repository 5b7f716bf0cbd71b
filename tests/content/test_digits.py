"""The digits that come with the program, their mean images as cards, and the networks that learn them."""

from __future__ import annotations

import json

import numpy as np
import pytest

from connecte.content.catalog import load
from connecte.content.reading.reader import check_activity, parse_activity
from connecte.content.reading.sections.data import shipped_digits
from connecte.content.runs.measured import measured
from connecte.content.runs.trained import UNITS, learned_so, trained_network, trained_text
from connecte.content.runs.trial import method_of, named_trial, named_trials, new_run, own_trial
from connecte.core.learning.rounding import rounded
from connecte.core.pictures.mean import mean_weights, nearest_threshold
from tests.test_cli import run


def whole(activity, trial):
    """A run from its start to its end."""
    recording = new_run(activity, trial)
    for _reached in recording.run():
        pass
    return recording


@pytest.fixture(scope="module")
def digits():
    return load("chiffres")


def test_the_digits_are_those_of_the_file_that_scikit_learn_carries():
    datasets = pytest.importorskip("sklearn.datasets")
    theirs, ours = datasets.load_digits(), shipped_digits()
    cells = np.frombuffer(ours.cells, np.uint8).reshape(-1, 64)
    assert (cells == theirs.data).all() and list(ours.labels) == theirs.target.tolist()


def test_there_are_1797_pictures_of_64_greys_about_as_many_of_each_digit():
    ours = shipped_digits()
    assert (len(ours), ours.rows, ours.columns, max(ours.cells)) == (1797, 8, 8, 16)
    assert [ours.labels.count(digit) for digit in range(10)] == [
        178,
        182,
        177,
        183,
        181,
        182,
        181,
        179,
        174,
        180,
    ]


def test_inputs_are_the_cells_and_examples_are_made_when_asked_for(digits):
    assert len(digits.inputs) == 64 and digits.inputs[12].symbol == "l2c5"
    assert len(digits.examples) == 1797 and digits.examples[-1].number == 1796
    first = digits.examples[0]
    assert first.label == "0" and first.counts[:4] == (0, 0, 5 / 16, 13 / 16)
    assert [example.number for example in digits.examples[3:5]] == [3, 4]
    assert digits == load("chiffres")


def test_450_are_kept_aside_and_take_no_part_in_the_mean_images(digits):
    aside = set(own_trial(digits).left_out)
    assert len(aside) == 450
    pictures = [e for e in digits.examples if e.label == "8" and e.number not in aside]
    plain = np.array([e.counts for e in pictures]).mean(axis=0) * 9
    card = digits.layers[0].cards[8]
    assert np.abs(np.array(card.neuron.weights) - plain).max() <= 0.5 + 1e-9
    assert card.neuron.threshold == round(float(np.square(card.neuron.weights).sum()) / 18)


def test_the_largest_score_is_that_of_the_nearest_mean():
    weights = [mean_weights(shipped_digits(), digit) for digit in range(10)]
    means = np.array(weights) / 9
    picture = np.frombuffer(shipped_digits().picture(1000), np.uint8) / 16
    scores = np.array(weights) @ picture - [nearest_threshold(each) for each in weights]
    assert scores.argmax() == np.square(means - picture).sum(axis=1).argmin()


@pytest.mark.parametrize(
    ("name", "learned", "unseen"),
    [
        # networks.md §4: 98.2 % for 64-30-10; ten mean images with a bias each, the largest wins: 90.2 %;
        # a step of 3, divided by the batch of 10, stays near 10 %.
        ("", (0.98, 1), (0.97, 0.99)),
        ("détecteurs", (0.88, 0.92), (0.89, 0.92)),
        ("pas trop grand", (0.05, 0.15), (0.05, 0.15)),
        ("par cœur", (0.999, 1), (0.9, 0.93)),
        ("régularisé", (0.99, 1), (0.9, 0.94)),
        ("dropout", (0.98, 1), (0.9, 0.94)),
    ],
)
def test_how_good_the_runs_become(digits, name, learned, unseen):
    trial = named_trial(digits, name) if name else own_trial(digits)
    found = measured(digits, whole(digits, trial), trial.left_out)
    assert learned[0] <= found.learned.accuracy <= learned[1]
    assert unseen[0] <= found.held_out.accuracy <= unseen[1]


def test_the_detectors_learn_their_thresholds_only(digits):
    recording = whole(digits, named_trial(digits, "détecteurs"))
    start, end = recording.at(0).layers[0], recording.at(recording.reached).layers[0]
    assert (start.weights == end.weights).all() and (start.thresholds != end.thresholds).all()
    assert start.weights.tolist() == [list(card.neuron.weights) for card in digits.layers[0].cards]


def test_slow_iterations_have_keyframes_closer_to_each_other(digits):
    """So that any of them is read about as soon as one of the workshop, where 100 lie between two."""
    runs = {name: new_run(digits, named_trial(digits, name)) for name in ("par cœur", "régularisé", "dropout")}
    spacings = [run.spacing for run in runs.values()]
    assert spacings == sorted(spacings, reverse=True) and 10 <= spacings[-1] < spacings[0] < 100


def test_a_recording_of_30_epochs_is_small_and_is_read_again(tmp_path, capsys):
    path = tmp_path / "run.npz"
    code, out, _err = run(capsys, "train", "chiffres", "--record", str(path))
    assert code == 0 and "Treize personnes" in out
    assert path.stat().st_size < 8_000_000
    code, out, _err = run(capsys, "replay", str(path), "--at", "1350", "--json")
    found = json.loads(out)
    assert [len(layer["neurons"]) for layer in found["layers"]] == [30, 10]


ONE = """title: t
summary: s
minutes: 1
inputs: {pixels: {rows: 8, columns: 8, levels: 16}}
decision: largest
layers:
  - name: sortie
    neurons:
      - {name: a, label: "0", mean: "0"}
      - {name: b, label: "1", mean: "1", threshold: 60}
examples: {data: digits}
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("levels: 16", "levels: 4", 11, "8 × 8, levels: 16"),
        ("data: digits", "data: mnist", 11, "digits"),
        ('mean: "0"', 'mean: "10"', 9, "aucune image n'a ce label"),
        ('mean: "0"', 'mean: "0", sum: l1c1', 9, "une image moyenne remplace « sum »"),
        ('mean: "0"', "threshold: 2", 9, "il manque la clé « sum »"),
        ("decision: largest", "grid: {rows: 8, columns: 8}", 5, "ses cases sont déjà les entrées"),
        ("rows: 8", "rows: 80", 4, "28"),
        ("examples: {data: digits}", "examples: [{label: '0', values: [1]}]", 9, "« mean » demande les images"),
    ],
)
def test_faults_of_pictures_are_told_where_they_stand(old, new, line, message):
    assert old in ONE
    faults = check_activity(ONE.replace(old, new).encode(), "f.yaml", "f").faults
    assert (line, True) in [(fault.line, message in str(fault)) for fault in faults], faults


def test_a_card_of_a_mean_image_may_have_its_own_threshold():
    activity = check_activity(ONE.encode(), "f.yaml", "f").activity
    thresholds = [card.neuron.threshold for card in activity.layers[0].cards]
    assert thresholds == [nearest_threshold(activity.layers[0].cards[0].neuron.weights), 60]


@pytest.mark.parametrize("sizes", [None, (6, 3)])
def test_what_pictures_have_taught_is_written_on_cards_and_reads_back_as_the_same_network(digits, sizes):
    method = digits.training.method._replace(neurons=sizes, hidden="relu", output="identity", loss="squared")
    trial = own_trial(digits)._replace(method=method, start="normal", step=0.001, iterations=50)
    recording, activity = whole(digits, trial), learned_so(digits, trial)
    for unit in UNITS:
        network = trained_network(activity, rounded(recording.at(50), unit), recording.problem)
        made = parse_activity(trained_text(activity, network, "").encode(), "m.yaml", "m")
        assert made.network() == network and made.pixels == digits.pixels
        assert method_of(made, own_trial(made)) == method._replace(neurons=None)
        again = new_run(made, own_trial(made))
        assert np.allclose(again.at(0).layers[0].weights, [n.weights for n in network.layers[0].neurons])
        for other in named_trials(made).values():
            new_run(made, other)
