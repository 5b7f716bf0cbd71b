"""The keys of the screen underneath, from the same table as the keys themselves."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from connecte.i18n import _
from connecte.ui.commands import Command
from connecte.ui.screens.dialog import Dialog
from connecte.ui.text.lines import Line, content, pad


class HelpScreen(Dialog[None]):
    """A list of keys and what they do."""

    BINDINGS = [Binding("escape,h,q,space,enter,f2,question_mark", "leave", _("Fermer"))]

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self._commands = commands

    def compose(self) -> ComposeResult:
        """One line a command."""
        lines: list[Line] = [[(_("Les touches"), "bold")], []]
        lines += [[(pad(c.key, 10), "bold $accent"), (c.help, "")] for c in self._commands]
        lines += [[], [(_("Échap : fermer"), "$muted")]]
        with VerticalScroll(classes="dialog wide"):
            yield Static(content(lines))
