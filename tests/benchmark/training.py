"""The training engine beside the plain transcription; playing back; searching."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np

from connecte.content.catalog import load
from connecte.content.runs.recorded import save_recording
from connecte.core.learning.backprop import pack
from connecte.core.learning.sweep import Sweep
from connecte.core.replay.events import Events
from connecte.core.replay.recording import Recording
from tests import transcription
from tests.benchmark.measure import median_ratio, tell, timed
from tests.runs import new_recording

ITERATIONS = 100_000
WORKSHOP = load()


def whole_run() -> Recording:
    """The workshop's training, recorded."""
    recording = new_recording(WORKSHOP)
    for _reached in recording.run():
        pass
    return recording


def plain_run() -> None:
    """The same by the plain transcription, nothing recorded."""
    for _state in transcription.run(ITERATIONS):
        pass


def training() -> None:
    """A whole run against the plain transcription; any iteration of it; its size."""
    tell("plain transcription / recorded run", median_ratio(plain_run, whole_run, 5), 4, "x", least=True)
    recording = whole_run()
    furthest = 0.0
    for number, (W, theta, P, phi, _cost) in enumerate(transcription.run(ITERATIONS), 1):
        if number % recording.spacing == 0:
            plain = np.concatenate([W.ravel(), theta, P.ravel(), phi])
            furthest = max(furthest, float(np.abs(pack(recording.at(number)) - plain).max()))
    tell("furthest from the transcription at a keyframe", furthest, 1e-9, "")
    places = random.Random(1).choices(range(ITERATIONS + 1), k=1000)
    times = sorted(timed(lambda place=place: recording.at(place)) for place in places)
    tell("any iteration, 99 of 100 places", times[989] * 1000, 5, "ms")
    tell("the recording in memory", recording.nbytes / 1e6, 1, "MB")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "run.npz"
        save_recording(path, recording)
        tell("the recording on disk", path.stat().st_size / 1e6, 1, "MB")


def replaying() -> None:
    """Many runs at once, playing back, a step and a weight explained."""
    recording = whole_run()
    runs, length = 64, 10_000

    def sweep() -> None:
        for _done in Sweep([recording.problem] * runs, [recording.at(0)] * runs).run(length):
            pass

    def one_plain() -> None:
        for _state in transcription.run(length):
            pass

    # Per run: 64 plain ones one after the other are 64 times one of them.
    found = median_ratio(lambda: [one_plain() for _ in range(8)], sweep, 3) * runs / 8
    tell("64 plain runs / a sweep of 64, 10,000 iterations each", found, 15, "x", least=True)

    def play(places: Iterable[int]) -> Callable[[], object]:
        return lambda: [recording.at(place) for place in places]

    found = median_ratio(play(range(20_000, -1, -1)), play(range(20_001)), 5)
    tell("playing backwards / forwards, 20,000 iterations", found, 1.2, "x")
    tell("every change of a verdict, link or sign in the run", timed(lambda: search(recording)), 5, "s")


def search(recording: Recording) -> None:
    """All events of a run."""
    for _searched in Events(recording).search(recording.reached):
        pass
