"""Widgets that show painted lines and repaint only the lines that have changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.content import Content
from textual.geometry import Region, Size, Spacing
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from connecte.ui.base.window.guarded import guarded
from connecte.ui.paint.lines import Line, fit, within

Painter = Callable[[Any, int, int], list[Line]]


class Picture(Widget):
    """Shows the lines of `painter(view, width, height)`, nothing while there is no view; lines that are missing
    below are empty. Another view is painted again, and the lines that differ are refreshed.

    It uses textual's line API, where a line costs only its segments; `render` would put all lines
    through markup, wrapping and alignment at each change.
    """

    ALLOW_SELECT = False

    view: reactive[Any] = reactive(None, init=False, repaint=False)

    def __init__(self, painter: Painter, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.painter = painter
        self._lines: list[Line] = []
        self._strips: dict[int, Strip] = {}
        """The lines that are styled, by their places in the picture."""
        self._whole: dict[int, Strip] = {}
        """The same with the padding beside them, by their places in the widget."""
        self._painted: Size | None = None
        """The size that the lines were painted for; None where they have to be painted again."""

    def watch_view(self) -> None:
        """Paint the new view."""
        self.repaint()

    def repaint(self) -> None:
        """Paint again, and refresh the lines that differ."""
        if self._painted != self.size or not self._is_shown:
            self._painted = None
            self.refresh()
            return
        before = self._lines
        self._lines = self._paint()
        changed = [y for y, line in enumerate(self._lines) if line != before[y]]
        for y in changed:
            self._strips.pop(y, None)
            self._whole.pop(y + self.styles.padding.top, None)
        if changed:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    @property
    def _is_shown(self) -> bool:
        """Whether it is on the screen: a hidden widget is painted when it is shown."""
        return self.screen.is_current and all(node.display for node in self.ancestors_with_self)

    def _paint(self) -> list[Line]:
        width, height = self.size
        if self.view is None or not width:
            return [[]] * height
        lines = within(guarded(lambda: self.painter(self.view, width, height), width), height)
        return lines + [[]] * (height - len(lines))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines of a part of the picture; paint them where the size is another one."""
        size = self.size
        if self._painted != size:
            self._painted = size
            self._lines = self._paint()
            self._forget()
        padding = self.styles.padding
        if self.styles.gutter != padding:  # it has a border
            return super().render_lines(crop)
        return self._in_padding(crop, padding)

    def _in_padding(self, crop: Region, padding: Spacing) -> list[Strip]:
        """Return the lines of a part of the widget, padding around them. Textual's own way looks up a dozen
        styles for each line, which is a tenth of the time that opening a screen takes.
        """
        below, background = self.background_colors
        blank = Style.from_color(bgcolor=(below + background).rich_color)
        width, height = self.region.width, self.size.height
        left, right = (
            [Segment(" " * cells, blank)] if cells else [] for cells in (padding.left, padding.right)
        )
        filters = self.get_line_filters()
        found = []
        for y in crop.line_range:
            strip = self._whole.get(y)
            if strip is None:
                row = y - padding.top
                line = (
                    [*left, *self.render_line(row), *right]
                    if 0 <= row < height
                    else [Segment(" " * width, blank)]
                )
                strip = self._whole[y] = Strip(line, width)
            for line_filter in filters:
                strip = strip.apply_filter(line_filter, background)
            found.append(strip)
        return found if crop.column_span == (0, width) else [strip.crop(*crop.column_span) for strip in found]

    def render_line(self, y: int) -> Strip:
        """Return one line of the picture, as wide as the widget."""
        strip = self._strips.get(y)
        if strip is None:
            strip = self._strips[y] = self._strip(self._lines[y] if y < len(self._lines) else [])
        return strip

    def _strip(self, line: Line) -> Strip:
        base, width = self.visual_style, (self._painted or self.size).width
        parse = self.app.stylesheet.parse_style
        # A line that is too long is cut, never wrapped, so that the lines below keep their place.
        spans = fit(line, width)
        return Strip([Segment(text, (base + parse(name)).rich_style) for text, name in spans if text], width)

    def notify_style_update(self) -> None:
        """Make the strips again, because another theme gives the same lines other colours."""
        self._forget()
        super().notify_style_update()

    def _forget(self) -> None:
        self._strips.clear()
        self._whole.clear()


def write(line: Static, words: str | Content) -> None:
    """Change the text of a line whose size stays the same, so that no layout is needed."""
    if line.content != words:
        line.update(words, layout=False)


class ClickedPicture(Picture):
    """A picture that tells where it was clicked."""

    class Clicked(Message):
        """A place was clicked."""

        def __init__(self, line: int, column: int) -> None:
            super().__init__()
            self.line = line
            self.column = column

    def on_click(self, event: events.Click) -> None:
        """Tell where."""
        event.stop()
        self.post_message(self.Clicked(event.y, event.x))
