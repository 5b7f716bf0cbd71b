"""Look-alikes: other drawings which the network cannot tell from the one on the grid."""

from __future__ import annotations

from random import Random

from textual.app import ComposeResult
from textual.reactive import reactive
from textual.widgets import Footer, Static

from connecte.core.blocks import Blocks
from connecte.core.drawing import Drawing
from connecte.core.lookalikes import Lookalikes, TooManyError
from connecte.i18n import _, ngettext, thousands
from connecte.session.state import State
from connecte.ui.commands import LOOKALIKES, bindings
from connecte.ui.screens.dialog import Leaving
from connecte.ui.text.grids_text import GridsView, grids_lines, grids_that_fit
from connecte.ui.widgets.picture import Picture


class LookalikesScreen(Leaving[Drawing]):
    """Gives the one that was chosen, or None."""

    BINDINGS = bindings(LOOKALIKES)
    COMMANDS_HERE = LOOKALIKES

    view: reactive[GridsView | None] = reactive(None, init=False, repaint=False)

    def __init__(self, state: State) -> None:
        super().__init__()
        self._state = state
        self._seed = 0
        self._at = 0
        blocks = Blocks(state.activity.grid, state.activity.strips)
        try:
            self._found: Lookalikes | None = Lookalikes(blocks, state.drawing)
        except TooManyError:
            self._found = None

    def compose(self) -> ComposeResult:
        """How many there are, some of them, the keys."""
        yield Static(id="title", markup=False)
        yield Picture(grids_lines, id="grids").data_bind(view=LookalikesScreen.view)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """The first ones."""
        self.query_one("#title", Static).update(self._title())
        self.call_after_refresh(self._show)

    def _title(self) -> str:
        if self._found is None:
            return _(" Sosies : trop de bandelettes pour les compter")
        others = self._found.others
        told = ngettext(
            " {others} sosie : les mêmes nombres, aucune différence pour le réseau",
            " {others} sosies : les mêmes nombres, aucune différence pour le réseau",
            others,
        )
        return told.format(others=thousands(others))

    def _show(self) -> None:
        size = self.query_one("#grids", Picture).size
        state = self._state
        room = grids_that_fit(state.activity.grid, size.width, size.height)
        found = [] if self._found is None else list(self._found.some(room - 1, Random(self._seed)))
        drawings = [state.drawing, *found]
        self._at = min(self._at, len(drawings) - 1)
        names = [_("le dessin"), *(_("sosie {n}").format(n=n) for n in range(1, len(drawings)))]
        self.view = GridsView(tuple(drawings), tuple(names), self._at)

    def on_resize(self) -> None:
        """Another size, room for others."""
        if self.view is not None:
            self.call_after_refresh(self._show)

    def action_choose(self, by: int) -> None:
        """Another one in hand."""
        if self.view is not None:
            self._at = (self._at + by) % len(self.view.drawings)
            self._show()

    def action_others(self) -> None:
        """Some others."""
        self._seed += 1
        self._show()

    def action_take(self) -> None:
        """Onto the grid."""
        if self.view is not None:
            self.leave(self.view.drawings[self._at])
