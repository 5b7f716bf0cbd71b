"""A dialog with fields, which keeps what was typed there and not confirmed."""

from __future__ import annotations

from typing import TypeVar

from textual import on
from textual.widgets import Input

from connecte.ui.base.dialogs.dialog import Dialog

T = TypeVar("T")


class Form(Dialog[T]):
    """Where it is closed without a result, by Escape or with the screen below it, its fields are as they were
    left when it is opened next over the same values, as long as the program runs.

    Not for the name of a pupil or a class: one that was given up would come back for somebody else.
    """

    _given: tuple[str, ...] = ()

    def on_mount(self) -> None:
        """Put what was left into the fields."""
        self._given = (type(self).__name__, *self._texts())
        left = self.classroom.unconfirmed.get(self._given, ())
        for field, text in zip(self.query(Input), left, strict=False):
            field.value = text
            field.select_all()  # so that what is typed or pasted replaces it

    @on(Input.Changed)
    def _keep(self) -> None:
        if not self._left:
            self.classroom.unconfirmed[self._given] = self._texts()

    def _texts(self) -> tuple[str, ...]:
        return tuple(field.value for field in self.query(Input))

    def leave(self, result: T | None = None) -> None:
        """Close with a result; only without one, what was typed is of use later."""
        if result is not None:
            self.classroom.unconfirmed.pop(self._given, None)
        super().leave(result)
