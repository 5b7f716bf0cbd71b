"""Who is what: for so many pupils, at this drawing and the next ones."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.reactive import reactive
from textual.widgets import Static

from connecte.content.hour.plan import MOST_PUPILS
from connecte.language.i18n import _
from connecte.language.keys.digits import digit_of
from connecte.session.items import Item
from connecte.session.room.pupils import pasted_names
from connecte.session.room.room_events import SetPupilNames, SetPupils
from connecte.ui.base.commands import bindings
from connecte.ui.base.dialogs.projecting import Projecting
from connecte.ui.base.picture import Picture
from connecte.ui.base.window.footer import Keys
from connecte.ui.lesson.commands import ROLES
from connecte.ui.lesson.roles_text import RolesView, roles_lines


class RolesScreen(Projecting[None]):
    """Show the list of roles; take a number typed as how many pupils there are."""

    BINDINGS = bindings(ROLES)
    COMMANDS_HERE = ROLES

    view: reactive[RolesView | None] = reactive(None, init=False, repaint=False)

    def compose(self) -> ComposeResult:
        """Lay out a title, the list, the keys."""
        yield Static(_(" Qui fait quoi"), id="title", markup=False)
        yield Picture(roles_lines, id="roles").data_bind(view=RolesScreen.view)
        yield Static(_(" La liste des noms peut être collée ici."), id="roles-hint", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        """Show the roles for the drawing that is being played."""
        state = self.classroom.session.state
        done = len(state.rounds) - (state.phase == "walk" and state.is_revealed(Item("verdict")))
        self._drawing = max(0, done)
        self._typed = ""
        self._show()

    def _show(self) -> None:
        session = self.classroom.session
        room = session.room
        self.view = RolesView(session.state.activity, room.pupils, self._drawing, room.names)
        self.project("roles", self._drawing)

    def on_key(self, event: events.Key) -> None:
        """Take digits as the number of pupils, the last two of them."""
        digit = digit_of(event.character)
        if digit is not None:
            event.stop()
            self._typed = (self._typed + digit)[-2:]
            self._set(int(self._typed))

    def _set(self, pupils: int) -> None:
        self.classroom.record_event(SetPupils(min(max(pupils, 0), MOST_PUPILS)))
        self._show()

    def on_paste(self, event: events.Paste) -> None:
        """Take a pasted list as the pupils' names, and their number from it."""
        event.stop()
        found = pasted_names(event.text)
        if not found.names:
            self.notify(_("Pas de nom dans ce qui est collé."), markup=False, timeout=4)
            return
        self._typed = ""
        self.classroom.record_event(SetPupilNames(found.names))
        self._set(len(found.names))
        self.notify(found.message, markup=False, timeout=8)

    def action_forget_names(self) -> None:
        """Show the pupils by their numbers again."""
        self.classroom.record_event(SetPupilNames(()))
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer to forget the names where there are some."""
        return action != "forget_names" or bool(self.classroom.session.room.names)

    def action_pupils(self, by: int) -> None:
        """Count one pupil more, or one less."""
        self._typed = ""
        self._set((self.classroom.session.room.pupils or 24) + by)

    def action_drawing(self, by: int) -> None:
        """Show the roles of the drawing after, or before."""
        self._drawing = max(0, self._drawing + by)
        self._show()
