"""A clock that also makes calls.

What a screen does at intervals or after a pause goes through this clock, so that a test can make these
calls itself instead of waiting for them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from textual.message_pump import MessagePump

from connecte.session.store.clock import Clock


class Pending(Protocol):
    """A call that has not been made yet."""

    def stop(self) -> None:
        """Cancel the call."""


class TickingClock(Clock):
    """The machine's clocks, and textual's timers."""

    def every(self, owner: MessagePump, seconds: float, call: Callable[[], None]) -> None:
        """Make a call at regular intervals, as long as its owner exists."""
        owner.set_interval(seconds, call)

    def after(self, owner: MessagePump, seconds: float, call: Callable[[], None]) -> Pending:
        """Make a call once, unless it is stopped before or its owner is gone."""
        return owner.set_timer(seconds, call)


TICKING = TickingClock()
