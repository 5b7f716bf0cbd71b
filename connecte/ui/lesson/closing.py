"""The closing words: five questions about what this class did."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.reactive import reactive

from connecte.session.room.room_events import Debrief
from connecte.session.story.debrief import questions
from connecte.session.story.story import story
from connecte.ui.base.commands import bindings
from connecte.ui.base.dialogs.dialog import Leaving
from connecte.ui.base.picture import Picture
from connecte.ui.base.window.footer import Keys
from connecte.ui.lesson.closing_text import closing_lines
from connecte.ui.lesson.commands import CLOSING


class ClosingScreen(Leaving[None]):
    """Show the questions that the board shows."""

    BINDINGS = bindings(CLOSING)
    COMMANDS_HERE = CLOSING

    view: reactive[tuple[str, ...] | None] = reactive(None, init=False, repaint=False)

    def compose(self) -> ComposeResult:
        """Lay out the questions and the keys."""
        yield Picture(closing_lines, id="closing").data_bind(view=ClosingScreen.view)
        yield Keys()

    def on_mount(self) -> None:
        """Ask the questions of this moment, and begin the closing words."""
        self.classroom.record_without_redraw(Debrief(True))
        self.view = tuple(questions(story(self.classroom.session)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer the questions with choices where the activity has some."""
        return action != "questions" or bool(self.classroom.session.state.activity.questions)

    def action_questions(self) -> None:
        """Ask the questions with choices, two of the last time first."""
        self.leave()
        self.app.call_later(self.classroom.open_lesson, "questions")

    def on_unmount(self) -> None:
        """End the closing words, however the screen was closed."""
        self.classroom.record_without_redraw(Debrief(False))
