"""The states of a session, one after another: undo and redo go back and forward among them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from connecte.session.state import State


@dataclass(frozen=True)
class States:
    """At least one state, and which of them is the present one."""

    items: tuple[State, ...]
    position: int = 0

    @property
    def current(self) -> State:
        """The present state."""
        return self.items[self.position]

    def moved(self, by: int) -> States:
        """The same states with an earlier or later one present; past an end, the one there."""
        return replace(self, position=min(max(self.position + by, 0), len(self.items) - 1))

    def push(self, state: State) -> States:
        """`state` after the present one, in place of those that followed."""
        return States((*self.items[: self.position + 1], state), self.position + 1)
