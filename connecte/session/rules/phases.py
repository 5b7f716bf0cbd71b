"""The phases of the lesson: which move leads to each, and which moves are legal there."""

from __future__ import annotations

from collections.abc import Callable

from connecte.content.activity import Activity
from connecte.core.cards.network import MoveWeight
from connecte.language.i18n import _
from connecte.language.numbers import thousands
from connecte.language.value import NamedTuple, replace
from connecte.session.guess.slide_moves import Pool, Slide
from connecte.session.guess.sliding import can_pool, slide
from connecte.session.moves import ChooseExample, Draw, Learn, Move, Train, Walk
from connecte.session.rules.drawing import choose_example, draw, unfooled
from connecte.session.rules.hand.weights import stepped, with_weights
from connecte.session.rules.learning import learn
from connecte.session.rules.notebook import keep
from connecte.session.rules.trying import train
from connecte.session.rules.walking import part_of_walk, progress_of_walk, walk
from connecte.session.state import State


class Phase(NamedTuple):
    """A phase of the lesson."""

    name: str
    """What states and screens call it."""
    move: Move
    """The move that leads there."""
    exists: Callable[[Activity], bool]
    """Whether an activity has it."""
    has_what_it_needs: Callable[[State], bool]
    """Whether the class can be there, in an activity that has it."""
    enter: Callable[[State], State]
    """Returns the state after `move`, where the phase is possible."""
    rules: Callable[[State, Move], State]
    """Returns the state after a move that is made there; the same state if it is not legal."""
    progress: Callable[[State], str]
    """Says in a few words how far the class is, for the list of sessions."""
    part: Callable[[State], str]
    """Returns the part of the run sheet that the class is at, see `hour.plan.PARTS`."""

    def is_possible(self, state: State) -> bool:
        """Return whether the class can be there."""
        return self.exists(state.activity) and self.has_what_it_needs(state)


def _walk(state: State, move: Move) -> State:
    if isinstance(move, ChooseExample):
        after = choose_example(state, move.number)
        return state if after is state else replace(after, begun=True)
    return walk(state, move)


def _learn(state: State, move: Move) -> State:
    return with_weights(state, stepped(state, move)) if isinstance(move, MoveWeight) else learn(state, move)


def _slide(state: State, move: Move) -> State:
    if isinstance(move, ChooseExample):
        return choose_example(state, move.number)
    after = slide(state, move)
    return state if after is None else after


PHASES = (
    Phase(
        "draw",
        Draw(),
        lambda _activity: True,
        lambda _state: True,
        lambda state: replace(state, phase="draw"),
        draw,
        lambda state: _("dessin") if state.activity.is_drawn else _("choix des nombres"),
        lambda state: "others" if state.rounds else "draw",
    ),
    Phase(
        "walk",
        Walk(),
        lambda activity: not activity.kernels,
        lambda state: state.is_ready,
        lambda state: replace(keep(unfooled(state)), phase="walk", begun=True),
        _walk,
        progress_of_walk,
        part_of_walk,
    ),
    Phase(
        "learn",
        Learn(),
        lambda activity: activity.learns_by_hand,
        lambda _state: True,
        lambda state: replace(unfooled(state), phase="learn"),
        _learn,
        lambda _state: _("apprentissage à la main"),
        lambda _state: "learn",
    ),
    Phase(
        "train",
        Train(),
        lambda activity: activity.training is not None,
        lambda _state: True,
        lambda state: replace(unfooled(state), phase="train"),
        train,
        lambda state: _("apprentissage, itération {iteration}").format(iteration=thousands(state.iteration)),
        lambda _state: "train",
    ),
    Phase(
        "slide",
        Slide(),
        lambda activity: bool(activity.kernels),
        lambda _state: True,
        lambda state: _slide(state, Slide()),
        _slide,
        lambda _state: _("motif"),
        lambda _state: "slide",
    ),
    Phase(
        "pool",
        Pool(),
        lambda activity: bool(activity.kernels),
        can_pool,
        lambda state: _slide(state, Pool()),
        _slide,
        lambda _state: _("carrés de la carte"),
        lambda _state: "pool",
    ),
)
"""All phases, in the order of the lesson."""
LED_TO = {type(phase.move): phase for phase in PHASES}
"""The phase that each of these kinds of moves leads to."""
_BY_NAME = {phase.name: phase for phase in PHASES}


def phase_of(state: State) -> Phase:
    """Return the phase that the class is in."""
    return _BY_NAME[state.phase]


def phase_called(name: str) -> Phase:
    """Return the phase with this name. Raises KeyError."""
    return _BY_NAME[name]
