"""What both screens of the learning by hand do alike, and what they open: dialogs, a page to print."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from connecte.core.cards.sentences import choice_name
from connecte.language.i18n import _
from connecte.session.guess.guess_moves import Predict, SkipPrediction
from connecte.session.moves import ChooseLearning, RestoreCards, ToggleLearning
from connecte.session.rules.guessing.predicting import asked_example, is_in_the_middle
from connecte.session.rules.learning import Lesson, lessons, next_set
from connecte.session.state import State
from connecte.ui.base.dialogs.duel_text import lesson_duel
from connecte.ui.base.phase_screen import Host
from connecte.ui.learn.foretold_text import asked

if TYPE_CHECKING:
    from connecte.ui.base.dialogs.predict import Guess


class Opening:
    """Opens dialogs over the learning by hand, and makes the moves that they answer with."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def predict(self, state: State) -> None:
        """Ask what the moved thresholds do, then show it."""
        from connecte.ui.base.dialogs.predict import PredictScreen

        if asked_example(state) is None:
            return
        if is_in_the_middle(state):
            self._host.play(SkipPrediction())
            return
        names = [choice_name(choice) for choice in state.choices]
        screen = PredictScreen(asked(state), names, _("Combien justes ?"), len(lessons(state)))
        self._host.ask(screen, lambda guess: self._predicted(state, guess))

    def _predicted(self, state: State, guess: Guess | None) -> None:
        if guess is None:
            return
        if guess == (None, None):
            self._host.play(SkipPrediction())
            return
        choice = None if guess.chosen is None else state.choices[guess.chosen]
        self._host.play(Predict("hand", "", choice, guess.number))

    def slope(
        self,
        place: tuple[int, int],
        other: tuple[int, int] | None,
        closed: Callable[[tuple[int, int] | None], None],
    ) -> None:
        """Show the cost over the threshold of a card, and what its slope says; `closed` gets the card that is
        in hand then.
        """
        from connecte.ui.learn.slope_screen import SlopeScreen  # imports numpy, which only this needs

        self._host.ask(SlopeScreen(place, other), closed)

    def restore(self) -> None:
        """Restore the printed cards; undo gives back what was learned."""
        self._host.play(RestoreCards())

    def choose_set(self) -> None:
        """Choose the next set of examples."""
        which = None if self._host.state is None else next_set(self._host.state)
        if which is not None:
            self._host.play(ChooseLearning(which))

    def examples(self) -> None:
        """Choose an example to put on the board, or to remove from it."""
        from connecte.ui.base.dialogs.examples import ExamplesScreen

        state = self._host.state
        if state is None:
            return

        def toggled(number: int | None) -> None:
            if number is not None:
                self._host.play(ToggleLearning(number))

        self._host.ask(ExamplesScreen(state.activity, state.learning), toggled)

    def print_cards(self) -> None:
        """Write a page to print with the cards that have changed."""
        from connecte.content.printing.booklet import as_file, changes

        state = self._host.state
        if state is None:
            return
        activity = state.activity
        changed = changes(activity, activity.network(), state.network)
        if not changed.cards:
            self._host.say(_("Aucune carte n'a changé."), 4)
            return
        message = _("{path} : à ouvrir dans un navigateur et à imprimer")
        self._host.classroom.keep_file("cartes", ".html", as_file(changed), message)


def deciding_cards(
    state: State, lesson: Lesson | None
) -> tuple[tuple[int, int], tuple[int, int] | None] | None:
    """Return the card that decides about an example and the one beside it; None where none does."""
    found = lesson_duel(state, lesson) if lesson is not None else None
    layer = len(state.activity.layers) - 2
    if found is None or layer < 0 or not found.duel.deciding:
        return None
    first, *others = found.duel.deciding
    return (layer, first), (layer, others[0]) if others else None
