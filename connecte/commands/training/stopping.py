"""Signals that end a program stop a training as Ctrl-C does, so that what is learned is kept."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator
from types import FrameType


class Stopped(KeyboardInterrupt):
    """A signal has stopped what was under way; `number` is the signal's."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


def _stop(number: int, _frame: FrameType | None) -> None:
    raise Stopped(number)


@contextlib.contextmanager
def stopped_by_signals() -> Iterator[None]:
    """Raise Stopped in the block when a signal ends the program or its terminal is closed. A signal that the
    program was started to ignore, as `nohup` has it, stays ignored.
    """
    names = ("SIGTERM", "SIGHUP")
    heard = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {each: signal.getsignal(each) for each in heard if signal.getsignal(each) is signal.SIG_DFL}
    for each in before:
        signal.signal(each, _stop)
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
