"""A session is a list of moves; its state is that list folded over the activity."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from connecte.content.activity import Activity, StepName
from connecte.session.moves import Move
from connecte.session.room.room import Room, stage
from connecte.session.room.room_events import Aside
from connecte.session.rules.adapt import Carried
from connecte.session.rules.apply import apply
from connecte.session.rules.learning import lessons
from connecte.session.state import State, opening
from connecte.session.states import States


@dataclass(frozen=True)
class Session:
    """The states reached one after another, which of them is the present one, and the room."""

    timeline: States
    room: Room = field(default_factory=Room)

    @classmethod
    def start(cls, activity: Activity) -> Session:
        """Nothing done yet."""
        return cls(States((opening(activity),)))

    @property
    def state(self) -> State:
        """The present state."""
        return self.timeline.current

    @property
    def before_change(self) -> State | None:
        """The state before the last change of a threshold that counts: moves taken back do not.

        None where no threshold was moved, or where other examples are learned since.
        """
        now, earlier = self.state, self.timeline.items[: self.timeline.position]
        found = next((state for state in reversed(earlier) if state.changes != now.changes), None)
        return found if found is not None and lessons(found) == lessons(now) else None

    def play(self, move: Move) -> Session:
        """After the move; the same session where it is not legal."""
        after = apply(self.state, move)
        return self if after == self.state else replace(self, timeline=self.timeline.push(after))

    def beside(self, aside: Aside) -> Session:
        """After something beside the activity."""
        return replace(self, room=self.room.after(aside))

    @property
    def stage(self) -> StepName:
        """At which step of the run sheet the class is."""
        return stage(self.state, self.room)

    def at(self, now: float | None) -> Session:
        """The same session now, in seconds: what the clock says of it."""
        if now is None:
            return self
        return replace(self, room=replace(self.room, clock=self.room.clock.at(now, self.stage)))

    def with_activity(self, activity: Activity) -> Session:
        """The same moves on changed cards: every state reached, carried over to them."""
        if activity == self.state.activity:
            return self
        carried = Carried(self.state.activity, activity)
        states = tuple(carried.state(state) for state in self.timeline.items)
        return replace(self, timeline=States(states, self.timeline.position))

    def undo(self) -> Session:
        """As before the last move."""
        return replace(self, timeline=self.timeline.moved(-1))

    def redo(self) -> Session:
        """As before the last undo."""
        return replace(self, timeline=self.timeline.moved(1))
