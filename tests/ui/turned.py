"""A clock that stands still until a test turns it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.message_pump import MessagePump

from connecte.ui.base.clock import TickingClock

START = 1_772_444_520.0
"""2 March 2026, 9:42 in UTC."""


@dataclass(eq=False)
class Call:
    """What is to be done at a time, again and again where there is a period."""

    owner: MessagePump
    at: float
    period: float
    call: Callable[[], None]
    stopped: bool = False

    def stop(self) -> None:
        self.stopped = True


class TurnedClock(TickingClock):
    """All that is due is called when the clock is turned, once, by whom it belongs to."""

    def __init__(self, wall: float = START) -> None:
        self._passed = 0.0
        self._wall = wall
        self._calls: list[Call] = []

    def monotonic(self) -> float:
        return self._passed

    def wall(self) -> float:
        return self._wall + self._passed

    def every(self, owner: MessagePump, seconds: float, call: Callable[[], None]) -> None:
        self._calls.append(Call(owner, 0, seconds, call))

    def after(self, owner: MessagePump, seconds: float, call: Callable[[], None]) -> Call:
        self._calls.append(Call(owner, self._passed + seconds, 0, call))
        return self._calls[-1]

    def turn(self, seconds: float) -> None:
        """So many seconds later. What is done at intervals is done once, also after none."""
        self._passed += seconds
        self._calls = [call for call in self._calls if not call.stopped and not call.owner._closing]
        for call in self._calls:
            if call.at <= self._passed:
                call.stopped = not call.period
                call.owner.call_later(call.call)
