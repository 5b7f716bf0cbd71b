"""Covers the window where it is too small, and where the class is to see nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import App

from connecte.language.i18n import _
from connecte.language.keys.table import with_keys
from connecte.session.room.room_events import Blank
from connecte.ui.base.classroom import Classroom
from connecte.ui.base.window.blank import BlankScreen
from connecte.ui.base.window.too_small import TooSmallScreen, is_too_small

if TYPE_CHECKING:
    from connecte.session.store.record import Record


def cover_where_small(app: App[int]) -> None:
    """Cover the screens while the window is too small; uncover them once it is large enough."""
    covers = [screen for screen in app.screen_stack if isinstance(screen, TooSmallScreen)]
    if is_too_small(app.size) and not covers:
        app.push_screen(TooSmallScreen())
    for cover in covers:
        cover.go_where_large()


class Window:
    """Covers an app's screens while the window is too small, and while the class is to see nothing."""

    def __init__(self, app: App[int], classroom: Classroom, record: Callable[[], Record]) -> None:
        self._app = app
        self._classroom = classroom
        self._record = record

    def check_size(self) -> None:
        """Cover the screens while the window is too small."""
        cover_where_small(self._app)

    def switch_blank(self) -> None:
        """Blank what the class sees, or show it again: on the boards, or here where there is no board."""
        if isinstance(self._app.screen, (TooSmallScreen, BlankScreen)):
            return
        blank = not self._classroom.session.room.blank
        self._classroom.record_event(Blank(blank))
        self._app.clear_notifications()
        if blank and not self._classroom.notes and not self._record().has_boards():
            self._cover()
        elif not self._classroom.notes:
            message = (
                with_keys(_("Le tableau est éteint. {blank} : le rallumer."))
                if blank
                else _("Le tableau est rallumé.")
            )
            self._app.notify(message, markup=False, timeout=3)

    def notes_closed(self) -> None:
        """Cover this screen too where a blanked board is not open: without the notes the class sees it."""
        if self._classroom.session.room.blank and not self._record().has_boards():
            self._cover()

    def _cover(self) -> None:
        self._app.push_screen(BlankScreen(), lambda _nothing: self._classroom.record_event(Blank(False)))
