"""A question with a few answers, each with its digit."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Button, Static

from connecte.language.keys.digits import digit_of
from connecte.language.keys.table import NEXT
from connecte.language.lists import labelled
from connecte.ui.base.dialogs.dialog import Dialog


class _Answer(Button):
    """An answer; the one that has the focus is marked, because a colour alone would not tell it."""

    def render(self) -> Content:
        """Write the mark, or its room, before the label."""
        return Content.assemble("▸ " if self.has_focus else "  ", str(self.label), "  ")


class AskScreen(Dialog[str]):
    """Returns the word of the chosen answer, or None. Answers are (word, label); the last one changes
    nothing. Each has a digit, from 1 on, where `digits` gives none: "" for an answer without.
    """

    def __init__(
        self, question: str, answers: Sequence[tuple[str, str]], digits: Sequence[str] | None = None
    ) -> None:
        super().__init__()
        self._question = question
        self._answers = answers
        self._digits = digits if digits is not None else [str(n + 1) for n in range(len(answers))]

    def compose(self) -> ComposeResult:
        """Lay out the question and a button for each answer."""
        with Vertical(classes="dialog"):
            yield Static(self._question, markup=False)
            for (word, label), digit in zip(self._answers, self._digits, strict=True):
                yield _Answer(labelled(digit, label) if digit else label, name=word, compact=True)

    def on_mount(self) -> None:
        """Focus the last answer, so that Enter changes nothing."""
        self.query(Button).last().focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Return the answer of the button."""
        event.stop()
        self.leave(event.button.name)

    def on_key(self, event: events.Key) -> None:
        """Return the answer of a digit; move the focus with arrows, take what has it with
        Space; return None with Escape.
        """
        if event.key == "escape":
            event.stop()
            self.leave()
        elif event.key in ("down", "up"):
            event.stop()
            self.focus_next(Button) if event.key == "down" else self.focus_previous(Button)
        elif event.key in NEXT.names.split(",") and isinstance(self.focused, Button):
            event.stop()
            self.focused.press()
        digit = digit_of(event.character)
        if digit is not None and digit in self._digits:
            event.stop()
            self.leave(self._answers[self._digits.index(digit)][0])
