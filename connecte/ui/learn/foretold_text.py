"""Paints "predict, then see" of the learning by hand: the question; then guess beside truth and one cause."""

from __future__ import annotations

from connecte.core.cards.sentences import choice_name
from connecte.language.i18n import _, ngettext
from connecte.language.lists import comma_list
from connecte.session.page import example_name
from connecte.session.rules.guessing.predicting import asked_example, cause, is_in_the_middle, shown_prediction
from connecte.session.rules.learning import lesson_named
from connecte.session.rules.walking import work_waits
from connecte.session.state import State
from connecte.session.story.prediction_words import in_words
from connecte.ui.paint.lines import Line
from connecte.ui.paint.wrapping import wrapped


def asked(state: State) -> str:
    """Ask what the moved thresholds do; empty where nothing waits for a prediction.

    Nothing is asked in the middle of an example.
    """
    if state.unseen is not None and is_in_the_middle(state):
        return _("{waiting} Ce seuil se voit sans prédire.").format(waiting=work_waits(state))
    lesson = asked_example(state)
    if lesson is None:
        return ""
    message = _("{example} dira : {choices} ? Combien justes ?")
    choices = comma_list(choice_name(choice) for choice in state.choices)
    return message.format(example=example_name(lesson.name), choices=choices)


def foretold_lines(state: State, cells: int) -> list[Line]:
    """Show the last prediction beside what came true, and why, until a threshold moves again; else nothing."""
    found = shown_prediction(state)
    if found is None:
        return []
    words = in_words(state.activity, found)
    message = _("Prévu : {guessed}. Vu : {seen}.").format(guessed=words.guessed, seen=words.seen)
    mark, style = ("✓", "bold $success") if words.right else ("✗", "bold $warning")
    right, count = state.foretold
    score = ngettext("{right} prédiction juste sur {count}", "{right} prédictions justes sur {count}", right)
    message = f"{mark} {message}   {score.format(right=right, count=count)}"
    lines: list[Line] = [[(f" {part}", style)] for part in wrapped(message, cells - 2)]
    lesson = lesson_named(state, found.about)
    if lesson is not None:
        why = cause(state.network_with(found.before), state.network, lesson)
        text = _("{example} : {cause}").format(example=example_name(found.about), cause=why)
        lines += [[(f" {part}", "bold")] for part in wrapped(text, cells - 2)]
    return lines
