"""A lock that gives a journal to one process; the system releases it when the process ends."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from pathlib import Path

from connecte.files.folders import make_folder
from connecte.session.store.disk.plain import create, open_plain

_MOMENT = 0.01
"""Seconds after which a lock that was busy is tried once more."""

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30
    """A byte after the end of any journal, so that others can still read it."""

    def _change(file: int, how: int) -> bool:
        """Lock or unlock the byte, and leave the file where it stood; return whether that was possible."""
        place = os.lseek(file, 0, os.SEEK_CUR)
        os.lseek(file, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(file, how, 1)
        except OSError:
            return False
        finally:
            os.lseek(file, place, os.SEEK_SET)
        return True

    def hold(file: int) -> bool:
        """Try to take the lock; return whether it was taken."""
        return _change(file, msvcrt.LK_NBLCK)

    def _hold_for_a_moment(file: int) -> bool:
        """Return whether the lock is free."""
        free = hold(file)
        if free:
            release(file)
        return free

    def release(file: int) -> None:
        """Release the lock."""
        with contextlib.suppress(OSError):
            _change(file, msvcrt.LK_UNLCK)

else:
    import fcntl

    def hold(file: int) -> bool:
        """Try to take the lock; return whether it was taken, or cannot exist on this file system."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True

    def _hold_for_a_moment(file: int) -> bool:
        """Return whether the lock is free. It is taken as readers do, so that two boards do not meet."""
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            return False
        release(file)
        return True

    def release(file: int) -> None:
        """Release the lock."""
        with contextlib.suppress(OSError):
            fcntl.flock(file, fcntl.LOCK_UN)


def take(path: Path) -> int:
    """Open and lock an existing plain file.

    Only what is read under the lock may be overwritten. Raises OSError; BlockingIOError if another
    process holds the lock.
    """
    while True:
        file = open_plain(path, os.O_RDWR)
        if not hold(file):
            time.sleep(_MOMENT)  # a board may be asking at this moment whether it is held
            if not hold(file):
                os.close(file)
                raise BlockingIOError
        try:
            if _names(path, file):
                return file
        except OSError:
            os.close(file)
            raise
        os.close(file)  # the file was replaced before it was locked


def begin(path: Path) -> tuple[int, bool]:
    """Open and lock an empty file, creating it if needed; return it and whether it is new.

    Raises OSError; FileExistsError if the file is not empty.
    """
    make_folder(path.parent)
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


def is_held(path: Path) -> bool:
    """Return whether a process holds the lock of a file, or nobody can tell; a file that does not exist is not
    held.
    """
    try:
        file = open_plain(path)
    except OSError:
        return False
    try:
        return not _hold_for_a_moment(file)
    finally:
        os.close(file)


def _names(path: Path, file: int) -> bool:
    """Return whether the path names the open file."""
    there, here = path.stat(), os.fstat(file)
    return (there.st_dev, there.st_ino) == (here.st_dev, here.st_ino)
