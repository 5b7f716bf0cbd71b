"""Nothing: so that the class looks up. Any key shows everything again."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.widgets import Static

from connecte.ui.base.dialogs.dialog import Leaving


class BlankScreen(Leaving[None]):
    """An empty screen. What a remote or a hand presses to end it does nothing else."""

    def compose(self) -> ComposeResult:
        """Nothing to read, on purpose."""
        yield Static("", markup=False)

    def on_key(self, event: events.Key) -> None:
        """Whatever it is but quitting: show everything again."""
        if event.key != "ctrl+q":
            event.stop()
            event.prevent_default()
            self.leave()

    def on_click(self) -> None:
        """So does the mouse."""
        self.leave()
