"""Paints the kernel on the drawing, the map that it makes, and the sum of the place where it lies."""

from __future__ import annotations

from dataclasses import dataclass

from connecte.core.grid.drawing import Cell
from connecte.core.kernels.convolution import square, terms
from connecte.language.i18n import _
from connecte.language.keys.table import with_keys
from connecte.language.numbers import card_number, in_brackets
from connecte.session.guess.slid import Spot
from connecte.session.guess.sliding import (
    can_pool,
    held,
    here,
    hidden,
    is_wrong,
    kernel_of,
    said_at,
    size_of,
    spots,
)
from connecte.session.state import State
from connecte.ui.paint.drawing_text import FADED, INK, INK_STYLE, PAPER, PAPER_STYLE, cell_size
from connecte.ui.paint.lines import Line, beside, fit, pad, within
from connecte.ui.paint.wrapping import wrapped
from connecte.ui.walk.slide.map_text import SHADE, number_width, numbers_lines, shades_lines

_LARGEST_CELL = 5
_LIGHT = "░"
"""Paper under the kernel."""


@dataclass(frozen=True)
class SlideView:
    """What the pictures of a sliding kernel are drawn from."""

    state: State
    typed: str | None = None
    """The number that is being typed."""
    shades: bool = False
    """Whether the map is shown as shades alone."""
    keys: bool = True
    """Whether keys are named: a board has none."""

    @property
    def pooled(self) -> bool:
        """Whether the class is at the squares."""
        return self.state.phase == "pool"


def slide_title(state: State) -> str:
    """Say which kernel lies where, from 1: " Motif « bord » : ligne 1, colonne 3"."""
    row, column = state.slid.at
    name = kernel_of(state).name
    if state.phase == "pool":
        text = _(" Carte de « {name} », carré {row}, {column}")
    else:
        text = _(" Motif « {name} », ligne {row}, colonne {column}")
    return text.format(name=name, row=row + 1, column=column + 1)


def progress(state: State) -> str:
    """Say how many numbers of the map, or of its squares, are known."""
    pooled = state.phase == "pool"
    count = len(spots(state, pooled))
    return f"{count - len(hidden(state, pooled))} / {count} "


# -- the drawing ---------------------------------------------------------------------------


def drawing_panel(view: SlideView, cells: int, height: int) -> list[Line]:
    """Paint the drawing with the kernel's numbers on the cells where it lies; among squares, the map in
    squares.
    """
    state = view.state
    if view.pooled:
        return [[], *numbers_lines(state, False, (cells, height - 1), squares=True)]
    grid, kernel = state.activity.grid, kernel_of(state)
    size = cell_size(grid.rows, grid.columns, (cells, height - 1), _LARGEST_CELL)
    top, left = state.slid.at
    lines: list[Line] = [[]]
    for row in range(grid.rows):
        plain: Line = []
        written: Line = []
        for column in range(grid.columns):
            under = (row - top, column - left) in kernel.size
            black = (row, column) in state.drawing.black
            number = kernel.rows[row - top][column - left] if under else None
            plain.append(_cell(black, under, "", 2 * size))
            written.append(_cell(black, under, "" if number is None else card_number(number), 2 * size))
        middle = (size - 1) // 2
        lines += [written if line == middle else plain for line in range(size)]
    return lines


def _cell(black: bool, under: bool, number: str, cells: int) -> tuple[str, str]:
    """Paint a cell, with the kernel's number between ink or paper; where the number has no room beside them,
    ink or paper alone, shaded.
    """
    if not under:
        return (INK * cells, INK_STYLE) if black else (PAPER.center(cells), PAPER_STYLE)
    if number and len(number) >= cells:
        return ((FADED if black else _LIGHT) * cells, INK_STYLE)
    before = (cells - len(number)) // 2
    fill = INK if black else _LIGHT
    return (fill * before + number + fill * (cells - len(number) - before), INK_STYLE)


# -- the map and the sum -------------------------------------------------------------------


def map_panel(view: SlideView, cells: int, height: int) -> list[Line]:
    """Paint the map, or its squares' numbers, as numbers and as shades, then the sum in hand."""
    below = _sum_lines(view, cells)
    room = height - len(below) - 3
    heading = _("le plus grand de chaque carré") if view.pooled else _("la carte du motif")
    lines: list[Line] = [[], [(heading, "$muted")]]
    lines += _map_lines(view, cells, room)
    return [fit(line, cells) for line in within([*lines, [], *below], height)]


def _map_lines(view: SlideView, cells: int, room: int) -> list[Line]:
    state = view.state
    size = size_of(state, view.pooled)
    numbers, shades = size.columns * number_width(kernel_of(state)), size.columns * SHADE
    if view.shades:
        return shades_lines(state, view.pooled, (cells, room))
    if numbers + 2 + shades > cells:
        return numbers_lines(state, view.pooled, (cells, room))
    blocks = [
        numbers_lines(state, view.pooled, (numbers, room)),
        shades_lines(state, view.pooled, (shades, room)),
    ]
    return beside(blocks, [numbers + 2, shades])


def _sum_lines(view: SlideView, cells: int) -> list[Line]:
    """Write the sum of the place in hand once its number is known; before, what is asked."""
    state, spot = view.state, here(view.state)
    if spot not in state.slid.known:
        return _question(view, cells)
    result = card_number(held(state, spot))
    if is_wrong(state, spot):
        message = _("≠ {value} : annoncé, et ce n'est pas juste").format(value=result)
        return [[(line, "bold $error")] for line in wrapped(message, cells)]
    if view.pooled:
        names = [card_number(held(state, _of(state, place))) for place in square((spot.row, spot.column))]
        text = _("le plus grand de {numbers} : {value}").format(numbers=_(" ; ").join(names), value=result)
        return [[(line, "bold")] for line in wrapped(text, cells)]
    rows = terms(state.drawing, kernel_of(state), (spot.row, spot.column))
    size = max(len(in_brackets(term.factor)) for row in rows for term in row)
    lines: list[Line] = []
    for number, row in enumerate(rows):
        line: Line = []
        for place, term in enumerate(row):
            sign = "  " if not (number or place) else "+ "
            text = f"{sign}{pad(in_brackets(term.factor), size, '>')} × {term.pixel} "
            line.append((text, "bold" if term.product else "$muted"))
        lines.append(line)
    return [*lines, [(f"= {result}", "bold")]]


def _question(view: SlideView, cells: int) -> list[Line]:
    state = view.state
    if view.pooled:
        text = _("Quel est le plus grand de ces quatre nombres ?")
    else:
        text = _("Sous le motif, quels nombres sont sur du noir ? Les additionner.")
    lines: list[Line] = [[(line, "bold")] for line in wrapped(text, cells)]
    if not view.pooled:
        rows = kernel_of(state).rows
        size = max(len(card_number(number)) for row in rows for number in row) + 2
        lines += [[("".join(pad(card_number(n), size, ">") for n in row), "")] for row in rows]
    return lines


def _of(state: State, place: Cell) -> Spot:
    return Spot(state.slid.kernel, False, *place)


# -- the hint ------------------------------------------------------------------------------


def hint_lines(view: SlideView, _cells: int, _height: int) -> list[Line]:
    """Write two lines: an answer to what was announced, or what the next key does; then other keys."""
    state, spot = view.state, here(view.state)
    if view.typed is not None:
        said = _(" annoncé : {typed}▌").format(typed=view.typed)
        return [[(said, "bold $accent")], [(with_keys(_(" {enter} : valider   {escape} : laisser")), "$muted")]]
    value = said_at(state, spot)
    guidance = f" {_guidance(state)}"
    if value is not None and not is_wrong(state, spot):
        message = _(" ✓ {value}, c'est juste").format(value=card_number(value))
        return [[(message, "bold $success")], [(guidance, "$accent")]]
    if value is not None:
        message = _(" ✗ {value} n'est pas juste").format(value=card_number(value))
        keys = with_keys(_(" taper un autre nombre   {next} : montrer le bon   ← → ↑ ↓ : laisser courir"))
        return [[(message, "bold $error")], [(keys, "bold $accent")]]
    keys = with_keys(_(" des chiffres, {enter} : un nombre annoncé   ← → ↑ ↓ : déplacer   {all} : tout"))
    return [[(guidance, "bold $accent")], [(keys, "$muted")]]


def _guidance(state: State) -> str:
    """Say what Space does."""
    left = hidden(state, state.phase == "pool")
    if here(state) not in state.slid.known:
        return with_keys(_("{next} : montrer ce nombre"))
    if left:
        return with_keys(_("{next} : la place suivante"))
    if state.phase == "slide" and can_pool(state):
        return with_keys(_("La carte est complète. {next} : le plus grand de chaque carré de 2 × 2"))
    if state.phase == "slide":
        return _("La carte est complète.")
    return with_keys(_("C'est fini. {next_example} : un autre dessin   menu : un autre motif"))
