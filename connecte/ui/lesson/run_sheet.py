"""The run sheet: where the hour stands, and what could be shortened."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.reactive import reactive
from textual.widgets import Static

from connecte.content.hour.plan import MOST_MINUTES
from connecte.language.i18n import _
from connecte.language.keys.table import with_keys
from connecte.session.room.pace import pace
from connecte.session.room.room_events import Pause, RestartClock, SetMinutes
from connecte.ui.base.commands import bindings
from connecte.ui.base.dialogs.dialog import Leaving
from connecte.ui.base.picture import Picture
from connecte.ui.base.window.footer import Keys
from connecte.ui.lesson.commands import RUN_SHEET
from connecte.ui.lesson.run_sheet_text import RunSheetView, run_sheet_lines

_MINUTES = 5


class RunSheetScreen(Leaving[None]):
    """Show one line for each part of the lesson, brought up to date each second."""

    BINDINGS = bindings(RUN_SHEET)
    COMMANDS_HERE = RUN_SHEET

    view: reactive[RunSheetView | None] = reactive(None, init=False, repaint=False)
    _asked = False

    def compose(self) -> ComposeResult:
        """Lay out a title, the parts, the keys."""
        yield Static(_(" Le déroulé"), id="title", markup=False)
        yield Picture(run_sheet_lines, id="run-sheet").data_bind(view=RunSheetScreen.view)
        yield Keys()

    def on_mount(self) -> None:
        """Show the run sheet, and again each second."""
        self._show()
        self.classroom.clock.every(self, 1, self._show)

    def _show(self) -> None:
        session = self.classroom.session
        self.view = RunSheetView(session, pace(session, self.classroom.now()))

    def action_pause(self) -> None:
        """Stop the clock, or let it go on."""
        self.classroom.record_event(Pause(not self.classroom.session.room.clock.paused))
        self._show()

    def action_minutes(self, by: int) -> None:
        """Make the hour longer, or shorter."""
        assert self.view is not None
        minutes = self.view.pace.planned + by * _MINUTES
        self.classroom.record_event(SetMinutes(min(max(minutes, _MINUTES), MOST_MINUTES)))
        self._show()

    def action_restart(self) -> None:
        """Begin the hour now; a second press confirms it."""
        self.app.clear_notifications()
        if not self._asked:
            self._asked = True
            self.notify(
                with_keys(_("Encore {erase} : tous les temps repartent de zéro.")), markup=False, timeout=4
            )
            return
        self._asked = False
        self.classroom.record_event(RestartClock())
        self._show()

    def action_debrief(self) -> None:
        """Begin the closing words: questions here and on the board."""
        from connecte.ui.lesson.closing import ClosingScreen

        self.app.push_screen(ClosingScreen())
