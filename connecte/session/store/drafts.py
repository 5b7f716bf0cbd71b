"""Keep unsaved texts of the editor in the user's folder, in case the program is killed."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from connecte.files.folders import make_folder
from connecte.language.errors import system_reason
from connecte.session.store.disk.lock import begin
from connecte.session.store.disk.plain import drop, read_plain, replace_whole

OPEN = "open"
"""The folder beside that of drafts, with a locked file for each file that is open in an editor."""
_MOST_BYTES = 16 << 20
_LONGEST = 200
"""Bytes of a file's name kept in its draft's name, because file systems limit names to 255 bytes."""


class Drafts:
    """One draft per file. Nothing is raised, because no error may disturb the user's writing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: dict[Path, Callable[[], None]] = {}

    def hold(self, path: Path) -> bool:
        """Take the draft of a file for an editor; return False where an editor of another window has it.

        Of two editors that write one draft, each would lose what the other writes.
        """
        if path in self._held:
            return True
        try:
            lock = self._folder.with_name(OPEN) / self._file(path).name
            file, _new = begin(lock)
        except BlockingIOError:
            return False
        except OSError:  # a folder that cannot be written: `keep` says so
            return True
        self._held[path] = partial(drop, file, lock)
        return True

    def release(self, path: Path) -> None:
        """Leave the draft of a file to other editors. The system does so where the program is killed."""
        self._held.pop(path, lambda: None)()

    def _file(self, path: Path) -> Path:
        """Return the file of a draft. Raises OSError."""
        try:
            whole = str(path.resolve())
        except (RuntimeError, ValueError) as error:  # a loop of links, an invalid name
            raise OSError(str(error)) from error
        import hashlib  # only an editor needs it, and each start would wait for it

        name = hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        return self._folder / f"{name}-{os.fsdecode(os.fsencode(path.name)[-_LONGEST:])}"

    def keep(self, path: Path, text: str, sync: bool = True) -> str:
        """Store the unsaved text of a file; return why that is impossible, "" where it is done.

        Without `sync` it outlives the program, but perhaps not a power cut.
        """
        try:
            make_folder(self._folder)
            replace_whole(self._file(path), text.encode("utf-8", "replace"), sync)
        except OSError as error:
            return system_reason(error)
        return ""

    def of(self, path: Path) -> str | None:
        """Return the unsaved text of a file, if there is one."""
        try:
            text = read_plain(self._file(path), _MOST_BYTES).decode("utf-8")
        except (OSError, UnicodeDecodeError):
            return None
        if not text.strip("\0"):
            # Some file systems leave only zeros, or nothing, of what was not synced before a power cut.
            self.drop(path)
            return None
        return text

    def is_older(self, path: Path) -> bool:
        """Return whether the file was saved after its draft was written."""
        try:
            return self._file(path).stat().st_mtime_ns < path.stat().st_mtime_ns
        except OSError:
            return False

    def drop(self, path: Path) -> None:
        """Delete the draft of a file, after it was saved or refused."""
        with contextlib.suppress(OSError):
            self._file(path).unlink()
