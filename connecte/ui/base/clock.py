"""A clock that also calls back: what a screen does at regular intervals or after a moment's rest goes
through it, so that a test makes these calls itself and never waits for them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from textual.message_pump import MessagePump

from connecte.session.store.clock import Clock


class Pending(Protocol):
    """A call that is still to come."""

    def stop(self) -> None:
        """Make it no more."""


class TickingClock(Clock):
    """The machine's clocks and textual's timers."""

    def every(self, owner: MessagePump, seconds: float, call: Callable[[], None]) -> None:
        """Make a call again and again, as long as its owner lives."""
        owner.set_interval(seconds, call)

    def after(self, owner: MessagePump, seconds: float, call: Callable[[], None]) -> Pending:
        """Make a call once, unless it is stopped before or its owner has gone."""
        return owner.set_timer(seconds, call)


TICKING = TickingClock()
