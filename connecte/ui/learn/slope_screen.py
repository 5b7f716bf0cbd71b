"""The cost over the threshold in hand, in place of the learning by hand, and on the boards too."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.reactive import reactive
from textual.widgets import Static

from connecte.core.cards.network import Nudge
from connecte.language.i18n import _
from connecte.language.keys import table
from connecte.language.keys.table import with_keys
from connecte.ui.base.commands import BUILT_IN, GLOBAL, REDO, UNDO, Command, bindings
from connecte.ui.base.dialogs.projecting import Projecting
from connecte.ui.base.picture import Picture, write
from connecte.ui.base.window.footer import Keys
from connecte.ui.learn.hand_slope import HandSlope, hand_slope_lines, projected, steepest_other

SLOPE = (
    Command("nudge.1", table.UP, _("+1"), _("monter le seuil d'un cran")),
    Command("nudge.-1", table.DOWN, _("−1"), _("baisser le seuil d'un cran")),
    Command("choose_card.1", (table.RIGHT, table.NEXT), _("Carte"), _("la carte d'après")),
    Command("choose_card.-1", (table.LEFT, table.BACK), _("Carte"), _("la carte d'avant"), False),
    Command("compare", table.COMPARE, _("2e carte"), _("une autre carte en travers de la carte du coût")),
    Command("turn", table.OTHER_VIEW, _("Quel seuil ?"), _("une sortie quand son seuil tourne, ou le coût")),
    Command("leave", (table.ESCAPE, table.ENTER), _("Fermer"), _("fermer, et revenir aux cartes")),
    UNDO,
    REDO,
)


class SlopeScreen(Projecting[tuple[int, int]]):
    """Show the slope of one threshold after another while they are moved; give the card in hand back."""

    BINDINGS = bindings(SLOPE)
    COMMANDS_HERE = (*SLOPE, *GLOBAL, *BUILT_IN)

    view: reactive[HandSlope | None] = reactive(None, init=False, repaint=False)

    def __init__(self, place: tuple[int, int], other: tuple[int, int] | None) -> None:
        super().__init__()
        self._place, self._other = place, other
        self._is_roc = False

    def compose(self) -> ComposeResult:
        """Lay out the picture and what can be done."""
        yield Static(" " + _("La pente du coût"), id="title", markup=False)
        yield Picture(hand_slope_lines, id="slope").data_bind(view=SlopeScreen.view)
        yield Static(id="hint", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        """Show the card in hand."""
        self._show()

    def _show(self) -> None:
        session = self.classroom.session
        last = len(session.state.activity.layers) - 1
        if self._is_roc and self._place[0] != last:
            self._place = (last, 0)
        self.view = HandSlope(session, self._place, self._other, self._is_roc)
        event = projected(session.state, self._place, self._other)
        self.project(event.what, event.at)
        message = _("↑ ↓ : le seuil   ← → : la carte   {other_view} : quel seuil ?   {escape} : fermer")
        if session.state.unseen is not None:
            message = _("L'effet attend une prédiction : {escape}, puis {enter}.")
        write(self.query_one("#hint", Static), " " + with_keys(message))

    def action_nudge(self, change: int) -> None:
        """Move the threshold in hand up or down by one."""
        self.classroom.play(Nudge(*self._place, change))
        self._show()

    def action_choose_card(self, by: int) -> None:
        """Take another card in hand."""
        places = self.classroom.session.state.activity.places
        if self._is_roc:  # outputs alone have a curve
            places = [place for place in places if place[0] == places[-1][0]]
        self._place = places[(places.index(self._place) + by) % len(places)]
        self._show()

    def action_turn(self) -> None:
        """Show how an output decides as its threshold turns, in place of the cost, or the cost again."""
        self._is_roc = not self._is_roc
        self._show()

    def action_compare(self) -> None:
        """Put the threshold of the next card across the map."""
        state = self.classroom.session.state
        here = self._other or steepest_other(state, self._place)
        others = [place for place in state.activity.places if place != self._place]
        if others:
            at = others.index(here) + 1 if here in others else 0
            self._other = others[at % len(others)]
            self._show()

    def action_undo(self) -> None:
        """Take back the last move."""
        self.classroom.undo()
        self._show()

    def action_redo(self) -> None:
        """Make the move again that was undone last."""
        self.classroom.redo()
        self._show()

    def action_leave(self) -> None:
        """Close, with the card that is in hand."""
        self.leave(self._place)
