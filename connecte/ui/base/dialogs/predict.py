"""Asks the class for a prediction: an answer, a number, or both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.reactive import reactive
from textual.widgets import Static

from connecte.language.i18n import _
from connecte.language.keys.digits import digit_of
from connecte.language.value import replace
from connecte.ui.base.dialogs.dialog import Dialog
from connecte.ui.base.picture import ClickedPicture
from connecte.ui.paint.lines import Line, pad, width

_INDENT = 2
_CHOICES, _NUMBER, _DONE = 0, 1, 2
"""The lines: what can be chosen, the number, what ends the question."""


class Guess(NamedTuple):
    """What the class predicts; each part may be missing. Without any, it is to be seen all the same."""

    chosen: int | None
    """Index of the answer chosen."""
    number: int | None
    """The number."""


@dataclass(frozen=True)
class GuessView:
    """What the dialog shows."""

    names: tuple[str, ...]
    """The answers that can be chosen; empty where only a number is asked for."""
    asked: str
    """What the number is; empty where none is asked for."""
    most: int
    """The largest number possible."""
    choice: int | None = None
    typed: str = ""
    in_number: bool = False
    """Whether keys go to the number; else to the answers."""

    @property
    def count(self) -> int | None:
        """The number typed; None where there is none, or one that cannot be."""
        count = int(self.typed) if self.typed else None
        return count if count is not None and count <= self.most else None

    @property
    def guess(self) -> Guess:
        """What is predicted."""
        return Guess(self.choice, self.count)


def guess_lines(view: GuessView, _cells: int, _height: int) -> list[Line]:
    """Paint the answers, the number, and what ends the question."""
    answers: Line = [(" " * _INDENT, "")]
    for number, name in enumerate(view.names):
        style = "bold reverse" if number == view.choice else "" if view.in_number else "bold"
        answers.append((f"[{name}]" if number == view.choice else f" {name} ", style))
    count: Line = [(" " * _INDENT, "")]
    if view.asked:
        shown = pad(view.typed + ("▌" if view.in_number else ""), 4, ">")
        count += [(f"{view.asked} ", ""), (shown, "bold reverse" if view.in_number else "bold")]
        count.append((_("  sur {most}").format(most=view.most), "$muted"))
    words = _("[Voir]") if any(part is not None for part in view.guess) else _("[Voir sans prédire]")
    done: Line = [(" " * _INDENT, ""), (words, "bold $accent")]
    return [answers, count, done]


class PredictScreen(Dialog[Guess]):
    """Gives what the class predicts; None where it was closed. A character chooses the answer that begins
    with it, digits make the number, Enter ends.
    """

    BINDINGS = [Binding("escape", "leave", _("Fermer"))]

    view: reactive[GuessView | None] = reactive(None, init=False, repaint=False)

    def __init__(self, question: str, names: Sequence[str] = (), asked: str = "", most: int = 0) -> None:
        super().__init__()
        self._question = question
        self._first = GuessView(tuple(names), asked, most, in_number=not names)

    @property
    def names(self) -> tuple[str, ...]:
        """The answers that can be chosen."""
        return self._first.names

    def compose(self) -> ComposeResult:
        """Lay out the question, the fields, the keys."""
        with Vertical(classes="dialog"):
            yield Static(self._question, markup=False)
            yield ClickedPicture(guess_lines, id="guess").data_bind(view=PredictScreen.view)
            yield Static(self._keys(), classes="muted", markup=False)

    def _keys(self) -> str:
        if not self._first.names:
            return _("Un nombre, puis Entrée. Échap : fermer.")
        if not self._first.asked:
            return _("← → ou le début d'une réponse, puis Entrée.")
        return _("← → ou le début d'une réponse ; ↓ le nombre ; puis Entrée.")

    def on_mount(self) -> None:
        """Show the empty fields."""
        self.query_one("#guess").styles.height = _DONE + 1
        self.view = self._first

    def on_key(self, event: events.Key) -> None:
        """Choose, type, go on to the other field, or end."""
        view = self.view
        if view is None:
            return
        if event.key == "enter":
            self._end_field()
        elif event.key in ("up", "down", "tab"):
            self._look(in_number=bool(view.asked) and (not view.in_number or not view.names))
        elif event.key in ("left", "right"):
            self._step(1 if event.key == "right" else -1)
        elif event.key == "backspace":
            self._look(typed=view.typed[:-1])
        elif event.character and not self._typed(event.character):
            return
        event.stop()
        event.prevent_default()

    def _look(self, **changes: object) -> None:
        if self.view is not None:
            self.view = replace(self.view, **changes)  # type: ignore[arg-type]

    def _typed(self, character: str) -> bool:
        """Take a character; return whether it belongs to the field in hand."""
        assert self.view is not None
        digit = digit_of(character)
        if self.view.in_number:
            if digit is not None:
                typed = (self.view.typed + digit)[-len(str(self.view.most)) :]
                self._look(typed=typed)
            return digit is not None
        for number, name in enumerate(self.view.names):
            if name in (character, digit) or (len(name) > 1 and name[0].casefold() == character.casefold()):
                self._choose(number)
                return True
        return False

    def _choose(self, number: int) -> None:
        """Take an answer, and go on to the number."""
        assert self.view is not None
        self._look(choice=number, in_number=bool(self.view.asked))

    def _step(self, by: int) -> None:
        """Take the answer or the number before or after."""
        view = self.view
        assert view is not None
        if view.in_number:
            count = view.count if view.count is not None else (-1 if by > 0 else view.most + 1)
            self._look(typed=str(min(max(count + by, 0), view.most)))
        else:
            here = view.choice if view.choice is not None else (-1 if by > 0 else 0)
            self._look(choice=(here + by) % len(view.names))

    def _end_field(self) -> None:
        """Go on to the number after the answer, then end."""
        view = self.view
        assert view is not None
        if not view.in_number and view.asked and view.count is None:
            self._look(in_number=True)
        else:
            self.leave(view.guess)

    def on_clicked_picture_clicked(self, message: ClickedPicture.Clicked) -> None:
        """Choose the answer that was clicked, take the number in hand, or end."""
        view = self.view
        assert view is not None
        if message.line == _CHOICES:
            at = _INDENT
            for number, name in enumerate(view.names):
                size = width([(f" {name} ", "")])
                if at <= message.column < at + size:
                    self._choose(number)
                at += size
        elif message.line == _NUMBER and view.asked:
            self._look(in_number=True)
        elif message.line == _DONE:
            self.leave(view.guess)
