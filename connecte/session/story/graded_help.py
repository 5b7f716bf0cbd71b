"""Help that fades: a hint in three grades, and examples worked with less and less help (reference §5)."""

from __future__ import annotations

from connecte.content.activity import Activity
from connecte.core.cards.duel import duel
from connecte.core.cards.network import Network, Nudge
from connecte.language.i18n import _, ngettext
from connecte.language.lists import sentence_list
from connecte.language.numbers import card_number, moved_text
from connecte.session.page import example_name
from connecte.session.rules.hand.exercises import Exercise, current, is_repaired
from connecte.session.rules.learning import Lesson, shown_lessons, stand
from connecte.session.state import State
from connecte.session.story.reasons import (
    capital,
    duel_sentence,
    follow_sentence,
    left_sentence,
    turning_sentence,
)

GRADES = 3
"""Grades of a hint: which card, which way, the move."""


def hint_sentence(state: State, move: Nudge, left: int | None, grade: int) -> str:
    """Return a hint for a move: grade 1 names its card, 2 also says which way, 3 the move itself.

    `left` is how many moves the way has with this one; None where no way is known.
    """
    lesson = helped_lesson(state, move)
    if grade <= 1:
        return _card_sentence(state, move, lesson)
    if grade == 2:
        return _way_sentence(state, move, lesson)
    name = moved_text(_name(state, move), move.change)
    if left is None:
        return _("Le coup : {move}.").format(move=name)
    if left == 1:
        return _("Le coup : {move}, et tous sont justes.").format(move=name)
    message = ngettext(
        "Le coup : {move}. Il en restera {left}.", "Le coup : {move}. Il en restera {left}.", left - 1
    )
    return message.format(move=name, left=left - 1)


def helped_lesson(state: State, move: Nudge) -> Lesson | None:
    """Return the wrong example that a move brings nearer to right, the one it helps most; None if it helps
    none: such a move keeps others right.
    """
    after = state.network.moved(*move)
    wrong = [each.lesson for each in stand(state.network, shown_lessons(state)) if not each.verdict.right]
    gains = [_missing(state.network, lesson) - _missing(after, lesson) for lesson in wrong]
    best = max(gains, default=0)
    return wrong[gains.index(best)] if best > 0 else None


def _missing(network: Network, lesson: Lesson) -> float:
    """Return by how much the sums of all wrong outputs must change in all."""
    found = duel(network, network.forward(lesson.counts), lesson.label)
    return sum(abs(side.missing) for side in (*found.sides, *found.others)) if found else 0


def _name(state: State, move: Nudge) -> str:
    return state.network.layers[move.layer].neurons[move.neuron].name


def _card_sentence(state: State, move: Nudge, lesson: Lesson | None) -> str:
    """Name the card, and how the outputs in question use it, if they read it."""
    name = _name(state, move)
    last = len(state.network.layers) - 1
    if move.layer == last:
        name = _("du neurone {name}").format(name=name)
    found = duel(state.network, state.network.forward(lesson.counts), lesson.label) if lesson else None
    if found is None or lesson is None:
        return _("Regarder la carte {name}.").format(name=name)
    title = example_name(lesson.name)
    if move.layer == last:
        side = next((s for s in (*found.sides, *found.others) if s.output == move.neuron), None)
        if side is None:
            return _("Regarder la carte {name}.").format(name=name)
        message = _("Regarder la carte {name} : elle devrait annoncer le {title}.")
        if not side.wanted:
            message = _("Regarder la carte {name} : elle annonce le {title}, et ne devrait pas.")
        return message.format(name=name, title=title)
    uses = []
    if move.layer == last - 1:
        for side in found.sides:
            weight = side.trace.neuron.weights[move.neuron]
            if weight:
                message = _("{output} l'ajoute") if weight > 0 else _("{output} l'enlève")
                uses.append(message.format(output=side.trace.neuron.name))
    if not uses:
        return _("Regarder la carte {name}, pour le {title}.").format(name=name, title=title)
    return _("Regarder la carte {name} : pour le {title}, {uses}.").format(
        name=name, title=title, uses=sentence_list(uses)
    )


def _way_sentence(state: State, move: Nudge, lesson: Lesson | None) -> str:
    """Say whether the card's threshold must go up or down, and what it shows for the example."""
    name = _name(state, move)
    up = move.change > 0
    if lesson is None:
        message = _("Le seuil de {name} doit monter.") if up else _("Le seuil de {name} doit baisser.")
        return message.format(name=name)
    trace = state.network.forward(lesson.counts).layers[move.layer].neurons[move.neuron]
    message = _("{name} montre {shown} pour le {title}, c'est trop : son seuil doit monter.")
    if not up:
        message = _("{name} montre {shown} pour le {title}, c'est trop peu : son seuil doit baisser.")
    said = message.format(name=name, shown=card_number(trace.shown), title=example_name(lesson.name))
    return capital(said)


# -- examples with less and less help ------------------------------------------------------


def practice_sentence(state: State) -> str:
    """Say the part of the exercise that was told last, or how it ended; "" where there is no exercise."""
    exercise = current(state)
    if exercise is None or state.practice is None:
        return ""
    if state.practice.told >= exercise.parts and exercise.left and is_repaired(state, exercise):
        return _repaired_sentence(state, exercise)
    return part_sentence(state.activity, exercise, state.practice.told - 1)


def part_sentence(activity: Activity, exercise: Exercise, part: int) -> str:
    """Say one part of an exercise: what is wrong, what would turn it, a move with what it does, whose turn
    it is.
    """
    example = activity.examples[exercise.example]
    title = example_name(str(exercise.example))
    network = activity.network()
    move = exercise.move(part)
    if move is None and part >= exercise.before_moves:
        count = len(exercise.left)
        message = ngettext(
            "{title} : à vous, un coup suffit.", "{title} : à vous, {count} coups suffisent.", count
        )
        return message.format(title=capital(title), count=count)
    if move is None:
        clash = duel(network, network.forward(example.counts), example.label)
        assert clash is not None, "the example of an exercise is wrong at first"
        left = left_sentence(activity, clash)
        shared = _("Sans ce qu'elles ont en commun, {left}.").format(left=left) if left else ""
        turning = " ".join(filter(None, (turning_sentence(clash, activity.is_whole), shared)))
        return turning if part and turning else capital(duel_sentence(title, clash)) + "."
    for earlier in exercise.moves[: part - exercise.before_moves]:
        network = network.moved(*earlier)
    name = network.layers[move.layer].neurons[move.neuron].name
    said = follow_sentence(title, network, network.moved(*move), example.counts, example.label)
    return _("{move}. {said}").format(move=moved_text(name, move.change), said=capital(said))


def _repaired_sentence(state: State, exercise: Exercise) -> str:
    """Say that the class has repaired the example, in how many moves, and that fewer would do if so."""
    count = sum(abs(by) for _layer, _neuron, by in state.changes) - exercise.shown
    message = ngettext(
        "{title} est juste, en un coup, et aucun autre n'est perdu.",
        "{title} est juste, en {count} coups, et aucun autre n'est perdu.",
        max(1, count),
    ).format(title=capital(example_name(str(exercise.example))), count=count)
    if count <= len(exercise.left):
        return message
    fewer = ngettext("Un seul suffisait.", "{fewest} suffisaient.", len(exercise.left))
    return f"{message} {fewer.format(fewest=len(exercise.left))}"
