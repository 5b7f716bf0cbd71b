"""Textual's driver for terminals of Linux and macOS, for the ways in which they really end.

A signal or the end of input ends the app as its own key does: the terminal is as before and the
journal is closed. What cannot be read is no key; what cannot be written is dropped.
"""

from __future__ import annotations

import asyncio
import os
import selectors
import signal
import sys
from datetime import datetime
from typing import IO, Any

from textual import events
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size
from textual.message import Message

from connecte.files.fault_log import note_fault
from connecte.ui.base.window.surviving import SurvivingApp
from connecte.ui.base.window.terminal.keyboard import Keyboard

_ENDING = [
    "TERM", "HUP", "INT", "QUIT", "ABRT", "USR1", "USR2", "ALRM", "VTALRM", "PROF", "XCPU", "IO", "PWR",
    "STKFLT",
]  # fmt: skip
ENDING = [getattr(signal, f"SIG{name}") for name in _ENDING if hasattr(signal, f"SIG{name}")]
"""Signals that end a program which does not catch them, and that no fault of its own sends. Not all systems
have all of them.
"""
LEAST = 20, 6
"""Columns and lines below which textual's own widgets cannot be laid out. In a smaller window nothing
can be read anyway.
"""
_TICK = 0.05
_AT_ONCE = 4096


class _Output:
    """A terminal's file, which takes all that is written once its terminal is gone."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> None:
        """Write, or drop."""
        self._or_drop(lambda: self._file.write(text))

    def flush(self) -> None:
        """Flush, or drop."""
        self._or_drop(self._file.flush)

    def fileno(self) -> int:
        """Return the file's number."""
        return self._file.fileno()

    def _or_drop(self, work: Any) -> None:
        try:
            work()
        except OSError:
            # What is left in the file's buffer would fail once more when the program ends.
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._file.fileno())
            os.close(nowhere)


class TerminalDriver(LinuxDriver):
    """Asks the terminal itself how large it is, and survives its end."""

    _app: SurvivingApp

    def __init__(self, app: SurvivingApp, **options: Any) -> None:
        super().__init__(app, **options)
        assert sys.__stderr__ is not None  # else no screen is opened
        self._output = _Output(sys.__stderr__)
        self._file = self._output  # type: ignore[assignment]

    def _get_terminal_size(self) -> tuple[int, int]:
        for file in (self._output.fileno(), self.fileno):
            try:
                width, height = os.get_terminal_size(file)
            except OSError:
                continue
            if width and height:
                return max(width, LEAST[0]), max(height, LEAST[1])
        return 80, 24

    def _query_in_band_window_resize(self) -> None:
        """Ask for nothing: the system tells when the size changes."""

    def start_application_mode(self) -> None:
        """Start as textual does, and listen for the signals that end a program."""
        super().start_application_mode()
        loop = asyncio.get_running_loop()
        for number in ENDING:
            loop.add_signal_handler(number, self._app.end_by, number)
        loop.add_signal_handler(signal.SIGWINCH, self._tell_size)
        loop.add_signal_handler(signal.SIGCONT, self._go_on)

    def _go_on(self) -> None:
        """Take the terminal again after a stop. A SIGSTOP is not heard, so the terminal was not left and
        may be as a shell wants it: it is left first. Textual would take it twice, read keys in two
        threads, one of which never ends, and leave the terminal without echo.
        """
        if not self._auto_restart:  # another program that the app has opened has the terminal
            return
        if self._writer_thread is not None and self._writer_thread.is_alive():
            self.suspend_application_mode()
        self.resume_application_mode()
        self._app.refresh(layout=True)

    def _tell_size(self) -> None:
        """The window has another size. Textual asks for it within the signal's handler, which the next
        signal interrupts: of two quick ones the older size would be told last.
        """
        size = Size(*self._get_terminal_size())
        self._app.post_message(events.Resize(size, size))

    def process_message(self, message: Message) -> None:
        """Release a mouse button at the next key where its release never came: the mouse left the window."""
        if isinstance(message, (events.Key, events.Paste)) and self._down_buttons:
            self._release()
        super().process_message(message)

    def _release(self) -> None:
        buttons, self._down_buttons = dict.fromkeys(self._down_buttons), []
        at = self._last_move_event
        x, y = (at.x, at.y) if at is not None else (0.0, 0.0)
        for button in buttons:
            up = events.MouseUp(None, x, y, 0, 0, button, False, False, False, screen_x=x, screen_y=y)
            super().process_message(up)

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as error:
            self._loop.call_soon_threadsafe(self._app._handle_exception, error)

    def run_input_thread(self) -> None:
        """Read until the app ends, or the terminal."""
        keyboard = Keyboard(self._note)
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_TICK):
                    data = self._read()
                    if not data:
                        self._loop.call_soon_threadsafe(self._app.end_by, signal.SIGHUP)
                        return
                    for message in keyboard.read(data):
                        self.process_message(message)
                for message in keyboard.tick():
                    self.process_message(message)

    def _note(self, error: Exception) -> None:
        note_fault(error, datetime.now())

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, _AT_ONCE)
        except OSError:  # so it ends where the other side of a pseudo-terminal is closed
            return b""
