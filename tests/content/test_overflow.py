"""A step that overflows: check and train say so, and what they propose has been run."""

from __future__ import annotations

import re

import pytest

from connecte.cli import main
from connecte.content.reading.reader import check_activity, parse_activity
from connecte.content.reviewing.training import training_remarks
from connecte.content.runs.search.overflow import overflow_at, smaller_steps, suited_step
from connecte.content.runs.trial import new_run, own_trial
from tests.variants import changed

SEVENS = [(f"{{neuron: {name}, threshold: {now}}}", f"{{neuron: {name}, threshold: 7}}")
          for name, now in (("bleu", 5), ("rose", 6), ("jaune", 5))]  # fmt: skip


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
    activity = parse_activity(overflowing().encode(), "f.yaml", "f")
    own = own_trial(activity)
    assert overflow_at(activity, own) is not None
    found = suited_step(activity, own)
    assert found is not None and found.iterations == own.iterations
    assert runs_whole(activity, found.step)
    larger = [step for step in smaller_steps(own.step) if step > found.step]
    assert not any(runs_whole(activity, step) for step in larger)


def test_check_says_so_where_the_step_stands(tmp_path, capsys):
    run = ("  note: >-\n    Départ", "  runs:\n    - {name: vite, step: 0.0003}\n  note: >-\n    Départ")
    text = overflowing(run)
    checked = check_activity(text.encode(), "f.yaml", "f")
    own, named = training_remarks(checked.activity, checked.root)
    lines = text.splitlines()
    assert lines[own.line - 1] == "  step: 0.0001"
    assert lines[named.line - 1].endswith("0.0003}")
    path = tmp_path / "a.yaml"
    path.write_text(text, "utf-8")
    assert main(["check", str(path)]) == 0
    assert "déborde à l'itération" in capsys.readouterr().out


def test_what_train_proposes_does_not_overflow_again(tmp_path, capsys):
    path = tmp_path / "a.yaml"
    path.write_text(overflowing(("iterations: 100000", "iterations: 2000"), ("20000, 50000, 100000]", "2000]"),
                                ("5000, ", "")), "utf-8")  # fmt: skip
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
