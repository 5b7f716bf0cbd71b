"""The cost over the number in hand and another of its card, as a valley with the way that the class went."""

from __future__ import annotations

from itertools import groupby

import numpy as np

from connecte.content.runs.problem import parameters
from connecte.core.learning.activation import Array
from connecte.core.learning.explain import Place as Number
from connecte.language.i18n import _
from connecte.session.rules.hand.fits import Place, is_constant, places
from connecte.session.rules.hand.hint import board_problem
from connecte.session.rules.hand.number_names import number_name, number_value
from connecte.session.rules.learning import shown_lessons
from connecte.session.session import Session
from connecte.session.state import State
from connecte.ui.chart.map_text import Way, valley_lines, valley_size
from connecte.ui.chart.valley_view import Axis, valley_view
from connecte.ui.learn.learn_text import empty_because
from connecte.ui.paint.lines import Line

_LEAST = 20
"""How many steps a valley is wide at least."""


def pair_of(state: State, place: Place) -> tuple[Place, Place] | None:
    """Return what goes across and down: a weight and the threshold of the card, one of them in hand; None
    where the card has no two numbers to move.
    """
    weights = [each for each in places(state) if each[:2] == place[:2] and each[2] is not None]
    if not weights:
        return None
    return place if place[2] is not None else weights[0], (*place[:2], None)


def way_gone(session: Session, pair: tuple[Place, Place]) -> Array:
    """Return where the class has had two numbers, as they are shown, one after another, (n, 2), undone moves
    left out.
    """
    items = session.timeline.items[: session.timeline.position + 1]
    learned = (state for state in items if state.phase == "learn")
    found = []
    for (changes, _weights), states in groupby(learned, lambda state: (state.changes, state.weights)):
        state = next(states)
        network = state.network_with(changes)  # not `network`, which each of thousands of states would keep
        found.append([number_value(state, network, place) for place in pair])
    return np.array(found, dtype=float)


def hand_valley_lines(session: Session, place: Place, cells: int, height: int) -> list[Line]:
    """Paint the valley for (cells, height); say why where there is none."""
    state = session.state
    pair = pair_of(state, place)
    shown = shown_lessons(state)
    if pair is not None and not shown and (why := empty_because(state)):
        return [[(f" {why}", "bold")]]
    if pair is None or not shown:
        return [[(_(" Pas de vallée à montrer : il faut un exemple et deux nombres sur la carte."), "bold")]]
    columns, rows = valley_size(cells, height)
    way = way_gone(session, pair)
    least = _LEAST * state.activity.by_hand_step
    axes = _axis(state, pair[0]), _axis(state, pair[1])
    ways = [Way(_("la classe"), way)]
    view = valley_view(board_problem(state), parameters(state.network), axes, ways, (columns, rows), least)
    return valley_lines(view, cells, height)


def _axis(state: State, place: Place) -> Axis:
    return Axis(number_name(state, place), Number(*place), is_constant(state, place))
