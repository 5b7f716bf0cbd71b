"""Screens that the board shows too while they are open."""

from __future__ import annotations

from typing import TypeVar

from connecte.session.room.room import NOTHING
from connecte.session.room.room_events import Project
from connecte.ui.base.dialogs.dialog import Leaving

T = TypeVar("T")


class Projecting(Leaving[T]):
    """Tells the boards what is looked at, and when it no longer is."""

    _before: Project | None = None

    def project(self, what: str, at: int) -> None:
        """This is looked at now."""
        if self._before is None:
            self._before = self.classroom.session.room.project
        self.classroom.record_without_redraw(Project(what, at))

    def on_unmount(self) -> None:
        """However it was closed: what stood on the board before stands there again."""
        self.classroom.record_without_redraw(self._before or NOTHING)
