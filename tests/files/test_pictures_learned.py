"""A user's own pictures are learned: all of them, until they are stopped, and again by a script."""

from __future__ import annotations

import gzip
import json
import signal
import subprocess
import sys

import numpy as np
import pytest

from connecte.content.catalog import load
from connecte.content.reading.reader import with_pictures
from connecte.content.reading.sections.data import PictureExamples
from connecte.content.runs.problem import wanted_values, without
from connecte.content.runs.trial import new_run, own_trial
from connecte.core.learning import engine
from connecte.core.pictures.files import MOST_BYTES, read_pictures
from connecte.core.pictures.mean import mean_weights
from connecte.core.replay.recording import Recording
from tests.files.test_pictures import LEARNED, folder_of, npz
from tests.test_cli import run

BIG = np.random.default_rng(2).integers(0, 256, (700, 6, 7), dtype=np.uint8)
WANTED = np.arange(700, dtype=np.uint8) * 7 % 10
MANY = npz(x_train=BIG[:640], y_train=WANTED[:640], x_test=BIG[640:], y_test=WANTED[640:])


def test_mnist_is_read_packed_or_not():
    """60,000 pictures of 28 × 28 bytes after 16 of a header, and 10,000 more in an archive."""
    assert max(16 + 60_000 * 784, 70_000 * 785) < MOST_BYTES


@pytest.fixture
def many(tmp_path):
    (tmp_path / "mnist.npz").write_bytes(MANY)
    return read_pictures(tmp_path / "mnist.npz")


def test_pictures_are_read_as_arrays_and_as_examples_to_the_same_numbers(many):
    activity = with_pictures(load("chiffres"), many)
    examples = without(activity.examples, range(600, 700))
    assert isinstance(examples, PictureExamples) and len(examples) == 600
    values, wanted = wanted_values(activity, examples)
    assert values.tolist() == [list(example.counts) for example in examples]
    assert [str(number) for number in wanted] == [example.label for example in examples]
    assert examples.of([5, 3])[1].number == 3
    # More pictures than are added up one by one, and fewer.
    for digit, aside in ((3, ()), (3, range(100, 700))):
        chosen = [n for n in range(700) if WANTED[n] == digit and n not in set(aside)]
        plain = np.round(BIG[chosen].sum(axis=0).ravel() * 9 / (255 * len(chosen)))
        assert np.abs(np.array(mean_weights(many, digit, aside)) - plain).max() <= 1


def test_examples_are_put_in_order_by_and_by_and_learned_as_if_at_once(many, monkeypatch):
    activity = with_pictures(load("chiffres"), many)
    trial = own_trial(activity)._replace(iterations=150)  # two epochs of 64, and more
    ends = []
    for rows in (4096, 100, 7):
        monkeypatch.setattr(engine, "_MOST_ROWS", rows)
        recording = new_run(activity, trial)
        for _reached in recording.run():
            pass
        ends.append([recording.at(n).layers[0].weights for n in (150, 63, 64, 65)])
    assert (np.array(ends[0]) == np.array(ends[1])).all() and (np.array(ends[0]) == np.array(ends[2])).all()


APART = ["--held-out", "25%"]


@pytest.mark.parametrize(("kind", "words"), [("npz", []), ("npz", APART), ("idx", []), ("gz", APART)])
def test_a_script_reads_the_users_file_and_says_the_same(kind, words, tmp_path, capsys):
    folder_of(tmp_path, *((gzip.compress, ".gz") if kind == "gz" else ()))
    file = tmp_path / "mnist.npz" if kind == "npz" else tmp_path
    (tmp_path / "mnist.npz").write_bytes(npz())
    if kind == "npz":
        for other in tmp_path.glob("*idx*"):
            other.unlink()
    script = tmp_path / "run.py"
    asked = ["--data", str(file), "--epochs", "3", "--script", str(script), "--json", *words]
    code, out, _err = run(capsys, "train", "chiffres", *asked)
    found = json.loads(out)
    assert code == 0 and found["examples"] == (LEARNED if not words else 30)
    text = script.read_text("utf-8")
    assert len(text.splitlines()) <= 60
    done = subprocess.run([sys.executable, "-W", "error", script], capture_output=True, encoding="utf-8")
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    weights = eval(lines[-2].removeprefix("poids "))
    np.testing.assert_allclose(weights[0], found["hidden"]["weights"], rtol=1e-9, atol=1e-12)
    assert [float(line.split()[4].strip(",")) for line in lines[:-2]] == pytest.approx(
        [mark["cost"] for mark in found["marks"]], rel=1e-9
    )


@pytest.fixture
def ctrl_c_is_heard():
    """A shell starts what runs in its background to ignore Ctrl-C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_stopped_says_what_it_has_learned(tmp_path, capsys, monkeypatch, ctrl_c_is_heard, by):
    (tmp_path / "mnist.npz").write_bytes(MANY)
    whole, seen = Recording.run, []

    def stopped(recording):
        for reached in whole(recording):
            seen.append(reached)
            yield reached
            if reached >= 100:
                signal.raise_signal(by)

    monkeypatch.setattr(Recording, "run", stopped)
    code, out, err = run(capsys, "train", "chiffres", "--data", str(tmp_path / "mnist.npz"), "--json")
    found = json.loads(out)
    assert (
        code == 128 + by
        and found["iterations"] == seen[-1] < 1920
        and found["measures"]["held_out"] is not None
    )
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    assert f"arrêté à l'itération {seen[-1]} sur 1 920" in err  # 30 epochs of 640 pictures, ten at a time
    assert "--step" not in err  # 6 × 7 cells are fewer than 8 × 8
