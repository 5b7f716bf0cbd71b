"""The list of keys of the screen below, made from the commands that also bind the keys."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from connecte.language.i18n import _
from connecte.ui.base.commands import Command
from connecte.ui.base.dialogs.dialog import Dialog
from connecte.ui.paint.lines import Line, content, pad


class HelpScreen(Dialog[None]):
    """Lists the keys and what they do."""

    BINDINGS = [Binding("escape,h,q,space,enter,f2,question_mark", "leave", _("Fermer"))]

    def __init__(self, commands: Sequence[Command], note: str = "") -> None:
        super().__init__()
        self._commands = commands
        self._note = note

    def compose(self) -> ComposeResult:
        """Lay out one line for each command."""
        heading = [(_("Les touches"), "bold"), (_("     ↓ : la suite   Échap : fermer"), "$muted")]
        lines: list[Line] = [heading, []]
        if self._note:
            lines += [[(self._note, "bold")], []]
        marks = [c for c in self._commands if c.id.startswith("mark.")]
        for command in self._commands:
            if not command.keys:
                continue
            if command not in marks:
                lines.append([(pad(command.key, 10), "bold $accent"), (command.help, "")])
            elif command is marks[0]:
                keys = f"{marks[0].key} … {marks[-1].key}"
                lines.append([(pad(keys, 10), "bold $accent"), (_("aller à un repère"), "")])
        with VerticalScroll(classes="dialog wide"):
            yield Static(content(lines))
