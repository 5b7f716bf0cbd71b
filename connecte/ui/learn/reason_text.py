"""Says, below the cards, what the last move did and why, or the hint that was asked for (§5)."""

from __future__ import annotations

from connecte.core.cards.follow import margin
from connecte.core.cards.network import Network, Nudge
from connecte.language.i18n import _
from connecte.language.keys.table import with_keys
from connecte.session.page import example_name
from connecte.session.rules.guessing.predicting import is_in_the_middle
from connecte.session.rules.hand.exercises import current, is_repaired
from connecte.session.rules.hand.needed import needed_moves
from connecte.session.rules.learning import goes_back, solution_move, stand
from connecte.session.rules.walking import work_waits
from connecte.session.state import State
from connecte.session.story.graded_help import hint_sentence
from connecte.session.story.reasons import capital, follow_sentence, margin_sentence, needed_sentence
from connecte.ui.learn.foretold_text import foretold_lines
from connecte.ui.learn.learn_text import LearnView, empty_because
from connecte.ui.learn.practising import practice_lines
from connecte.ui.paint.lines import Line, within
from connecte.ui.paint.wrapping import wrapped

_MOST_WRITTEN = 10
"""Moves of a solution of which the needed ones are looked for: each subset is tried."""


def reason_lines(view: LearnView, cells: int, height: int) -> list[Line]:
    """Paint the hint that was asked for, or what the last move did; then the keys that matter."""
    foretold = foretold_lines(view.state, cells) if not view.grade and not view.searching else []
    if foretold:
        return within(foretold, height)
    practice = [] if view.grade or view.searching else practice_lines(view.state, cells)
    if practice and view.state.unseen is None:
        own = [[(f" {text}", "bold")] for text in wrapped(_own_move(view), cells - 2) if text]
        return within([*practice[:-1], *own, practice[-1]], height)
    if view.state.unseen is not None:
        return [[(with_keys(_(" {enter} : prédire, puis voir   {undo} : annuler")), "$accent bold")]]
    lines: list[Line] = [[(f" {text}", "bold $accent")] for text in wrapped(_message(view), cells - 2) if text]
    if view.searching:
        lines = [[(with_keys(_(" …cherche les seuils qui aideraient ({escape} : arrêter)")), "$muted")]]
    keys: list[Line] = [
        *_next_phase(view),
        [
            (
                with_keys(_(" ↑ ↓ : le seuil   ← → : la carte   {hint} : un indice   {enter} : sa courbe")),
                "$accent bold",
            )
        ],
        [
            (
                with_keys(
                    _(" {next_example} : suivre un autre exemple   {why} : pourquoi   {compare} : comparer")
                ),
                "$muted",
            )
        ],
    ]
    return [*within(lines, height), *keys[: max(0, height - len(lines))]]


def _own_move(view: LearnView) -> str:
    """Say what the class's own move in an exercise did; "" where the exercise itself moved last,
    and once it is done.
    """
    exercise = current(view.state)
    practice = view.state.practice
    if exercise is None or practice is None or practice.told < exercise.parts or not exercise.left:
        return ""
    moved = view.state.changes != tuple(sorted(exercise.moves[: exercise.shown]))
    return reason(view) if moved and not is_repaired(view.state, exercise) else ""


def advice_height(view: LearnView, cells: int) -> int:
    """Count the lines that what is told below the cards needs; less is filled with keys."""
    foretold = len(foretold_lines(view.state, cells))
    if foretold or view.state.practice is None or view.state.unseen is not None:
        return foretold
    return len(practice_lines(view.state, cells)) + len(wrapped(_own_move(view), cells - 2))


def _next_phase(view: LearnView) -> list[Line]:
    """Say what comes next once every example on the board is right, and none is left out of it."""
    state = view.state
    if not view.standings or view.progress.after < len(view.standings) or is_in_the_middle(state):
        return []
    if state.activity.training is None:
        return []
    return [[(with_keys(_(" Tous justes.   {to_computer} : l'ordinateur apprend")), "$accent bold")]]


def _message(view: LearnView) -> str:
    if view.grade:
        return _hint(view)
    if view.before is None and not view.state.changes and view.standings and view.keys:
        return _("Apprendre : bouger un seuil, garder ce qui rend plus d'exemples justes.")
    return reason(view)


def _hint(view: LearnView) -> str:
    if view.hint is None:
        if not view.standings:
            return empty_because(view.state) or _("Aucun exemple sur les cartes : rien à réparer.")
        if view.progress.after == len(view.standings):
            right = _("Tous les exemples sur les cartes sont justes.")
            return " ".join(filter(None, (right, work_waits(view.state))))
        return _("Aucun seuil déplacé d'un cran n'aide : revenir aux cartes imprimées, ou annuler.")
    sentence = hint_sentence(view.state, view.hint.move, view.hint.left, view.grade)
    return sentence if view.grade >= 3 else with_keys(_("{sentence}   {hint} : un peu plus"), sentence=sentence)


def reason(view: LearnView) -> str:
    """Say what the last move did: to the example that is followed, or for the margin; "" before any move."""
    if view.before is None or view.state.unseen is not None or not view.tells_move:
        return ""
    ended = _ended(view)
    if ended:
        return ended
    output = _moved_output(view, view.before)
    if output is not None and not _changes_a_verdict(view, view.before):
        labels = [standing.lesson.label for standing in view.standings]
        sides = []
        for network in (view.before, view.state.network):
            traces = [network.forward(standing.lesson.counts) for standing in view.standings]
            sides.append(margin(network, traces, labels, output))
        neuron = view.state.network.layers[-1].neurons[output]
        return margin_sentence(neuron.name, neuron.label or neuron.name, *sides)
    if view.followed is None:
        return ""
    title = example_name(view.followed.name)
    return follow_sentence(title, view.before, view.state.network, view.followed.counts, view.followed.label)


def _moved_output(view: LearnView, before: Network) -> int | None:
    """Return the output whose threshold is all that the last move changed; None for other moves."""
    changed = [
        (layer, index)
        for layer, (old, new) in enumerate(zip(before.layers, view.state.network.layers, strict=True))
        for index, (one, other) in enumerate(zip(old.neurons, new.neurons, strict=True))
        if one.threshold != other.threshold
    ]
    last = len(before.layers) - 1
    return changed[0][1] if len(changed) == 1 and changed[0][0] == last else None


def _changes_a_verdict(view: LearnView, before: Network) -> bool:
    was = stand(before, [standing.lesson for standing in view.standings])
    return any(
        one.verdict.labels != other.verdict.labels for one, other in zip(was, view.standings, strict=True)
    )


def _ended(view: LearnView) -> str:
    """Say, at the end of the written solution, whether all its moves were needed; "" elsewhere."""
    moves = view.state.activity.by_hand
    if not moves or len(moves) > _MOST_WRITTEN or not view.state.changes:
        return ""
    if solution_move(view.state) is not None or view.progress.after < len(view.standings):
        return ""
    needed = needed_moves(view.state)
    names = [view.state.network.layers[move.layer].neurons[move.neuron].name for move in needed]
    return needed_sentence(moves, needed, names)


def no_duel_sentence(view: LearnView) -> str:
    """Say why the learning by hand has no duel."""
    if view.followed is not None:
        message = _("{example} : le verdict est juste, rien à départager.")
        return capital(message.format(example=example_name(view.followed.name)))
    waiting = work_waits(view.state)
    if waiting and (not view.standings or view.state.followed is not None):
        return waiting
    if not view.standings:
        return with_keys(_("Aucun exemple sur les cartes. {examples} : en mettre."))
    return with_keys(_("Tous les exemples sont justes, rien à départager. {next_example} : en suivre un."))


def solution_sentence(state: State, move: Nudge | None) -> str:
    """Say that a move of the written solution goes back, or that there is none left; "" for other moves."""
    if move is None:
        none = with_keys(_("Cette activité n'a pas de solution écrite : {hint} donne un indice."))
        return _("C'est la fin de la solution de l'atelier.") if state.activity.by_hand else none
    if not goes_back(state, move):
        return ""
    message = _("{name} revient d'un cran : ce n'est pas dans la solution de l'atelier.")
    return message.format(name=state.card(move.layer, move.neuron).neuron.name)
