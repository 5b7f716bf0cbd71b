"""The folder of sessions: new journals, the pointer for boards, open boards."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from functools import partial
from itertools import chain
from pathlib import Path

from connecte.content.activity import Activity
from connecte.files.folders import make_folder
from connecte.language.errors import UsageError
from connecte.language.i18n import _
from connecte.language.program import command
from connecte.session.session import Session
from connecte.session.store.clock import MACHINE, Clock
from connecte.session.store.contents import MOST_BYTES
from connecte.session.store.disk.lock import begin, is_held
from connecte.session.store.disk.plain import drop, names_beside, read_plain, replace_whole
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
_MOST_RECENT = 4
_RECENT = 3600.0
"""Seconds after its last move in which a session is taken to be still under way."""


class Keeper:
    """The folder where sessions are kept. `file`, if given, is used for the first journal begun."""

    def __init__(self, folder: Path, file: Path | None = None, clock: Clock = MACHINE) -> None:
        self.folder = folder
        self.clock = clock
        self.drafts = Drafts(folder.parent / "drafts")
        # Absolute, because the working directory may be removed.
        self._file = None if file is None else file.absolute()

    def begin(self, activity: Activity) -> Journal:
        """Return a journal for a session that begins now. Raises JournalError or OSError.

        If the file asked for already holds another session, a numbered name next to it is used.
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
            self._file = None  # the next session gets a new file
            return journal
        raise AssertionError("there is always another name")

    @property
    def file(self) -> Path | None:
        """The file asked for, until a journal is begun."""
        return self._file

    @property
    def pointer(self) -> Path:
        """The file that names the journal of the current session, which boards follow."""
        return self.folder / POINTER

    def point(self, journal: Path) -> None:
        """Write which journal boards follow, before those that were followed last. Errors are ignored: such a
        folder has no boards.
        """
        here, before = journal.absolute(), self.recent()
        if before[:1] == [here]:
            return
        names = [here, *(path for path in before if path != here)][:_MOST_RECENT]
        with contextlib.suppress(OSError):
            make_folder(self.folder)
            replace_whole(self.pointer, b"\0".join(map(os.fsencode, names)))

    def recent(self) -> list[Path]:
        """Return the journals of the sessions used last, the last one first."""
        try:
            named = os.fsdecode(read_plain(self.pointer, _MOST_RECENT * _LONGEST_PATH))
        except OSError:
            return []
        return [Path(name) for name in named.split("\0") if name][:_MOST_RECENT]

    def pointed(self) -> Path | None:
        """Return the journal that boards follow: of the sessions used last the first that is open, else the
        first; None where there is none.
        """
        recent = self.recent()
        return next(filter(is_held, recent), recent[0] if recent else None)

    def board_here(self) -> Callable[[], None]:
        """Register this process as a board, until its end or until the function returned is called.

        A board is a file that its process has locked. Raises OSError.
        """
        path = self.folder / f"{BOARD}{os.getpid()}"
        file, _new = begin(path)
        return partial(drop, file, path)

    def has_boards(self) -> bool:
        """Return whether a board is open. Empty files left by killed boards are deleted."""
        found = False
        try:
            paths = [path for path in self.folder.iterdir() if is_board(path.name)]
        except OSError:
            return False
        for path in paths:
            if is_held(path):
                found = True
                continue
            with contextlib.suppress(OSError):
                if read_plain(path, 0) == b"":
                    path.unlink()
        return found

    def now(self) -> float:
        """Return seconds since the epoch, to the hundredth."""
        return round(self.clock.wall(), 2)

    def monotonic(self) -> float:
        """Return seconds since an unspecified moment, whatever happens to the wall clock."""
        return self.clock.monotonic()

    def last(self) -> Kept | None:
        """Return the session played last, if there is one to resume."""
        found = kept_sessions(self.folder, most=1, fold=MOST_BYTES)
        return found[0] if found else None

    def kept(self) -> list[Kept]:
        """Return the sessions to resume, the one played last first."""
        self.last()  # read even if its journal is long; the list takes it from the summary
        return kept_sessions(self.folder)

    def is_recent(self, kept: Kept) -> bool:
        """Return whether the class made its last move less than an hour ago."""
        played = kept.summary.played
        return played is not None and 0 <= self.now() - played < _RECENT

    def keep_summary(self, journal: Journal, session: Session) -> None:
        """Store the summary of a session, so that the list of sessions need not read all of its journal."""
        if journal.path.absolute().parent == self.folder.absolute():
            keep_summary(journal.path, session, journal.moves, journal.played)

    def when(self, kept: Kept) -> str:
        """Return when a session began: "10 h 42", "2/03, 10 h 42"."""
        return when(kept.started, self.clock.date())


def user_folder() -> Path:
    """Return the folder of sessions in the user's data folder of the platform. Raises UsageError where the user
    has no home: "~" would be made as a folder in the current one, and it is dangerous to remove.
    """
    from platformdirs import user_data_path  # comes with textual

    folder = user_data_path("connecte", appauthor=False) / "sessions"
    if not folder.is_absolute():
        text = _(
            "le dossier personnel n'est pas connu : dire par HOME où garder les séances (HOME=… {command})"
        )
        raise UsageError(text.format(command=command()))
    return folder
