"""The editor without a class: any file that is text, broken ones above all."""

from __future__ import annotations

from pathlib import Path

from connecte.content.reading.reader import read_bytes
from connecte.content.writing.file_text import FileText
from connecte.language.errors import ActivityError
from connecte.session.store.drafts import Drafts
from connecte.ui.app.menu.menu_app import MenuApp
from connecte.ui.app.window import cover_where_small
from connecte.ui.base.clock import TICKING, TickingClock
from connecte.ui.editor.file_watch import FileWatch
from connecte.ui.editor.screen import EditScreen

_LOOKS_A_SECOND = 4
"""How many times a second the app checks whether another program has saved the file."""


class EditApp(MenuApp):
    """Edits one file, from a line on, and ends when the editor is closed."""

    CSS_PATH = "../base/window/connecte.tcss"
    TITLE = "connecte"

    def __init__(
        self,
        path: Path,
        file: FileText,
        line: int,
        drafts: Drafts | None = None,
        plain: bool = False,
        codes: dict[str, str] | None = None,
        clock: TickingClock = TICKING,
    ) -> None:
        super().__init__(plain, codes)
        self.clock = clock
        self._watch = FileWatch(path)
        self._editor = EditScreen(path, file, line, drafts, clock)

    def on_mount(self) -> None:
        """Open the editor; end with it."""
        self.push_screen(self._editor, lambda _done: self.exit(0))
        self.clock.every(self, 1 / _LOOKS_A_SECOND, self._look_at_file)
        self.call_later(cover_where_small, self)

    def on_resize(self) -> None:
        """Check whether the window is large enough."""
        self.call_later(cover_where_small, self)

    def _look_at_file(self) -> None:
        if self._watch.saved():
            try:
                data = read_bytes(self._watch.path)
            except ActivityError:
                return  # it is gone: saving writes it again
            self._editor.file_changed(data)

    async def action_quit(self) -> None:
        """Quit, after asking about what is not saved."""
        self._editor.close_then(self.exit)
