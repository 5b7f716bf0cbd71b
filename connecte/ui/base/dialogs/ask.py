"""A question with a few answers, each with its key."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Button, Static

from connecte.language.lists import labelled
from connecte.ui.base.dialogs.dialog import Dialog


class AskScreen(Dialog[str]):
    """Returns the word of the chosen answer, or None. Answers are (word, key, label); the last one
    changes nothing.
    """

    def __init__(self, question: str, answers: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self._question = question
        self._answers = answers

    def compose(self) -> ComposeResult:
        """Lay out the question and a button for each answer."""
        with Vertical(classes="dialog"):
            yield Static(self._question, markup=False)
            for word, key, label in self._answers:
                yield Button(labelled(key, label), name=word, compact=True)

    def on_mount(self) -> None:
        """Focus the last answer, so that Enter changes nothing."""
        self.query(Button).last().focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Return the answer of the button."""
        event.stop()
        self.leave(event.button.name)

    def on_key(self, event: events.Key) -> None:
        """Return the answer of a key; move the focus with arrows; return None with Escape."""
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
