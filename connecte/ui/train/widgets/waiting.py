"""What stands in place of the pictures while they would answer what the class is at work on."""

from __future__ import annotations

from textual.reactive import reactive
from textual.widgets import Static

from connecte.language.i18n import _
from connecte.language.keys.table import with_keys
from connecte.session.rules.trying import tells_work
from connecte.session.rules.walking import work_waits
from connecte.session.state import State
from connecte.ui.base.picture import write


class Waiting(Static):
    """Says why there is no picture and what to do, and takes their place for as long as that is so."""

    state: reactive[State | None] = reactive(None, init=False, repaint=False)

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id, markup=False)

    def watch_state(self, state: State | None) -> None:
        """Show or hide itself; a screen that opens has no state yet."""
        waits = state is not None and tells_work(state)
        self.screen.set_class(waits, "-waiting")
        if state is not None and waits:
            write(self, waiting_text(state))


def waiting_text(state: State) -> str:
    """Say what the class has to find first, why, and the keys that lead there or elsewhere."""
    reasons = [
        work_waits(state),
        _("L'ordinateur part de cartes : ses premiers nombres donneraient la réponse."),
    ]
    ways = [
        with_keys(_("{to_cards} : retour aux cartes ; {all} y montre un groupe, {next} une réponse")),
        with_keys(_("{escape}, D'autres essais : partir de nombres au hasard")),
    ]
    return "\n".join([*reasons, "", *ways])
