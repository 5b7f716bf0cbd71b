"""One process a journal: a lock that the system lets go when the process ends, however it ends."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from connecte.session.store.disk.plain import create, open_plain

if sys.platform == "win32":
    import msvcrt

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


def take(path: Path) -> int:
    """An existing plain file, locked: only what is read under the lock may be written over. Raises
    OSError; BlockingIOError where another process holds it.
    """
    while True:
        file = open_plain(path, os.O_RDWR)
        if not hold(file):
            os.close(file)
            raise BlockingIOError
        try:
            if _names(path, file):
                return file
        except OSError:
            os.close(file)
            raise
        os.close(file)  # another one came into its place before it was ours


def begin(path: Path) -> tuple[int, bool]:
    """A file with nothing in it, locked, and whether it is new. Raises OSError; FileExistsError where
    there is something in it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        file, new = create(path), True
    except FileExistsError:
        file, new = take(path), False
    if new and not hold(file):
        os.close(file)
        raise BlockingIOError
    if os.fstat(file).st_size:
        os.close(file)
        raise FileExistsError
    return file, new


def _names(path: Path, file: int) -> bool:
    there, here = path.stat(), os.fstat(file)
    return (there.st_dev, there.st_ino) == (here.st_dev, here.st_ino)
