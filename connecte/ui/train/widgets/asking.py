"""Pictures of the training that answer the mouse: names to click, a chart to point into."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message

from connecte.ui.base.picture import Painter, Picture
from connecte.ui.train.pictures.curves.chart import AXIS, iteration_of
from connecte.ui.train.pictures.curves.curves_text import view_width
from connecte.ui.train.pictures.looking import SUMMARY
from connecte.ui.train.pictures.pictures import picture, shown_picture
from connecte.ui.train.pictures.tabs import tab_at, tabs_line
from connecte.ui.train.pictures.train_view import TrainView
from connecte.ui.train.widgets.timeline_bar import TimelineBar


class Tabs(Picture):
    """Show the tabs of the pictures."""

    @dataclass
    class Chosen(Message):
        """A picture was asked for by the mouse."""

        picture: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(tabs_line, id=id)

    def on_click(self, event: events.Click) -> None:
        """Post the picture whose name was clicked."""
        found = tab_at(self.view, int(event.x), self.size.width) if self.view is not None else None
        if found is not None:
            self.post_message(self.Chosen(found))


class Chart(Picture):
    """Show a picture; where it is a chart, a click asks for the iteration under it."""

    class Resized(Message):
        """It has another size, so its curves have other columns."""

    def __init__(self, painter: Painter = picture, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(painter, id=id)

    def on_resize(self) -> None:
        """Post that it has another size."""
        self.post_message(self.Resized())

    def on_click(self, event: events.Click) -> None:
        """Post the iteration of the column pointed at."""
        view = self.view
        if not isinstance(view, TrainView):
            return
        if view.picture != SUMMARY and not shown_picture(view.looking).is_chart:
            return
        room = view_width(view, self.size.width)
        dot = 2 * (int(event.x) - AXIS)
        if -2 <= dot <= 2 * room + 1:
            asked = iteration_of(dot, view.planned, room, view.log)
            self.post_message(TimelineBar.Asked(asked, True))
