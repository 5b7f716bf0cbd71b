"""Convert a recording to the bytes of a file and back.

A file is one line of text (`head`) with a version and a checksum of the rest, then a NumPy archive of
plain arrays, so that reading executes nothing. The checksum proves only that the file is complete, not
who made it: every size, shape, type and range is checked before a recording is made of it.
"""

from __future__ import annotations

import io

import numpy as np

from connecte.core.learning.backprop import pack
from connecte.core.replay.arrays import MOST_EXAMPLES, CheckedArrays, NewerError, UnsoundError
from connecte.core.replay.head import checked, damaged, first_line, functions_array, method_arrays, newer
from connecte.core.replay.members import MembersError, read_members
from connecte.core.replay.recording import Recording
from connecte.language.errors import RecordingError
from connecte.language.i18n import _
from connecte.language.numbers import thousands

MOST_BYTES = 64 << 20
"""Limit of bytes of a file, and of its unpacked arrays."""


def to_bytes(recording: Recording) -> bytes:
    """Return the file of a recording. Raises RecordingError if it would be too large to be read."""
    arrays = _arrays(recording)
    if len(recording.problem.inputs) > MOST_EXAMPLES:
        message = _("trop d'exemples pour que cet entraînement soit gardé ({most} au plus)")
        raise RecordingError(message.format(most=thousands(MOST_EXAMPLES)))
    if sum(array.nbytes for array in arrays.values()) > MOST_BYTES - (1 << 16):
        message = _("ce réseau est trop grand pour que son entraînement soit gardé ({most} Mo au plus)")
        raise RecordingError(message.format(most=MOST_BYTES >> 20))
    archive = io.BytesIO()
    np.savez_compressed(archive, **arrays)  # type: ignore[arg-type]
    data = archive.getvalue()
    return first_line(recording.problem, data) + data


def _arrays(recording: Recording) -> dict[str, np.ndarray]:
    problem = recording.problem
    arrays: dict[str, np.ndarray] = {
        "inputs": problem.inputs,
        "wanted": np.asarray(problem.wanted, dtype=np.int64),
        "step_a": np.array([problem.step, problem.a]),
        "threshold_factors": np.array(problem.threshold_factors, dtype=float),
        "shapes": np.array(recording.shapes, dtype=np.int64),
        "run": np.array(
            [recording.planned, recording.reached, recording.diverged_at or 0, recording.spacing],
            dtype=np.int64,
        ),
        "keyframes": np.stack([pack(parameters) for parameters in recording.keyframes()]),
    }
    for number, (shape, mask) in enumerate(zip(recording.shapes, problem.masks, strict=True)):
        arrays[f"mask{number}"] = np.full(shape, -1.0) if mask is None else mask
    if problem.rule == "perceptron":
        arrays["perceptron"] = np.array([1])
    if problem.groups or problem.largest:
        arrays["deciding"] = np.array([problem.largest, *problem.groups], dtype=np.int64)
    if recording.activity:
        arrays["activity"] = np.frombuffer(recording.activity.encode(), dtype=np.uint8)
        arrays["activity_name"] = np.frombuffer(recording.activity_name.encode(), dtype=np.uint8)
    return arrays | functions_array(problem) | method_arrays(problem)


def from_bytes(data: bytes, name: str) -> Recording:
    """Return the recording in a file; `name` is its name in messages. Raises RecordingError."""
    archive = checked(name, data)
    try:
        return CheckedArrays(read_members(archive, MOST_BYTES)).recording()
    except MembersError as error:
        raise damaged(name) from error
    except NewerError as error:
        raise newer(name) from error
    except UnsoundError as error:
        message = _(
            "{path} : cet enregistrement ne tient pas ({reason}) ; refaire l'entraînement avec --record"
        )
        raise RecordingError(message.format(path=name, reason=error)) from error
