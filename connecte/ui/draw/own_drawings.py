"""What a class does with drawings of its own: keep and sign them, look for look-alikes and fragile
cells, fool the network, dictate them.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual import work

from connecte.core.cards.verdict import Verdict
from connecte.core.grid.crossings import Blocks
from connecte.core.grid.drawing import Cell, Drawing
from connecte.core.grid.fragile import fragile_cells
from connecte.language.i18n import _
from connecte.session.moves import (
    Clear,
    KeepDrawing,
    OpenPage,
    Paint,
    SayBy,
    ShowBest,
    StartFooling,
)
from connecte.session.page import page_name
from connecte.session.room.room import NOTHING
from connecte.session.room.room_events import Project
from connecte.session.rules.fooling_game import can_be_fooled
from connecte.session.rules.notebook import page_of
from connecte.session.state import State
from connecte.ui.base.dialogs.ask import AskScreen
from connecte.ui.base.dialogs.write import NameScreen
from connecte.ui.base.phase_screen import PhaseScreen
from connecte.ui.draw.draw_text import FRAGILE, fragile_key
from connecte.ui.draw.grid import DrawingGrid
from connecte.ui.paint.fool_text import Best, changed, game_of


class OwnDrawings(PhaseScreen):
    """A screen with a grid, and the tools for what is drawn on it."""

    _fragile: Mapping[Cell, Verdict] | None = None
    _fragile_of: State | None = None

    def _look(self) -> None:
        """Show what is known now."""
        raise NotImplementedError

    def action_who(self) -> None:
        """Who draws?"""
        if self.state is not None and self.state.example is None:
            self.app.push_screen(NameScreen(_("Qui dessine ?"), self.state.by), self._signed)

    def _signed(self, name: str | None) -> None:
        if name is not None:
            self.play(SayBy(name))

    def action_keep_drawing(self) -> None:
        """Into the notebook, and an empty grid for the next one."""
        if self.state is None:
            return
        if not self.state.is_own:
            told = _("Le carnet garde les dessins de la classe : dessiner d'abord.")
            self.notify(told, markup=False, timeout=3)
            return
        self.play(KeepDrawing())
        number = page_of(self.state, self.state.drawing)
        if number is None:
            self.notify(_("Le carnet est plein."), markup=False, timeout=3)
            return
        self.play(Clear())
        told = _("Gardé dans le carnet : {page}. C : le carnet.").format(page=page_name(number))
        self.app.clear_notifications()
        self.notify(told, markup=False, timeout=3)

    def action_fragile(self) -> None:
        """The cells that would change the verdict, once the class has heard it; or none."""
        state = self.state
        if state is None or state.fool is not None:
            return
        if self._fragile is not None:
            self._fragile = None
        elif not state.is_told or not state.drawing.black:
            told = _("D'abord le verdict de ce dessin : Entrée, puis jusqu'au bout.")
            self.notify(told, markup=False, timeout=3)
            return
        else:
            blocks = Blocks(state.activity.grid, state.activity.strips)
            self._fragile = fragile_cells(state.network, blocks, state.drawing)
            self._fragile_of = state
        self.query_one(DrawingGrid).marks = self._marks(state)
        self._look()
        shown = NOTHING if self._fragile is None else Project("fragile", fragile_key(state))
        self.classroom.record_without_redraw(shown)

    def _forget_fragile(self, state: State) -> None:
        """Fragile cells are those of one drawing, of some cards, and of a verdict that was told."""
        of = self._fragile_of
        if self._fragile is None or of is None:
            return
        if not state.is_told or (of.drawing, of.network) != (state.drawing, state.network):
            self._fragile = None
            self.classroom.record_without_redraw(NOTHING)

    def _marks(self, state: State) -> dict[Cell, str]:
        """What is marked on the grid: changed cells in the game, else fragile ones."""
        if state.fool is not None:
            return changed(state, state.drawing)
        return dict.fromkeys(self._fragile or (), FRAGILE)

    def action_lookalikes(self) -> None:
        """Drawings with the same counts; in the game of fooling, the program's own best."""
        state = self.state
        if state is None:
            return
        if state.fool is not None:
            if not state.fool.asked:
                told = _("D'abord un essai de la classe : changer des cases, puis Entrée.")
                self.notify(told, markup=False, timeout=3)
            self.play(ShowBest())
            return
        if not state.drawing.black:
            self.notify(_("Le dessin est vide."), markup=False, timeout=3)
            return
        from connecte.ui.draw.lookalikes import LookalikesScreen

        self.app.push_screen(LookalikesScreen(state), self._put)

    def _put(self, drawing: Drawing | None) -> None:
        """A whole drawing onto the grid."""
        if drawing is None or self.state is None or drawing == self.state.drawing:
            return
        number = page_of(self.state, drawing)
        if number is not None:
            self.play(OpenPage(number))
        else:
            self.play(KeepDrawing(), Clear(), Paint(tuple(sorted(drawing.black)), True))

    def action_code(self) -> None:
        """The drawing's code, and a field for another one."""
        from connecte.ui.draw.code import CodeScreen

        if self.state is not None:
            self.app.push_screen(CodeScreen(self.state.drawing), self._put)

    def action_fool(self) -> None:
        """Fool the network: which way?"""
        state = self.state
        if state is None or state.fool is not None:
            return
        ways = [(label, label, _("faire dire {label} d'un dessin absurde").format(label=label))
                for label in state.network.labels]  # fmt: skip
        if can_be_fooled(state, None):
            ways.insert(0, ("", "c", _("changer la réponse, en changeant peu de cases")))
        question = _("Tromper le réseau, comment ?")
        if not can_be_fooled(state, None):
            question += _(" (après son verdict, on peut aussi partir d'un dessin)")
        self.app.push_screen(AskScreen(question, ways), self._fool)

    def _fool(self, label: str | None) -> None:
        if label is not None:
            self.play(StartFooling(label or None))

    def _look_for_best(self, state: State) -> None:
        """The program's best, once it is asked for."""
        if state.fool is None or not state.fool.revealed:
            self._best = None
        elif self._best is None or self._best.game != game_of(state):
            self._best = None
            self._find(state)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _find(self, state: State) -> None:
        from connecte.ui.draw.best import find_best

        self.app.call_from_thread(self._found, find_best(state))

    def _found(self, best: Best) -> None:
        if self.state is not None and self.state.fool is not None and best.game == game_of(self.state):
            self._best = best
            self._look()
            self.show_notes()
