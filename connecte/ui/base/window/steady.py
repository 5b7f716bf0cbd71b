"""Screens that are laid out at the size the window has, and styled when their look has changed."""

from __future__ import annotations

from typing import TypeVar

from textual import events
from textual.geometry import Size
from textual.message_pump import MessagePump
from textual.screen import Screen

T = TypeVar("T")


class SteadyScreen(Screen[T]):
    """A screen that takes the window's present size each time it is laid out.

    Textual hands on the size of the event. Of two such events that wait at once each would send the other
    one again, for ever, and no key would be answered.
    """

    _styled_for: tuple[str, Size] | None = None
    """Theme and size of the window when its styles were last worked out on being shown."""

    def _screen_resized(self, size: Size) -> None:  # noqa: ARG002 - textual's form
        """Lay out in another size. In the same one textual would lay out and paint a first screen ten times
        for nothing; what widgets changed is laid out with the next painting.
        """
        if self._compositor.size != self.app.size:
            super()._screen_resized(self.app.size)

    def _compositor_refresh(self) -> None:
        """Paint when textual no longer holds painting back: what is painted before is shown to nobody, and a
        first screen would be painted twice.
        """
        if not self.app._batch_count:
            super()._compositor_refresh()
        elif not self.app._exit:
            self.app.call_later(self.call_later, self._compositor_refresh)

    def _attach(self, parent: MessagePump) -> None:
        """Give the screen the classes of its size before it and its widgets are styled: with other classes
        later on, they would be styled anew.
        """
        super()._attach(parent)
        width, height = self.app.size
        sides = ((width, self.app.HORIZONTAL_BREAKPOINTS), (height, self.app.VERTICAL_BREAKPOINTS))
        names = [self._get_breakpoint_classes(side, least or []) for side, least in sides]
        self.update_classes(dict.fromkeys(set().union(*names), True), update=False)
        self._styled_for = (self.app.theme, self.app.size)

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        """Keep the styles where theme and size are those they were worked out for: to work out all of
        them at each opening takes a third of it. Textual's own handler follows.
        """
        look = (self.app.theme, self.app.size)
        event.refresh_styles = event.refresh_styles and look != self._styled_for
        self._styled_for = look
