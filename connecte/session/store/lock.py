"""One process a journal: a lock that the system lets go when the process ends, however it ends."""

from __future__ import annotations

import contextlib
import sys

if sys.platform == "win32":
    import msvcrt
    import os

    _FAR = 1 << 40  # a byte beyond any journal, so that others can still read it

    def hold(file: int) -> bool:
        """Whether the lock is ours now."""
        os.lseek(file, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def release(file: int) -> None:
        """Let the lock go."""
        with contextlib.suppress(OSError):
            os.lseek(file, _FAR, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def hold(file: int) -> bool:
        """Whether the lock is ours now; a folder that knows no locks gives it to everyone."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True

    def release(file: int) -> None:
        """Let the lock go."""
        with contextlib.suppress(OSError):
            fcntl.flock(file, fcntl.LOCK_UN)
