"""What is written and not saved yet, kept in the user's folder in case the program is killed."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

from connecte.session.store.disk.plain import read_plain, replace_whole

_MOST_BYTES = 16 << 20
_LONGEST = 200
"""Bytes of a file's name that its draft's name holds: with ours before it, systems take 255."""


class Drafts:
    """One draft a file. What cannot be kept is no reason to stop anybody from writing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _place(self, path: Path) -> Path:
        """Raises OSError."""
        try:
            whole = str(path.resolve())
        except (RuntimeError, ValueError) as error:  # links in a circle, a name that cannot be
            raise OSError(str(error)) from error
        name = hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        return self._folder / f"{name}-{os.fsdecode(os.fsencode(path.name)[-_LONGEST:])}"

    def keep(self, path: Path, text: str) -> None:
        """What is written of this file now."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            replace_whole(self._place(path), text.encode("utf-8", "replace"))

    def of(self, path: Path) -> str | None:
        """What was written of this file and not saved."""
        try:
            return read_plain(self._place(path), _MOST_BYTES).decode("utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    def drop(self, path: Path) -> None:
        """It was saved, or is not wanted."""
        with contextlib.suppress(OSError):
            self._place(path).unlink()
