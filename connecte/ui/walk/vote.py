"""Guess first: hands for each label, for nothing and for several, counted by key."""

from __future__ import annotations

import string

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static

from connecte.core.cards.sentences import choice_name
from connecte.core.cards.verdict import NOTHING, SEVERAL
from connecte.language.i18n import _
from connecte.session.moves import RaiseHands
from connecte.session.state import State
from connecte.ui.base.dialogs.dialog import Dialog
from connecte.ui.base.typing import digit_of
from connecte.ui.paint.lines import Line, content, pad


class VoteScreen(Dialog[None]):
    """Show one line a choice; its key adds a hand, with Backspace before it takes one away."""

    BINDINGS = [Binding("escape,enter,v", "leave", _("Fermer"))]

    def __init__(self, state: State) -> None:
        super().__init__()
        self._choices = state.choices
        self._keys = _keys(state.choices)
        self._last: list[str] = []

    def compose(self) -> ComposeResult:
        """Lay out the question, the counts, the keys."""
        with Vertical(classes="dialog"):
            yield Static(
                _("Que va dire le réseau ? Un point pour la classe si elle prévoit juste."), markup=False
            )
            yield Static(id="hands")
            yield Static(
                _("une touche : une main de plus   ⌫ : une de moins   Entrée : fini"),
                classes="muted",
                markup=False,
            )

    def on_mount(self) -> None:
        """Show the votes so far."""
        self._show()

    def _show(self) -> None:
        hands = self.classroom.session.state.hands or (0,) * len(self._choices)
        lines: list[Line] = [[]]
        for choice, count in zip(self._choices, hands, strict=True):
            key = next((key for key, of in self._keys.items() if of == choice), " ")
            bar = "█" * min(count, 30)
            lines.append(
                [
                    (f" {key}  ", "bold $accent"),
                    (pad(choice_name(choice), 10), "bold"),
                    (pad(str(count), 3, ">") + " ", ""),
                    (bar, "$primary"),
                ]
            )
        lines.append([(_("    en tout   {total}").format(total=self._total(sum(hands))), "$muted")])
        self.query_one("#hands", Static).update(content([*lines, []]))

    def _total(self, hands: int) -> str:
        """Say how many hands there are, of how many pupils where that is known."""
        pupils = self.classroom.session.room.pupils
        return _("{hands} sur {pupils}").format(hands=hands, pupils=pupils) if pupils else str(hands)

    def on_key(self, event: events.Key) -> None:
        """Add a hand, or take one away."""
        if event.key == "backspace" and self._last:
            event.stop()
            self._raise(self._last.pop(), -1)
            return
        key = event.character or ""
        if key not in self._keys:
            key = digit_of(event.character) or ""
        if key in self._keys:
            event.stop()
            self._last.append(self._keys[key])
            self._raise(self._keys[key], 1)

    def _raise(self, choice: str, change: int) -> None:
        self.classroom.play(RaiseHands(choice, change))
        self._show()


def _keys(choices: tuple[str, ...]) -> dict[str, str]:
    """Choose a key for each choice: its own single character, r for nothing, p for several, else a letter."""
    found = {"r": NOTHING, "p": SEVERAL}
    letters = iter(letter for letter in string.ascii_lowercase if letter not in "rpv")
    for choice in choices:
        if choice in found.values():
            continue
        if len(choice) == 1 and choice.isascii() and choice.isalnum() and choice not in (*found, "v"):
            found[choice] = choice
        else:
            found[next(letters)] = choice
    return found
