"""The command palette: a few letters find a command of the screen below.

Textual's own palette gathers its commands in a worker that fails, and stops the app, when the palette
is closed while it starts (seen with 8.2 under fast typing); its texts are in English and cannot be
changed. This one gathers nothing, because the commands are a table.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.fuzzy import Matcher
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from connecte.language.i18n import _
from connecte.ui.base.commands import Command
from connecte.ui.base.dialogs.dialog import Dialog

_TO_LIST = {"down": "cursor_down", "up": "cursor_up", "pagedown": "page_down", "pageup": "page_up"}


class Palette(Dialog[Command]):
    """Returns the chosen command, or None."""

    BINDINGS = [Binding("escape,ctrl+p", "leave", _("Fermer"))]

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self._commands = commands
        self._found: list[Command] = []

    def compose(self) -> ComposeResult:
        """Lay out a field, and the list of the commands that match it."""
        with Vertical(classes="dialog wide"):
            yield Input(placeholder=_("Chercher une commande…"), id="sought")
            yield OptionList(id="found")
            yield Static(id="none-found", classes="muted", markup=False)

    def on_mount(self) -> None:
        """List all commands."""
        self.query_one(OptionList).can_focus = False
        self._search("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """List the commands that match what is typed."""
        self._search(event.value.strip())

    def _search(self, sought: str) -> None:
        """Those that fit; before a letter is typed, all that have a key."""
        matcher = Matcher(sought)
        scored = [(matcher.match(c.help) if sought else float(bool(c.keys)), c) for c in self._commands]
        self._found = [c for score, c in sorted(scored, key=lambda pair: -pair[0]) if score > 0]
        listed = self.query_one(OptionList)
        listed.clear_options()
        listed.add_options([Option(_line(command)) for command in self._found])
        listed.highlighted = 0 if self._found else None
        message = "" if self._found else _("Aucune commande de ce nom")
        self.query_one("#none-found", Static).update(message)

    def on_key(self, event: events.Key) -> None:
        """Move the highlight with the arrows; the field keeps the focus."""
        listed = self.query_one(OptionList)
        if event.key in _TO_LIST and self._found and listed.size:
            event.stop()
            getattr(listed, f"action_{_TO_LIST[event.key]}")()

    def on_input_submitted(self) -> None:
        """Choose the highlighted command."""
        place = self.query_one(OptionList).highlighted
        if place is not None and place < len(self._found):
            self.leave(self._found[place])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose the command that was clicked."""
        if event.option_index < len(self._found):
            self.leave(self._found[event.option_index])


def _line(command: Command) -> Content:
    return Content.assemble(command.help, (f"   {command.key}", "bold $accent"))
