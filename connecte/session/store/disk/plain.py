"""Files whose name may stand for anything: opened without waiting, and used only where they are plain.

A FIFO, a device, a folder or a link to nothing is an OSError that says so, never a wait.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from connecte.files.kinds import refusal
from connecte.language.i18n import _

_FLAGS = sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_BINARY", "O_CLOEXEC", "O_NOCTTY"))


def open_plain(path: Path, flags: int = os.O_RDONLY) -> int:
    """An open plain file. Raises OSError, also for a name that no file can have."""
    try:
        _need_plain(path.stat())  # a device may do something when it is opened
        file = os.open(path, flags | _FLAGS)
    except ValueError as error:
        raise OSError(errno.EINVAL, _("ce nom n'en est pas un")) from error
    try:
        _need_plain(os.fstat(file))
    except OSError:
        os.close(file)
        raise
    return file


def _need_plain(found: os.stat_result) -> None:
    reason = refusal(found.st_mode)
    if reason:
        raise OSError(errno.EINVAL, reason)


def create(path: Path) -> int:
    """A file that was not there. Raises OSError, FileExistsError among them."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _FLAGS, 0o600)


def read_from(file: int, start: int = 0, most: int | None = None) -> bytes:
    """The bytes from `start` on, at most so many. Raises OSError."""
    os.lseek(file, start, os.SEEK_SET)
    found = bytearray()
    while most is None or len(found) < most:
        piece = os.read(file, 1 << 20 if most is None else min(1 << 20, most - len(found)))
        if not piece:
            break
        found += piece
    return bytes(found)


def read_plain(path: Path, most: int) -> bytes:
    """All that a plain file of at most so many bytes holds. Raises OSError."""
    file = open_plain(path)
    try:
        data = read_from(file, 0, most + 1)
    finally:
        os.close(file)
    if len(data) > most:
        raise OSError(errno.EFBIG, _("il est trop grand"))
    return data


def write_all(file: int, data: bytes) -> None:
    """Write at the present place, however little the system takes at once. Raises OSError."""
    left = memoryview(data)
    while left:
        written = os.write(file, left)
        if not written:
            raise OSError(errno.EIO, _("le disque ne prend plus rien"))
        left = left[written:]


def create_whole(path: Path, data: bytes) -> None:
    """A new file that holds this and is on the disk, or none. Raises OSError."""
    file = create(path)
    try:
        write_all(file, data)
        os.fsync(file)
    except OSError:
        with contextlib.suppress(OSError):
            path.unlink()
        raise
    finally:
        os.close(file)


def replace_whole(path: Path, data: bytes) -> None:
    """Put a file of ours in the place of another one of ours, whole or not at all; what is there and
    no plain file stays. Raises OSError.
    """
    with contextlib.suppress(FileNotFoundError):
        _need_plain(path.lstat())
    for new in (path.with_name(f".connecte-{os.getpid()}-{number}") for number in count(1)):
        try:
            create_whole(new, data)
        except FileExistsError:
            continue
        break
    try:
        new.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            new.unlink()
        raise


def names_beside(path: Path, ending: str = "") -> Iterator[Path]:
    """Names next to a file's own, one after another: "a-2.jsonl"; with an ending "a.jsonl" + it."""
    for number in count(1 if ending else 2):
        mark = f"-{number}" if number > 1 else ""
        yield path.with_name(f"{path.name}{ending}{mark}" if ending else f"{path.stem}{mark}{path.suffix}")


def copy_beside(path: Path, data: bytes, ending: str) -> Path:
    """Where a copy of a file's bytes is kept, named after it. Raises OSError."""
    for name in names_beside(path, ending):
        try:
            create_whole(name, data)
        except FileExistsError:
            with contextlib.suppress(OSError):
                if read_plain(name, len(data)) == data:  # copied already, and then killed
                    return name
            continue
        return name
    raise AssertionError("there is always another name")
