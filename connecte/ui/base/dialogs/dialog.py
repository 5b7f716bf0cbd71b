"""Screens that come, give a result and go: over the screen below, or instead of it."""

from __future__ import annotations

from typing import TypeVar

from textual.screen import ModalScreen

from connecte.ui.base.classroom import Classroom, classroom_of
from connecte.ui.base.window.steady import SteadyScreen

T = TypeVar("T")


class Leaving(SteadyScreen[T]):
    """Gives a result through `leave`, once, however fast keys follow each other."""

    ALLOW_SELECT = False
    _left = False

    @property
    def classroom(self) -> Classroom:
        """The app, as screens know it."""
        return classroom_of(self)

    def leave(self, result: T | None = None) -> None:
        """Close with a result. Keys already on their way to a closed screen do nothing."""
        if self.app.screen is self and not self._left:
            self._left = True
            self.dismiss(result)

    def action_leave(self) -> None:
        """Close without a result."""
        self.leave()


class Dialog(ModalScreen[T], Leaving[T]):
    """In a frame over the screen below. ModalScreen first: styles go by the first base alone."""


class Whole(Leaving[T]):
    """Instead of the screen below. It is made once and opened many times: making one takes longer
    than a key press may.
    """

    def on_screen_resume(self) -> None:
        """Opened, or shown again."""
        self._left = False
