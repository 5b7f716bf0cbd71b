"""Where a page is written."""

from __future__ import annotations

from pathlib import Path


def place(asked: str | None, name: str) -> Path:
    """The file asked for; `name` in the folder asked for, or here where nothing is."""
    path = Path(asked) if asked else Path(name)
    return path / name if path.is_dir() else path
