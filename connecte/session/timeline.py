"""A place in a sequence: back, forward, go to. Undo and replay are both this."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Timeline(Generic[T]):
    """`items` holds at least one; `position` always lies inside.

    For undo the items are states; for replay they are `range(iterations + 1)`.
    """

    items: Sequence[T]
    position: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.position < len(self.items):
            raise ValueError("a timeline stands on one of its items")

    @property
    def current(self) -> T:
        """The item stood on."""
        return self.items[self.position]

    @property
    def last(self) -> int:
        """The last position."""
        return len(self.items) - 1

    def go_to(self, position: int) -> Timeline[T]:
        """The same items from another place; past an end, at that end."""
        return replace(self, position=min(max(position, 0), self.last))

    def back(self, steps: int = 1) -> Timeline[T]:
        """`steps` earlier."""
        return self.go_to(self.position - steps)

    def forward(self, steps: int = 1) -> Timeline[T]:
        """`steps` later."""
        return self.go_to(self.position + steps)

    def push(self, item: T) -> Timeline[T]:
        """`item` after the current one, in place of what followed."""
        return Timeline((*self.items[: self.position + 1], item), self.position + 1)
