"""Follow a journal that another process writes, without changing it.

Complete lines are applied as they appear; an incomplete last line waits. A file that became shorter or
was replaced is read again from its beginning.
"""

from __future__ import annotations

import os
from pathlib import Path

from connecte.session.session import Session
from connecte.session.store.disk.lock import is_held
from connecte.session.store.disk.plain import open_plain, read_from
from connecte.session.store.lines import Header, JournalError, advance, read_header, read_move

_LARGEST = 4 << 20
"""Bytes read at once: more than the longest line, but bounded, so that reading never takes long."""


class Follower:
    """A followed journal.

    `session`, `header`: None until the first line is complete. `trouble`: why the journal cannot be
    read, as a sentence; empty if it can.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.session: Session | None = None
        self.header: Header | None = None
        self.trouble = ""
        self._read = 0
        self._seen: tuple[int, int, int, int] | None = None

    def is_open(self) -> bool:
        """Return whether a process has the session open, or nobody can tell."""
        return is_held(self.path)

    def look(self) -> bool:
        """Read new lines; return whether there were any. Raises nothing: see `trouble`."""
        try:
            file = open_plain(self.path)
        except OSError:
            return False  # the file does not exist: keep what is known
        try:
            return self._look_at(file)
        except OSError:
            return False
        finally:
            os.close(file)

    def _look_at(self, file: int) -> bool:
        found = os.fstat(file)
        seen = (found.st_ino, found.st_dev, found.st_size, found.st_mtime_ns)
        if seen == self._seen:
            return False
        another = self._seen is not None and self._seen[:2] != seen[:2]
        if another or found.st_size < self._read:
            self.session, self.header, self.trouble, self._read = None, None, "", 0
        data = read_from(file, self._read, _LARGEST)
        if len(data) < _LARGEST:
            self._seen = seen
        return self._fold(data)

    def _fold(self, data: bytes) -> bool:
        """Apply every complete line; return whether there was any.

        Stop at a damaged line: the writer removes it when it resumes the session.
        """
        at = 0
        while (end := data.find(b"\n", at)) >= 0:
            try:
                self._take(data[at:end])
            except JournalError as error:
                self.trouble = str(error)
                break
            except ValueError:
                break
            at = end + 1
        self._read += at
        return at > 0 or bool(self.trouble)

    def _take(self, line: bytes) -> None:
        if self.session is None:
            self.header = read_header(self.path, line)
            self.session = Session.start(self.header.activity())
            return
        move, at = read_move(self.path, line)
        self.session = advance(self.session, move, at)
