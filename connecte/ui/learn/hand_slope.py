"""The cost over the threshold of a card in hand: what its picture is painted from (reference §5).

The cost is the training's, with the examples on the cards. It needs numpy, so it is imported only when the
picture is opened.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from connecte.content.activity import Activity
from connecte.content.runs.problem import parameters
from connecte.content.runs.trial import Trial, new_run
from connecte.core.landscape.curve import costs_over, slope
from connecte.core.landscape.valley import around, map_of, way_of
from connecte.core.learning.activation import Array
from connecte.core.learning.backprop import gradients
from connecte.core.learning.explain import Place
from connecte.core.learning.problem import pack, sizes
from connecte.core.replay.recording import Recording
from connecte.language.i18n import _
from connecte.session.room.room_events import Project
from connecte.session.rules.hand.hint import board_problem
from connecte.session.rules.learning import shown_lessons
from connecte.session.session import Session
from connecte.session.state import State
from connecte.session.story.slope_words import computer_sentence, cost_sentence, step_sentence
from connecte.ui.chart.map_text import MapView, Way
from connecte.ui.chart.slope_text import SlopeView, sample_values, slope_lines
from connecte.ui.learn.learn_text import empty_because
from connecte.ui.learn.numbers.roc_hand import hand_roc_lines
from connecte.ui.paint.lines import Line, fit, within
from connecte.ui.paint.wrapping import wrapped

_MOST_ITERATIONS = 5000
"""Iterations of the computer's way at most: they are computed here, in less than a tenth of a second."""
_POINTS = 200
"""Points of the computer's way at most."""


@dataclass(frozen=True)
class HandSlope:
    """Which number is looked at, in which session."""

    session: Session
    place: tuple[int, int]
    """The card, as (layer, neuron)."""
    other: tuple[int, int] | None
    """The card whose threshold goes across the map; None for the steepest other of the layer."""
    is_roc: bool = False
    """Whether how an output decides as its threshold turns is shown in place of the cost."""


def projected(state: State, place: tuple[int, int], other: tuple[int, int] | None) -> Project:
    """Return what tells the boards to show this picture."""
    places = state.activity.places
    second = 0 if other is None else 1 + places.index(other)
    return Project("slope", places.index(place) * (len(places) + 1) + second)


def hand_slope_of(session: Session, at: int) -> HandSlope:
    """Return what the facilitator looks at; numbers that no card has lead to the first."""
    places = session.state.activity.places
    first, second = divmod(max(0, at), len(places) + 1)
    return HandSlope(session, places[min(first, len(places) - 1)], places[second - 1] if second else None)


def no_slope(state: State) -> str:
    """Say why the cards of this state have no slope to show; "" where they have one."""
    if not shown_lessons(state):
        return empty_because(state) or _("Aucun exemple sur les cartes : rien à améliorer.")
    if any(neuron.answer != "excess" for layer in state.network.layers for neuron in layer.neurons):
        return _(
            "Ces cartes montrent 0 ou 1 : un seuil qui bouge un peu ne change rien, ou tout d'un coup. "
            "Il n'y a pas de pente à suivre."
        )
    return ""


def hand_slope_lines(view: HandSlope, cells: int, height: int) -> list[Line]:
    """Paint what the cost is, its curve over the threshold in hand, the slope there and one step."""
    if view.is_roc:
        return hand_roc_lines(view.session.state, view.place[1], cells, height, False)
    missing = no_slope(view.session.state)
    if missing:
        return within([[(f" {text}", "bold")] for text in wrapped(missing, cells - 2)], height)
    told: list[Line] = [[(f" {text}", "$muted")] for text in wrapped(cost_sentence(), cells - 2)]
    painted = slope_lines(slope_view(view), cells, height - len(told))
    return [fit(line, cells) for line in [*told, *painted]]


def slope_view(view: HandSlope) -> SlopeView:
    """Compute the curve of the cost, its slope, one step of 1 against it, and the map over two thresholds.

    The thresholds are those whose effect the class has seen.
    """
    state = view.session.state
    problem, values = board_problem(state), parameters(state.seen_network)
    place = Place(*view.place, None)
    found = slope(problem, values, place)
    costs = costs_over(problem, values, place, sample_values(found.value))
    step = -float(np.sign(found.gradient))
    after = float(costs_over(problem, values, place, [found.value + step])[0])
    name = _name(state, view.place)
    step_text = step_sentence(name, int(step), found.cost, after)
    map_view = _map(view, place)
    return SlopeView(
        name,
        True,
        found,
        np.where(np.isfinite(costs), costs, np.nan),
        step,
        " ".join(filter(None, (step_text, _computer_words(view, map_view)))),
        map_view,
    )


def _name(state: State, place: tuple[int, int]) -> str:
    return state.network.layers[place[0]].neurons[place[1]].name


def steepest_other(state: State, place: tuple[int, int]) -> tuple[int, int] | None:
    """Return the other card of the layer whose threshold changes the cost most; None if there is none."""
    found = gradients(board_problem(state), parameters(state.seen_network))
    slopes = np.abs(found.layers[place[0]].thresholds)
    if len(slopes) < 2:
        return None
    slopes[place[1]] = -1
    return place[0], int(np.argmax(slopes))


def _map(view: HandSlope, place: Place) -> MapView | None:
    state = view.session.state
    other = view.other if view.other not in (None, view.place) else steepest_other(state, view.place)
    if other is None:
        return None
    places = (Place(*other, None), place)
    values = parameters(state.seen_network)
    here = way_of(pack(values)[None], sizes(values), places)[0]
    across, down = (around(float(value)) for value in here)
    ways = [Way(_("la classe y est passée"), class_way(view.session, places))]
    run = computer_way(state, places)
    ways += [] if run is None else [Way(_("l'ordinateur y est passé"), run)]
    names = (_name(state, other), _name(state, view.place))
    found = map_of(board_problem(state), values, places, across, down)
    return MapView(names, found, (float(here[0]), float(here[1])), tuple(ways))


def _computer_words(view: HandSlope, map_view: MapView | None) -> str:
    """Say how far the computer has moved both thresholds; "" where the class has not watched it."""
    if map_view is None or len(map_view.ways) < 2:
        return ""
    first, last = (map_view.ways[1].points[row].tolist() for row in (0, -1))
    return computer_sentence(map_view.names, first, last, min(view.session.state.iteration, _MOST_ITERATIONS))


def class_way(session: Session, places: tuple[Place, Place]) -> Array:
    """Return where the class has had two thresholds, one after another, (n, 2), undone moves left out."""
    printed = [session.state.activity.network().layers[p.layer].neurons[p.neuron].threshold for p in places]
    found: list[tuple[float, float]] = []
    before: object = None
    for state in session.timeline.items[: session.timeline.position + 1]:
        if state.seen_changes is before:
            continue
        before = state.seen_changes
        moved = {(layer, neuron): by for layer, neuron, by in state.seen_changes}
        here = [at + moved.get((p.layer, p.neuron), 0) for at, p in zip(printed, places, strict=True)]
        if found[-1:] != [(here[0], here[1])]:
            found.append((here[0], here[1]))
    return np.array(found, dtype=float)


def computer_way(state: State, places: tuple[Place, Place]) -> Array | None:
    """Return where the run that the class has watched had two thresholds, (n, 2), the last of them where it
    was left; None where none was watched.
    """
    if state.activity.training is None or not state.iteration or state.run.start == "recorded":
        return None
    recording = _recording(state.activity, state.run)
    return way_of(_rows(state.activity, state.run, state.iteration), sizes(recording.at(0)), places)


@lru_cache(maxsize=2)  # another card in hand, or another size of the screen, has the same rows
def _rows(activity: Activity, trial: Trial, iteration: int) -> Array:
    """Return the packed numbers of the run on its way to an iteration, (n, numbers)."""
    recording = _recording(activity, trial)
    last = min(iteration, _MOST_ITERATIONS, recording.reached)
    return np.array([pack(recording.at(n)) for n in sorted({round(n) for n in np.linspace(0, last, _POINTS)})])


@lru_cache(maxsize=2)
def _recording(activity: Activity, trial: Trial) -> Recording:
    recording = new_run(activity, trial)
    for reached in recording.run():
        if reached >= _MOST_ITERATIONS:
            break
    return recording
