"""Says what a move took back of the class's work, and which key brings it back."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import TYPE_CHECKING

from textual.app import App

from connecte.language.i18n import _
from connecte.language.keys.table import with_keys
from connecte.language.value import NamedTuple

if TYPE_CHECKING:  # not imported at run time, so that the first screen comes sooner
    from connecte.session.items import Item
    from connecte.session.moves import Move
    from connecte.session.session import Session
    from connecte.session.state import State

_SECONDS = 6


class Before(NamedTuple):
    """Where a session stood before moves."""

    state: State
    """A copy with what was worked out for it: the state itself forgets that, and would keep it for good if it
    were asked again.
    """
    position: int
    """Its position among the session's states."""


class TakenBack:
    """Keeps the sentence true while moves are undone and redone; another move takes it away. It is said again
    where the class comes back to its walk before it has gone on with it.
    """

    def __init__(self, app: App[int]) -> None:
        self._app = app
        self._forget()

    def _forget(self) -> None:
        self._what, self._message = "", ""
        self._back_to = 0
        """The position among the session's states to which undo has to go."""
        self._shorter = False
        """Whether the walk is still there, with less of it shown."""
        self._path = ""
        self._revealed: tuple[Item, ...] = ()

    def before(self, session: Session) -> Before:
        """Note where a session stands before moves are made."""
        return Before(copy(session.state), session.timeline.position)

    def after(self, before: Before, moves: Sequence[Move], now: Session) -> None:
        """Say what these moves took back, or what earlier ones did, if that still stands."""
        from connecte.session.items import VERDICT  # the choice of activities does without rules
        from connecte.session.rules.setting_back import set_back

        what = set_back(before.state, moves, now.state)
        if not what:
            if now.timeline.position != before.position:
                self._went_on(now, came=before.state.phase != now.state.phase == "walk")
            return
        self._take_down()
        there, here = before.state, now.state
        self._shorter = there.inputs == here.inputs and len(here.revealed) < len(there.revealed)
        self._what, self._back_to = what, before.position
        self._path, self._revealed = now.state.activity.path, now.state.revealed
        if not (self._shorter and VERDICT in there.known):  # else it is said where the class comes back
            self._say(now, _SECONDS)

    def follow(self, now: Session) -> None:
        """Keep what is said true after undo or redo."""
        left = self._take_down() if self._what else 0
        if not self._still_stands(now):
            self._forget()
        elif left > 0:
            self._say(now, left)

    def _went_on(self, now: Session, came: bool) -> None:
        """Take the sentence away after another move, which undo would take back too; say it again where the
        class came back to its walk.
        """
        self._take_down()
        if not self._still_stands(now):
            self._forget()
        elif came and self._shorter:
            self._say(now, _SECONDS)

    def _still_stands(self, now: Session) -> bool:
        """Whether the class has not gone on with its walk, nor come back to before what it lost."""
        here = now.state.activity.path == self._path and now.timeline.position > self._back_to
        return bool(self._what) and here and now.state.revealed == self._revealed

    def by_file(self, before: State, after: State, in_editor: bool) -> None:
        """Say that the activity's file has changed, and what that took back. In our own editor another message
        says the first.
        """
        from connecte.session.rules.setting_back import set_back_by_file

        lost = set_back_by_file(before, after)
        if lost or not in_editor:
            self._app.clear_notifications()
            message = lost or _("Le fichier a changé : les cartes sont à jour.")
            self._app.notify(message, markup=False, timeout=_SECONDS if lost else 3)

    def _say(self, now: Session, seconds: float) -> None:
        times = now.timeline.position - self._back_to
        message = _("{what} ; {undo} : comme avant.")
        if times > 1:
            message = _("{what} ; {undo}, {times} fois : comme avant.")
        self._message = with_keys(message, what=self._what, times=times)
        self._app.notify(self._message, markup=False, timeout=seconds)

    def _take_down(self) -> float:
        """Take the message away; return how many seconds it would have stood, 0 where it was gone."""
        for shown in [one for one in self._app._notifications if one.message == self._message]:
            self._app._unnotify(shown)
            return shown.time_left
        return 0
