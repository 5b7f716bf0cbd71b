"""A widget that shows what a drawing function makes of a view, at the size it has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from connecte.ui.paint.lines import Line, content, fit

Painter = Callable[[Any, int, int], list[Line]]


class Picture(Widget):
    """`painter(view, width, height)` gives the lines; nothing is shown while there is no view."""

    ALLOW_SELECT = False

    view: reactive[Any] = reactive(None)

    def __init__(self, painter: Painter, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.painter = painter

    def render(self) -> Content:
        """The picture, as large as the widget."""
        if self.view is None or not self.size.width or not self.size.height:
            return Content("")
        lines = self.painter(self.view, self.size.width, self.size.height)
        # A line that is too long is cut, never wrapped: what is below stays where it is.
        return content([fit(line, self.size.width) for line in lines[: self.size.height]])
