"""Files that a screen writes into the folder that connecte was started in."""

from __future__ import annotations

from pathlib import Path

from connecte.files.names import numbered, write_free
from connecte.language.errors import FileError
from connecte.language.i18n import _
from connecte.ui.base.window.themed import ThemedApp


class WritingApp(ThemedApp):
    """Writes pictures and pages, and says where."""

    def action_save_picture(self) -> None:
        """A picture of the screen."""
        from connecte.ui.base.svg import self_contained

        picture = self_contained(self.export_screenshot())
        self.keep_file("connecte", ".svg", picture, _("Image gardée : {path}"))

    def keep_file(self, stem: str, ending: str, text: str, told: str) -> None:
        """Write a file under a name that is free, and say where; or say that it cannot be written."""
        try:
            path = write_free(numbered(Path(f"{stem}{ending}")), text.encode("utf-8"))
        except FileError as error:
            reason = _("Le fichier ne peut pas être écrit ici ({reason}).").format(reason=error.reason)
            self.notify(reason, severity="error", markup=False)
        else:
            self.notify(told.format(path=path.absolute()), markup=False)
