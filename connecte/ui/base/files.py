"""Files that a screen writes into the folder that connecte was started in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from textual import work

from connecte.files.names import numbered, write_free
from connecte.language.errors import FileError
from connecte.language.i18n import _
from connecte.ui.base.window.theme import PROJECTOR
from connecte.ui.base.window.themed import ThemedApp

_PAPER = _("connecte-papier")


class WritingApp(ThemedApp):
    """Writes pictures and pages, and says where."""

    def action_save_picture(self) -> None:
        """Save a picture of the screen, once the messages on it are gone."""
        self._when_nothing_is_said(self._save_picture)

    def action_save_paper_picture(self) -> None:
        """Save the same in black on white, for paper; also as PNG where a browser can make one."""
        theme = self.theme
        self.theme = PROJECTOR.name
        self._when_nothing_is_said(partial(self._save_paper_picture, theme))

    def _when_nothing_is_said(self, save: Callable[[], None]) -> None:
        self.clear_notifications()
        self.call_after_refresh(save)

    def _save_picture(self) -> None:
        from connecte.ui.base.svg import self_contained

        picture = self_contained(self.export_screenshot())
        self.keep_file("connecte", ".svg", picture, _("Image gardée : {path}"))

    def _save_paper_picture(self, theme: str) -> None:
        """Take the picture, and go back to the theme that was there."""
        from connecte.ui.base.svg import self_contained, svg_size

        picture = self_contained(self.export_screenshot())
        self.theme = theme
        self.keep_file(_PAPER, ".svg", picture, _("Image gardée : {path}"))
        self._make_png(picture, svg_size(picture))

    @work(thread=True, exit_on_error=False)
    def _make_png(self, picture: str, size: tuple[int, int]) -> None:
        """Make the PNG in a thread, because a browser takes a second."""
        from connecte.content.printing.pdf import browser, svg_to_png

        command = browser()
        png = svg_to_png(command, picture, size) if command is not None else None
        if png is not None:
            self.call_from_thread(self.keep_file, _PAPER, ".png", png, _("Image gardée : {path}"))

    def keep_file(self, stem: str, ending: str, text: str | bytes, message: str) -> None:
        """Write a file under a name that is free, and say where; or say that it cannot be written."""
        try:
            data = text.encode("utf-8") if isinstance(text, str) else text
            path = write_free(numbered(Path(f"{stem}{ending}")), data)
        except FileError as error:
            reason = _("Le fichier ne peut pas être écrit ici ({reason}).").format(reason=error.reason)
            self.notify(reason, severity="error", markup=False)
        else:
            self.notify(message.format(path=path.absolute()), markup=False)
