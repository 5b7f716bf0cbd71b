"""Bytes of a terminal as textual's messages, whatever they are."""

from __future__ import annotations

import codecs
import locale
import re
from collections.abc import Callable, Generator, Iterable, Iterator

from textual import events, messages
from textual._parser import Read1
from textual._time import get_time
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.keys import Keys
from textual.message import Message

ESCAPE_DELAY = 0.3
"""Seconds after which Escape is a key of its own: a slow line splits what an arrow sends."""
ALT_DELAY = 0.1
"""Seconds after which the letter that follows Escape is a key of its own, and not one with Alt."""
PASTE_DELAY = 1.0
"""Seconds of silence after which a paste that was never closed is closed."""
LARGEST_PASTE = 256_000
"""Characters of a paste that are kept, as many as an activity's file can have bytes."""

_KITTY_EVENT = re.compile(r"(\x1b\[[\d:]*;\d*):(\d+)([;\d:]*[u~A-Z])")
_RELEASED = "3"
_UNPASTED = {0x00: None, 0x1B: None}


def _patient(timeout: float | None = None) -> Read1:
    return Read1(None if timeout is None else ESCAPE_DELAY)


class _Parser(XTermParser):
    """Textual's parser, for sequences that it stumbles over."""

    read1 = staticmethod(_patient)  # type: ignore[assignment]

    @property
    def mouse_pixels(self) -> bool:
        """Never: it is for terminals that report their size by themselves, which ours are not asked to."""
        return False

    @mouse_pixels.setter
    def mouse_pixels(self, value: bool) -> None:
        pass

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterator[events.Key]:
        # The kitty protocol can tell presses, repeats and releases apart; textual reads no such number.
        event = _KITTY_EVENT.fullmatch(sequence)
        if event is not None and event[2] == _RELEASED:
            yield events.Key(Keys.Ignore, sequence)
            return
        if event is not None:
            sequence = event[1] + event[3]
        try:
            yield from super()._sequence_to_key_events(sequence, alt)
        except (ValueError, OverflowError):  # a number that is no character
            yield events.Key(Keys.Ignore, sequence)


class Keyboard:
    """Reads what a terminal sends. `failed` is called with what the parser raises."""

    def __init__(self, failed: Callable[[Exception], None], encoding: str | None = None) -> None:
        name = encoding or locale.getencoding()
        if codecs.lookup(name).name == "ascii":
            name = "utf-8"  # a machine without a locale says nothing about its terminal
        # A byte that means nothing in this encoding is left out.
        self._decode = codecs.getincrementaldecoder(name)("ignore").decode
        self._failed = failed
        self._parser = _Parser()
        self._tail = ""  # the last of what was read, where the mark of a paste may begin
        self._pasted: str | None = None  # the paste under way
        self._paste_ends = 0.0
        self._last_read = 0.0

    def read(self, data: bytes) -> Iterator[Message]:
        """Return the messages that these bytes complete."""
        text, before = self._decode(data), self._last_read
        self._last_read = get_time()
        if self._tail.endswith("\x1b") and text[:1] not in "[O" and self._last_read > before + ALT_DELAY:
            yield from self._guarded(self._end_escape)
        while text:
            text = yield from self._read_keys(text) if self._pasted is None else self._read_paste(text)

    def tick(self) -> Iterator[Message]:
        """Return the messages that only time completes. To be called about ten times a second."""
        if self._pasted is None:
            yield from self._guarded(self._parser.tick)
        elif get_time() >= self._paste_ends:
            yield self._end_paste()

    def _end_escape(self) -> Iterable[Message]:
        self._parser._timeout_time = 0.0 if self._parser._timeout_time is not None else None
        return self._parser.tick()

    def _read_keys(self, text: str) -> Generator[Message, None, str]:
        """Read up to where a paste begins; return what is left."""
        known = self._tail + text
        begin = known.find(BRACKETED_PASTE_START)
        before = text if begin < 0 else text[: max(0, begin - len(self._tail))]
        if before:
            yield from self._guarded(lambda: self._parser.feed(before))
        if begin < 0:
            self._tail = known[1 - len(BRACKETED_PASTE_START) :]
            return ""
        self._parser = _Parser()  # it may have read the beginning of the mark
        self._pasted, self._tail = "", ""
        self._paste_ends = get_time() + PASTE_DELAY
        return known[begin + len(BRACKETED_PASTE_START) :]

    def _read_paste(self, text: str) -> Generator[Message, None, str]:
        """Up to where it ends; returns what is left. Textual's parser would take every Escape in it for
        a key.
        """
        self._paste_ends = get_time() + PASTE_DELAY
        body, end, rest = (self._tail + text).partition(BRACKETED_PASTE_END)
        # What may be the beginning of the mark waits for the rest of it.
        self._tail = body[1 - len(BRACKETED_PASTE_END) :] if not end else ""
        assert self._pasted is not None
        if len(self._pasted) < LARGEST_PASTE:
            self._pasted += body.removesuffix(self._tail)
        if end:
            yield self._end_paste()
        return rest

    def _end_paste(self) -> events.Paste:
        text, self._pasted, self._tail = (self._pasted or "") + self._tail, None, ""
        return events.Paste(text.translate(_UNPASTED)[:LARGEST_PASTE])

    def _guarded(self, read: Callable[[], Iterable[Message]]) -> Iterator[Message]:
        try:
            for message in read():
                # The terminal's size is asked for where it is needed, not believed from its keys.
                if not isinstance(message, (events.Resize, messages.InBandWindowResize)):
                    yield message
        except Exception as error:
            self._failed(error)
            self._parser = _Parser()
