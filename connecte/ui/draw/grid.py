"""The grid to draw on, by keyboard and by mouse."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.message_pump import MessagePump
from textual.reactive import reactive
from textual.widget import Widget

from connecte.core.grid.drawing import Cell, Drawing, Grid
from connecte.session.guess.tried.shade import Shade
from connecte.session.moves import Paint
from connecte.session.state import State
from connecte.ui.base.clock import Pending
from connecte.ui.base.phase_screen import Host
from connecte.ui.paint.drawing_text import INK, INK_STYLE, PAPER, PAPER_STYLE, cell_size
from connecte.ui.paint.fool_text import cell_text
from connecte.ui.paint.grey_text import grey_cell
from connecte.ui.paint.lines import Line, content

_RIGHT_BUTTON = 3
_KEPT_EVERY = 0.5
"""Seconds after which a stroke that goes on is made a move again."""
_DARK = 0.9
"""From which grey on a cell is painted as a black one."""


class DrawingGrid(Widget, can_focus=True):
    """Show a drawing and a cursor; post which cells a stroke went over."""

    ALLOW_SELECT = False

    drawing: reactive[Drawing] = reactive(Drawing(Grid(1, 1)))
    cursor: reactive[Cell] = reactive((0, 0))
    marks: reactive[dict[Cell, str]] = reactive(dict)
    greys: reactive[tuple[float, ...]] = reactive(())
    """The grey of each cell, row by row, of a picture in grey; () for a drawing in black and white."""

    @dataclass
    class Stroked(Message):
        """A stroke of the pen has ended, or goes on."""

        cells: tuple[Cell, ...]
        black: bool
        ended: bool = True

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._stroke: list[Cell] = []
        self._right = False
        """Whether the stroke under way is made with the right button."""
        self._was_black = False
        """Whether the cell was black where the stroke began."""

    @property
    def cell_height(self) -> int:
        """How many lines a cell has; it is twice as many columns wide."""
        return self._height_in(self.size)

    def _height_in(self, room: Size) -> int:
        grid = self.drawing.grid
        return cell_size(grid.rows, grid.columns, (room.width, room.height))

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002 - textual's form
        """Take the width of the cells, in the room there is."""
        return 2 * self._height_in(container) * self.drawing.grid.columns

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Take the height of the cells."""
        return self._height_in(container) * self.drawing.grid.rows

    def render(self) -> Content:
        """Paint the drawing, with the stroke under way and the cursor."""
        shown = self.drawing.paint(self._stroke, self._blackens) if self._stroke else self.drawing
        height = self.cell_height
        lines: list[Line] = []
        for row in range(shown.grid.rows):
            for part in range(height):
                lines.append(
                    [self._cell(shown, (row, column), part, height) for column in range(shown.grid.columns)]
                )
        return content(lines)

    def _grey_cell(self, cell: Cell, part: int, height: int) -> tuple[str, str]:
        value = self.greys[cell[0] * self.drawing.grid.columns + cell[1]]
        if cell in self._stroke and (self._right or len(self._stroke) > 1):  # a click waits for its release
            value = 0.0 if self._right else 1.0
        text, style = grey_cell(value, 2 * height, part == (height - 1) // 2)
        if cell == self.cursor and self.has_focus:
            return _bracketed(text), "bold $cursor on $paper" if value < _DARK else "bold $accent on $ink"
        return text, style

    def _cell(self, shown: Drawing, cell: Cell, part: int, height: int) -> tuple[str, str]:
        if self.greys:
            return self._grey_cell(cell, part, height)
        black = cell in shown.black
        middle = part == (height - 1) // 2
        mark = self.marks.get(cell, "") if middle else ""
        if mark and not (cell == self.cursor and self.has_focus):
            return cell_text(black, mark, 2 * height)
        text = INK * 2 * height if black else (PAPER if middle else " ").center(2 * height)
        style = INK_STYLE if black else PAPER_STYLE
        if cell == self.cursor and self.has_focus:
            if mark:
                text = text[: height - 1] + mark + text[height:]
            return _bracketed(text), "bold $cursor on $paper" if not black else "bold $accent on $ink"
        return text, style

    def follow(self, state: State) -> None:
        """Show the drawing of a state, or its picture in grey."""
        pixels, drawing = state.activity.pixels, state.drawing
        if pixels is not None:
            drawing = Drawing(Grid(pixels.rows, pixels.columns))
        elif not state.activity.is_drawn:
            return
        if drawing.grid != self.drawing.grid:
            self.refresh(layout=True)
        self.greys = state.values if pixels is not None else ()
        self.drawing = drawing
        self.move(0, 0)  # a smaller grid has no cell where the cursor stood

    @property
    def grey_here(self) -> float:
        """The grey under the cursor from 0 (white) to 1 (black); 0 in a drawing in black and white."""
        row, column = self.cursor
        return self.greys[row * self.drawing.grid.columns + column] if self.greys else 0.0

    def move(self, down: int, right: int) -> None:
        """Move the cursor, staying on the grid."""
        grid = self.drawing.grid
        row, column = self.cursor
        self.cursor = (
            min(max(row + down, 0), grid.rows - 1),
            min(max(column + right, 0), grid.columns - 1),
        )

    def toggle(self) -> None:
        """Turn the cell under the cursor."""
        self.post_message(self.Stroked((self.cursor,), self.cursor not in self.drawing.black))

    def _cell_at(self, event: events.MouseEvent) -> Cell:
        height = self.cell_height
        grid = self.drawing.grid
        row, column = event.y // height, event.x // (2 * height)
        return min(max(row, 0), grid.rows - 1), min(max(column, 0), grid.columns - 1)

    def _inside(self, event: events.MouseEvent) -> bool:
        height = self.cell_height
        return event.y < self.drawing.grid.rows * height and event.x < self.drawing.grid.columns * 2 * height

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin a stroke: it blackens, or erases with the right button."""
        if self._stroke:
            self._end()  # a release that never came
        if not self._inside(event):
            return
        cell = self._cell_at(event)
        self._right = event.button == _RIGHT_BUTTON
        self._stroke, self._was_black = [cell], cell in self.drawing.black
        self.cursor = cell
        self.capture_mouse()
        self.refresh()
        self.post_message(self._stroked(ended=False))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Go on with the stroke, also over cells that the mouse jumped across."""
        if not self._stroke:
            return
        if not event.button:  # a release that never came
            self._end()
            return
        cell = self._cell_at(event)
        if cell != self._stroke[-1]:
            self._stroke += _between(self._stroke[-1], cell)
            self.cursor = cell
            self.refresh()
            self.post_message(self._stroked(ended=False))

    def on_mouse_up(self) -> None:
        """End the stroke."""
        self._end()

    def _end(self) -> None:
        """Post what the stroke went over."""
        stroke = self.taken_stroke()
        if stroke is not None:
            self.post_message(stroke)

    @property
    def is_stroking(self) -> bool:
        """Whether a stroke is under way."""
        return bool(self._stroke)

    def taken_stroke(self) -> Stroked | None:
        """End the stroke under way and return it; None where there is none."""
        self.release_mouse()
        if not self._stroke:
            return None
        stroke = self._stroked(ended=True)
        self._stroke = []
        self.refresh()
        return stroke

    def _stroked(self, ended: bool) -> Stroked:
        return self.Stroked(tuple(dict.fromkeys(self._stroke)), self._blackens, ended)

    @property
    def _blackens(self) -> bool:
        """Whether the stroke under way blackens: a click turns its cell, and every longer stroke blackens,
        so that a pupil who lifts the pen and goes on wipes nothing.
        """
        return not self._right and not (len(self._stroke) == 1 and self._was_black)


class Strokes:
    """Makes one move of each stroke.

    A stroke that goes on, or stands still, is made a move twice a second, in place of its move before, so
    that a program that is killed in the middle of one loses little of it.
    """

    def __init__(self, host: Host, owner: MessagePump) -> None:
        self._host = host
        self._owner = owner  # of the timer
        self._stroke: DrawingGrid.Stroked | None = None  # what is not made a move yet
        self._coming: Pending | None = None
        self._is_kept = False  # whether the last move is the beginning of the stroke under way

    def take(self, stroke: DrawingGrid.Stroked) -> None:
        """Make a move of a stroke: at once where it has ended, else within the time."""
        self._stroke = stroke
        if stroke.ended:
            self._make()
        elif self._coming is None:
            self._coming = self._host.classroom.clock.after(self._owner, _KEPT_EVERY, self._make)

    def _make(self) -> None:
        stroke, self._stroke = self._stroke, None
        if self._coming is not None:
            self._coming.stop()
            self._coming = None
        if stroke is None:
            return  # the timer was on its way when the stroke ended
        if self._is_kept:
            self._host.classroom.undo()
        before = self._host.classroom.session.state
        self._host.play(_move(before, stroke))
        self._is_kept = not stroke.ended and self._host.classroom.session.state != before


def _move(state: State, stroke: DrawingGrid.Stroked) -> Paint | Shade:
    """Return the move of a stroke; of one cell of a picture in grey, its next darker grey, and white after
    black.
    """
    pixels = state.activity.pixels
    if pixels is None:
        return Paint(stroke.cells, stroke.black)
    (row, column), grey = stroke.cells[0], pixels.levels if stroke.black else 0
    if stroke.black and len(stroke.cells) == 1:
        grey = pixels.darker(state.values[row * pixels.columns + column])
    return Shade(stroke.cells, grey)


def _bracketed(text: str) -> str:
    """Mark a cell as that of the cursor; one of two characters keeps one, which says how dark it is."""
    return f"[{text[1:-1]}]" if len(text) > 2 else f"[{text[0]}"


def _between(start: Cell, end: Cell) -> list[Cell]:
    """List the cells on the way from one to the other, the end included."""
    steps = max(abs(end[0] - start[0]), abs(end[1] - start[1]))
    return [
        (
            round(start[0] + (end[0] - start[0]) * n / steps),
            round(start[1] + (end[1] - start[1]) * n / steps),
        )
        for n in range(1, steps + 1)
    ]
