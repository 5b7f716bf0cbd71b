"""Keys take effect one after another, in the order in which they were pressed.

Textual forwards a key to what has the focus when the key is read. Of keys that come at once (typed
ahead, pasted, sent by a script) the later ones would go to the screen that the first of them leaves.
So a key waits until all that the one before has brought about is there: the screen that it opens has
its widgets and its focus.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from textual import events
from textual.app import App
from textual.dom import DOMNode

_ROUNDS = 3
"""How often the way from the focus to the app is gone after a key: a key's message may bring about
another one, and that one a screen.
"""
_LONGEST_WAIT = 1.0
"""Seconds after which a key no longer waits for the one before, whose widget may have gone on its way."""


class InOrderApp(App[int]):
    """Hands on one key at a time; a capital does what its small letter does, except where text is typed."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._seconds = seconds
        self._waiting: deque[events.Key] = deque()
        self._under_way: events.Key | None = None
        self._since = 0.0

    async def on_event(self, event: events.Event) -> None:
        """Keep a key back while another one is under way."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        self._waiting.append(event)
        if self._under_way is None or self._seconds() - self._since > _LONGEST_WAIT:
            await self._hand_on()

    async def _hand_on(self) -> None:
        if not self._waiting or not self.is_running:
            self._under_way = None
            return
        key = self._under_way = self._waiting.popleft()
        self._since = self._seconds()
        await super().on_event(self._small(key))
        self._follow(key, self.focused or self.screen, _ROUNDS)

    def _small(self, key: events.Key) -> events.Key:
        """Return the key of the small letter for a capital's, except where text is typed."""
        letter = key.character or ""
        if not (len(letter) == 1 and letter.isupper()):
            return key
        from textual.widgets import Input, TextArea  # a text area is much to import for a first screen

        if isinstance(self.focused, (Input, TextArea)):
            return key
        small = events.Key(letter.lower(), letter.lower())
        small.time = key.time
        return small

    def _follow(self, key: events.Key, node: DOMNode | None, rounds: int) -> None:
        """Go behind a key from what has the focus up to the app: what is done there is done before."""
        if key is not self._under_way:
            return  # it took too long, and others were handed on
        while node is not None and node is not self:
            above = node.parent
            if not node._closing and node.call_later(self._follow, key, above, rounds):
                return
            node = above
        if rounds > 1:
            self.call_later(self._again, key, rounds - 1)
        else:
            self.call_later(self._hand_on)

    def _again(self, key: events.Key, rounds: int) -> None:
        self._follow(key, self.focused or self.screen, rounds)
