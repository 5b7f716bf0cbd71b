"""Asks where to go: to an iteration, by its number, or to a picture, by its letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from connecte.language.i18n import _
from connecte.language.numbers import thousands
from connecte.ui.base.dialogs.dialog import Dialog
from connecte.ui.base.dialogs.number_input import NumberInput
from connecte.ui.paint.lines import Line, content
from connecte.ui.train.pictures.pictures import GROUPS, TrainPicture


class _PlaceInput(NumberInput):
    """Takes digits; tells of a letter."""

    @dataclass
    class Letter(Message):
        """A letter was typed."""

        letter: str

    async def _on_key(self, event: events.Key) -> None:
        letter = (event.character or "").lower()
        if letter and letter in ascii_lowercase:
            event.stop()
            event.prevent_default()
            self.post_message(self.Letter(letter))
        else:
            await super()._on_key(event)


class GoToScreen(Dialog[int | str]):
    """Ask for an iteration from 0 to `last`, or for a picture; give the number, the picture's name, or None."""

    BINDINGS = [Binding("escape", "leave", _("Fermer"))]

    def __init__(self, last: int, pictures: Sequence[TrainPicture]) -> None:
        super().__init__()
        self._last = last
        self._pictures = letters_of(pictures)

    def compose(self) -> ComposeResult:
        """Lay out a question, a field, and the pictures with their letters."""
        with Vertical(classes="dialog wide"):
            yield Static(
                _("Aller à quelle itération ? (0 à {last})").format(last=thousands(self._last)), markup=False
            )
            yield _PlaceInput(placeholder=thousands(min(5_000, self._last)), max_length=12)
            yield Static(_("Ou une image, par sa lettre :"), markup=False)
            yield Static(content(self._lines()), id="card")
            yield Static(_("Entrée : y aller   Échap : fermer"), id="answer", classes="muted", markup=False)

    def _lines(self) -> list[Line]:
        """Write a line for each group of pictures."""
        lines: list[Line] = []
        for group in GROUPS:
            line: Line = []
            for letter, found in self._pictures.items():
                if found.group == group:
                    line += [(f"{letter} ", "bold $accent"), (f"{found.label}   ", "")]
            lines += [line] if line else []
        return lines

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give a whole number in range; say what is wrong with anything else."""
        digits = "".join(event.value.split())
        if digits and int(digits) <= self._last:
            self.leave(int(digits))
            return
        self.query_one("#answer", Static).update(
            _("Il faut un nombre entier de 0 à {last}.").format(last=thousands(self._last))
        )

    def on__place_input_letter(self, message: _PlaceInput.Letter) -> None:
        """Give the picture of a letter."""
        found = self._pictures.get(message.letter)
        if found is not None:
            self.leave(found.name)


def letters_of(pictures: Iterable[TrainPicture]) -> dict[str, TrainPicture]:
    """Give each picture a letter of its own: that of a word of its label, of the last one first; else any."""
    found: dict[str, TrainPicture] = {}
    for picture in pictures:
        label = unicodedata.normalize("NFD", picture.label).lower()
        initials = [word[0] for word in reversed(label.split())]
        letter = next(
            c for c in [*initials, *label, *ascii_lowercase] if c in ascii_lowercase and c not in found
        )
        found[letter] = picture
    return found
