"""Many runs, the best chosen on examples that none has learned from: then what it does elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.binding import Binding

from connecte.content.runs.search.choosing import Chosen, ManyRuns, choose, choosing_parts
from connecte.language.i18n import _
from connecte.language.lists import comma_list
from connecte.language.numbers import iterations, plain_number
from connecte.session.rules.learning import Lesson, own_lessons
from connecte.session.rules.trying import MOST_TRIALS
from connecte.session.state import State
from connecte.ui.paint.lines import Line
from connecte.ui.paint.wrapping import wrapped
from connecte.ui.train.dialogs.batch import BatchScreen
from connecte.ui.train.dialogs.trial_text import trial_label

_CELLS = 70


class ManyRunsScreen(BatchScreen[Chosen]):
    """Choose the best of many runs; give it, or None."""

    BINDINGS = [
        Binding("escape", "leave", _("Fermer")),
        Binding("enter", "take", _("Le regarder")),
    ]

    def __init__(self, state: State) -> None:
        self._state = state
        self._runs = ManyRuns(state.activity, state.run)
        self._chosen: Chosen | None = None
        super().__init__(self._runs, self._runs.trials[0].iterations, self._heading_of(), self._what_came_out)

    def _heading_of(self) -> tuple[str, str]:
        """Return how many runs are done, and in what they differ."""
        trials = self._runs.trials
        title = _("Beaucoup d'essais d'un coup ({runs}), le meilleur choisi").format(runs=len(trials))
        message = _("pas de {least} à {most}, départs au hasard, chacun {each}")
        least, most = (plain_number(end(trial.step for trial in trials)) for end in (min, max))
        return title, message.format(least=least, most=most, each=iterations(trials[0].iterations))

    def _what_came_out(self) -> list[Line]:
        """Return what the best does on the part that chose it, and elsewhere."""
        own = own_lessons(self._state)
        choice, kept = choosing_parts(self._state.run.left_out, bool(own))
        elsewhere = _lessons(own) if own else _examples(self._state, kept)
        self._chosen = choose(self._runs, _examples(self._state, choice), elsewhere)
        sentences = chosen_sentences(self._chosen, choice, kept)
        told = wrapped(trial_label(self._state.activity, self._chosen.trial), _CELLS)
        lines: list[Line] = [*([(text, "bold $accent")] for text in told), []]
        for number, sentence in enumerate(sentences):
            style = "bold" if number == len(sentences) - 1 else ""
            lines += [[(text, style)] for text in wrapped(sentence, _CELLS)]
        return lines

    def closing(self) -> str:
        """Say which keys do what at the end."""
        if self._has_room:
            return _("Entrée : regarder ce meilleur essai   Échap : fermer")
        return super().closing()

    @property
    def _has_room(self) -> bool:
        """Whether the class can have one run more."""
        return len(self._state.trials) < MOST_TRIALS

    def action_take(self) -> None:
        """Give the best, once it is known."""
        if self._chosen is not None and self._has_room:
            self.leave(self._chosen)


def missing(state: State) -> str:
    """Say what is missing to choose among many runs; "" where nothing is."""
    least = 1 if own_lessons(state) else 2
    if len(state.run.left_out) >= least:
        return ""
    return _("il manque une part pour choisir : laisser des exemples de côté")


def chosen_sentences(chosen: Chosen, choice: Sequence[int], kept: Sequence[int]) -> list[str]:
    """Say on what the best was chosen, what it does there and elsewhere, and whether it drops."""
    on = _("Choisi sur les exemples laissés de côté : {list}.").format(list=comma_list(map(str, choice)))
    where = _("Ailleurs : vos dessins, que personne n'a appris.")
    if kept:
        where = _("Ailleurs : les exemples {list}, gardés pour la fin.").format(list=comma_list(map(str, kept)))
    (right, count), (there, of) = chosen.on_choice, chosen.elsewhere
    message = _("Le meilleur : {right} sur {count} là où on l'a choisi ; ailleurs, {there} sur {of}. {why}")
    why = _("Pas de chute cette fois.")
    if there * count < right * of:
        why = _("Choisir, c'est déjà apprendre : il a été choisi pour cette part.")
    return [on, where, message.format(right=right, count=count, there=there, of=of, why=why)]


def _examples(state: State, numbers: Iterable[int]) -> tuple[list[Sequence[float]], list[str]]:
    by_number = {example.number: example for example in state.activity.examples_of(state.run.examples_of)}
    found = [by_number[number] for number in numbers]
    return [example.counts for example in found], [example.label for example in found]


def _lessons(lessons: Sequence[Lesson]) -> tuple[list[Sequence[float]], list[str]]:
    return [lesson.counts for lesson in lessons], [lesson.label for lesson in lessons]
