"""The program with a watch on its keys: `python -m tests.terminals.watched ARGUMENTS`.

A key is answered when all that it has brought about is done. After each F12, which means nothing on any
screen, a line is added to the file `CONNECTE_WATCH`: the longest that a key took to be answered since the
line before, in seconds of the clock and in those of the processor that this process used meanwhile.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from textual import events
from textual.message import Message

from connecte.cli import main
from connecte.ui.base.window.terminal.driver import TerminalDriver
from connecte.ui.base.window.terminal.in_order import InOrderApp

MARK = "f12"


def now() -> tuple[float, float]:
    """Seconds of the clock, and of the processor."""
    return time.monotonic(), time.process_time()


def watch(path: Path) -> None:
    """Have the answers told there from here on."""
    take, hand_on = TerminalDriver.process_message, InOrderApp._hand_on
    typed: dict[int, tuple[float, float]] = {}
    longest = [0.0, 0.0]

    def taken(driver: TerminalDriver, message: Message) -> None:
        if isinstance(message, events.Key):
            typed[id(message)] = now()
        take(driver, message)

    async def handed_on(app: InOrderApp) -> None:
        key = app._under_way
        if key is not None and (since := typed.pop(id(key), None)) is not None:
            longest[:] = [
                max(most, end - start) for most, end, start in zip(longest, now(), since, strict=True)
            ]
            if key.key == MARK:
                with path.open("a", encoding="utf-8") as lines:
                    lines.write(f"{longest[0]} {longest[1]}\n")
                typed.clear()
                longest[:] = [0.0, 0.0]
        await hand_on(app)

    TerminalDriver.process_message = taken  # type: ignore[method-assign]
    InOrderApp._hand_on = handed_on  # type: ignore[method-assign]


if __name__ == "__main__":
    watch(Path(os.environ["CONNECTE_WATCH"]))
    sys.exit(main())
