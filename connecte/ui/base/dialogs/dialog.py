"""Screens that return a result and close: over the screen below, or in place of it."""

from __future__ import annotations

from typing import TypeVar

from textual.screen import ModalScreen

from connecte.ui.base.classroom import Classroom, classroom_of
from connecte.ui.base.window.footer import Keys
from connecte.ui.base.window.steady import SteadyScreen

T = TypeVar("T")


class Leaving(SteadyScreen[T]):
    """Gives a result through `leave`, and only once, even where keys follow each other fast."""

    ALLOW_SELECT = False
    _left = False

    @property
    def classroom(self) -> Classroom:
        """The app as a Classroom."""
        return classroom_of(self)

    def leave(self, result: T | None = None) -> None:
        """Close with a result; ignore calls after the first, which come from keys pressed before the
        screen closed.
        """
        if self.app.screen is self and not self._left:
            self._left = True
            self.dismiss(result)

    def action_leave(self) -> None:
        """Close without a result."""
        self.leave()


class Dialog(ModalScreen[T], Leaving[T]):
    """A dialog in a frame over the screen below. Its keys stand at the foot in place of that screen's, which
    do not work. ModalScreen comes first, because styles follow the first base class.
    """

    def on_mount(self) -> None:
        """Cover the foot of the screen below."""
        self.mount(Keys())


class Whole(Leaving[T]):
    """A dialog in place of the screen below. It is made once and opened often: making one takes longer
    than a key press may.
    """

    def on_screen_resume(self) -> None:
        """Prepare the screen each time it is shown."""
        self._left = False
