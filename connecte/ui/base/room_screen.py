"""What every screen of the classroom offers beside its own work: notes, notebook, clock, roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connecte.language.i18n import _
from connecte.session.room.room_events import Pause
from connecte.ui.base.classroom import Classroom, classroom_of
from connecte.ui.base.picture import Picture
from connecte.ui.base.window.steady import SteadyScreen

if TYPE_CHECKING:
    from connecte.ui.paint.fool_text import Best

_NOTES_WIDTH = 46
"""Columns, as the style sheet has them."""


class RoomScreen(SteadyScreen[None]):
    """A screen of the classroom, beside which the facilitator's notes can stand."""

    NOTES_BESIDE = False
    """Whether they stand beside it on a small screen too."""
    _notes_offset = 0
    _notes_stage = ""

    @property
    def classroom(self) -> Classroom:
        """The app, as screens know it."""
        return classroom_of(self)

    @property
    def best(self) -> Best | None:
        """The program's best drawing in the game of fooling, on the screen where it is played."""
        return None

    def mount_notes(self) -> None:
        """The pane, empty until it is asked for."""
        from connecte.ui.paint.notes_text import notes_lines

        self.mount(Picture(notes_lines, id="notes"))
        self.classroom.clock.every(self, 1, self.show_notes)
        self.show_notes()

    def show_notes(self) -> None:
        """Bring the notes up to date, where they are shown; their clock goes on by itself."""
        from connecte.session.room.pace import pace
        from connecte.ui.paint.notes_text import NotesView

        shown = self.classroom.notes
        self.set_class(shown, "-notes")
        for pane in self.query("#notes").results(Picture):
            if shown:
                session = self.classroom.session
                view = NotesView(session, pace(session, self.classroom.now()), self._notes_offset, self.best)
                if session.stage != self._notes_stage:  # other notes are read from their beginning
                    self._notes_stage, self._notes_offset = session.stage, 0
                    view = NotesView(session, view.pace, 0, self.best)
                pane.view = view
            else:
                pane.view = None  # what is hidden is nowhere, not even behind

    def action_notes(self) -> None:
        """Show the facilitator's notes, or hide them with all answers."""
        self.classroom.show_notes(not self.classroom.notes)

    def action_scroll_notes(self, by: int) -> None:
        """Further on in the notes, or back."""
        from connecte.ui.paint.notes_text import furthest

        pane = self.query_one("#notes", Picture)
        if pane.view is not None:
            last = furthest(pane.view, pane.size.width, pane.size.height)
            self._notes_offset = min(max(0, self._notes_offset + by), last)
            self.show_notes()

    def on_mouse_scroll_down(self) -> None:
        """The wheel moves the notes."""
        self.action_scroll_notes(3)

    def on_mouse_scroll_up(self) -> None:
        """The wheel moves the notes."""
        self.action_scroll_notes(-3)

    @property
    def width_of_class(self) -> int:
        """Columns of what the class sees: without the notes that stand beside it."""
        beside = self.has_class("-notes") and (self.has_class("-wide") or self.NOTES_BESIDE)
        return self.size.width - (_NOTES_WIDTH if beside else 0)

    def action_pause(self) -> None:
        """The clock stands still, or goes on."""
        paused = not self.classroom.session.room.clock.paused
        self.classroom.record_event(Pause(paused))
        told = _("Horloge arrêtée. P : la relancer.") if paused else _("L'horloge repart.")
        self.app.clear_notifications()
        self.notify(told, markup=False, timeout=2)

    def action_notebook(self) -> None:
        """Open the class's own drawings."""
        self.classroom.open_lesson("notebook")

    def action_run_sheet(self) -> None:
        """Open the run sheet: where the hour stands."""
        self.classroom.open_lesson("run_sheet")

    def action_roles(self) -> None:
        """Open the list of who is what."""
        self.classroom.open_lesson("roles")
