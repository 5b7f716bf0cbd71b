"""Where sessions are kept: the one place that knows the user's folder."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from connecte.content.activity import Activity
from connecte.session.store.clock import MACHINE, Clock
from connecte.session.store.drafts import Drafts
from connecte.session.store.journal import Contents, Header, Journal, read
from connecte.session.store.shelf import Kept, kept_sessions, new_path, when


class Keeper:
    """Begins journals and opens those of before. `file` is used instead of a new one if given."""

    def __init__(self, folder: Path, file: Path | None = None, clock: Clock = MACHINE) -> None:
        self.folder = folder
        self.clock = clock
        self.drafts = Drafts(folder.parent / "drafts")
        self._file = file

    def begin(self, activity: Activity) -> Journal:
        """A journal for a session that begins now. Raises JournalError or OSError."""
        now = self.clock.date()
        path = self._file or new_path(self.folder, activity.name, now)
        self._file = None  # another activity of the same evening gets a journal of its own
        return Journal(path, Header.of(activity, now.isoformat()))

    def open(self, path: Path) -> tuple[Contents, Journal]:
        """A journal to go on with. Raises JournalError or OSError."""
        contents = read(path)
        return contents, Journal(path, contents.header, contents.sound)

    @property
    def pointer(self) -> Path:
        """The file that names the journal of the session under way, for boards to follow."""
        return self.folder / "board"

    def point(self, journal: Path | None) -> None:
        """Say which session is under way; None for none. A folder that takes no file has no boards."""
        with contextlib.suppress(OSError):
            self.pointer.parent.mkdir(parents=True, exist_ok=True)
            new = self.pointer.with_name("board.new")
            new.write_text("" if journal is None else str(journal.absolute()), "utf-8", "surrogateescape")
            new.replace(self.pointer)

    def board_here(self) -> Path:
        """Say that this process is a board; the file to take away at its end. Raises OSError."""
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"board-{os.getpid()}"
        path.touch()
        return path

    def has_boards(self) -> bool:
        """Whether a board is open; what a killed one left is taken away."""
        found = False
        for path in self.folder.glob("board-*"):
            number = path.name.removeprefix("board-")
            if number.isdecimal() and _runs(int(number)):
                found = True
            else:
                path.unlink(missing_ok=True)
        return found

    def now(self) -> float:
        """Seconds of the epoch."""
        return round(self.clock.wall(), 2)

    def last(self) -> Kept | None:
        """The session played last, if there is one to go on with."""
        found = kept_sessions(self.folder, most=1)
        return found[0] if found else None

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
