"""A network that reads digits, beside the same training by a plain NumPy loop and by scikit-learn.

64 inputs, 30 sigmoids, ten outputs of softmax, 1797 examples, 30 epochs: the sizes of the set of 8 × 8
digits. The examples are drawn, because time does not depend on what they show. scikit-learn is measured
where it is installed (the extra `bench`).
"""

from __future__ import annotations

import statistics
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path

import numpy as np

from connecte.content.runs.recorded import save_recording
from connecte.core.learning.activation import SIGMOID, SOFTMAX
from connecte.core.learning.batches import batches_in
from connecte.core.learning.loss import CROSS_ENTROPY
from connecte.core.learning.problem import LayerParameters, Parameters, Problem
from connecte.core.replay.recording import Recording
from tests.benchmark.measure import tell, timed
from tests.benchmark.training import whole_run

EXAMPLES, INPUTS, HIDDEN, OUTPUTS, EPOCHS, STEP = 1797, 64, 30, 10, 30, 0.5
CHANCE = np.random.default_rng(6)
WANTED = CHANCE.integers(0, OUTPUTS, EXAMPLES)
SHAPES = CHANCE.integers(0, 17, (OUTPUTS, INPUTS))
IMAGES = np.clip(SHAPES[WANTED] + CHANCE.normal(size=(EXAMPLES, INPUTS)) * 6, 0, 16) / 16
START = [
    (CHANCE.normal(size=(after, before)) / np.sqrt(before), np.zeros(after))
    for before, after in ((INPUTS, HIDDEN), (HIDDEN, OUTPUTS))
]


def ours(batch: int) -> Recording:
    """The training, recorded."""
    size = batch or EXAMPLES
    problem = Problem(
        IMAGES, WANTED, (None, None), STEP / size, 1.0, (1.0, 1.0), hidden=SIGMOID, output=SOFTMAX,
        loss=CROSS_ENTROPY, batch=batch,
    )  # fmt: skip
    start = Parameters(tuple(LayerParameters(weights, thresholds) for weights, thresholds in START))
    recording = Recording(problem, start, EPOCHS * batches_in(problem))
    for _reached in recording.run():
        pass
    return recording


def plain(batch: int) -> None:
    """The same as one writes it, nothing recorded."""
    (W, b), (P, c) = ((weights.T.copy(), thresholds.copy()) for weights, thresholds in START)
    targets, chance, size = np.eye(OUTPUTS)[WANTED], np.random.default_rng(1), batch or EXAMPLES
    for _epoch in range(EPOCHS):
        order = chance.permutation(EXAMPLES)
        for first in range(0, EXAMPLES, size):
            rows = order[first : first + size]
            X = IMAGES[rows]
            H = 1 / (1 + np.exp(-(X @ W + b)))
            E = np.exp(H @ P + c)
            G = (E / E.sum(axis=1, keepdims=True) - targets[rows]) / size
            Gh = (G @ P.T) * H * (1 - H)
            P -= STEP * (H.T @ G)
            c -= STEP * G.sum(axis=0)
            W -= STEP * (X.T @ Gh)
            b -= STEP * Gh.sum(axis=0)


def scikit_learn(batch: int) -> Callable[[], object] | None:
    """The same by its MLPClassifier; None where it is not installed."""
    try:
        from sklearn.neural_network import MLPClassifier
    except ImportError:
        return None

    def run() -> None:
        network = MLPClassifier(
            (HIDDEN,), activation="logistic", solver="sgd", alpha=0.0, batch_size=batch or EXAMPLES,
            learning_rate_init=STEP, momentum=0.0, max_iter=EPOCHS, tol=0.0, n_iter_no_change=EPOCHS + 1,
        )  # fmt: skip
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that it could go on learning
            network.fit(IMAGES, WANTED)

    return run


def digits() -> None:
    """First of the three, with batches of ten and of all; any iteration as soon as the workshop's; its size."""
    workshop = ninety_ninth(whole_run())
    for batch, name in ((10, "ten"), (0, "all")):
        peers = {"plain NumPy": lambda batch=batch: plain(batch), "scikit-learn": scikit_learn(batch)}
        for peer, run in peers.items():
            if run is None:
                print(f"     {peer} is not installed: python -m pip install -e '.[bench]'", flush=True)
                continue
            found = statistics.median(timed(run) / timed(lambda batch=batch: ours(batch)) for _ in range(5))
            tell(f"{peer} / recorded digits, batches of {name}", found, 1, "x", least=True)
        recording = ours(batch)
        tell(f"any iteration, digits of {name} / workshop", ninety_ninth(recording) / workshop, 5, "x")
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "run.npz"
            save_recording(path, recording)
            tell(f"the recording on disk, batches of {name}", path.stat().st_size / 1e6, 8, "MB")


def ninety_ninth(recording: Recording) -> float:
    """Seconds within which 99 of 100 iterations, drawn at random, are read."""
    places = np.random.default_rng(1).integers(0, recording.reached + 1, 1000).tolist()
    return sorted(timed(lambda place=place: recording.at(place)) for place in places)[989]
