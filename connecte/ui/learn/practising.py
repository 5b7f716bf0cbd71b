"""The exercises on the screen of the learning by hand: their title, what is told, what the keys do."""

from __future__ import annotations

from connecte.language.i18n import _
from connecte.language.keys.table import with_keys
from connecte.session.guess.tried.practice import NextPart, StartExercises, StopExercises
from connecte.session.page import example_name
from connecte.session.rules.hand.exercises import current, exercises, is_repaired
from connecte.session.state import State
from connecte.session.story.graded_help import practice_sentence
from connecte.session.story.reasons import capital
from connecte.ui.base.phase_screen import Host
from connecte.ui.paint.lines import Line
from connecte.ui.paint.wrapping import wrapped


class Practising:
    """Begins, continues and ends the exercises."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def switch(self, state: State) -> None:
        """Begin the exercises, or end them; say why where there is none."""
        if state.practice is not None:
            self._host.play(StopExercises())
        elif exercises(state.activity):
            self._host.play(StartExercises())
        else:
            self._host.say(_("Aucun exemple faux ne se répare ici en quelques coups."), 4)

    def go_on(self, state: State) -> None:
        """Tell the next part; say what is missing where it is the class's turn."""
        exercise = current(state)
        ended = exercise is not None and state.practice is not None and state.practice.told >= exercise.parts
        if ended and exercise is not None and not is_repaired(state, exercise):
            name = example_name(str(exercise.example))
            message = _("Pas encore : {name} doit être juste, et aucun autre perdu.")
            self._host.say(message.format(name=_("le {title}").format(title=name)), 4, alone=True)
            return
        last = ended and state.practice is not None and state.practice.at + 1 == len(exercises(state.activity))
        self._host.play(NextPart())
        if last:
            self._host.say(_("Exercices finis : les cartes de la classe sont revenues."), 4, alone=True)


def worked_card(before: State | None, state: State) -> tuple[int, int] | None:
    """Return the card that the exercise has just moved; None where it moved none."""
    exercise = current(state)
    if exercise is None or state.practice is None or (before is not None and before.practice == state.practice):
        return None
    move = exercise.move(state.practice.told - 1)
    return None if move is None else (move.layer, move.neuron)


def exercise_title(state: State) -> str:
    """Say which exercise it is; "" where there is none."""
    exercise = current(state)
    if exercise is None or state.practice is None:
        return ""
    message = _("Exercice {at} sur {count} : {title}")
    count = len(exercises(state.activity))
    return message.format(at=state.practice.at + 1, count=count, title=example_name(str(exercise.example)))


def practice_lines(state: State, cells: int, keys: bool = True) -> list[Line]:
    """Paint what is told of the exercise, and the keys that go on; nothing where there is none."""
    exercise = current(state)
    if exercise is None or state.practice is None:
        return []
    style = "bold $accent"
    lines: list[Line] = [[(f" {text}", style)] for text in wrapped(practice_sentence(state), cells - 2)]
    if not keys:
        heading = capital(exercise_title(state))
        return [[(f" {heading}", "bold")], *lines]
    mine = state.practice.told >= exercise.parts and not is_repaired(state, exercise)
    message = _(" {next} : la suite   {back} : revenir   {menu}, Trois exercices : arrêter")
    if mine:
        message = _(" ↑ ↓ : le seuil   ← → : la carte   {hint} : un indice   {menu}, Trois exercices : arrêter")
    return [*lines, [(with_keys(message), "$muted")]]
