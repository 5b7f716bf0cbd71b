"""Detects that a file has been saved. It checks when called, and never waits."""

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
            return None  # some editors remove the file before they write it again
        return found.st_mtime_ns, found.st_size, found.st_ino

    def saved(self) -> bool:
        """Whether the file has changed since it was last reported, and has not changed since the call
        before: a file that is still being written must not be read.
        """
        now = self._look()
        still, self._before = now == self._before, now
        if now is None or now == self._known or not still:
            return False
        self._known = now
        return True
