"""Screens that the board shows too while they are open."""

from __future__ import annotations

from typing import TypeVar

from connecte.session.room.room import CLASS_WORK
from connecte.session.room.room_events import Project
from connecte.ui.base.dialogs.dialog import Leaving

T = TypeVar("T")


class Projecting(Leaving[T]):
    """Tells the boards what the facilitator looks at, and when the screen closes."""

    _before: Project | None = None

    def project(self, what: str, at: int) -> None:
        """Tell the boards to show this."""
        if self._before is None:
            self._before = self.classroom.session.room.project
        self.classroom.record_without_redraw(Project(what, at))

    def on_unmount(self) -> None:
        """Tell the boards to show again what they showed before."""
        self.classroom.record_without_redraw(self._before or CLASS_WORK)
