"""A session: the states that its moves led to, and the room."""

from __future__ import annotations

from collections.abc import Iterable

from connecte.content.activity import Activity
from connecte.language.value import Value, replace
from connecte.session.moves import Move
from connecte.session.room.room import Room, stage
from connecte.session.room.room_events import RoomEvent
from connecte.session.rules.adapt import Carried
from connecte.session.rules.apply import apply
from connecte.session.rules.learning import lessons
from connecte.session.state import State, opening
from connecte.session.states import States


class Session(Value):
    """A session. It never changes: each method returns the session after the change."""

    timeline: States
    """The states reached one after another, and which of them is the present one."""
    room: Room = Room()
    """Clock, number of pupils, blank board."""

    @classmethod
    def start(cls, activity: Activity) -> Session:
        """Return a session of this activity without moves."""
        return cls(States((opening(activity),)))

    @property
    def state(self) -> State:
        """The present state."""
        return self.timeline.current

    @property
    def before_change(self) -> State | None:
        """The last earlier state with other numbers on the cards as the class has seen them, undone moves left
        out.

        None if there is none, or if the examples on the board have changed since.
        """
        now, earlier = self.state, self.timeline.items[: self.timeline.position]
        moved = now.seen_changes, now.weights
        found = next((s for s in reversed(earlier) if (s.seen_changes, s.weights) != moved), None)
        return found if found is not None and lessons(found) == lessons(now) else None

    def play(self, move: Move) -> Session:
        """Return the session after a move; the same session if the move is not legal."""
        timeline = _after(self.timeline, move)
        return self if timeline is self.timeline else replace(self, timeline=timeline)

    def play_all(self, moves: Iterable[tuple[Move, float | None]]) -> Session:
        """Return the session after moves, each played `at` its time: found faster than one after another,
        because no session is made between them.
        """
        timeline, clock = self.timeline, self.room.clock
        for move, at in moves:
            if at is not None:
                clock = clock.at(at, stage(timeline.current, self.room))
            timeline = _after(timeline, move)
        return replace(self, timeline=timeline, room=replace(self.room, clock=clock))

    def with_event(self, event: RoomEvent) -> Session:
        """Return the session after a room event."""
        return replace(self, room=self.room.after(event))

    @property
    def stage(self) -> str:
        """The part of the run sheet that the class is at."""
        return stage(self.state, self.room)

    def at(self, now: float | None) -> Session:
        """Return the session with its clock brought up to `now`, in seconds; the same for None."""
        if now is None:
            return self
        return replace(self, room=replace(self.room, clock=self.room.clock.at(now, self.stage)))

    def with_activity(self, activity: Activity) -> Session:
        """Return the session with every state carried over to a changed activity."""
        if activity == self.state.activity:
            return self
        carried = Carried(self.state.activity, activity)
        states = tuple(carried.state(state) for state in self.timeline.items)
        return replace(self, timeline=States(states, self.timeline.position))

    def undo(self) -> Session:
        """Return the session as before the last move."""
        return replace(self, timeline=self.timeline.moved(-1))

    def redo(self) -> Session:
        """Return the session as before the last undo."""
        return replace(self, timeline=self.timeline.moved(1))


def _after(timeline: States, move: Move) -> States:
    """Return the states after a move; the same where the move is not legal."""
    before = timeline.current
    after = apply(before, move)
    return timeline if after is before or after == before else timeline.push(after)
