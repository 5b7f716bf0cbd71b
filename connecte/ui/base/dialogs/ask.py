"""A question with a few answers, each with its key."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Button, Static

from connecte.ui.base.dialogs.dialog import Dialog


class AskScreen(Dialog[str]):
    """Gives the word of the answer chosen, or None. Answers are (word, key, label), the safe one last."""

    def __init__(self, question: str, answers: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self._question = question
        self._answers = answers

    def compose(self) -> ComposeResult:
        """The question, and a button an answer."""
        with Vertical(classes="dialog"):
            yield Static(self._question, markup=False)
            for word, key, label in self._answers:
                yield Button(f"{key} : {label}", name=word, compact=True)

    def on_mount(self) -> None:
        """The last answer, which changes nothing, is the one that Enter gives."""
        self.query(Button).last().focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """A click, or Enter on a button."""
        event.stop()
        self.leave(event.button.name)

    def on_key(self, event: events.Key) -> None:
        """An answer's own key; arrows go from one to the next; Escape gives none."""
        if event.key == "escape":
            event.stop()
            self.leave()
        elif event.key in ("down", "up"):
            event.stop()
            self.focus_next(Button) if event.key == "down" else self.focus_previous(Button)
        for word, key, _label in self._answers:
            if event.character and event.character.lower() == key.lower():
                event.stop()
                self.leave(word)
