"""A question that is answered with a few words."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Static

from connecte.language.i18n import _
from connecte.session.page import LONGEST_NAME
from connecte.ui.base.dialogs.dialog import Dialog


class NameScreen(Dialog[str]):
    """Returns a name, which may be empty; None where it was closed."""

    BINDINGS = [Binding("escape", "leave", _("Fermer"))]

    def __init__(self, question: str, name: str) -> None:
        super().__init__()
        self._question = question
        self._name_before = name

    def compose(self) -> ComposeResult:
        """Lay out the question and a field."""
        with Vertical(classes="dialog"):
            yield Static(self._question, markup=False)
            yield Input(self._name_before, max_length=LONGEST_NAME, placeholder=_("un prénom, ou rien"))
            yield Static(_("Entrée : garder   Échap : fermer"), classes="muted", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Return what was typed."""
        self.leave(event.value)
