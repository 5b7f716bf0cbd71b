"""An empty screen, so that the class looks up; any key shows everything again."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.widgets import Static

from connecte.ui.base.dialogs.dialog import Leaving


class BlankScreen(Leaving[None]):
    """An empty screen. The key or the click that ends it does nothing else."""

    def compose(self) -> ComposeResult:
        """Lay out nothing."""
        yield Static("", markup=False)

    def on_key(self, event: events.Key) -> None:
        """Show everything again at any key but that of quitting."""
        if event.key != "ctrl+q":
            event.stop()
            event.prevent_default()
            self.leave()

    def on_click(self) -> None:
        """Show everything again."""
        self.leave()
