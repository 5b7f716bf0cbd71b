"""A process of its own in a pseudo-terminal, as a person would use it. Not for Windows."""

from __future__ import annotations

import atexit
import os
import select
import subprocess
import sys
import time


class Terminal:
    """A process in a terminal of (lines, columns)."""

    def __init__(self, *arguments: str, size: tuple[int, int] = (24, 80)) -> None:
        import fcntl
        import pty
        import struct
        import termios

        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
        environment = os.environ | {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
        self.process = subprocess.Popen(
            [sys.executable, *arguments], stdin=slave, stdout=slave, stderr=slave, env=environment
        )
        os.close(slave)
        self.seen = b""
        atexit.register(self.process.kill)  # also where what measures it fails

    def wait_for(self, text: str, seconds: float = 20) -> None:
        """Until the text is written, after what was waited for before."""
        end = time.perf_counter() + seconds
        while text.encode() not in self.seen:
            ready, _, _ = select.select([self.master], [], [], 0.2)
            if ready:
                self.seen += os.read(self.master, 65536)
            if time.perf_counter() > end:
                raise TimeoutError(text)
        self.seen = self.seen.split(text.encode(), 1)[1]

    def drain(self, quiet: float = 0.3) -> None:
        """Until nothing more is written; what was, is not waited for."""
        while select.select([self.master], [], [], quiet)[0]:
            os.read(self.master, 65536)
        self.seen = b""

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self.master, keys.encode())

    def close(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.wait()
        os.close(self.master)
