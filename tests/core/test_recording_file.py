"""A recording's file: whatever happened to it, it is read whole or refused in a sentence."""

from __future__ import annotations

import random

import numpy as np
import pytest

from connecte.content.catalog import load
from connecte.content.runs.recorded import load_recording, save_recording
from connecte.content.runs.trial import new_run, own_trial
from connecte.core.learning.backprop import pack
from connecte.language.errors import RecordingError


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """A file of 2,000 iterations, its bytes, and the recording."""
    activity = load()
    recording = new_run(activity, own_trial(activity)._replace(iterations=2_000, left_out=(3,)))
    for _reached in recording.run():
        pass
    path = tmp_path_factory.mktemp("recording") / "run.npz"
    save_recording(path, recording)
    return path, path.read_bytes(), recording


def test_it_comes_back_whole_with_its_activity(saved):
    path, _data, recording = saved
    again = load_recording(path)
    for place in (0, 1, 1_234, 2_000):
        assert (pack(again.at(place)) == pack(recording.at(place))).all()
    assert (again.planned, again.reached, again.diverged_at) == (2_000, 2_000, None)
    assert again.problem.step == recording.problem.step
    np.testing.assert_array_equal(again.problem.inputs, recording.problem.inputs)
    assert again.activity == load().text
    assert again.activity_name == "connecte-tes-neurones"


def damages(data):
    """200 of them: cut short, a byte changed, a piece left out or put in, another file's head."""
    hand = random.Random(5)
    for _ in range(60):
        yield data[: hand.randrange(len(data))]
    for _ in range(80):
        at = hand.randrange(len(data))
        yield data[:at] + bytes([data[at] ^ (1 << hand.randrange(8))]) + data[at + 1 :]
    for _ in range(40):
        at = hand.randrange(len(data))
        yield data[:at] + data[at + hand.randrange(1, 50) :]
    for _ in range(20):
        at = hand.randrange(len(data))
        yield data[:at] + hand.randbytes(hand.randrange(1, 50)) + data[at:]


def test_200_damaged_files_are_refused_in_a_sentence(saved, tmp_path):
    path = tmp_path / "damaged.npz"
    count = 0
    for damaged in damages(saved[1]):
        path.write_bytes(damaged)
        with pytest.raises(RecordingError) as refused:
            load_recording(path)
        assert str(refused.value).startswith(str(path))
        assert "\n" not in str(refused.value)
        count += 1
    assert count == 200


def test_keyframes_that_do_not_fit_the_run_are_refused(saved, tmp_path, monkeypatch):
    """A file made on purpose, its checksum right: nothing beyond its keyframes may be asked for."""
    recording = saved[2]
    path = tmp_path / "made.npz"
    monkeypatch.setattr(recording, "reached", 1_999_999)
    monkeypatch.setattr(recording, "planned", 2_000_000)
    save_recording(path, recording)
    with pytest.raises(RecordingError):
        load_recording(path)
