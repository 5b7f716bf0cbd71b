"""The screen on which the class draws its digit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive

from connecte.content.inputs import given_inputs, nearest_possible
from connecte.core.cards.verdict import Verdict
from connecte.core.grid.drawing import Cell
from connecte.language.keys.digits import digit_of
from connecte.session.moves import Clear, SayWanted, SetValue
from connecte.session.rules.hand.lone import lone_cases
from connecte.session.state import State
from connecte.ui.base.commands import BUILT_IN, GLOBAL, ROOM, bindings
from connecte.ui.base.phase_screen import PhaseScreen
from connecte.ui.base.picture import ClickedPicture, Picture
from connecte.ui.base.title import Title
from connecte.ui.base.window.footer import Keys
from connecte.ui.draw.class_drawings import ClassDrawings
from connecte.ui.draw.commands import DRAW
from connecte.ui.draw.draw_text import FRAGILE, beside_panel, title, values_panel
from connecte.ui.draw.fooling import FoolingGame
from connecte.ui.draw.fragile import Fragile
from connecte.ui.draw.grid import DrawingGrid, Strokes
from connecte.ui.draw.plane.on_plane import ON_PLANE, OnPlane
from connecte.ui.paint.fool_text import Best, changed

_NUMBERS_AND_WORDS = 76
"""Width from which plain numbers and the words beside them have room."""
_ARROWS = {"up": (-1, 0), "down": (1, 0), "left": (0, -1), "right": (0, 1)}


@dataclass(frozen=True)
class DrawView:
    """What the pictures of this screen are drawn from."""

    state: State
    cut: bool
    """Whether the strips are shown cut apart."""
    chosen: int = 0
    """The input in hand, in an activity without a grid."""
    fragile: Mapping[Cell, Verdict] | None = None
    """The cells that would change the verdict, where they are shown."""
    best: Best | None = None
    """The program's best in the game of fooling, where it is shown."""
    label: str = ""
    """The label of the next point, where numbers are chosen on a plane."""
    grey: float = 0.0
    """The grey under the cursor, of a picture in grey."""


class DrawScreen(PhaseScreen):
    """Show the grid, large; beside it the strips or a few words."""

    BINDINGS = bindings((*DRAW, *ROOM))
    NOTES_BESIDE = True
    COMMANDS_HERE = (*DRAW, *ROOM, *GLOBAL, *BUILT_IN)

    view: reactive[DrawView | None] = reactive(None, init=False, repaint=False)
    cut = reactive(False, init=False)

    def __init__(self) -> None:
        super().__init__()
        self._chosen_input = 0
        self._fragile = Fragile(self)
        self._fooling = FoolingGame(self, self._best_found)
        self._drawings = ClassDrawings(self)
        self._strokes = Strokes(self, self)
        self._on_plane = OnPlane(self)
        # Commands that a part does.
        self.action_keep_drawing = self._drawings.keep
        self.action_who = self._drawings.sign
        self.action_lookalikes = self._drawings.open_lookalikes
        self.action_code = self._drawings.open_code
        self.action_put_point = self._on_plane.put
        self.action_write_points = self._on_plane.write
        self.action_go_on = partial(self.action_go, "walk")
        self.action_slide_on = partial(self.action_go, "slide")
        self._tried_alone = False
        """Whether one neuron alone was shown by itself."""

    def compose(self) -> ComposeResult:
        """Lay out title, grid and the panel beside it."""
        yield Title()
        with Horizontal(id="drawing-area"):
            with Vertical(id="paper"):
                yield DrawingGrid(id="grid")
                yield ClickedPicture(values_panel, id="values").data_bind(view=DrawScreen.view)
            yield Picture(beside_panel, id="beside").data_bind(view=DrawScreen.view)
        yield Keys()

    def on_mount(self) -> None:
        """Say which grey the cursor stands on, wherever it goes."""
        self.watch(self.query_one(DrawingGrid), "cursor", self._look, init=False)

    def on_screen_resume(self) -> None:
        """Let the keyboard draw at once."""
        if self.classroom.session.state.activity.has_cells:
            self.query_one(DrawingGrid).focus()

    def watch_state(self, state: State) -> None:
        """Show the state after a move."""
        grid = self.query_one(DrawingGrid)
        grid.display = state.activity.has_cells
        self.query_one("#values").display = not state.activity.has_cells
        self.query_one("#values").set_class(state.activity.is_on_plane, "-plane")
        grid.follow(state)
        if state.activity.is_drawn:
            self._fragile.follow(state)
            grid.marks = self._marks(state)
        self._fooling.follow(state)
        self.show_title([(title(state), "")])
        self.fit()
        self._look()

    def _look(self) -> None:
        if self.state is not None:
            shown = (self.cut, self._chosen_input, self._fragile.cells, self.best, self._on_plane.label)
            self.view = DrawView(self.state, *shown, self.query_one(DrawingGrid).grey_here)

    def _marks(self, state: State) -> dict[Cell, str]:
        """Mark changed cells in the game of fooling, else fragile ones."""
        if state.fool is not None:
            return changed(state, state.drawing)
        return dict.fromkeys(self._fragile.cells or (), FRAGILE)

    @property
    def best(self) -> Best | None:
        """The program's best in the game of fooling."""
        return self._fooling.best

    def _best_found(self) -> None:
        self._look()
        self.show_notes()

    def _make_room_for_numbers(self) -> None:
        self.query_one("#beside").styles.width = 40
        self.query_one("#beside").display = self.width_of_class >= _NUMBERS_AND_WORDS

    def fit(self) -> None:
        """Give the screen to a grid that is too wide to stand beside the panel."""
        if self.state is not None and not self.classroom.session.state.activity.has_cells:
            self._make_room_for_numbers()
        elif self.state is not None:
            needed = 2 * self.query_one(DrawingGrid).drawing.grid.columns
            self.query_one("#beside").display = self.width_of_class - 54 >= needed

    on_resize = fit

    def watch_cut(self) -> None:
        """Show the strips cut apart, or in one piece."""
        self._look()

    def on_key(self, event: events.Key) -> None:
        """End a stroke whose release never came; move the cursor by arrows; take a label's own key as what
        the drawing is meant to be.
        """
        stroke = self.query_one(DrawingGrid).taken_stroke()
        if stroke is not None:  # before what the key does
            self.on_drawing_grid_stroked(stroke)
        if event.key in _ARROWS and self.classroom.session.state.activity.has_cells:
            self.query_one(DrawingGrid).move(*_ARROWS[event.key])
        elif event.key in _ARROWS:
            self._change(*_ARROWS[event.key])
            return
        label = digit_of(event.character)
        if self.state is not None and label in self.state.network.choices:
            self._say_wanted(label)

    def _change(self, row: int, column: int) -> None:
        """Take another number in hand, or change the one in hand."""
        state = self.state
        if state is None:
            return
        if self._on_plane.has_moved(row, column):
            return
        inputs = state.activity.inputs
        given = given_inputs(inputs)
        place = given.index(self._chosen_input) if self._chosen_input in given else 0
        self._chosen_input = given[(place + row) % len(given)]
        if column:
            digits = state.activity.decimals
            value = round(state.values[self._chosen_input] + column * 10**-digits, digits)
            source = inputs[self._chosen_input]
            self.play(SetValue(self._chosen_input, nearest_possible(source, value)))
        self._look()

    def on_clicked_picture_clicked(self, message: ClickedPicture.Clicked) -> None:
        """Put a point where the plane was clicked."""
        size = self.query_one("#values").size
        self._on_plane.click((message.line, message.column), (size.width, size.height))

    def on_drawing_grid_stroked(self, message: DrawingGrid.Stroked) -> None:
        """Make a move of a stroke; of one that goes on, only if no key has ended it since."""
        if message.ended or self.query_one(DrawingGrid).is_stroking:
            self._strokes.take(message)

    def action_turn_cell(self) -> None:
        """Turn the cell under the cursor."""
        self.query_one(DrawingGrid).toggle()

    def action_read(self) -> None:
        """Go on with the numbers as they are, where there is no grid; first, once, to one neuron alone where
        that cannot do what several do.
        """
        state = self.state
        if state is None or self._tried_alone or state.lone.explained or not lone_cases(state.activity):
            self.action_go("walk")
        else:
            self._tried_alone = True
            self.action_alone()

    def action_next(self) -> None:
        """Go on to the strips; in the game of fooling, ask the network."""
        if self.state is not None and self.state.fool is not None:
            self._fooling.ask_network(self.state)
        else:
            self.action_go("walk")

    def action_clear(self) -> None:
        """Clear the grid."""
        self.play(Clear())

    def action_cut(self) -> None:
        """Show the strips apart, or the words."""
        self.cut = not self.cut and self.classroom.session.state.activity.is_drawn

    def action_wanted(self) -> None:
        """Say the next label that the drawing may be meant to be."""
        if self.state is None:
            return
        if self._on_plane.has_chosen_label():
            self._look()
            return
        labels = [None, *self.state.activity.answers]
        place = labels.index(self.state.wanted)
        self._say_wanted(labels[(place + 1) % len(labels)])

    def _say_wanted(self, label: str | None) -> None:
        """Say what the drawing is meant to be, or that it is an example."""
        if self.state is not None and not self._drawings.is_given(self.state):
            self.play(SayWanted(label))

    @property
    def _is_fooling(self) -> bool:
        return self.state is not None and self.state.fool is not None

    @property
    def has_open(self) -> bool:
        """Whether the game of fooling goes on, or fragile cells are shown."""
        return self._is_fooling or self._fragile.cells is not None

    def close_open(self) -> None:
        """Leave the game, or hide the cells."""
        (self._fooling.stop if self._is_fooling else self.action_fragile)()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the program's best in the game of fooling alone, and to read numbers where none are counted."""
        activity = self.classroom.session.state.activity
        if action == "go_on" and activity.pixels is not None:
            return True
        if action in ON_PLANE:
            return activity.is_on_plane
        if action == "read":
            return not activity.has_cells and not activity.is_on_plane
        if action in ("next", "slide_on") and activity.is_drawn:
            return bool(activity.kernels) == (action == "slide_on")
        if action == "best":
            return self._is_fooling
        return super().check_action(action, parameters)

    # -- tools for the class's own drawings ------------------------------------------------

    def action_fragile(self) -> None:
        """Show the cells that would change the verdict, or hide them."""
        if self.state is not None and self.state.fool is None and self._fragile.toggle(self.state):
            self.watch_state(self.state)

    def action_best(self) -> None:
        """Show the program's own best in the game of fooling."""
        if self.state is not None:
            self._fooling.show_best(self.state)

    def action_fool(self) -> None:
        """Begin the game of fooling the network."""
        if self.state is not None and self.state.fool is None:
            self._fooling.begin(self.state)
