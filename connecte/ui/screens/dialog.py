"""A dialog over a screen: it goes away once, however fast keys follow each other."""

from __future__ import annotations

from typing import TypeVar

from textual.screen import ModalScreen

T = TypeVar("T")


class Dialog(ModalScreen[T]):
    """Gives a result through `leave`; the action `leave` gives none."""

    ALLOW_SELECT = False
    _left = False

    def leave(self, result: T | None = None) -> None:
        """Close with a result. Keys already on their way to a closed dialog do nothing."""
        if self.app.screen is self and not self._left:
            self._left = True
            self.dismiss(result)

    def action_leave(self) -> None:
        """Close without a result."""
        self.leave()
