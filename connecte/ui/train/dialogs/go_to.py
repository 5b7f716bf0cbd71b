"""Asks for an iteration."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Static

from connecte.language.i18n import _
from connecte.language.numbers import thousands
from connecte.ui.base.dialogs.dialog import Dialog
from connecte.ui.base.dialogs.number_input import NumberInput


class GoToScreen(Dialog[int]):
    """Ask for an iteration from 0 to `last`; give it, or None."""

    BINDINGS = [Binding("escape", "leave", _("Fermer"))]

    def __init__(self, last: int) -> None:
        super().__init__()
        self._last = last

    def compose(self) -> ComposeResult:
        """Lay out a question and a field."""
        with Vertical(classes="dialog"):
            yield Static(
                _("Aller à quelle itération ? (0 à {last})").format(last=thousands(self._last)), markup=False
            )
            yield NumberInput(placeholder="5 000", max_length=12)
            yield Static(_("Entrée : y aller   Échap : fermer"), id="answer", classes="muted", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give a whole number in range; say what is wrong with anything else."""
        digits = "".join(event.value.split())
        if digits and int(digits) <= self._last:
            self.leave(int(digits))
            return
        self.query_one("#answer", Static).update(
            _("Il faut un nombre entier de 0 à {last}.").format(last=thousands(self._last))
        )
