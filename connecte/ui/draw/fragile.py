"""The fragile cells of the drawing on the grid: those that would change the verdict if turned alone."""

from __future__ import annotations

from collections.abc import Mapping

from connecte.core.cards.verdict import Verdict
from connecte.core.grid.crossings import Blocks
from connecte.core.grid.drawing import Cell
from connecte.core.grid.fragile import fragile_cells
from connecte.language.i18n import _
from connecte.language.keys.table import with_keys
from connecte.session.room.room import CLASS_WORK
from connecte.session.room.room_events import Project
from connecte.session.state import State
from connecte.ui.base.phase_screen import Host
from connecte.ui.draw.draw_text import fragile_key


class Fragile:
    """Whether fragile cells are shown, here and on the boards."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._of: State | None = None
        self.cells: Mapping[Cell, Verdict] | None = None
        """The cells with the verdict that each would give; None while they are hidden."""

    def toggle(self, state: State) -> bool:
        """Show them, once the class has heard the verdict, or hide them; whether that was possible."""
        if self.cells is not None:
            self._show(None)
        elif not state.is_told or not state.drawing.black:
            self._host.say(with_keys(_("D'abord le verdict de ce dessin : {next}, jusqu'au bout.")))
            return False
        else:
            blocks = Blocks(state.activity.grid, state.activity.strips)
            self.cells, self._of = fragile_cells(state.network, blocks, state.drawing), state
            self._show(self.cells)
        return True

    def follow(self, state: State) -> None:
        """Hide them where they are those of another drawing, of other cards, or of a verdict untold."""
        of = self._of
        if self.cells is None or of is None:
            return
        if not state.is_told or (of.drawing, of.network) != (state.drawing, state.network):
            self._show(None)

    def _show(self, cells: Mapping[Cell, Verdict] | None) -> None:
        self.cells = cells
        shown = CLASS_WORK if cells is None or self._of is None else Project("fragile", fragile_key(self._of))
        self._host.classroom.record_without_redraw(shown)
