"""What is written and not saved yet, kept in the user's folder in case the program is killed."""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path

from connecte.content.file_text import save


class Drafts:
    """One draft a file. What cannot be kept is no reason to stop anybody from writing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _place(self, path: Path) -> Path:
        name = hashlib.sha256(str(path.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
        return self._folder / f"{name}-{path.name}"

    def keep(self, path: Path, text: str) -> None:
        """What is written of this file now."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            save(self._place(path), text.encode("utf-8", "replace"))

    def of(self, path: Path) -> str | None:
        """What was written of this file and not saved."""
        try:
            return self._place(path).read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    def drop(self, path: Path) -> None:
        """It was saved, or is not wanted."""
        with contextlib.suppress(OSError):
            self._place(path).unlink()
