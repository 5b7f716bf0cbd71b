"""Why one output spoke and not the other: their terms side by side, in place of the screen below."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.reactive import reactive
from textual.widgets import Static

from connecte.language.i18n import _
from connecte.language.keys import table
from connecte.language.keys.table import with_keys
from connecte.language.value import replace
from connecte.session.items import VERDICT
from connecte.session.moves import Follow, Learn
from connecte.session.state import State
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
            self.on_resize()
            self.project(view.projected.what, view.projected.at + view.struck)

    def on_resize(self) -> None:
        """Fit what is said of the keys to the width."""
        if self.view is not None:
            write(self.query_one("#hint", Static), f" {duel_hint(self.view, self.app.size.width - 1)}")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer to strike out what is the same where something is, and the cards where they are learned."""
        if self.view is None or action not in ("strike", "open"):
            return True
        return self.view.has_shared if action == "strike" else self.view.opens_by_hand

    def action_strike(self) -> None:
        """Strike out the terms that both share, or show them again."""
        if self.view is not None:
            self.view = replace(self.view, struck=not self.view.struck)

    def action_open(self) -> None:
        """Follow this example in the learning by hand."""
        if self.view is not None:
            self.leave(self.view.name)


def no_duel(state: State) -> str:
    """Say why the walk has no duel."""
    if not state.is_revealed(VERDICT):
        return _("Pourquoi ? On le voit une fois le verdict donné.")
    if state.wanted is None:
        return with_keys(_("On n'a pas encore dit ce qui est voulu : {to_drawing}, puis {wanted} le dit."))
    return _("Le verdict est juste : rien à départager.")


def ask_why(host: Host, view: DuelView | None, none: str, opened: Callable[[str], None] | None = None) -> None:
    """Open the duel over the screen of a phase; where its cards are asked for, call `opened` with the name
    of its example, or follow it by hand. Say `none` where there is no duel.
    """
    if view is None:
        host.say(none)
        return

    def answered(name: str | None) -> None:
        if name is not None and opened is not None:
            opened(name)
        elif name is not None:
            host.play(Learn(), Follow(name))

    host.ask(DuelScreen(view), answered)
