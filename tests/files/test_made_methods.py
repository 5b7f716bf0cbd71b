"""Recordings whose checksum is right and whose way to learn is none."""

from __future__ import annotations

import numpy as np
import pytest

from connecte.content.catalog import load
from connecte.core.replay.archive import _arrays, from_bytes
from connecte.language.errors import RecordingError
from tests.files.test_made_on_purpose import altered, made
from tests.runs import new_recording


def arrays() -> dict[str, np.ndarray]:
    """Those of a sound file, of a run that has not begun."""
    return _arrays(new_recording(load(), 0))


@pytest.mark.parametrize(
    "functions", [("softmax", "identity", "exponential"), ("relu", "identity", "cross_entropy")]
)
def test_functions_that_do_not_go_together_are_refused(functions):
    good = arrays()
    with pytest.raises(RecordingError, match="ses fonctions"):
        from_bytes(made(good | {"functions": np.array(functions)}, 3), "r")


@pytest.mark.parametrize(
    ("name", "value"), [("batch_seed", -1), ("penalties", -1.0), ("dropout", 1.0), ("weight_factors", -0.5)]
)
def test_a_way_to_learn_that_is_none_is_refused(name, value):
    good = arrays()
    way = {
        "batch_seed": np.array([5, 1]),
        "penalties": np.array([0.1, 0.1]),
        "dropout": np.array([0.5]),
        "weight_factors": np.array([1.0, 2.0]),
    }
    assert from_bytes(made(good | way, 4), "r").problem.dropout == (0.5,)
    for wrong in (altered(way[name], 0, value), np.zeros(7), np.array(["a"])):
        with pytest.raises(RecordingError):
            from_bytes(made(good | way | {name: wrong}, 4), "r")
