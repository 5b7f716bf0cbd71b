"""Why one output spoke and not the other: their terms side by side, in place of the screen below."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.reactive import reactive
from textual.widgets import Static

from connecte.language.i18n import _
from connecte.language.keys import table
from connecte.language.value import replace
from connecte.session.moves import Follow, Learn
from connecte.ui.base.commands import BUILT_IN, CLOSE, GLOBAL, Command, bindings
from connecte.ui.base.dialogs.duel_text import DuelView, duel_hint, duel_lines
from connecte.ui.base.dialogs.projecting import Projecting
from connecte.ui.base.phase_screen import Host
from connecte.ui.base.picture import Picture, write
from connecte.ui.base.window.footer import Keys

DUEL = (
    Command("strike", table.NEXT, _("Barrer"), _("barrer ce qui est pareil, ou le remettre")),
    Command("open", table.ENTER, _("À la main"), _("ouvrir les cartes qui décident, à la main")),
    replace(CLOSE, by=(table.ESCAPE, table.BACK)),
)


class DuelScreen(Projecting[str]):
    """Show the duel, on the boards too; give the name of the example to follow in the learning by hand, or
    nothing.
    """

    BINDINGS = bindings(DUEL)
    COMMANDS_HERE = (*DUEL, *GLOBAL, *BUILT_IN)

    view: reactive[DuelView | None] = reactive(None, init=False, repaint=False)

    def __init__(self, view: DuelView) -> None:
        super().__init__()
        self.set_reactive(DuelScreen.view, view)

    def compose(self) -> ComposeResult:
        """Lay out what is compared, the bars, and what can be done."""
        yield Static(id="title", markup=False)
        yield Picture(duel_lines, id="duel").data_bind(view=DuelScreen.view)
        yield Static(id="hint", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        """Show what was set before there were widgets."""
        self._tell(self.view)

    def watch_view(self, view: DuelView | None) -> None:
        """Show another title and hint, once there are widgets for them."""
        if self.is_mounted:
            self._tell(view)

    def _tell(self, view: DuelView | None) -> None:
        if view is not None:
            write(self.query_one("#title", Static), f" {view.heading}")
            write(self.query_one("#hint", Static), f" {duel_hint(view)}")
            self.project(view.projected.what, view.projected.at + view.struck)

    def action_strike(self) -> None:
        """Strike out the terms that both share, or show them again."""
        if self.view is not None and self.view.has_shared:
            self.view = replace(self.view, struck=not self.view.struck)

    def action_open(self) -> None:
        """Follow this example in the learning by hand."""
        if self.view is not None and self.view.opens_by_hand:
            self.leave(self.view.name)


def ask_why(
    host: Host, view: DuelView | None, is_told: bool, opened: Callable[[str], None] | None = None
) -> None:
    """Open the duel over the screen of a phase; where its cards are asked for, call `opened` with the name
    of its example, or follow it by hand. Say why where there is no duel; `is_told` is whether the verdict is
    known.
    """
    if view is None:
        message = _("Le verdict est juste : rien à départager.")
        host.say(message if is_told else _("Pourquoi ? On le voit une fois le verdict donné."))
        return

    def answered(name: str | None) -> None:
        if name is not None and opened is not None:
            opened(name)
        elif name is not None:
            host.play(Learn(), Follow(name))

    host.ask(DuelScreen(view), answered)
