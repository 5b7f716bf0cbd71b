"""Files that a screen writes into the folder that connecte was started in."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from connecte.language.errors import system_reason
from connecte.language.i18n import _
from connecte.ui.base.window.themed import ThemedApp


def free_path(stem: str, ending: str) -> Path:
    """A file of that name that is not there yet."""
    names = (Path(f"{stem}-{number}{ending}") for number in count(1))
    return next(name for name in names if not name.exists())


class WritingApp(ThemedApp):
    """Writes pictures and pages, and says where."""

    def action_save_picture(self) -> None:
        """A picture of the screen."""
        from connecte.ui.base.svg import self_contained

        picture = self_contained(self.export_screenshot())
        self.keep_file("connecte", ".svg", picture, _("Image gardée : {path}"))

    def keep_file(self, stem: str, ending: str, text: str, told: str) -> None:
        """Write a file under a name that is free, and say where; or say that it cannot be written."""
        path = free_path(stem, ending)
        try:
            path.write_text(text, "utf-8")
        except OSError as error:
            reason = _("Le fichier ne peut pas être écrit ici ({reason}).").format(reason=system_reason(error))
            self.notify(reason, severity="error", markup=False)
        else:
            self.notify(told.format(path=path.resolve()), markup=False)
