"""What every screen of the classroom offers beside its own work: notes, notebook, clock, roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connecte.language.i18n import _
from connecte.session.room.room_events import Pause, SetClassName
from connecte.ui.base.classroom import Classroom, classroom_of
from connecte.ui.base.picture import Picture
from connecte.ui.base.window.steady import SteadyScreen

if TYPE_CHECKING:
    from connecte.ui.paint.fool_text import Best

_NOTES_WIDTH = 46
"""The width of the notes in columns, as the style sheet sets it."""


class RoomScreen(SteadyScreen[None]):
    """A screen of the classroom, which can show the facilitator's notes beside its own content."""

    NOTES_BESIDE = False
    """Whether the notes also stand beside the content on a narrow screen."""
    _notes_offset = 0
    _notes_stage = ""

    @property
    def classroom(self) -> Classroom:
        """The app as a Classroom."""
        return classroom_of(self)

    @property
    def best(self) -> Best | None:
        """The program's best drawing in the game of fooling; None on screens without the game."""
        return None

    def mount_notes(self) -> None:
        """Add the pane of the notes, and update it every second."""
        from connecte.ui.paint.notes_text import notes_lines

        self.mount(Picture(notes_lines, id="notes"))
        self.classroom.clock.every(self, 1, self.show_notes)
        self.show_notes()

    def show_notes(self) -> None:
        """Update the notes where they are shown, and empty the pane where they are hidden."""
        shown = self.classroom.notes
        if not shown and not self.has_class("-notes"):
            return  # hidden and empty already, at nearly every key
        from connecte.session.room.pace import pace
        from connecte.ui.paint.notes_text import NotesView

        has_changed = shown != self.has_class("-notes")
        self.set_class(shown, "-notes")
        for pane in self.query("#notes").results(Picture):
            if shown:
                session = self.classroom.session
                view = NotesView(session, pace(session, self.classroom.now()), self._notes_offset, self.best)
                if session.stage != self._notes_stage:  # other notes begin at the top
                    self._notes_stage, self._notes_offset = session.stage, 0
                    view = NotesView(session, view.pace, 0, self.best)
                pane.view = view
            else:
                pane.view = None  # so that no hidden answer is left in the pane
        if has_changed:
            self.fit()

    def fit(self) -> None:
        """Fit the content to what the notes leave of the screen."""

    def action_notes(self) -> None:
        """Show the facilitator's notes, or hide them with all answers."""
        self.classroom.show_notes(not self.classroom.notes)

    def action_scroll_notes(self, by: int) -> None:
        """Scroll the notes by so many lines, down or up."""
        from connecte.ui.paint.notes_text import furthest

        pane = self.query_one("#notes", Picture)
        if pane.view is not None:
            last = furthest(pane.view, pane.size.width, pane.size.height)
            self._notes_offset = min(max(0, self._notes_offset + by), last)
            self.show_notes()

    def on_mouse_scroll_down(self) -> None:
        """Scroll the notes down."""
        self.action_scroll_notes(3)

    def on_mouse_scroll_up(self) -> None:
        """Scroll the notes up."""
        self.action_scroll_notes(-3)

    @property
    def width_of_class(self) -> int:
        """The columns that the class sees: without the notes beside them."""
        beside = self.has_class("-notes") and (self.has_class("-wide") or self.NOTES_BESIDE)
        return self.size.width - (_NOTES_WIDTH if beside else 0)

    def action_pause(self) -> None:
        """Stop the clock of the hour, or start it again."""
        paused = not self.classroom.session.room.clock.paused
        self.classroom.record_event(Pause(paused))
        message = _("Horloge arrêtée. Menu, Pause : la relancer.") if paused else _("L'horloge repart.")
        self.app.clear_notifications()
        self.notify(message, markup=False, timeout=2)

    def action_notebook(self) -> None:
        """Open the notebook of the class's drawings."""
        self.classroom.open_lesson("notebook")

    def action_run_sheet(self) -> None:
        """Open the run sheet, which shows how the hour stands."""
        self.classroom.open_lesson("run_sheet")

    def action_questions(self) -> None:
        """Ask the questions of the activity's file."""
        self.classroom.open_lesson("questions")

    def action_alone(self) -> None:
        """Have the class try with one neuron what the activity does with several."""
        self.classroom.open_lesson("alone")

    def action_roles(self) -> None:
        """Open the list of roles."""
        self.classroom.open_lesson("roles")

    def action_write_paper(self, what: str) -> None:
        """Write a page: of all that a class needs on paper ("cards"), or the session's "report"."""
        self.classroom.write_paper(what)

    def action_class_name(self) -> None:
        """Ask which class plays."""
        from connecte.ui.base.dialogs.write import ClassScreen

        def named(name: str | None) -> None:
            if name is not None:
                self.classroom.record_event(SetClassName(name))

        self.app.push_screen(ClassScreen(self.classroom.session.room.class_name), named)
