"""What the training section may say: where a run starts, what is kept aside, runs by name."""

from __future__ import annotations

import json

import numpy as np
import pytest

from connecte.cli import main
from connecte.content.reading.reader import parse_activity
from connecte.content.runs.problem import parameters
from connecte.content.runs.trained import trained_text
from connecte.content.runs.trial import named_trial, named_trials, new_run, own_trial, start_parameters
from connecte.language.errors import UsageError
from tests.variants import changed


def workshop(*lines: str, start: str = ""):
    """The workshop with more lines in its training section, and another start if there is one."""
    text = changed(("  a: 0.7\n", "".join(f"  {line}\n" for line in ("a: 0.7", *lines))))
    if start:
        before, _listed, rest = text.partition("  start:\n")
        text = f"{before}  start: {start}\n  note{rest.partition('  note')[2]}"
    return parse_activity(text.encode(), "f.yaml", "f")


def numbers(values):
    return [(layer.weights.tolist(), layer.thresholds.tolist()) for layer in values.layers]


def test_a_random_start_is_the_same_for_the_same_seed():
    one, same, other = (workshop(f"seed: {seed}", start="random") for seed in (3, 3, 4))
    starts = [numbers(start_parameters(activity, own_trial(activity))) for activity in (one, same, other)]
    assert starts[0] == starts[1] != starts[2]
    chosen = own_trial(one)._replace(start="random", seed=3)
    assert numbers(start_parameters(one, chosen)) == starts[0]
    links = np.array([[weight != 0 for weight in neuron.weights] for neuron in one.network().layers[0].neurons])
    assert (np.array(starts[0][0][0])[~links] == 0).all(), "the masked layer has no new link"


def test_a_start_from_the_solution_by_hand_needs_no_list():
    """Reference §5 gives 8 7 18 6 16 5 and 7 5 6 5."""
    activity = workshop(start="hand")
    found = start_parameters(activity, own_trial(activity))
    assert [layer.thresholds.tolist() for layer in found.layers] == [[8, 7, 18, 6, 16, 5], [7, 5, 6, 5]]
    assert numbers(found) == numbers(parameters(activity.network("hand")))


def test_decimals_are_a_threshold_to_start_from():
    text = changed(("{neuron: C, threshold: 18}", "{neuron: C, threshold: 17.5}"))
    activity = parse_activity(text.encode(), "f.yaml", "f")
    assert start_parameters(activity, own_trial(activity)).layers[0].thresholds[2] == 17.5


def test_examples_kept_aside_are_not_learned_from():
    activity = workshop("held_out: [15, 3]")
    assert activity.training.held_out == (3, 15)
    run = new_run(activity, own_trial(activity))
    learned = [example.counts for example in activity.examples if example.number not in (3, 15)]
    assert run.problem.inputs.tolist() == [list(counts) for counts in learned]


RUNS = (
    "held_out: [3]",
    "runs:",
    "  - {name: trop vite, step: 0.0002}",
    "  - {name: hasard, start: random, seed: 7, iterations: 10, held_out: []}",
)


def test_runs_by_name_say_only_what_differs():
    activity = workshop(*RUNS)
    own = own_trial(activity)
    assert named_trials(activity) == {
        "trop vite": own._replace(step=0.0002),
        "hasard": own._replace(start="random", seed=7, iterations=10, left_out=()),
    }
    with pytest.raises(UsageError, match="trop vite"):
        named_trial(activity, "lent")
    with pytest.raises(UsageError, match="aucun"):
        named_trial(workshop(), "lent")


def test_what_is_written_out_has_them_too():
    activity = workshop(*RUNS)
    made = parse_activity(trained_text(activity, activity.network(), "").encode(), "f.yaml", "f")
    assert made.training.runs == activity.training.runs
    assert made.training.held_out == (3,)


def test_a_run_is_asked_for_by_its_name(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    workshop_text = workshop(*RUNS).text
    (tmp_path / "a.yaml").write_text(workshop_text, "utf-8")
    assert main(["train", "a.yaml", "--run", "hasard", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["iterations"], told["examples"]) == (10, 16)
    assert main(["train", "a.yaml", "--run", "hasard", "--iterations", "5", "--without", "3,4", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["iterations"], told["examples"]) == (5, 14)
    assert main(["train", "a.yaml", "--run", "lent"]) == 2
    assert "trop vite, hasard" in capsys.readouterr().err
