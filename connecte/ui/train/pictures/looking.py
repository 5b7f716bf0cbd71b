"""What of a training is looked at: one value for the screen, for its pictures and for the boards."""

from __future__ import annotations

from dataclasses import dataclass

from connecte.content.activity import Activity
from connecte.language.value import replace
from connecte.session.room.room_events import Watch
from connecte.session.state import State

SIMPLE = "simple"
SUMMARY = "summary"
SLOPE = "slope"
LINE = "line"
SEEN = "seen"
FOOLED = "fooled"


@dataclass(frozen=True)
class Looking:
    """What the class has in hand while a network learns."""

    picture: str = SIMPLE
    """The name of the picture in view."""
    chosen: tuple[int, int] = (0, 0)
    """The card whose links are bright: (layer, neuron)."""
    example: int = 0
    """The number of the example in hand."""
    log: bool = True
    """Whether charts have a logarithmic axis of iterations."""

    source: int | None = None
    """The source of the weight whose slope is shown; None for the threshold."""
    axes: int = 0
    """Which pair of inputs the plane has, see `plane_view`."""

    @property
    def axis_is_log(self) -> bool:
        """Whether the chart in view has a logarithmic axis: the summary's and the simple view's always have."""
        return self.log or self.picture in (SIMPLE, SUMMARY)

    def fitting(self, state: State) -> Looking:
        """Keep what the activity still has."""
        activity = state.activity
        chosen = self.chosen if self.chosen in activity.places else activity.places[0]
        sources = len(activity.source_names(chosen[0]))
        source = self.source if self.source is None or self.source < sources else None
        return replace(self, chosen=chosen, source=source, example=min(self.example, _examples(state) - 1))

    def next_card(self, state: State, by: int) -> Looking:
        """Take the card after, or before, in hand."""
        places, at = list(state.activity.places), self.chosen
        if self.picture == FOOLED:  # only outputs are fooled; of a hidden card the first is shown
            places = [place for place in places if place[0] == len(state.activity.layers) - 1]
            at = at if at in places else places[0]
        return replace(self, source=None, chosen=places[(places.index(at) + by) % len(places)])

    def next_example(self, state: State, by: int) -> Looking:
        """Take the example after, or before, in hand; where the slope is shown, another number."""
        if self.picture == SLOPE:
            return self._next_number(state, by)
        return replace(self, example=(self.example + by) % _examples(state))

    def _next_number(self, state: State, by: int) -> Looking:
        """Take the next number of the card in hand: its threshold, then its weights."""
        numbers = [None, *range(len(state.activity.source_names(self.chosen[0])))]
        return replace(self, source=numbers[(numbers.index(self.source) + by) % len(numbers)])

    def watch(self, iteration: int, playing: int, speed: int) -> Watch:
        """Make the event that lets boards show the same."""
        return Watch(self.picture, *self.chosen, self.example, self.log, iteration, playing, speed, self.axes)


def _examples(state: State) -> int:
    """Count the examples of the run in view."""
    return len(state.activity.examples_of(state.run.examples_of))


def first_looking(activity: Activity, watch: Watch | None) -> Looking:
    """Choose what is looked at first: in a resumed session what was looked at last, else the second output,
    which the workshop follows (reference §6); of outputs that are numbers the line.
    """
    if watch is not None and watch.is_of_training:
        return looking_of(watch)
    first = _first_of(activity)
    return first if watch is None else replace(first, picture=watch.picture)


def _first_of(activity: Activity) -> Looking:
    last = len(activity.layers) - 1
    if activity.is_numeric:
        return Looking(LINE, (last, 0))
    return Looking(chosen=(last, min(1, len(activity.layers[last].cards) - 1)))


def looking_of(watch: Watch) -> Looking:
    """Read an event of the room; its picture may be of another version or activity."""
    example, axes = max(0, watch.example), max(0, watch.axes)
    return Looking(watch.picture, (watch.layer, watch.neuron), example, watch.log, axes=axes)
