"""Help that fades: a hint in three grades, and examples worked with less and less help (reference §5)."""

from __future__ import annotations

from typing import NamedTuple

from connecte.core.cards.duel import duel
from connecte.core.cards.network import Network, Nudge
from connecte.core.cards.repair import Labelled, Repairer
from connecte.language.i18n import _, ngettext
from connecte.language.lists import sentence_list
from connecte.language.numbers import card_number, moved_text
from connecte.session.page import example_name
from connecte.session.rules.learning import Lesson, lesson_named, lessons, stand
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
    wrong = [each.lesson for each in stand(state.network, lessons(state)) if not each.verdict.right]
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


class Exercise(NamedTuple):
    """One example to repair, from the printed cards on."""

    example: int
    """Its number."""
    moves: tuple[Nudge, ...]
    """The fewest moves that repair it and lose no example of the board."""
    sentences: tuple[str, ...]
    """What the class is told; it does the rest."""
    left: tuple[Nudge, ...]
    """The moves that the class finds by itself."""


def exercises(state: State) -> tuple[Exercise, ...]:
    """Return up to three examples: one worked through, one without its last move, one without help.

    The first two are wrong examples of the class, the one with most moves first; the third is one that
    the class has not played, of the second's label if there is one.
    """
    found = _repairable(state)
    ours = sorted((n for n in found if state.activity.examples[n].in_class), key=lambda n: (-len(found[n]), n))
    if not ours:
        return ()
    label = state.activity.examples[ours[1 if len(ours) > 1 else 0]].label
    others = [n for n in found if not state.activity.examples[n].in_class]
    others.sort(key=lambda n: (state.activity.examples[n].label != label, len(found[n]), n))
    chosen = [*ours[:2], *others[:1]]
    kept = [len(found[chosen[0]]), *(len(found[n]) - 1 for n in chosen[1:2]), *(0 for _n in chosen[2:])]
    return tuple(
        _exercise(state, number, found[number], kept[place], alone=place == 2)
        for place, number in enumerate(chosen)
    )


def _repairable(state: State) -> dict[int, tuple[Nudge, ...]]:
    """Return the fewest moves that repair each wrong example and keep the board's right ones right."""
    network = state.activity.network()
    board = [example for example in state.activity.examples if example.number in state.learning]
    found = {}
    for example in state.activity.examples:
        others = [each for each in board if each.number != example.number]
        cases = [Labelled(each.counts, each.label) for each in (example, *others)]
        repairer = Repairer(network, cases)
        if not repairer.right[0]:
            sets = repairer.repairs(0).sets
            if sets:
                found[example.number] = sets[0]
    return found


def _exercise(state: State, number: int, moves: tuple[Nudge, ...], kept: int, alone: bool) -> Exercise:
    lesson = lesson_named(state, str(number))
    assert lesson is not None
    network = state.activity.network()
    title = example_name(lesson.name)
    clash = duel(network, network.forward(lesson.counts), lesson.label)
    assert clash is not None
    sentences = []
    if not alone:
        sentences += [duel_sentence(title, clash) + ".", turning_sentence(clash)]
        left = left_sentence(state.activity, clash)
        sentences += [_("Sans ce qu'elles ont en commun, {left}.").format(left=left)] if left else []
        for move in moves[:kept]:
            after = network.moved(*move)
            name = network.layers[move.layer].neurons[move.neuron].name
            said = follow_sentence(title, network, after, lesson.counts, lesson.label)
            sentences.append(_("{move}. {said}").format(move=moved_text(name, move.change), said=capital(said)))
            network = after
    left_out = moves[kept:]
    if left_out:
        message = ngettext(
            "{title} : à vous, un coup suffit.", "{title} : à vous, {count} coups suffisent.", len(left_out)
        )
        sentences.append(message.format(title=capital(title), count=len(left_out)))
    return Exercise(number, moves, tuple(sentences), left_out)
