"""The program in a pseudo-terminal whose size, end and signals the tests have in hand."""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import termios
import time

from tests.terminal import Terminal

LEFT = b"\x1b[?1049l"
"""What leaves the alternate screen."""
NO_MOUSE = b"\x1b[?1003l"
CODES = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|[()].|[=>])")


class Played(Terminal):
    """Keeps all that was written."""

    def __init__(self, *arguments: str, size: tuple[int, int] = (24, 80), module: str = "connecte") -> None:
        super().__init__("-m", module, *arguments, size=size)
        self.written = bytearray()  # bytes would be copied at each piece, which takes an hour's time
        self.open = True

    def read(self, seconds: float) -> bool:
        """Whether something was written in that time."""
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.master, 65536)
        except OSError:  # nobody has the other side any more
            self.open = False
            return False
        self.written += data
        self.seen += data
        return True

    def wait_for(self, text: str, seconds: float = 30) -> None:
        """Until the text is written, after what was waited for before; raises where it never is."""
        end = time.monotonic() + seconds
        while text not in self.text:
            if (not self.read(0.2) and self.process.poll() is not None) or time.monotonic() > end:
                raise AssertionError(f"{text!r} never came:\n{self.text[-3000:]}")
        self.seen = b""

    @property
    def text(self) -> str:
        """What was written since, without what colours it and moves the cursor."""
        return CODES.sub("", self.seen.decode("utf-8", "ignore"))

    def send(self, data: bytes, seconds: float = 30) -> None:
        """Type bytes, however many; what is written meanwhile is read."""
        end = time.monotonic() + seconds
        while data:
            if time.monotonic() > end or self.process.poll() is not None:
                raise AssertionError(f"nobody reads what is typed:\n{self.text[-3000:]}")
            if select.select([], [self.master], [], 0.01)[1]:
                data = data[os.write(self.master, data[:2048]) :]
            self.read(0)

    def resize(self, columns: int, lines: int) -> None:
        """Another size of the window; the system tells the program."""
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.process.send_signal(signal.SIGWINCH)

    def end(self, seconds: float = 60) -> int:
        """The exit code, once the program has ended by itself."""
        limit = time.monotonic() + seconds
        while self.process.poll() is None:
            self.read(0.1)
            if time.monotonic() > limit:
                raise AssertionError(f"it did not end:\n{self.text[-3000:]}")
        while self.open and self.read(0):
            pass
        return self.process.returncode
