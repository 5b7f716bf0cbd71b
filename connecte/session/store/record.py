"""The sessions of this evening: a move is in its journal before it is anywhere else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from connecte.content.activity import Activity
from connecte.language.errors import system_reason
from connecte.language.i18n import _
from connecte.session.room.room import NOTHING
from connecte.session.room.room_events import Aside, Blank, Opened, Project
from connecte.session.session import Session
from connecte.session.store.codec import Entry, Reload
from connecte.session.store.journal import Journal, JournalError, step
from connecte.session.store.keeper import Keeper


class Record:
    """One session an activity, each with its journal once the class has done something. `tell` is
    told, once, what keeps them from being written.
    """

    def __init__(self, keeper: Keeper | None, tell: Callable[[str], None]) -> None:
        self.keeper = keeper
        self.current = ""
        self.journals: dict[str, Journal] = {}
        self.clock = keeper.now if keeper is not None else None
        self._sessions: dict[str, Session] = {}
        self._tell = tell
        self._told_trouble = False

    @property
    def session(self) -> Session:
        """The session of the activity under way."""
        return self._sessions[self.current]

    def now(self) -> float | None:
        """Seconds of the epoch, where a session is kept."""
        return self.clock() if self.clock is not None else None

    def begin(self, activity: Activity, asides: Sequence[Aside] = ()) -> None:
        """An activity is under way, from its beginning or where it was left. `asides` are what the
        command line said of the room; its clock begins with the first move.
        """
        self.current = activity.path
        self._sessions.setdefault(activity.path, Session.start(activity))
        self.point()
        for aside in asides:
            self.make(aside)

    def resume(self, path: Path) -> Session:
        """Go on with a kept session; it is not under way yet. Raises JournalError or OSError."""
        for key, held in self.journals.items():
            if held.path.absolute() == path.absolute():  # it is open here: no other process holds it
                return self._sessions[key]
        assert self.keeper is not None
        contents, journal = self.keeper.open(path)
        try:
            session = contents.session()
        except JournalError:
            journal.close()
            raise
        key = session.state.activity.path
        if key in self.journals:
            self.journals[key].close()
        now = self.now()
        journal.append(Opened(), now)
        self.journals[key], self._sessions[key] = journal, step(session, Opened(), now)
        return self._sessions[key]

    def rename(self, old: str, new: str) -> None:
        """The session under way is that of another file now."""
        self._sessions[new] = self._sessions.pop(old)
        if old in self.journals:
            self.journals[new] = self.journals.pop(old)
        self.current = new

    def make(self, move: Entry) -> None:
        """On disk first, then in memory; the screen comes last. What changes nothing is not kept."""
        if step(self.session, move) == self.session:
            return
        begun = self.current in self.journals or _begins(move)
        now = self.now() if begun else None
        after = step(self.session, move, now)
        journal = self._journal(now) if begun else None
        trouble = journal.append(move, now) if journal is not None else ""
        if trouble and not self._told_trouble:
            self._tell(trouble)
        self._told_trouble = bool(trouble)
        self._sessions[self.current] = after

    def point(self, nothing: bool = False) -> None:
        """Tell the boards which journal to follow."""
        if self.keeper is not None:
            journal = None if nothing else self.journals.get(self.current)
            self.keeper.point(None if journal is None else journal.path)

    def has_boards(self) -> bool:
        """Whether the class looks at a board, and not at this screen."""
        return self.keeper is not None and self.keeper.has_boards()

    def _journal(self, now: float | None) -> Journal | None:
        """The journal of the session under way, begun with its first move."""
        if self.keeper is None or self.current in self.journals:
            return self.journals.get(self.current)
        try:
            journal = self.keeper.begin(self.session.state.activity)
        except (JournalError, OSError) as error:
            told = _("La séance n'est pas enregistrée : {reason}. On peut continuer, sans reprise possible.")
            self._tell(told.format(reason=reason(error)))
            self.keeper = None
            return None
        self.journals[self.current] = journal
        for aside in self.session.room.asides:  # what was said before the first move
            journal.append(aside, now)
        self.point()
        return journal


def _begins(move: Entry) -> bool:
    """Whether a journal begins with it: the class does something, or is to see something. Changed
    cards or a pause alone are nothing to keep.
    """
    if isinstance(move, (Blank, Project)):
        return move not in (Blank(False), NOTHING)
    return not isinstance(move, (Reload, Aside))


def reason(error: Exception) -> str:
    """An error in a few words: our own sentence, or what the system says."""
    return system_reason(error) if isinstance(error, OSError) else str(error)
