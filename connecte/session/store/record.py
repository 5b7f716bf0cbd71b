"""The open sessions: each move is written to its journal before it changes the session."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path

from connecte.content.activity import Activity
from connecte.language.i18n import _, ngettext
from connecte.session.moves import GoTo
from connecte.session.room.room_events import Opened, Pause, RoomEvent, Watch
from connecte.session.session import Session
from connecte.session.store.codec import REDO, UNDO, Entry, Reload
from connecte.session.store.contents import Contents, Timed
from connecte.session.store.disk.plain import names_beside
from connecte.session.store.journal import Journal
from connecte.session.store.keeper import Keeper
from connecte.session.store.lines import JournalError, advance, begins, possible_time, reason

_GAP = 10.0
"""Seconds between two checks of the clock, made every second, from which the program was suspended or
the clock was set."""


class Record:
    """One session per activity, each with its journal once the class has done something. `tell` is
    called with sentences for the user. `damaged`: the content of the journal resumed last, if it was
    damaged.
    """

    def __init__(self, keeper: Keeper | None, tell: Callable[[str], None]) -> None:
        self.keeper = keeper
        self.current = ""
        self.journals: dict[str, Journal] = {}
        self.clock = keeper.now if keeper is not None else None
        self.damaged: Contents | None = None
        self._sessions: dict[str, Session] = {}
        self._unkept: dict[str, list[Timed]] = {}  # entries of sessions without a journal
        self._refusal = ""  # why they have no journal
        self._checked: tuple[float, float] | None = None
        self._tell = tell
        self._last_message = ""

    @property
    def session(self) -> Session:
        """The session of the current activity."""
        return self._sessions[self.current]

    def now(self) -> float | None:
        """Return seconds since the epoch; None without a keeper or with an impossible clock."""
        return possible_time(self.clock()) if self.clock is not None else None

    def begin(self, activity: Activity, room_events: Sequence[RoomEvent] = ()) -> None:
        """Make an activity the current one, from its beginning or where it was left. `room_events` are
        what the command line asks for; the clock starts with the first move.
        """
        self.current = activity.path
        self._sessions.setdefault(activity.path, Session.start(activity))
        self.point()
        for event in room_events:
            self.make(event)

    def leave(self, path: str) -> None:
        """Close the session of an activity, so that the next one is new. One that is in no file stays."""
        journal = self.journals.get(path)
        if journal is not None and not journal.unwritten:
            self._close(path)
            del self._sessions[path]
            self.current = ""

    def undo(self) -> None:
        """Undo the last move."""
        self.make(UNDO)

    def redo(self) -> None:
        """Redo the move undone last."""
        self.make(REDO)

    def reload(self, activity: Activity) -> None:
        """Continue with a changed activity, of the same file or of a copy."""
        before = self.session.state.activity.path
        self.make(Reload(activity.name, activity.path, activity.text))
        self.rename(before, activity.path)

    def holds(self, path: Path) -> bool:
        """Return whether this process has the session in this file open."""
        return any(journal.path.absolute() == path.absolute() for journal in self.journals.values())

    def resume(self, path: Path) -> Session:
        """Open a kept session, without making it current. Raises JournalError or OSError."""
        self.damaged = None
        for key, held in self.journals.items():
            if held.path.absolute() == path.absolute():  # already open here
                return self._sessions[key]
        journal = Journal(path)
        assert journal.contents is not None
        try:
            session = journal.contents.session()
        except JournalError:
            journal.close()
            raise
        key = session.state.activity.path
        if key in self.journals:
            self._close(key)
        now = self.now()
        made: list[Entry] = [Opened()]
        watch = session.room.watch
        if watch is not None and watch.playing and session.state.phase == "train":
            made.append(GoTo(watch.iteration))  # where playing had come when the program ended
        for move in made:
            self._warn(journal.append(move, now))
            session = advance(session, move, now)
        self.journals[key], self._sessions[key] = journal, session
        if trouble := journal.contents.trouble(journal.beside):
            self._tell(trouble)
            self.damaged = journal.contents
        return session

    def rename(self, old: str, new: str) -> None:
        """Give the current session another activity file."""
        self._sessions[new] = self._sessions.pop(old)
        if old in self.journals:
            self.journals[new] = self.journals.pop(old)
        if old in self._unkept:
            self._unkept[new] = self._unkept.pop(old)
        self.current = new

    def make(self, move: Entry) -> None:
        """Apply an entry: write it first, then change the session. One without effect is not written."""
        if self._checked is not None:  # this move may be the first thing after a suspension
            self.look_at_clock()
        begun = self.current in self.journals or self.current in self._unkept or begins(move)
        now = self.now() if begun else None
        before = self.session.at(now)
        after = advance(before, move)
        if after == before:
            return
        if begun:
            self._keep(move, now)
        self._sessions[self.current] = after

    # -- journals --------------------------------------------------------------------------

    def _keep(self, move: Entry, now: float | None) -> None:
        """Write an entry to the journal of the current session, beginning the journal if needed."""
        journal = self.journals.get(self.current)
        if journal is None and self.keeper is not None:
            first: list[Timed] = [(event, now) for event in self.session.room.room_events]
            waiting = self._unkept.setdefault(self.current, first)
            waiting.append((move, now))
            self._begin_journal(self.keeper, waiting)
            return
        if journal is None:
            return
        before = journal.path
        self._warn(journal.append(move, now))
        if journal.path != before or not isinstance(move, (Watch, Pause)):
            self.point()  # another window may have changed the pointer

    def _begin_journal(self, keeper: Keeper, waiting: list[Timed]) -> None:
        wanted = keeper.file
        try:
            journal = keeper.begin(self.session.state.activity)
        except (JournalError, OSError) as error:
            message = _(
                "La séance n'est pas enregistrée : {reason}. Rien n'est perdu tant que connecte reste "
                "ouvert ; chaque geste essaie à nouveau."
            )
            self._refusal = message.format(reason=reason(error, wanted or keeper.folder))
            self._warn(self._refusal)
            return
        self._refusal = ""
        self._take(journal, waiting)
        if wanted is not None and journal.path != wanted:
            message = _("{wanted} est déjà pris : cette séance est enregistrée dans {path}.")
            self._tell(message.format(wanted=wanted, path=journal.path))

    def _take(self, journal: Journal, waiting: list[Timed]) -> None:
        """Give the current session a journal and write the entries made so far."""
        self.journals[self.current] = journal
        del self._unkept[self.current]
        for move, at in waiting:
            self._warn(journal.append(move, at))
        self.point()

    def _warn(self, message: str) -> None:
        """Tell the user a journal's message; tell lasting trouble only once."""
        if message and (message != self._last_message or not self.unwritten):
            self._tell(message)
        self._last_message = message

    @property
    def unwritten(self) -> int:
        """Number of moves that are not written: closing the program loses them."""
        waiting = sum(len(moves) for moves in self._unkept.values())
        return waiting + sum(journal.unwritten for journal in self.journals.values())

    @property
    def trouble(self) -> str:
        """Why the class's work is not safely on disk, as a sentence to keep on screen; empty if it is."""
        if self.unwritten:
            return ngettext(
                "{number} geste n'est pas enregistré (Ctrl+Q : l'enregistrer ailleurs)",
                "{number} gestes ne sont pas enregistrés (Ctrl+Q : les enregistrer ailleurs)",
                self.unwritten,
            ).format(number=self.unwritten)
        return next(filter(None, (journal.trouble for journal in self.journals.values())), "")

    @property
    def reason(self) -> str:
        """Why moves are unwritten."""
        return self._refusal or next(filter(None, (j.trouble for j in self.journals.values())), "")

    def try_again(self) -> bool:
        """Try to write the rest; return whether everything is written."""
        for journal in self.journals.values():
            if journal.unwritten:
                journal.flush()
        for key in list(self._unkept):
            current, self.current = self.current, key
            if self.keeper is not None:
                self._begin_journal(self.keeper, self._unkept[key])
            self.current = current
        return not self.unwritten

    def settle(self) -> bool:
        """Write and sync all; return whether nothing would be lost if the program ended."""
        self.try_again()
        for journal in self.journals.values():
            journal.sync()
        return not self.trouble

    def later_moves(self) -> list[Entry]:
        """Return the readable moves after the damage in `damaged`. Room events are left out, because they
        no longer apply.
        """
        later = self.damaged.damage.later if self.damaged is not None and self.damaged.damage else ()
        return [move for move, _at in later if not isinstance(move, (RoomEvent, Reload))]

    def write_to(self, path: Path) -> None:
        """Write the sessions with unwritten moves elsewhere: the first to this file, the others to
        numbered names next to it. Raises JournalError or OSError.
        """
        names = chain([path], (name for name in names_beside(path) if not os.path.lexists(name)))
        for journal in self.journals.values():
            if journal.unwritten:
                journal.move_to(next(names))
        for key in list(self._unkept):
            current, self.current = self.current, key
            self._take(Keeper(path.parent, path).begin(self.session.state.activity), self._unkept[key])
            self.current = current
        self.point()

    def close(self) -> None:
        """Write and sync all, and close the journals. Sessions without one try once more to get it: a signal
        ends the program without asking.
        """
        self.try_again()
        for key in list(self.journals):
            self._close(key)
        self.keeper = None  # so that a screen that closes later begins no journal

    def _close(self, key: str) -> None:
        journal = self.journals.pop(key)
        journal.close()
        if self.keeper is not None:
            self.keeper.keep_summary(journal, self._sessions[key])

    # -- the clock, and the boards -----------------------------------------------------------

    def look_at_clock(self) -> None:
        """Record a pause if the program was suspended or the clock was set. Called every second."""
        if self.keeper is None or self.clock is None:
            return
        here = (self.keeper.monotonic(), self.clock())
        before, self._checked = self._checked, here
        if before is None or self.current not in self.journals:
            return
        passed, by_clock = here[0] - before[0], here[1] - before[1]
        if (passed < _GAP and abs(by_clock - passed) < _GAP) or self.session.room.clock.paused:
            return
        for pause, at in ((Pause(True), before[1]), (Pause(False), here[1])):
            self._keep(pause, possible_time(at))
            self._sessions[self.current] = advance(self.session, pause, possible_time(at))

    def point(self) -> None:
        """Tell the boards which journal to follow, if there is one."""
        journal = self.journals.get(self.current)
        if self.keeper is not None and journal is not None:
            self.keeper.point(journal.path)

    def has_boards(self) -> bool:
        """Return whether a board is open, at which the class looks instead of this screen."""
        return self.keeper is not None and self.keeper.has_boards()
