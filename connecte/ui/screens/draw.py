"""Drawing the digit."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive
from textual.widgets import Footer, Static

from connecte.i18n import _
from connecte.session.moves import Clear, Paint, SayWanted, Walk
from connecte.session.state import State
from connecte.ui.commands import BUILT_IN, DRAW, GLOBAL, bindings
from connecte.ui.screens.base import PhaseScreen
from connecte.ui.text.draw_text import beside_panel, title
from connecte.ui.typing import digit_of
from connecte.ui.widgets.grid import DrawingGrid
from connecte.ui.widgets.picture import Picture

_ARROWS = {"up": (-1, 0), "down": (1, 0), "left": (0, -1), "right": (0, 1)}


@dataclass(frozen=True)
class DrawView:
    """The state, and whether the strips are shown cut apart."""

    state: State
    cut: bool


class DrawScreen(PhaseScreen):
    """The grid, large; beside it the strips or a few words."""

    BINDINGS = bindings(DRAW)
    COMMANDS_HERE = (*DRAW, *GLOBAL, *BUILT_IN)

    view: reactive[DrawView | None] = reactive(None, init=False)
    cut = reactive(False, init=False)

    def compose(self) -> ComposeResult:
        """Title, grid and the panel beside it."""
        yield Static(id="title", markup=False)
        with Horizontal(id="drawing-area"):
            with Vertical(id="paper"):
                yield DrawingGrid(id="grid")
            yield Picture(beside_panel, id="beside").data_bind(view=DrawScreen.view)
        yield Footer(show_command_palette=False)

    def on_screen_resume(self) -> None:
        """The keyboard draws at once."""
        self.query_one(DrawingGrid).focus()

    def watch_state(self, state: State) -> None:
        """A move was made."""
        grid = self.query_one(DrawingGrid)
        if grid.drawing.grid != state.drawing.grid:
            grid.refresh(layout=True)
        grid.drawing = state.drawing
        self.query_one("#title", Static).update(title(state))
        self._make_room()
        self.view = DrawView(state, self.cut)

    def on_resize(self) -> None:
        """Another size, perhaps no room beside the grid."""
        self._make_room()

    def _make_room(self) -> None:
        """A grid too wide to stand beside the panel has the screen for itself."""
        if self.state is not None:
            needed = 2 * self.state.activity.grid.columns
            self.query_one("#beside").display = self.size.width - 54 >= needed

    def watch_cut(self) -> None:
        """The strips are cut, or one again."""
        if self.state is not None:
            self.view = DrawView(self.state, self.cut)

    def on_key(self, event: events.Key) -> None:
        """Arrows move the cursor; a label's own key says that the drawing is meant to be it."""
        if event.key in _ARROWS:
            self.query_one(DrawingGrid).move(*_ARROWS[event.key])
        label = digit_of(event.character) or event.character
        if self.state is not None and label in self.state.network.labels:
            self.play(SayWanted(label))

    def on_drawing_grid_stroked(self, message: DrawingGrid.Stroked) -> None:
        """A stroke is a move."""
        self.play(Paint(message.cells, message.black))

    def action_turn_cell(self) -> None:
        """The cell under the cursor."""
        self.query_one(DrawingGrid).toggle()

    def action_walk(self) -> None:
        """On to the strips."""
        if self.state is not None and not self.state.drawing.black:
            told = _("Le dessin est vide : noircir au moins une case, ou e pour un exemple.")
            self.notify(told, markup=False, timeout=4)
        self.play(Walk())

    def action_clear(self) -> None:
        """An empty grid."""
        self.play(Clear())

    def action_cut(self) -> None:
        """Show the strips apart, or the words."""
        self.cut = not self.cut

    def action_wanted(self) -> None:
        """The next label that the drawing may be meant to be."""
        if self.state is None:
            return
        labels = [None, *self.state.network.labels]
        place = labels.index(self.state.wanted)
        self.play(SayWanted(labels[(place + 1) % len(labels)]))

    def action_choose(self) -> None:
        """Back to the activities; nothing is lost."""
        self.classroom.show_activities()
