"""The bar under the training: where it stands, and a place to click or drag."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message

from connecte.ui.base.picture import Picture
from connecte.ui.paint.lines import width
from connecte.ui.train.pictures.train_text import TIMELINE_HEAD, timeline_iteration, timeline_lines


class TimelineBar(Picture):
    """Show where the run stands; post which iteration was asked for by the mouse."""

    @dataclass
    class Asked(Message):
        """Someone clicked or dragged to this iteration; `done` when the button was let go."""

        iteration: int
        done: bool

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(timeline_lines, id=id)
        self._dragging = False

    def _ask(self, event: events.MouseEvent, done: bool = False) -> None:
        if self.view is None:
            return
        spans = timeline_lines(self.view, self.size.width, 1)[0]
        room = width([spans[1]])
        cell = int(event.x) - TIMELINE_HEAD
        self.post_message(self.Asked(timeline_iteration(cell, self.view.planned, room), done))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to drag."""
        self._dragging = True
        self.capture_mouse()
        self._ask(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag on."""
        if self._dragging:
            self._ask(event)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go."""
        if self._dragging:
            self._ask(event, done=True)
        self._dragging = False
        self.release_mouse()
