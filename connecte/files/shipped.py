"""Finds the files that come with the program."""

from __future__ import annotations

from pathlib import Path


def shipped_folder() -> Path:
    """Return the folder of shipped activities.

    A wheel has it inside the package; an editable install and a plain checkout have it beside the
    package.
    """
    # importlib.resources gives the same folder, but importing it takes a tenth of the time of `check`.
    package = Path(__file__).resolve().parent.parent
    inside = package / "activities"
    return inside if inside.is_dir() else package.parent / "activities"
