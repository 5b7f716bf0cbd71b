"""The closing words: five questions about what this class did."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.reactive import reactive
from textual.widgets import Footer

from connecte.session.room.room_events import Debrief
from connecte.session.story.debrief import questions
from connecte.session.story.story import story
from connecte.ui.base.commands import CLOSING, bindings
from connecte.ui.base.dialogs.dialog import Leaving
from connecte.ui.base.picture import Picture
from connecte.ui.board.board_text import BoardView, board_lines


class ClosingScreen(Leaving[None]):
    """The same questions that the board shows."""

    BINDINGS = bindings(CLOSING)
    COMMANDS_HERE = CLOSING

    view: reactive[BoardView | None] = reactive(None, init=False, repaint=False)

    def compose(self) -> ComposeResult:
        """The questions, the keys."""
        yield Picture(board_lines, id="closing").data_bind(view=ClosingScreen.view)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """The questions, as of now; the closing words are begun."""
        self.classroom.beside_quietly(Debrief(True))
        session = self.classroom.session
        self.view = BoardView(session, asked=tuple(questions(story(session))))

    def on_unmount(self) -> None:
        """However it was closed, the class goes on."""
        self.classroom.beside_quietly(Debrief(False))
