"""Where a page is written."""

from __future__ import annotations

import contextlib
from pathlib import Path


def place(asked: str | None, name: str) -> Path:
    """Return the file asked for; `name` in the folder asked for, or here where nothing is. What may not
    even be looked at is no folder, and whoever writes there says why.
    """
    path = Path(asked) if asked else Path(name)
    with contextlib.suppress(OSError):
        if path.is_dir():
            return path / name
    return path
