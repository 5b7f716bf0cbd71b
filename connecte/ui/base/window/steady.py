"""Screens that are laid out at the size the window has, not at one that it had."""

from __future__ import annotations

from typing import TypeVar

from textual.geometry import Size
from textual.screen import Screen

T = TypeVar("T")


class SteadyScreen(Screen[T]):
    """A screen tells itself its size each time it is laid out. Two sizes on their way at once, while
    textual waits with painting, would be told in turn for ever, and no key be answered.
    """

    def _screen_resized(self, size: Size) -> None:  # noqa: ARG002 - textual's form
        super()._screen_resized(self.app.size)
