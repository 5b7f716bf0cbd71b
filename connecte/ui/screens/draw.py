"""Drawing the digit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive
from textual.widgets import Footer, Static

from connecte.core.blocks import Blocks
from connecte.core.drawing import Cell, Drawing
from connecte.core.fragile import fragile_cells
from connecte.core.verdict import Verdict
from connecte.i18n import _
from connecte.session.asides import Project
from connecte.session.fooling_game import can_be_fooled
from connecte.session.moves import (
    AskNetwork,
    Clear,
    KeepDrawing,
    OpenPage,
    Paint,
    SayBy,
    SayWanted,
    SetValue,
    ShowBest,
    StartFooling,
    StopFooling,
    Walk,
)
from connecte.session.notebook import page_of
from connecte.session.page import page_name
from connecte.session.state import State
from connecte.ui.commands import BUILT_IN, DRAW, GLOBAL, ROOM, bindings
from connecte.ui.screens.ask import AskScreen
from connecte.ui.screens.base import PhaseScreen
from connecte.ui.screens.write import NameScreen
from connecte.ui.text.draw_text import FRAGILE, beside_panel, title, values_lines
from connecte.ui.text.fool_text import Best, changed, game_of
from connecte.ui.typing import digit_of
from connecte.ui.widgets.grid import DrawingGrid
from connecte.ui.widgets.picture import Picture

_ARROWS = {"up": (-1, 0), "down": (1, 0), "left": (0, -1), "right": (0, 1)}


@dataclass(frozen=True)
class DrawView:
    """The state, whether the strips are shown cut apart, which plain number is in hand; the cells
    that would change the verdict, where they are shown; the program's best in the game of fooling.
    """

    state: State
    cut: bool
    chosen: int = 0
    fragile: Mapping[Cell, Verdict] | None = None
    best: Best | None = None


class DrawScreen(PhaseScreen):
    """The grid, large; beside it the strips or a few words."""

    BINDINGS = bindings((*DRAW, *ROOM))
    NOTES_BESIDE = True
    COMMANDS_HERE = (*DRAW, *ROOM, *GLOBAL, *BUILT_IN)

    view: reactive[DrawView | None] = reactive(None, init=False, repaint=False)
    cut = reactive(False, init=False)

    _chosen_input = 0
    _fragile: Mapping[Cell, Verdict] | None = None
    _fragile_of: State | None = None
    _best: Best | None = None

    def compose(self) -> ComposeResult:
        """Title, grid and the panel beside it."""
        yield Static(id="title", markup=False)
        with Horizontal(id="drawing-area"):
            with Vertical(id="paper"):
                yield DrawingGrid(id="grid")
                yield Picture(values_lines, id="values").data_bind(view=DrawScreen.view)
            yield Picture(beside_panel, id="beside").data_bind(view=DrawScreen.view)
        yield Footer(show_command_palette=False)

    def on_screen_resume(self) -> None:
        """The keyboard draws at once."""
        if self.classroom.session.state.activity.is_drawn:
            self.query_one(DrawingGrid).focus()

    def watch_state(self, state: State) -> None:
        """A move was made."""
        grid = self.query_one(DrawingGrid)
        grid.display = state.activity.is_drawn
        self.query_one("#values").display = not state.activity.is_drawn
        if state.activity.is_drawn and grid.drawing.grid != state.drawing.grid:
            grid.refresh(layout=True)
        if state.activity.is_drawn:
            grid.drawing = state.drawing
            grid.marks = self._marks(state)
        self._look_for_best(state)
        self.query_one("#title", Static).update(title(state))
        self._make_room()
        self._look()

    def _look(self) -> None:
        if self.state is not None:
            self.view = DrawView(self.state, self.cut, self._chosen_input, self._fragile, self._best)

    def on_resize(self) -> None:
        """Another size, perhaps no room beside the grid."""
        self._make_room()

    def _make_room_for_numbers(self) -> None:
        self.query_one("#beside").styles.width = 40
        self.query_one("#beside").display = True

    def _make_room(self) -> None:
        """A grid too wide to stand beside the panel has the screen for itself."""
        if self.state is not None and not self.state.activity.is_drawn:
            self._make_room_for_numbers()
        elif self.state is not None:
            needed = 2 * self.state.activity.grid.columns
            self.query_one("#beside").display = self.width_of_class - 54 >= needed

    def show_notes(self) -> None:
        """Notes beside a small screen stand where the words were."""
        before = self.has_class("-notes")
        super().show_notes()
        if before != self.has_class("-notes"):
            self._make_room()

    def watch_cut(self) -> None:
        """The strips are cut, or one again."""
        self._look()

    def on_key(self, event: events.Key) -> None:
        """Arrows move the cursor; a label's own key says that the drawing is meant to be it."""
        if event.key in _ARROWS and self.state is not None and self.state.activity.is_drawn:
            self.query_one(DrawingGrid).move(*_ARROWS[event.key])
        elif event.key in _ARROWS:
            self._change(*_ARROWS[event.key])
            return
        label = digit_of(event.character) or event.character
        if self.state is not None and label in self.state.network.labels:
            self.play(SayWanted(label))

    def _change(self, row: int, column: int) -> None:
        """Another number in hand, or more or less of the one in hand."""
        state = self.state
        if state is None:
            return
        inputs = state.activity.inputs
        self._chosen_input = (self._chosen_input + row) % len(inputs)
        if column:
            digits = state.activity.decimals
            value = round(state.values[self._chosen_input] + column * 10**-digits, digits)
            source = inputs[self._chosen_input]
            self.play(SetValue(self._chosen_input, min(max(value, source.least), source.most)))
        self._look()

    def on_drawing_grid_stroked(self, message: DrawingGrid.Stroked) -> None:
        """A stroke is a move."""
        self.play(Paint(message.cells, message.black))

    def action_turn_cell(self) -> None:
        """The cell under the cursor."""
        if self.state is not None and self.state.activity.is_drawn:
            self.query_one(DrawingGrid).toggle()

    def action_walk(self) -> None:
        """On to the strips; in the game of fooling, ask the network."""
        if self.state is not None and self.state.fool is not None:
            if self.state.drawing in self.state.fool.asked:
                self.notify(_("Ce dessin a déjà sa réponse : en changer une case."), markup=False, timeout=3)
            self.play(AskNetwork())
            return
        if self.state is not None and not self.state.is_ready:
            told = _("Le dessin est vide : noircir au moins une case, ou e pour un exemple.")
            self.notify(told, markup=False, timeout=4)
        self.play(Walk())

    def action_clear(self) -> None:
        """An empty grid."""
        self.play(Clear())

    def action_cut(self) -> None:
        """Show the strips apart, or the words."""
        self.cut = not self.cut and self.classroom.session.state.activity.is_drawn

    def action_wanted(self) -> None:
        """The next label that the drawing may be meant to be."""
        if self.state is None:
            return
        labels = [None, *self.state.activity.answers]
        place = labels.index(self.state.wanted)
        self.play(SayWanted(labels[(place + 1) % len(labels)]))

    def action_choose(self) -> None:
        """Back to the activities, or out of the game of fooling; nothing is lost."""
        if self.state is not None and self.state.fool is not None:
            self.play(StopFooling())
        else:
            self.classroom.show_activities()

    # -- the class's own drawings ----------------------------------------------------------

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
        self.classroom.beside_quietly(Project("" if self._fragile is None else "fragile", 0))

    def _marks(self, state: State) -> dict[Cell, str]:
        """What is marked on the grid: changed cells in the game, else fragile ones while they hold."""
        if state.fool is not None:
            return changed(state)
        of = self._fragile_of
        if of is None or not state.is_told or (of.drawing, of.network) != (state.drawing, state.network):
            self._fragile = None
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
        from connecte.ui.screens.lookalikes import LookalikesScreen

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
        from connecte.ui.screens.code import CodeScreen

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
        from connecte.ui.best import find_best

        self.app.call_from_thread(self._found, find_best(state))

    def _found(self, best: Best) -> None:
        if self.state is not None and self.state.fool is not None and best.game == game_of(self.state):
            self._best = best
            self._look()
