"""Reads and writes recordings in files. Needs numpy."""

from __future__ import annotations

from pathlib import Path

from connecte.core.replay.archive import MOST_BYTES, from_bytes, to_bytes
from connecte.core.replay.recording import Recording
from connecte.files.reader import read
from connecte.files.writer import write
from connecte.language.errors import FileError, RecordingError


def load_recording(path: Path) -> Recording:
    """Read a recording. Raises RecordingError with a sentence where the file is none."""
    try:
        data = read(path, MOST_BYTES)
    except FileError as error:
        raise RecordingError(str(error)) from error
    return from_bytes(data, str(path))


def save_recording(path: Path, recording: Recording, force: bool = False) -> None:
    """Write a recording. Raises RecordingError or FileError with a sentence where that fails."""
    write(path, to_bytes(recording), force)
