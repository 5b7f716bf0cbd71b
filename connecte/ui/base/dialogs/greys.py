"""The class's pictures in grey: to look through, to take up again, to throw away."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.reactive import reactive
from textual.widgets import Static

from connecte.core.cards.sentences import a_label
from connecte.language.i18n import _, ngettext
from connecte.language.keys import table
from connecte.language.keys.table import with_keys
from connecte.session.guess.tried.grey import DropGrey, OpenGrey, grey_name
from connecte.session.state import State
from connecte.ui.base.commands import UNDO, Command, bindings
from connecte.ui.base.dialogs.dialog import Leaving
from connecte.ui.base.picture import Picture, write
from connecte.ui.base.window.footer import Keys
from connecte.ui.paint.grey_text import grey_lines
from connecte.ui.paint.lines import Line, beside, fit, pad

GREYS = (
    Command("open_grey", table.ENTER, _("Grille"), _("mettre ce dessin sur la grille")),
    Command("move.1", (table.RIGHT, table.NEXT), _("Après"), _("le dessin d'après")),
    Command("move.-1", (table.LEFT, table.BACK), _("Avant"), _("le dessin d'avant")),
    Command("drop", table.ERASE, _("Jeter"), _("jeter ce dessin")),
    UNDO,
    Command("leave", (table.ESCAPE, table.NOTEBOOK), _("Fermer"), _("fermer le carnet, et revenir")),
)
_GAP, _LARGEST, _LEAST = 3, 2, 14


@dataclass(frozen=True)
class GreysView:
    """What is drawn: the pictures, and which is in hand."""

    state: State
    at: int = 0


class GreysScreen(Leaving[None]):
    """Show the pictures that the class has kept."""

    BINDINGS = bindings(GREYS)
    COMMANDS_HERE = GREYS

    view: reactive[GreysView | None] = reactive(None, init=False, repaint=False)

    def compose(self) -> ComposeResult:
        """Lay out a title, the pictures, the keys."""
        yield Static(id="title", markup=False)
        yield Picture(greys_lines, id="notebook").data_bind(view=GreysScreen.view)
        yield Keys()

    def on_mount(self) -> None:
        """Take the last picture in hand."""
        self._look(len(self.classroom.session.state.greys) - 1)

    def _look(self, at: int) -> None:
        state = self.classroom.session.state
        count = len(state.greys)
        self.view = GreysView(state, min(max(at, 0), max(0, count - 1)))
        message = ngettext(
            " Le carnet de la classe : {count} dessin", " Le carnet de la classe : {count} dessins", count
        )
        write(self.query_one("#title", Static), message.format(count=count))

    def action_move(self, by: int) -> None:
        """Take another picture in hand."""
        if self.view is not None:
            self._look(self.view.at + by)

    def action_open_grey(self) -> None:
        """Draw on with the picture in hand."""
        if self.view is not None and self.view.state.greys:
            at = self.view.at
            self.leave()
            self.classroom.play(OpenGrey(at))

    def action_drop(self) -> None:
        """Throw the picture in hand away; undo brings it back."""
        if self.view is not None and self.view.state.greys:
            self.classroom.play(DropGrey(self.view.at))
            self._look(self.view.at)
            self.notify(with_keys(_("Dessin jeté ; {undo} le remet.")), markup=False, timeout=3)

    def action_undo(self) -> None:
        """Go back to before the last move."""
        if self.view is not None:
            self.classroom.undo()
            if self.app.screen is self:  # else it was a step to another screen
                self._look(self.view.at)


def greys_lines(view: GreysView, cells: int, height: int) -> list[Line]:
    """Paint as many pictures as have room, the one in hand among them."""
    pixels, greys = view.state.activity.pixels, view.state.greys
    if pixels is None or not greys:
        return [
            [],
            [(_(" Le carnet est vide."), "bold")],
            [],
            [(with_keys(_(" {keep}, pendant qu'on dessine : garder le dessin, et une grille vide.")), "")],
        ]
    sizes = (_LARGEST, 1)
    size = next((size for size in sizes if _room(view.state, size, cells, height) >= len(greys)), 1)
    across, wide = _across(pixels.columns, size, cells), max(2 * size * pixels.columns, _LEAST)
    rows, row = max(1, height // (size * pixels.rows + 2)), view.at // across
    first = max(0, row - rows + 1)
    lines: list[Line] = []
    for start in range(first * across, min(len(greys), (first + rows) * across), across):
        blocks = [
            [
                *grey_lines(greys[number].values, pixels.columns, size),
                [(pad(_caption(view, number), wide), "bold reverse" if number == view.at else "bold")],
            ]
            for number in range(start, min(start + across, len(greys)))
        ]
        lines += [*beside(blocks, [wide + _GAP] * len(blocks)), []]
    return [fit(line, cells) for line in lines[:height]]


def _room(state: State, size: int, cells: int, height: int) -> int:
    """Count the pictures that have room with cells of this size."""
    pixels = state.activity.pixels
    assert pixels is not None
    return _across(pixels.columns, size, cells) * (height // (size * pixels.rows + 2))


def _across(columns: int, size: int, cells: int) -> int:
    return max(1, cells // (max(2 * size * columns, _LEAST) + _GAP))


def _caption(view: GreysView, number: int) -> str:
    grey = view.state.greys[number]
    here = "▸" if number == view.at else " "
    meant = "" if grey.wanted is None else _(", {label}").format(label=a_label(grey.wanted))
    return here + grey_name(number) + meant
