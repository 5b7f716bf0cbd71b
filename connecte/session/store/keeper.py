"""Where sessions are kept: the one place that knows the user's folder."""

from __future__ import annotations

import contextlib
import os
import sys
from itertools import chain
from pathlib import Path

from connecte.content.activity import Activity
from connecte.session.session import Session
from connecte.session.store.clock import MACHINE, Clock
from connecte.session.store.contents import MOST_BYTES
from connecte.session.store.disk.plain import names_beside, read_plain, replace_whole
from connecte.session.store.drafts import Drafts
from connecte.session.store.journal import Journal
from connecte.session.store.lines import Header, JournalError
from connecte.session.store.shelf import (
    BOARD,
    POINTER,
    Kept,
    is_board,
    keep_summary,
    kept_sessions,
    new_path,
    when,
)

_LONGEST_PATH = 8192


class Keeper:
    """Begins journals and opens those of before. `file` is used instead of a new one if given."""

    def __init__(self, folder: Path, file: Path | None = None, clock: Clock = MACHINE) -> None:
        self.folder = folder
        self.clock = clock
        self.drafts = Drafts(folder.parent / "drafts")
        # In full: the folder that the program was started in may go away.
        self._file = None if file is None else file.absolute()

    def begin(self, activity: Activity) -> Journal:
        """A journal for a session that begins now. Raises JournalError or OSError.

        Where the file that was asked for is another session's by now, the journal is beside it.
        """
        now = self.clock.date()
        header = Header.of(activity, now.isoformat())
        path = self._file or new_path(self.folder, activity.name, now)
        for name in chain([path], names_beside(path)):
            try:
                journal = Journal(name, header)
            except (JournalError, OSError):
                if not os.path.lexists(name):
                    raise
                continue
            self._file = None  # another activity of the same evening gets a journal of its own
            return journal
        raise AssertionError("there is always another name")

    @property
    def file(self) -> Path | None:
        """Where the session that begins next is to be kept, if that was said."""
        return self._file

    @property
    def pointer(self) -> Path:
        """The file that names the journal of the session under way, for boards to follow."""
        return self.folder / POINTER

    def point(self, journal: Path) -> None:
        """Say which session is used, unless it is said already. A folder that takes no file has no boards."""
        if self.pointed() == journal.absolute():
            return
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            replace_whole(self.pointer, os.fsencode(journal.absolute()))

    def pointed(self) -> Path | None:
        """The journal that boards follow: that of the session used last. None where nothing says so."""
        try:
            named = os.fsdecode(read_plain(self.pointer, _LONGEST_PATH))
        except OSError:
            return None
        return Path(named) if named and "\0" not in named else None

    def board_here(self) -> Path:
        """Say that this process is a board; the file to take away at its end. Raises OSError."""
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{BOARD}{os.getpid()}"
        replace_whole(path, b"")
        return path

    def has_boards(self) -> bool:
        """Whether a board is open; what a killed one left is taken away, and nothing else."""
        found = False
        try:
            paths = [path for path in self.folder.iterdir() if is_board(path.name)]
        except OSError:
            return False
        for path in paths:
            if _runs(int(path.name.removeprefix(BOARD))):
                found = True
                continue
            with contextlib.suppress(OSError):
                if read_plain(path, 0) == b"":
                    path.unlink()
        return found

    def now(self) -> float:
        """Seconds of the epoch."""
        return round(self.clock.wall(), 2)

    def monotonic(self) -> float:
        """Seconds since some moment, whatever is done to the clock of the day."""
        return self.clock.monotonic()

    def last(self) -> Kept | None:
        """The session played last, if there is one to go on with."""
        found = kept_sessions(self.folder, most=1, fold=MOST_BYTES)
        return found[0] if found else None

    def keep_summary(self, journal: Journal, session: Session) -> None:
        """Where a session stands, for the list of sessions, which then need not read all of it."""
        if journal.path.absolute().parent == self.folder.absolute():
            keep_summary(journal.path, session.state, journal.moves)

    def when(self, kept: Kept) -> str:
        """When it began, as one says it today."""
        return when(kept.started, self.clock.date())


def _runs(process: int) -> bool:
    """Whether there is such a process."""
    if sys.platform == "win32":
        return True  # there signal 0 would end it
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def user_folder() -> Path:
    """The user's data folder, by the platform's convention."""
    from platformdirs import user_data_path  # comes with textual

    return user_data_path("connecte", appauthor=False) / "sessions"
