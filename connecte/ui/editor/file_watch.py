"""Tells when a file has been saved. It looks when asked, and never waits."""

from __future__ import annotations

from pathlib import Path

_Signature = tuple[int, int, int] | None


class FileWatch:
    """Follows one file from its present state on."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._known = self._before = self._look()

    def _look(self) -> _Signature:
        try:
            found = self.path.stat()
        except OSError:
            return None  # between two halves of a save there may be no file
        return found.st_mtime_ns, found.st_size, found.st_ino

    def saved(self) -> bool:
        """Whether the file is another one than last time, and has been for one look: a save takes
        its time, and half of one is not to be read.
        """
        now = self._look()
        still, self._before = now == self._before, now
        if now is None or now == self._known or not still:
            return False
        self._known = now
        return True
