"""A Textual app that does nothing but update one line at a key: what ours are measured beside."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from tests.benchmark.measure import inform, tell, timed
from tests.terminal import Terminal

BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    keys = 0
    def compose(self):
        yield Static("Quelle")
    def on_key(self):
        self.keys += 1
        self.query_one(Static).update(f"Touche {self.keys} /")
Bare().run()
"""


class BareApp:
    """The bare app, running beside ours in a terminal of the same size."""

    def __init__(self, size: tuple[int, int] = (24, 80)) -> None:
        self._terminal = Terminal("-c", BARE, size=size)
        self._terminal.wait_for("Quelle")
        self._keys = 0
        time.sleep(0.5)  # what it does after its first screen is not what is measured
        self.key()

    def key(self) -> float:
        """Seconds from a key to the line that counts it."""
        self._keys += 1

        def press() -> None:
            self._terminal.type(" ")
            self._terminal.wait_for(f" {self._keys} /" if self._keys % 10 == 0 else f"{self._keys % 10} /")

        return timed(press)

    def close(self) -> None:
        """End it."""
        self._terminal.close()


class Paired:
    """Times of ours, each followed by one of the bare app's keys."""

    def __init__(self, bare: BareApp) -> None:
        self._bare = bare
        self.ours: list[float] = []
        self.bare: list[float] = []

    def add(self, work: Callable[[], object]) -> None:
        """Measure ours, then the bare app."""
        self.ours.append(timed(work))
        time.sleep(0.05)  # what follows the line that was waited for is not in the next time
        self.bare.append(self._bare.key())
        time.sleep(0.02)

    @property
    def ratio(self) -> float:
        """The median of ours by that of the bare app."""
        return statistics.median(self.ours) / statistics.median(self.bare)

    def tell(self, what: str, target: float) -> None:
        """Whether the ratio meets its target, and the times themselves."""
        tell(f"{what} / a bare app's key", self.ratio, target, "x")
        inform(f"{what}, median", statistics.median(self.ours) * 1000, "ms")
        inform("a bare app's key, median", statistics.median(self.bare) * 1000, "ms")
