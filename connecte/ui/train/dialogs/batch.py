"""A dialog that does many runs at once in the background: how far it is, then what came out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Protocol, TypeVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static
from textual.worker import get_current_worker

from connecte.language.i18n import _
from connecte.language.numbers import thousands
from connecte.ui.base.dialogs.dialog import Dialog
from connecte.ui.paint.lines import Line, content, pad

T = TypeVar("T")
_BAR = 40
_EVERY = 1_000
"""Iterations after which it is said anew how far it is."""


class Batch(Protocol):
    """Runs that are done together."""

    def run(self) -> Iterator[int]:
        """Run all of them; yield how many iterations of one are done."""


class BatchScreen(Dialog[T]):
    """Do all runs in one batch, and show how far it is; Escape stops it."""

    BINDINGS = [Binding("escape,enter,space", "leave", _("Fermer"))]

    def __init__(
        self, batch: Batch, iterations: int, heading: tuple[str, str], found: Callable[[], list[Line]]
    ) -> None:
        """`heading` says what is done, and with which numbers; `found` returns what came out once all runs are
        done, and is called beside the screen.
        """
        super().__init__()
        self._batch = batch
        self._iterations = iterations
        self._heading = heading
        self._found = found

    def compose(self) -> ComposeResult:
        """Lay out a title, how far it is, what came out."""
        title, numbers = self._heading
        with Vertical(classes="dialog wide"):
            yield Static(title, id="card-title", markup=False)
            yield Static(numbers, classes="muted", markup=False)
            yield Static(id="card")
            yield Static(_("Échap : arrêter, et fermer"), id="answer", classes="muted", markup=False)

    def on_mount(self) -> None:
        """Begin."""
        self._show_progress(0)
        self._run()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _run(self) -> None:
        worker, told = get_current_worker(), 0
        for done in self._batch.run():
            if worker.is_cancelled or self._left:
                return
            # One that begins again with a smaller step goes back.
            if abs(done - told) >= _EVERY or (done == self._iterations and done != told):
                told = done
                self.app.call_from_thread(self._show_progress, done)
            time.sleep(0)
        found = self._found()
        self.app.call_from_thread(self._show, found)

    def _show_progress(self, done: int) -> None:
        if self.is_mounted:
            bar = "█" * (_BAR * done // self._iterations)
            message = f"{pad(bar, _BAR)} {thousands(done)} / {thousands(self._iterations)}"
            self.query_one("#card", Static).update(message)

    def _show(self, found: list[Line]) -> None:
        if self.is_mounted:
            self.query_one("#card", Static).update(content(found))
            self.query_one("#answer", Static).update(self.closing())

    def closing(self) -> str:
        """Say which keys do what at the end."""
        return _("Échap : fermer")
