"""Paints what the class's numbers say over a plane of two inputs, while they are moved by hand."""

from __future__ import annotations

from connecte.core.plane.field import of_cards
from connecte.language.i18n import _
from connecte.language.value import replace
from connecte.session.rules.learning import shown_lessons, shown_others, stand
from connecte.session.rules.walking import is_at_work
from connecte.session.state import State
from connecte.ui.chart.plane_text import LEFT, plane_lines, plane_size
from connecte.ui.chart.plane_view import Placed, PlaneView, plane_view, points_of
from connecte.ui.chart.plane_words import ReadingNeuron, frontier_lines, held_lines, sign_lines
from connecte.ui.paint.lines import Line, beside, fit, within

_BESIDE = 24
"""Cells that the words beside the plane need."""


def hand_plane_lines(state: State, in_hand: tuple[int, int], axes: int, cells: int, height: int) -> list[Line]:
    """Paint the plane, and beside it its signs and the frontier of the neuron in hand, (layer, neuron)."""
    layer, neuron = in_hand
    shown = hand_plane(state, axes)
    columns, _rows = plane_size(cells - _BESIDE, height)
    left = columns + LEFT + 1
    words: list[Line] = [[(_("Ce que disent les cartes"), "bold")]] if shown.said is not None else []
    words += [*held_lines(shown, cells - left), *sign_lines(shown), []]
    if layer == 0:
        activity, found = state.activity, state.network.layers[0].neurons
        neurons = [ReadingNeuron(each.name, each.weights, each.threshold) for each in found]
        is_compared = activity.decision == "largest" and len(activity.layers) == 1
        words += frontier_lines(neurons, neuron, activity.source_names(0), cells - left, is_compared)
    words = [fit(line, cells - left) for line in within(words, height)]
    return beside([plane_lines(shown, left - 1, height), words], [left, cells - left])


def hand_plane(state: State, axes: int = 0) -> PlaneView:
    """Return the plane with the examples of the board, and those that are not on it as kept aside; what the
    cards say of all of it only where the class is at work on none of its points.
    """
    shown, given = shown_lessons(state), shown_others(state)
    followed = next((each for each in (*shown, *given) if each.name == state.followed), None)
    held = followed.counts if followed is not None else state.values
    view = plane_view(state.activity, held, axes)
    points = [
        Placed(each.lesson.counts, each.lesson.label, aside, not each.verdict.right, each.lesson == followed)
        for group, aside in ((shown, False), (given, True))
        for each in stand(state.network, group)
    ]
    return replace(
        view, points=points_of(view, points), said=None if is_at_work(state) else of_cards(state.network)
    )
