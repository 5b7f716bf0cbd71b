"""All examples as small pictures; one letter chooses one."""

from __future__ import annotations

import string

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Grid, Vertical
from textual.message import Message
from textual.widgets import Static

from connecte.content.activity import Activity, Example
from connecte.i18n import _
from connecte.ui.screens.dialog import Dialog
from connecte.ui.text.drawing_text import thumbnail
from connecte.ui.text.lines import Line, content

_COLUMNS = 8


class _Thumbnail(Static, can_focus=True):
    """One example, to click or to choose with Enter."""

    class Picked(Message):
        """This example was chosen."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, example: Example, letter: str) -> None:
        heading: Line = [(f"{letter} ", "bold $accent"), (_("n° {n}").format(n=example.number), "$muted")]
        super().__init__(content([heading, *thumbnail(example.drawing)]))
        self._number = example.number

    def on_click(self) -> None:
        """By the mouse."""
        self.post_message(self.Picked(self._number))

    def key_enter(self) -> None:
        """By the keyboard, on the one in focus."""
        self.post_message(self.Picked(self._number))


class ExamplesScreen(Dialog[int]):
    """Gives the number of the example chosen, or None."""

    BINDINGS = [
        Binding("escape", "leave", _("Fermer")),
        Binding("right", "app.focus_next", show=False),
        Binding("left", "app.focus_previous", show=False),
        Binding("down", "row(1)", show=False),
        Binding("up", "row(-1)", show=False),
    ]

    def __init__(self, activity: Activity) -> None:
        super().__init__()
        # Letters after "z" run out; what follows is chosen with arrows or the mouse.
        self._letters = dict(zip(string.ascii_lowercase, activity.examples, strict=False))
        self._examples = activity.examples

    def compose(self) -> ComposeResult:
        """A grid of pictures."""
        letters = {example.number: letter for letter, example in self._letters.items()}
        with Vertical(classes="dialog wide"):
            yield Static(_("Choisir un exemple : sa lettre, ou les flèches et Entrée"), markup=False)
            with Grid(id="thumbnails"):
                for example in self._examples:
                    yield _Thumbnail(example, letters.get(example.number, " "))
            yield Static(_("Échap : fermer"), classes="muted", markup=False)

    def on_mount(self) -> None:
        """The arrows start at the first."""
        self.query(_Thumbnail).first().focus()

    def on_key(self, event: events.Key) -> None:
        """A letter chooses."""
        if event.key in self._letters:
            event.stop()
            self.leave(self._letters[event.key].number)

    def action_row(self, step: int) -> None:
        """A row up or down."""
        pictures = list(self.query(_Thumbnail))
        here = next((n for n, picture in enumerate(pictures) if picture.has_focus), 0)
        pictures[min(max(here + step * _COLUMNS, 0), len(pictures) - 1)].focus()

    def on__thumbnail_picked(self, message: _Thumbnail.Picked) -> None:
        """Chosen by the mouse or Enter."""
        self.leave(message.number)
