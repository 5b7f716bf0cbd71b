"""The states of a session in order; undo and redo go back and forward among them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from connecte.session.state import State


@dataclass(frozen=True)
class States:
    """A list of at least one state, and the position of the present one in it."""

    items: tuple[State, ...]
    position: int = 0

    @property
    def current(self) -> State:
        """The present state."""
        return self.items[self.position]

    def moved(self, by: int) -> States:
        """Return the states with the position moved by `by`, but not past either end."""
        return replace(self, position=min(max(self.position + by, 0), len(self.items) - 1))

    def push(self, state: State) -> States:
        """Return the states with `state` after the present one, replacing those that followed it."""
        return States((*self.items[: self.position + 1], state), self.position + 1)
