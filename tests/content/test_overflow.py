"""A step that overflows: check and train say so, and what they propose has been run."""

from __future__ import annotations

import re

import pytest

from connecte.cli import main
from connecte.content.reading.reader import parse_activity
from connecte.content.runs.search import overflow
from connecte.content.runs.search.overflow import overflow_at, smaller_steps, suited_step
from connecte.content.runs.trial import new_run, own_trial
from tests.variants import changed

SEVENS = [(f"{{neuron: {name}, threshold: {now}}}", f"{{neuron: {name}, threshold: 7}}")
          for name, now in (("bleu", 5), ("rose", 6), ("jaune", 5))]  # fmt: skip


SHORT = (("iterations: 100000", "iterations: 2000"), ("20000, 50000, 100000]", "2000]"), ("5000, ", ""))


def overflowing(*more):
    """The workshop with output thresholds 7 7 7 7, which overflow at its own step (reference §6)."""
    return changed(*SEVENS, *more)


def runs_whole(activity, step):
    run = new_run(activity, own_trial(activity)._replace(step=step))
    for _reached in run.run():
        pass
    return run.diverged_at is None


def test_steps_that_are_tried():
    steps = smaller_steps(0.0002)
    assert [next(steps) for _ in range(5)] == [1e-4, 5e-5, 1e-5, 5e-6, 1e-6]
    assert next(smaller_steps(0.5)) == 0.1
    assert next(smaller_steps(0.1)) == 0.05
    assert next(smaller_steps(30)) == 10


def test_the_largest_step_that_runs_is_proposed():
    activity = parse_activity(overflowing(*SHORT).encode(), "f.yaml", "f")
    own = own_trial(activity)
    assert overflow_at(activity, own) is not None
    found = suited_step(activity, own)
    assert found is not None and found.iterations == own.iterations
    assert runs_whole(activity, found.step)
    larger = [step for step in smaller_steps(own.step) if step > found.step]
    assert not any(runs_whole(activity, step) for step in larger)


def test_check_says_so_where_the_step_stands(tmp_path, capsys):
    run = ("  note: >-\n    Départ", "  runs:\n    - {name: vite, step: 0.0003}\n  note: >-\n    Départ")
    path = tmp_path / "a.yaml"
    path.write_text(overflowing(run, *SHORT), "utf-8")
    assert main(["check", str(path)]) == 0
    told = capsys.readouterr().out
    lines = [int(line) for line in re.findall(r"^.*a\.yaml:(\d+):\d+: .*déborde à l'itération", told, re.M)]
    own, named = (path.read_text("utf-8").splitlines()[line - 1] for line in lines)
    assert own == "  step: 0.0001"
    assert named.endswith("0.0003}")


def test_a_smaller_step_that_two_runs_come_to_is_tried_once(monkeypatch):
    activity = parse_activity(overflowing(*SHORT).encode(), "f.yaml", "f")
    own, ran, tried = own_trial(activity), {}, []

    def noted(activity, trial, most):
        tried.append(trial.step)
        return overflow_at(activity, trial, most)

    monkeypatch.setattr(overflow, "overflow_at", noted)
    slow, fast = (suited_step(activity, own._replace(step=step), ran) for step in (own.step, 3 * own.step))
    assert slow == fast == suited_step(activity, own)
    assert tried == [5e-5, 1e-4, 5e-5], "once for the two runs, and again without what was tried"


def test_what_train_proposes_does_not_overflow_again(tmp_path, capsys):
    path = tmp_path / "a.yaml"
    path.write_text(overflowing(*SHORT), "utf-8")
    assert main(["train", str(path)]) == 0
    told = capsys.readouterr().err
    step = re.search(r"essayer (0,0*[15])", told)[1].replace(",", ".")
    assert main(["train", str(path), "--step", step]) == 0
    assert capsys.readouterr().err == ""


def test_where_no_step_helps_a_is_named(capsys):
    assert main(["train", "--a", "60", "--iterations", "50"]) == 0
    assert "un a plus petit" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["connecte-tes-neurones", "xor"])
def test_the_shipped_ones_do_not_overflow(name):
    from connecte.content.catalog import load

    activity = load(name)
    assert overflow_at(activity, own_trial(activity)) is None
