"""The game of fooling the network: how it begins, what is asked in it, the program's own best."""

from __future__ import annotations

from collections.abc import Callable

from connecte.language.i18n import _
from connecte.language.keys.digits import digit_of
from connecte.language.keys.table import with_keys
from connecte.session.guess.tried.fool import AskNetwork, ShowBest, StartFooling, StopFooling
from connecte.session.rules.guessing.fooling_game import can_be_fooled
from connecte.session.rules.walking import is_at_work, work_waits
from connecte.session.state import State
from connecte.ui.base.dialogs.ask import AskScreen
from connecte.ui.base.phase_screen import Host
from connecte.ui.paint.fool_text import Best, game_of


class FoolingGame:
    """The game under way. `found` is called once the program has found its best drawing."""

    def __init__(self, host: Host, found: Callable[[], None]) -> None:
        self._host = host
        self._found = found
        self.best: Best | None = None
        """The program's best, where the class has asked for it."""

    def begin(self, state: State) -> None:
        """Ask which way the network is to be fooled."""
        labels = state.network.choices
        ways = [(label, _("faire dire {label} d'un dessin absurde").format(label=label)) for label in labels]
        keys = [label if digit_of(label) == label else "" for label in labels]
        if can_be_fooled(state, None):
            ways.append(("", _("changer la réponse, en changeant peu de cases")))
            keys.append("")
        question = _("Tromper le réseau, comment ?")
        if not can_be_fooled(state, None):
            question += _(" (après son verdict, on peut aussi partir d'un dessin)")
        self._host.ask(AskScreen(question, ways, keys), self._begun)

    def _begun(self, label: str | None) -> None:
        if label is not None:
            self._host.play(StartFooling(label or None))

    def ask_network(self, state: State) -> None:
        """Ask what the network says of the drawing as it is."""
        if is_at_work(state):
            self._host.say(work_waits(state))
            return
        if state.fool is not None and state.drawing in state.fool.asked:
            self._host.say(_("Ce dessin a déjà sa réponse : en changer une case."))
        self._host.play(AskNetwork())

    def show_best(self, state: State) -> None:
        """Show the program's own best, once the class has tried."""
        if state.fool is not None and not state.fool.asked:
            self._host.say(with_keys(_("D'abord un essai de la classe : changer des cases, puis {next}.")))
        self._host.play(ShowBest())

    def stop(self) -> None:
        """End the game, with the drawing that it began with."""
        self._host.play(StopFooling())

    def follow(self, state: State) -> None:
        """Look for the program's best beside the screen once it is asked for; forget another game's."""
        if state.fool is None or not state.fool.revealed:
            self.best = None
        elif self.best is None or self.best.game != game_of(state):
            self.best = None
            self._host.in_background(lambda: _find(state), self._keep)

    def _keep(self, best: Best) -> None:
        state = self._host.state
        if state is not None and state.fool is not None and best.game == game_of(state):
            self.best = best
            self._found()


def _find(state: State) -> Best:
    from connecte.ui.draw.best import find_best  # brings numpy

    return find_best(state)
