"""A run as a script of its own: it prints what `connecte train` prints, for every way to learn."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import product

import numpy as np
import pytest

from connecte.cli import main
from connecte.commands.training.script import script_of
from connecte.content.catalog import load
from connecte.content.runs.figures import figures
from connecte.content.runs.method import ACTIVATION_NAMES, LOSS_NAMES, Method, Shape, senseless
from connecte.content.runs.problem import functions
from connecte.content.runs.trial import new_run, own_trial
from connecte.core.learning.backprop import total_cost
from connecte.core.learning.problem import LayerParameters, Parameters, pack
from connecte.core.replay.recording import Recording
from connecte.language.value import replace

WAYS = [
    Method(*names)
    for names in product(ACTIVATION_NAMES, ACTIVATION_NAMES, LOSS_NAMES)
    if not senseless(Method(*names), Shape(2, 4, False))
]
EVERYTHING = {"batch": 5, "seed": 8, "l1": 0.01, "l2": 0.02, "dropout": (0.3,), "weight_factors": (1.0, 0.5)}


def recorded(problem, start, iterations=30):
    recording = Recording(problem, start, iterations)
    for _reached in recording.run():
        pass
    return recording


def spoken(scripts, tmp_path):
    """What each of the scripts prints; they are run by one Python, one after the other, as files."""
    for number, text in enumerate(scripts):
        (tmp_path / f"{number}.py").write_text(text, "utf-8")
    runner = "import runpy, sys\nfor name in sys.argv[1:]:\n    runpy.run_path(name); print('====')"
    files = [str(tmp_path / f"{number}.py") for number in range(len(scripts))]
    words = [sys.executable, "-W", "error", "-X", "utf8", "-c", runner, *files]
    done = subprocess.run(words, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout.split("====\n")[:-1]


def compare(text, recording, marks):
    """Marks and last numbers, to 1e-9."""
    *told, weights, thresholds = (line.strip() for line in text.splitlines())
    for line, mark in zip(told, marks, strict=True):
        values = recording.at(mark)
        cost, known = figures(recording, values)
        count = len(recording.problem.inputs)
        found = re.fullmatch(r"après (\d+) : coût ([^,]+)(?:, reconnus : (\d+) sur (\d+))?", line)
        assert found, line
        assert (int(found[1]), float(found[2])) == (mark, pytest.approx(cost, rel=1e-9))
        if recording.problem.goals is None:
            assert (int(found[3]), int(found[4])) == (known, count)
    layers = zip(eval(weights.removeprefix("poids ")), eval(thresholds.removeprefix("seuils ")), strict=True)
    last = Parameters(tuple(LayerParameters(np.array(w), np.array(s)) for w, s in layers))
    np.testing.assert_allclose(pack(last), pack(recording.at(recording.reached)), rtol=1e-9, atol=1e-12)


def check(recordings, tmp_path):
    marks = [0, 7, 30]
    scripts = [script_of(recording, "Essai", marks) for recording in recordings]
    for text, recording, script in zip(spoken(scripts, tmp_path), recordings, scripts, strict=True):
        compare(text, recording, marks)
        assert len(script.splitlines()) <= 60
        assert script.count("#") >= 5


def small(activity, **changes):
    """The workshop's problem with smaller numbers, so that no way to learn overflows."""
    run = new_run(activity, own_trial(activity))
    rng = np.random.default_rng(4)
    problem = replace(run.problem, inputs=run.problem.inputs / 10, step=0.001, **changes)
    layers = []
    for (neurons, sources), mask in zip(run.shapes, problem.masks, strict=True):
        weights = rng.normal(size=(neurons, sources)) / 2 * (1 if mask is None else mask)
        layers.append(LayerParameters(weights, rng.normal(size=neurons) / 2))
    return problem, Parameters(tuple(layers))


def test_every_activation_and_loss(workshop, tmp_path):
    check([recorded(*small(workshop, masks=(None, None), **functions(way))) for way in WAYS], tmp_path)


def test_batches_penalties_and_dropout_with_every_activation(workshop, tmp_path):
    ways = [way for way in WAYS if way.loss in ("squared", "cross_entropy")]
    check(
        [recorded(*small(workshop, masks=(None, None), **functions(way), **EVERYTHING)) for way in ways],
        tmp_path,
    )


def test_other_shapes_of_problems(workshop, tmp_path):
    problem, start = small(workshop)
    one_layer = Parameters((LayerParameters(np.full((4, 6), 0.1), np.zeros(4)),))
    alone = replace(problem, masks=(None,), threshold_factors=(2.0,))
    goals = np.random.default_rng(1).normal(size=(16, 4))
    softmax = functions(Method(output="softmax", loss="cross_entropy"))
    two = {"wanted": problem.wanted // 2, "groups": (0, 0, 1, 1)}
    variants = [
        recorded(alone, one_layer),
        recorded(replace(alone, batch=3, l2=0.1), one_layer),
        recorded(replace(problem, largest=True), start),
        recorded(replace(problem, **two), start),
        recorded(replace(problem, **two, **softmax), start),
        recorded(replace(problem, wanted=np.where(np.arange(16) < 5, -1, problem.wanted)), start),
        recorded(replace(problem, **softmax, **EVERYTHING, **two), start),
        recorded(replace(problem, goals=goals, **functions(Method(loss="squared"))), start),
    ]
    assert len({total_cost(run.problem, run.at(30)) for run in variants}) == len(variants)
    check(variants, tmp_path)


def test_the_command_writes_the_runs_of_shipped_activities(tmp_path, capsys):
    paths = [tmp_path / f"{name}.py" for name in ("connecte-tes-neurones", "xor", "rouge")]
    for path in paths:
        words = ["train", path.stem, "--iterations", "120", "--script", str(path)]
        assert main(words) == 0
        capsys.readouterr()
        # Nothing is written over unasked.
        assert main(words) == 1
        assert str(path) in capsys.readouterr().err
        assert main([*words, "--force"]) == 0
    texts = spoken([path.read_text("utf-8") for path in paths], tmp_path)
    for path, text in zip(paths, texts, strict=True):
        activity = load(path.stem)
        run = new_run(activity, own_trial(activity)._replace(iterations=120))
        list(run.run())
        marks = [mark for mark in (0, *activity.training.marks, 120) if mark <= 120]
        compare(text, run, sorted(set(marks)))


def test_a_title_of_several_lines_stays_one_remark(workshop, tmp_path):
    run = recorded(*small(workshop))
    assert (
        script_of(run, "a\nimport os", [0]).splitlines()[0].endswith("« a import os », refait sans connecte.")
    )
