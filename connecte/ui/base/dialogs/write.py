"""A question that is answered with a name: who draws, which class."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from connecte.language.i18n import _
from connecte.session.room.names import LONGEST_NAME, tidy_name
from connecte.session.room.pupils import pasted_names
from connecte.session.room.room_events import SetPupilNames
from connecte.ui.base.dialogs.dialog import Dialog


class _NameInput(Input):
    """A field for a name. Of a name that is pasted it takes as much as fits; its dialog takes a list."""

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        if isinstance(self.screen, NameScreen):
            self.screen.take_pasted(event.text)

    def take(self, text: str) -> None:
        """Insert a name, and cut what is then too long."""
        whole = tidy_name(
            self.value[: self.cursor_position] + text + self.value[self.cursor_position :], 10_000
        )
        self.value = tidy_name(whole)
        self.cursor_position = len(self.value)
        if len(whole) > len(self.value) and isinstance(self.screen, NameScreen):
            self.screen.say(_("Coupé à {most} caractères.").format(most=LONGEST_NAME))


class NameScreen(Dialog[str]):
    """Returns a pupil's name, which may be empty; None where it was closed. The names that were pasted
    are proposed as one types.
    """

    BINDINGS = [Binding("escape", "leave", _("Fermer"))]
    PLACEHOLDER = _("un prénom, ou rien")
    KEYS = _("Entrée : garder   Échap : fermer")

    def __init__(self, question: str, name: str) -> None:
        super().__init__()
        self._question = question
        self._name_before = name

    @property
    def known(self) -> Sequence[str]:
        """The names that are proposed."""
        return self.classroom.session.room.names

    def compose(self) -> ComposeResult:
        """Lay out the question and a field."""
        with Vertical(classes="dialog"):
            yield Static(self._question, markup=False)
            field = _NameInput(self._name_before, max_length=LONGEST_NAME, placeholder=self.PLACEHOLDER)
            field.suggester = self._suggester()
            yield field
            yield Static(self.KEYS, classes="muted", markup=False, id="answer")

    def _suggester(self) -> SuggestFromList:
        return SuggestFromList(self.known, case_sensitive=False)

    def take_pasted(self, text: str) -> None:
        """Take a pasted list as the names of the class, and one name as if it was typed."""
        found = pasted_names(text)
        field = self.query_one(_NameInput)
        if len(found.names) < 2:
            field.take(text)
            return
        self.classroom.record_without_redraw(SetPupilNames(found.names))
        field.suggester = self._suggester()
        self.say(_("{message} En taper le début, puis →.").format(message=found.message))

    def say(self, message: str) -> None:
        """Show a sentence below the field."""
        self.query_one("#answer", Static).update(message)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Return what was typed."""
        self.leave(event.value)


class ClassScreen(NameScreen):
    """Returns the name of a class, which may be empty; None where it was closed."""

    PLACEHOLDER = _("5eB, ou rien")

    def __init__(self, name: str = "", known: Sequence[str] = (), begins: bool = False) -> None:
        """`begins`: a session begins with the answer, also where no name is typed."""
        super().__init__(_("Quelle classe ?"), name)
        self._known = known
        if begins:
            self.KEYS = _("Entrée : commencer, même sans nom   Échap : fermer")

    @property
    def known(self) -> Sequence[str]:
        """The classes that have played before."""
        return self._known

    def take_pasted(self, text: str) -> None:
        """Take what is pasted as if it was typed."""
        self.query_one(_NameInput).take(text)
