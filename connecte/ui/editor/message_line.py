"""What the editor says: a line of its own above the text, so that it covers no fault."""

from __future__ import annotations

from typing import Literal

from textual.widgets import Static

from connecte.language.i18n import _, ngettext
from connecte.ui.base.clock import Pending, TickingClock


class Said(Static):
    """The last message, for a few seconds."""

    def __init__(self, clock: TickingClock) -> None:
        super().__init__(id="edit-said", markup=False)
        self._clock = clock
        self._leaving: Pending | None = None

    def say(
        self,
        message: str,
        severity: Literal["information", "warning", "error"] = "information",
        timeout: float = 5,
    ) -> None:
        """Show a message for `timeout` seconds, in place of the one before."""
        self.update(message)
        self.set_class(severity == "warning", "-warning")
        self.set_class(severity == "error", "-error")
        self.display = True
        if self._leaving is not None:
            self._leaving.stop()
        self._leaving = self._clock.after(self, timeout, self._leave)

    def _leave(self) -> None:
        self.display = False


def saved_sentence(faults: int, in_class: bool) -> str:
    """Say that a file was saved with so many faults, and what that means for a class that plays it."""
    if not in_class:
        with_faults = ngettext("Enregistré, avec {number} faute.", "Enregistré, avec {number} fautes.", faults)
        return with_faults.format(number=faults) if faults else _("Enregistré : l'activité est prête.")
    if not faults:
        return _("Enregistré : la classe a les nouvelles cartes.")
    return ngettext(
        "Enregistré avec {number} faute : la classe garde la version d'avant.",
        "Enregistré avec {number} fautes : la classe garde la version d'avant.",
        faults,
    ).format(number=faults)
