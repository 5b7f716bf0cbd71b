"""One neuron that the class places alone, with keys, before it sees several; on the boards too."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.reactive import reactive
from textual.widgets import Static

from connecte.language.i18n import _
from connecte.language.keys import table
from connecte.language.keys.table import with_keys
from connecte.language.value import replace
from connecte.session.guess.tried.lone import SayWhyNot, SetLone
from connecte.session.moves import Walk
from connecte.ui.base.commands import BUILT_IN, GLOBAL, REDO, UNDO, Command, bindings
from connecte.ui.base.dialogs.projecting import Projecting
from connecte.ui.base.picture import Picture, write
from connecte.ui.base.window.footer import Keys
from connecte.ui.walk.alone.lone_text import LoneView, lone_lines

LONE = (
    Command("go_on", table.NEXT, _("Suite"), _("dire pourquoi, puis voir les autres neurones")),
    Command("change.1", table.UP, _("+1"), _("un de plus")),
    Command("change.-1", table.DOWN, _("−1"), _("un de moins")),
    Command("choose.1", table.RIGHT, _("Nombre"), _("le nombre d'après : un poids, le seuil")),
    Command("choose.-1", table.LEFT, _("Nombre"), _("le nombre d'avant"), False),
    Command("leave", (table.ESCAPE, table.BACK), _("Fermer"), _("fermer, et revenir")),
    UNDO,
    REDO,
)


class LoneScreen(Projecting[None]):
    """Turn and move the line of one neuron; then say why it cannot be placed, and go on to the cards."""

    BINDINGS = bindings(LONE)
    COMMANDS_HERE = (*LONE, *GLOBAL, *BUILT_IN)

    view: reactive[LoneView | None] = reactive(None, init=False, repaint=False)

    def compose(self) -> ComposeResult:
        """Lay out the picture and what can be done."""
        yield Static(" " + _("Un seul neurone"), id="title", markup=False)
        yield Picture(lone_lines, id="lone").data_bind(view=LoneScreen.view)
        yield Static(id="hint", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        """Show the neuron as it was placed last."""
        self.project("alone", 0)
        self._look(LoneView(self.classroom.session.state))

    def _look(self, view: LoneView) -> None:
        self.view = replace(view, state=self.classroom.session.state)
        message = _("← → : choisir   ↑ ↓ : changer   {next} : pourquoi n'y arrive-t-on pas ?")
        if self.view.state.lone.explained:
            message = _("← → : choisir   ↑ ↓ : changer   {next} : plusieurs neurones y arrivent")
        write(self.query_one("#hint", Static), " " + with_keys(message))

    def action_choose(self, by: int) -> None:
        """Take another number in hand."""
        if self.view is not None:
            count = len(self.view.state.lone.numbers)
            self._look(replace(self.view, chosen=(self.view.chosen + by) % count))

    def action_change(self, by: int) -> None:
        """Change the number in hand by one."""
        if self.view is not None:
            now = self.classroom.session.state.lone.numbers[self.view.chosen]
            self.classroom.play(SetLone(self.view.chosen, now + by))
            self._look(self.view)

    def action_go_on(self) -> None:
        """Say why it cannot be; once it is said, go on to the cards."""
        if self.view is None:
            return
        if not self.view.state.lone.explained:
            self.classroom.play(SayWhyNot())
            self._look(self.view)
        else:
            self.leave()
            self.app.call_later(self.classroom.play, Walk())

    def action_undo(self) -> None:
        """Take back the last move."""
        self.classroom.undo()
        if self.view is not None:
            self._look(self.view)

    def action_redo(self) -> None:
        """Make the move again that was undone last."""
        self.classroom.redo()
        if self.view is not None:
            self._look(self.view)
