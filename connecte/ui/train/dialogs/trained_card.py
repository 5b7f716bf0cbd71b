"""A neuron's card as it is at one iteration of the training."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from connecte.language.i18n import _, ngettext
from connecte.language.numbers import thousands
from connecte.language.value import replace
from connecte.ui.base.commands import bindings
from connecte.ui.base.dialogs.dialog import Dialog
from connecte.ui.paint.card_text import card_title
from connecte.ui.paint.lines import content
from connecte.ui.train.commands import TRAINED_CARD
from connecte.ui.train.pictures.train_text import TrainView, trained_card_lines


class TrainedCardScreen(Dialog[tuple[int, int]]):
    """Show one card at a time; arrows turn to the others. Give the one it was left at."""

    BINDINGS = bindings(TRAINED_CARD)

    def __init__(self, view: TrainView) -> None:
        super().__init__()
        self._view = view

    def compose(self) -> ComposeResult:
        """Lay out the card."""
        with Vertical(classes="dialog wide"):
            yield Static(id="card-title", markup=False)
            yield Static(id="card")
            yield Static(_("← → : les autres cartes   Échap : fermer"), classes="muted", markup=False)

    def on_mount(self) -> None:
        """Show the neuron that was chosen."""
        self.action_turn(0)

    def on_resize(self) -> None:
        """Fit the table to another width."""
        self.action_turn(0)

    def action_leave(self) -> None:
        """Close at this card."""
        self.leave(self._view.chosen)

    def action_turn(self, by: int) -> None:
        """Turn to another card."""
        activity = self._view.activity
        places = activity.places
        layer, index = places[(places.index(self._view.chosen) + by) % len(places)]
        self._view = replace(self._view, looking=replace(self._view.looking, chosen=(layer, index)))
        done = self._view.iteration
        when = ngettext("après {iteration} itération", "après {iteration} itérations", done)
        when = when.format(iteration=thousands(done))
        title = f"{card_title(activity.layers[layer].cards[index])} — {when}"
        self.query_one("#card-title", Static).update(title)
        room = max(30, min(self.size.width, 80) - 12)
        self.query_one("#card", Static).update(content([[], *trained_card_lines(self._view, room), []]))
