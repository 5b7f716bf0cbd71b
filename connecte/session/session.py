"""A session is a list of moves; its state is that list folded over the activity."""

from __future__ import annotations

from dataclasses import dataclass

from connecte.content.activity import Activity
from connecte.core.timeline import Timeline
from connecte.session.adapt import Carried
from connecte.session.moves import Move
from connecte.session.rules import apply
from connecte.session.state import State, opening


@dataclass(frozen=True)
class Session:
    """The states reached one after another, and which of them is the present one."""

    timeline: Timeline[State]

    @classmethod
    def start(cls, activity: Activity) -> Session:
        """Nothing done yet."""
        return cls(Timeline((opening(activity),)))

    @property
    def state(self) -> State:
        """The present state."""
        return self.timeline.current

    def play(self, move: Move) -> Session:
        """After the move; the same session where it is not legal."""
        after = apply(self.state, move)
        return self if after == self.state else Session(self.timeline.push(after))

    def with_activity(self, activity: Activity) -> Session:
        """The same moves on changed cards: every state reached, carried over to them."""
        if activity == self.state.activity:
            return self
        carried = Carried(self.state.activity, activity)
        states = tuple(carried.state(state) for state in self.timeline.items)
        return Session(Timeline(states, self.timeline.position))

    def undo(self) -> Session:
        """As before the last move."""
        return Session(self.timeline.back())

    def redo(self) -> Session:
        """As before the last undo."""
        return Session(self.timeline.forward())
