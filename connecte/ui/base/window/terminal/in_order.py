"""Keys take effect one after another, in the order in which they were pressed.

Textual forwards a key to what has the focus when the key is read. Of keys that come at once (typed
ahead, pasted, sent by a script) the later ones would go to the screen that the first of them leaves.
So a key waits until all that the one before has brought about is there: the screen that it opens has
its widgets and its focus. More keys than anybody types ahead (a text pasted where the terminal does
not mark it as pasted, a cat on the keyboard) do not wait for their turn: the oldest are left out, so
that the newest, which may be the one that quits, is answered soon.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from textual import events
from textual.app import App
from textual.dom import DOMNode

from connecte.language.i18n import _

MOST_WAITING = 500
"""Keys that wait for their turn: more than a whole lesson typed ahead, and answered in a few seconds."""
_ROUNDS = 3
"""How often the way from the focus to the app is gone after a key: a key's message may bring about
another one, and that one a screen.
"""
_LONGEST_WAIT = 1.0
"""Seconds after which a key no longer waits for the one before, whose widget may have gone on its way."""


class _Behind:
    """Follows a key, a few times, from what has the focus up to the app: each node calls `go_up` after it has
    handled what the key led to, so that the next key is handed on when all of that is done.

    It posts `go_up` itself: a `call_later` makes a new partial, whose signature textual reads at each node.
    """

    def __init__(self, app: InOrderApp, key: events.Key) -> None:
        self._app, self._key = app, key
        self._rounds = _ROUNDS
        self._node: DOMNode | None = app.focused or app.screen

    def go_up(self) -> None:
        """Go one node up; from the app, the same way again, or hand on the next key."""
        app = self._app
        if self._key is not app._under_way:
            return  # it took too long, and others were handed on
        while self._node is not None and self._node is not app:
            node, self._node = self._node, self._node.parent
            if not node._closing and node.post_message(events.Callback(self.go_up)):
                return
        self._rounds -= 1
        app.post_message(events.Callback(self._again if self._rounds else app._hand_on))

    def _again(self) -> None:
        self._node = self._app.focused or self._app.screen
        self.go_up()


class InOrderApp(App[int]):
    """Hands on one key at a time; a capital does what its small letter does, except where text is typed."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._seconds = seconds
        self._waiting: deque[events.Key] = deque()
        self._under_way: events.Key | None = None
        self._since = 0.0
        self._has_left_out = False

    @property
    def keys_wait(self) -> bool:
        """Whether keys wait behind the one that is under way."""
        return bool(self._waiting)

    def on_last_key(self) -> None:
        """Called when all that the last of the waiting keys has brought about is there."""

    async def on_event(self, event: events.Event) -> None:
        """Keep a key back while another one is under way."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        self._waiting.append(event)
        if len(self._waiting) > MOST_WAITING and not self._is_writing:
            self._waiting.popleft()
            self._has_left_out = True
        if self._under_way is None or self._seconds() - self._since > _LONGEST_WAIT:
            await self._hand_on()

    async def _hand_on(self) -> None:
        if not self._waiting or not self.is_running:
            self._under_way = None
            if self._has_left_out and self.is_running:  # at the end: what a key says takes other messages away
                message = _("Trop de touches à la fois : une partie n'a pas été prise.")
                self.notify(message, severity="warning", markup=False, timeout=5)
            self._has_left_out = False
            self.on_last_key()
            return
        key = self._under_way = self._waiting.popleft()
        self._since = self._seconds()
        await super().on_event(self._small(key))
        _Behind(self, key).go_up()

    @property
    def _is_writing(self) -> bool:
        """Whether keys are a text, of which nothing may be lost."""
        from textual.widgets import Input, TextArea  # a text area is much to import for a first screen

        return isinstance(self.focused, (Input, TextArea))

    def _small(self, key: events.Key) -> events.Key:
        """Return the key of the small letter for a capital's, except where text is typed."""
        letter = key.character or ""
        if not (len(letter) == 1 and letter.isupper()) or self._is_writing:
            return key
        small = events.Key(letter.lower(), letter.lower())
        small.time = key.time
        return small
