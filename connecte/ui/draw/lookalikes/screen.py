"""Look-alikes: other drawings which the network cannot tell from the one on the grid."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.reactive import reactive
from textual.widgets import Static

from connecte.core.grid.drawing import Drawing
from connecte.language.value import replace
from connecte.session.state import State
from connecte.ui.base.commands import bindings
from connecte.ui.base.dialogs.projecting import Projecting
from connecte.ui.base.picture import Picture
from connecte.ui.base.window.footer import Keys
from connecte.ui.draw.commands import LOOKALIKES
from connecte.ui.draw.lookalikes.lookalikes_text import (
    MOST_SHOWN,
    LookalikesView,
    lookalikes_lines,
    lookalikes_shown,
    lookalikes_title,
)


class LookalikesScreen(Projecting[Drawing]):
    """Show look-alikes; give the one that was chosen, or None."""

    BINDINGS = bindings(LOOKALIKES)
    COMMANDS_HERE = LOOKALIKES

    view: reactive[LookalikesView | None] = reactive(None, init=False, repaint=False)

    def __init__(self, state: State) -> None:
        super().__init__()
        self._state = state

    def compose(self) -> ComposeResult:
        """Lay out how many there are, some of them, the keys."""
        yield Static(lookalikes_title(self._state), id="title", markup=False)
        yield Picture(lookalikes_lines, id="grids").data_bind(view=LookalikesScreen.view)
        yield Keys()

    def on_mount(self) -> None:
        """Show the first ones."""
        self._look(LookalikesView(self._state))

    def _look(self, view: LookalikesView) -> None:
        self.view = view
        self.project("lookalikes", view.seed * MOST_SHOWN + min(view.at, MOST_SHOWN - 1))

    @property
    def _shown(self) -> list[tuple[int, Drawing]]:
        assert self.view is not None
        size = self.query_one("#grids", Picture).size
        return lookalikes_shown(self.view, size.width, size.height)

    def action_choose(self, by: int) -> None:
        """Take another one in hand."""
        if self.view is not None:
            last = len(self._shown) - 1
            self._look(replace(self.view, at=(min(self.view.at, last) + by) % (last + 1)))

    def action_others(self, by: int) -> None:
        """Show some others, or those before."""
        if self.view is not None:
            self._look(replace(self.view, seed=max(0, self.view.seed + by)))

    def action_take(self) -> None:
        """Give the one in hand, for the grid."""
        if self.view is not None:
            shown = self._shown
            self.leave(shown[min(self.view.at, len(shown) - 1)][1])
