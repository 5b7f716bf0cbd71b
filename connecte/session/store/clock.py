"""The one place that reads the machine's clocks. Whoever needs the time is handed a `Clock`, so that
a test hands in one that it turns.
"""

from __future__ import annotations

import time
from datetime import datetime


class Clock:
    """The machine's own clocks, in seconds."""

    def monotonic(self) -> float:
        """Seconds since some moment; only differences mean something."""
        return time.monotonic()

    def wall(self) -> float:
        """Seconds of the epoch."""
        return time.time()

    def date(self) -> datetime:
        """Date and time of the day where the user is, to the second."""
        return datetime.fromtimestamp(int(self.wall()))


MACHINE = Clock()
