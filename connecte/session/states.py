"""The states of a session in order; undo and redo go back and forward among them."""

from __future__ import annotations

from collections.abc import Sequence

from connecte.language.value import forget
from connecte.session.state import State


class States:
    """At least one state, and the position of the present one among them. It never changes.

    Later values share the list of an earlier one as long as states are only added: a copy for each of
    5,000 moves would cost more than the rules.
    """

    __slots__ = ("_count", "_items", "position")

    def __init__(self, items: Sequence[State], position: int = 0) -> None:
        self._items = list(items)
        self._count = len(self._items)
        self.position = position

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, States):
            return NotImplemented
        return self.position == other.position and self.items == other.items

    def __hash__(self) -> int:
        return hash((self.position, self.items))

    @property
    def items(self) -> tuple[State, ...]:
        """All states, in order."""
        return tuple(self._items[: self._count])

    @property
    def current(self) -> State:
        """The present state."""
        return self._items[self.position]

    def _sharing(self, count: int, position: int) -> States:
        found = States.__new__(States)
        found._items, found._count, found.position = self._items, count, position
        return found

    def moved(self, by: int) -> States:
        """Return the states with the position moved by `by`, but not past either end."""
        return self._sharing(self._count, min(max(self.position + by, 0), self._count - 1))

    def push(self, state: State) -> States:
        """Return the states with `state` after the present one, replacing those that followed it.

        The present one forgets what was worked out for it: in thousands of states that is most of the memory.
        """
        forget(self.current)
        if self.position + 1 < len(self._items):  # later states, of this value or of another
            return States((*self._items[: self.position + 1], state), self.position + 1)
        self._items.append(state)
        return self._sharing(self._count + 1, self.position + 1)
