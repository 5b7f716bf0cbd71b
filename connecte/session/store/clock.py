"""The machine's clocks. Code that needs the time is passed a `Clock`, so that tests can pass their own."""

from __future__ import annotations

import time
from datetime import datetime


class Clock:
    """The machine's own clocks, in seconds."""

    def monotonic(self) -> float:
        """Return seconds since an unspecified moment; only differences are meaningful."""
        return time.monotonic()

    def wall(self) -> float:
        """Return seconds since the epoch."""
        return time.time()

    def date(self) -> datetime:
        """Return the local date and time, to the second."""
        return datetime.fromtimestamp(int(self.wall()))


MACHINE = Clock()
