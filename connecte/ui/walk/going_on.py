"""What the walk does beside revealing: the vote before the outputs speak, the choice after the verdict."""

from __future__ import annotations

from typing import Any, Protocol

from connecte.language.i18n import _
from connecte.session.rules.guessing.voting import outputs_are_silent
from connecte.session.state import State
from connecte.ui.base.dialogs.ask import AskScreen
from connecte.ui.base.phase_screen import Host


class _Walk(Host, Protocol):
    """The screen of the walk, whose commands are answers to "what next?"."""

    async def run_action(self, action: str) -> Any:
        """Do a command."""

    def call_later(self, callback: Any, *arguments: Any) -> Any:
        """Do something once what is under way is done."""


def why_not_now(state: State, action: str) -> str:
    """Say why a command of the walk has no sense at this moment; "" where it has, or where that is plain."""
    is_late = action == "vote" and not outputs_are_silent(state)
    return _("Le vote se fait avant que les sorties parlent.") if is_late else ""


class GoingOn:
    """Opens the vote, and asks where to go after the verdict."""

    def __init__(self, host: _Walk) -> None:
        self._host = host
        self._offered: tuple[object, ...] = ()
        """The round in which the vote was opened by itself."""

    def vote(self, state: State) -> None:
        """Count hands."""
        from connecte.ui.walk.voting.screen import VoteScreen

        self._host.ask(VoteScreen(state), lambda _nothing: None)

    def votes_first(self, state: State) -> bool:
        """Open the vote before the first output speaks, once, where the class predicts first; return whether
        it was opened.
        """
        item, last = state.next_item, len(state.activity.layers) - 1
        about_to_speak = item is not None and item.kind != "count" and item.layer == last
        if not (state.predict_first and about_to_speak and outputs_are_silent(state)):
            return False
        here = (state.drawing, state.values, len(state.rounds))
        if state.ballot.final or self._offered == here:
            return False
        self._offered = here
        self.vote(state)
        return True

    def ask_what_next(self, state: State) -> None:
        """Ask where to go after the verdict."""
        answers = [("next_example", _("l'exemple suivant"))]
        if state.activity.has_cells:
            answers.append(("another_drawing", _("un autre dessin, grille vide")))
        answers.append(("play_again", _("le même, depuis le début")))
        if state.activity.learns_by_hand:
            answers.append(("go('learn')", _("apprendre à la main")))
        answers.append(("", _("rester ici") if state.activity.is_numeric else _("rester sur le verdict")))
        self._host.ask(AskScreen(_("Et ensuite ?"), answers), self._go)

    def _go(self, where: str | None) -> None:
        if where:
            self._host.call_later(self._host.run_action, where)
