"""The machine's clocks. Code that needs the time is passed a `Clock`, so that tests can pass their own."""

from __future__ import annotations

import time
from datetime import datetime, timedelta

_FURTHEST = 1e11
"""Seconds since the epoch of a clock that is set further than Python can tell: some three thousand years."""


class Clock:
    """The machine's own clocks, in seconds."""

    def monotonic(self) -> float:
        """Return seconds since an unspecified moment; only differences are meaningful."""
        return time.monotonic()

    def wall(self) -> float:
        """Return seconds since the epoch."""
        try:
            return time.time()
        except OverflowError:
            return _FURTHEST

    def date(self) -> datetime:
        """Return the local date and time, to the second."""
        return local_date(int(self.wall()))


def local_date(seconds: float) -> datetime:
    """Return the local date and time of seconds since the epoch, of any year: where the system does not know
    the local one, it is that of Greenwich.
    """
    try:
        return datetime.fromtimestamp(seconds)
    except (OSError, OverflowError, ValueError):
        most = (datetime.max - datetime(1970, 1, 1)).total_seconds()
        least = (datetime.min - datetime(1970, 1, 1)).total_seconds()
        return datetime(1970, 1, 1) + timedelta(seconds=min(max(seconds, least), most - 1))


MACHINE = Clock()
