"""Sync written data to disk within two seconds, in a thread, so that no key press waits for it."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

WITHIN = 2.0
"""Seconds after which written data is on disk: a power cut loses no more than that."""
_REST = 0.5
"""Seconds to wait before a sync, so that it covers further writes."""


class Syncer:
    """Syncs one open file.

    `longest`: the longest time that written data has waited for its sync, in seconds. `failed`: the
    error of the last sync, or None.
    """

    def __init__(self, file: int, path: Path, now: Callable[[], float] = time.monotonic) -> None:
        self.longest = 0.0
        self.failed: OSError | None = None
        self._file = file
        self._folder: Path | None = path.parent  # synced once, for the entry of a new file
        self._now = now
        self._since: float | None = None  # time of the first write that is not synced
        self._syncing: float | None = None  # the same for writes being synced
        self._change = threading.Condition()
        self._one = threading.Lock()  # one sync at a time
        self._thread: threading.Thread | None = None
        self._ended = False

    @property
    def waits(self) -> float:
        """How long the oldest data that is not on disk has waited, in seconds."""
        since = [at for at in (self._syncing, self._since) if at is not None]
        return self._now() - min(since) if since else 0.0

    def written(self) -> None:
        """Tell that data was written, so that it is synced soon."""
        with self._change:
            if self._since is None:
                self._since = self._now()
                self._change.notify_all()
            if self._thread is None and not self._ended:
                thread = threading.Thread(target=self._work, name="sync", daemon=True)
                with contextlib.suppress(RuntimeError):  # no more threads: the next move tries again
                    thread.start()
                    self._thread = thread

    def _work(self) -> None:
        while True:
            with self._change:
                while self._since is None and not self._ended:
                    self._change.wait()
                if not self._ended:
                    self._change.wait(_REST)
                if self._ended:
                    return
            self.sync()

    def sync(self) -> None:
        """Wait until all written data is synced. Raises nothing: see `failed`."""
        with self._one:
            with self._change:
                since, self._since = self._since, None
                self._syncing = since
            if since is not None:
                self._sync(since)

    def _sync(self, since: float) -> None:
        try:
            file = os.dup(self._file)  # the journal may be closed during the sync
            try:
                os.fsync(file)
            finally:
                os.close(file)
            self._sync_folder()
            self.failed = None
        except OSError as error:
            self.failed = error
        self.longest = max(self.longest, self._now() - since)
        self._syncing = None

    def _sync_folder(self) -> None:
        """Sync the folder entry of a new file, without which the file is lost. Not all systems can."""
        folder, self._folder = self._folder, None
        if folder is None:
            return
        with contextlib.suppress(OSError):
            file = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(file)
            finally:
                os.close(file)

    def end(self) -> None:
        """Sync the rest and end the thread."""
        self.sync()
        with self._change:
            self._ended = True
            self._change.notify_all()
