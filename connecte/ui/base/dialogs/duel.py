"""Why one output spoke and not the other: their terms side by side, in place of the screen below."""

from __future__ import annotations

from dataclasses import replace

from textual.app import ComposeResult
from textual.reactive import reactive
from textual.widgets import Static

from connecte.language.i18n import _
from connecte.language.keys import table
from connecte.ui.base.commands import BUILT_IN, GLOBAL, Command, bindings
from connecte.ui.base.dialogs.dialog import Leaving
from connecte.ui.base.dialogs.duel_text import DuelView, duel_hint, duel_lines
from connecte.ui.base.picture import Picture, write
from connecte.ui.base.window.footer import Keys

DUEL = (
    Command("strike", table.NEXT, _("Barrer"), _("barrer ce qui est pareil, ou le rendre")),
    Command("open", table.ENTER, _("À la main"), _("ouvrir les cartes qui décident, à la main")),
    Command("leave", (table.ESCAPE, table.BACK), _("Fermer"), _("revenir")),
)


class DuelScreen(Leaving[str]):
    """Show the duel; give the name of the example to follow in the learning by hand, or nothing."""

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
        self.watch_view(self.view)

    def watch_view(self, view: DuelView | None) -> None:
        """Show title and hint."""
        if view is None or not self.is_mounted:
            return
        write(self.query_one("#title", Static), f" {view.heading}")
        write(self.query_one("#hint", Static), f" {duel_hint(view)}")

    def action_strike(self) -> None:
        """Strike out the terms that both share, or show them again."""
        if self.view is not None and self.view.duel.shared:
            self.view = replace(self.view, struck=not self.view.struck)

    def action_open(self) -> None:
        """Follow this example in the learning by hand."""
        if self.view is not None and self.view.opens_by_hand:
            self.leave(self.view.name)
