"""Keeps text that is not saved as a draft, so that little is lost when the program is killed."""

from __future__ import annotations

from pathlib import Path

from connecte.session.store.clock import Clock
from connecte.session.store.drafts import Drafts

_EVERY = 0.5
"""Seconds of typing after which the draft is written again."""


class Drafting:
    """The draft of one file. `drafts` is None where no drafts are kept."""

    def __init__(self, drafts: Drafts | None, path: Path, clock: Clock) -> None:
        self._drafts = drafts
        self._path = path
        self._clock = clock
        self._written = float("-inf")

    def found(self) -> str | None:
        """Return the draft of an earlier run; None where there is none."""
        return self._drafts.of(self._path) if self._drafts is not None else None

    def typed(self, text: str) -> None:
        """Write the draft while the user types, at most twice a second."""
        if self._clock.monotonic() - self._written >= _EVERY:
            self.keep(text)

    def keep(self, text: str) -> None:
        """Write the draft."""
        self._written = self._clock.monotonic()
        if self._drafts is not None:
            self._drafts.keep(self._path, text)

    def forget(self) -> None:
        """Remove the draft, because the text is saved or dropped."""
        if self._drafts is not None:
            self._drafts.drop(self._path)
