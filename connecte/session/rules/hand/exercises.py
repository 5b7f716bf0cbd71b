"""The exercises by hand: examples to repair from the printed cards on, with less and less help.

One is worked through, one lacks its last move, one the class does alone (number 6, 10 and 11 of the
workshop, reference §5).
"""

from __future__ import annotations

from functools import lru_cache

from connecte.content.activity import Activity, Example
from connecte.core.cards.network import Network, Nudge
from connecte.core.cards.repair import Labelled, Repairer
from connecte.language.value import NamedTuple, replace
from connecte.session.guess.tried.practice import NextPart, Practice, StartExercises, StopExercises
from connecte.session.moves import Move
from connecte.session.rules.learning import learn, with_cards
from connecte.session.state import State

_CLASH = 2
"""Parts that say what is wrong, before the moves."""


class Exercise(NamedTuple):
    """One example to repair, from the printed cards on."""

    example: int
    """Its number."""
    moves: tuple[Nudge, ...]
    """The fewest moves that repair it and lose no example played in class."""
    shown: int
    """How many of these moves are made for the class."""
    alone: bool
    """Whether the class is told nothing but the example."""

    @property
    def before_moves(self) -> int:
        """Number of parts before the first move."""
        return 0 if self.alone else _CLASH

    @property
    def left(self) -> tuple[Nudge, ...]:
        """The moves that the class finds by itself."""
        return self.moves[self.shown :]

    @property
    def parts(self) -> int:
        """Number of parts: what is wrong, each move that is made, and whose turn it is."""
        return self.before_moves + self.shown + bool(self.left)

    def move(self, part: int) -> Nudge | None:
        """Return the move that a part makes, if it makes one."""
        at = part - self.before_moves
        return self.moves[at] if 0 <= at < self.shown else None


@lru_cache(maxsize=4)
def exercises(activity: Activity) -> tuple[Exercise, ...]:
    """Return up to three examples: one worked through, one without its last move, one without help.

    The first two are wrong examples of the class, the one with most moves first; the third is one that
    the class has not played, of the second's label if there is one. Empty if no wrong one can be repaired.
    """
    if not (activity.has_tallies and activity.network().is_simple):
        return ()
    found = _repairable(activity)
    examples = activity.examples
    ours = sorted((n for n in found if examples[n].in_class), key=lambda n: (-len(found[n]), n))
    if not ours:
        return ()
    label = examples[ours[1 if len(ours) > 1 else 0]].label
    others = [n for n in found if not examples[n].in_class]
    others.sort(key=lambda n: (examples[n].label != label, len(found[n]), n))
    first, *second = ours[:2]
    return (
        Exercise(first, found[first], len(found[first]), alone=False),
        *(Exercise(n, found[n], len(found[n]) - 1, alone=False) for n in second),
        *(Exercise(n, found[n], 0, alone=True) for n in others[:1]),
    )


def _repairable(activity: Activity) -> dict[int, tuple[Nudge, ...]]:
    """Return the fewest moves that repair each wrong example and keep the class's right ones right."""
    network = activity.network()
    played = [example for example in activity.examples if example.in_class]
    found = {}
    for example in activity.examples:
        others = [each for each in played if each.number != example.number]
        repairer = Repairer(network, [Labelled(each.counts, each.label) for each in (example, *others)])
        if not repairer.right[0]:
            sets = repairer.repairs(0).sets
            if sets:
                found[example.number] = sets[0]
    return found


def current(state: State) -> Exercise | None:
    """Return the exercise that the class is at; None where it is at none."""
    found = exercises(state.activity) if state.practice is not None else ()
    at = state.practice.at if state.practice is not None else 0
    return found[at] if at < len(found) else None


def is_repaired(state: State, exercise: Exercise) -> bool:
    """Whether the example is right with the cards as seen, and no example played in class was lost."""
    printed = state.activity.network()
    for example in state.activity.examples:
        must_be = example.number == exercise.example or (example.in_class and _is_right(printed, example))
        if must_be and not _is_right(state.seen_network, example):
            return False
    return True


def _is_right(network: Network, example: Example) -> bool:
    return bool(network.verdict(network.forward(example.counts).outputs, example.label).right)


def practise(state: State, move: Move) -> State | None:
    """Return the state after a move of the exercises; None for any other move."""
    if not isinstance(move, (StartExercises, NextPart, StopExercises)):
        return None
    if state.phase != "learn":
        return state
    if isinstance(move, StartExercises):
        return _start(state) if state.practice is None and exercises(state.activity) else state
    if state.practice is None:
        return state
    return _next(state, state.practice) if isinstance(move, NextPart) else stopped(state)


def _start(state: State) -> State:
    first = exercises(state.activity)[0]
    kept = Practice(0, first.example, 1, state.changes, state.learning, state.own, state.followed)
    return _begin(state, kept, 0)


def _begin(state: State, practice: Practice, at: int) -> State:
    """Put the printed cards and the class's examples on the board, and tell the first part."""
    exercise = exercises(state.activity)[at]
    played = frozenset(example.number for example in state.activity.examples if example.in_class)
    board = _with_changes(state, ())
    board = replace(board, learning=played | {exercise.example}, own=False, followed=str(exercise.example))
    practice = replace(practice, at=at, example=exercise.example, told=0)
    return _one_more(replace(board, practice=practice), exercise)


def _one_more(state: State, exercise: Exercise) -> State:
    """Tell one part more, and make its move."""
    assert state.practice is not None
    move = exercise.move(state.practice.told)
    after = replace(state, practice=replace(state.practice, told=state.practice.told + 1))
    if move is None:
        return after
    # What is worked through is shown at once, also to a class that predicts what it moves itself.
    moved = learn(replace(after, predict_first=False, unseen=None), move)
    return replace(moved, predict_first=state.predict_first)


def _next(state: State, practice: Practice) -> State:
    exercise = current(state)
    if exercise is None:
        return stopped(state)
    if practice.told < exercise.parts:
        return _one_more(state, exercise)
    if not is_repaired(state, exercise):
        return state
    last = practice.at + 1 >= len(exercises(state.activity))
    return stopped(state) if last else _begin(state, practice, practice.at + 1)


def stopped(state: State) -> State:
    """Return the state without exercises: the class has its cards, its board and the example it followed."""
    kept = state.practice
    if kept is None:
        return state
    board = _with_changes(state, kept.changes)
    return replace(board, learning=kept.learning, own=kept.own, followed=kept.followed, practice=None)


def _with_changes(state: State, changes: tuple[Nudge, ...]) -> State:
    """Put cards on the table whose effect is shown at once."""
    if changes == state.changes and state.unseen is None:
        return state
    shown = with_cards(replace(state, predict_first=False, unseen=None), changes)
    return replace(shown, predict_first=state.predict_first)
