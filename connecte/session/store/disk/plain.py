"""Open, read and write plain files without ever waiting.

A FIFO, a device, a folder or a broken link raises an OSError. One that the system did not raise has no
`errno`, only its reason in the user's words, which `system_reason` returns.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from connecte.files.kinds import refusal, refused_here
from connecte.files.renaming import rename
from connecte.language.errors import RefusedFileError
from connecte.language.i18n import _

_FLAGS = sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_BINARY", "O_CLOEXEC", "O_NOCTTY"))


def open_plain(path: Path, flags: int = os.O_RDONLY) -> int:
    """Open a plain file. Raises OSError, also for an invalid name."""
    try:
        _need_plain(path.stat())  # checked first, because opening a device may have effects
        file = os.open(path, flags | _FLAGS)
    except ValueError as error:
        raise RefusedFileError(errno.EINVAL, _("ce nom n'en est pas un")) from error
    try:
        _need_plain(os.fstat(file))
    except OSError:
        os.close(file)
        raise
    return file


def _need_plain(found: os.stat_result) -> None:
    reason = refusal(found.st_mode)
    if reason:
        raise RefusedFileError(errno.EINVAL, reason)


def create(path: Path) -> int:
    """Create a new file and open it. Raises OSError; FileExistsError if the name is taken."""
    if reason := refused_here(path.name):
        raise RefusedFileError(errno.EINVAL, reason)
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _FLAGS, 0o600)


def read_from(file: int, start: int = 0, most: int | None = None) -> bytes:
    """Return at most `most` bytes from `start` on; all of them without `most`. Raises OSError."""
    os.lseek(file, start, os.SEEK_SET)
    found = bytearray()
    while most is None or len(found) < most:
        piece = os.read(file, 1 << 20 if most is None else min(1 << 20, most - len(found)))
        if not piece:
            break
        found += piece
    return bytes(found)


def read_at_most(file: int, most: int) -> bytes:
    """Return the content of an open file of at most `most` bytes. Raises OSError, for a larger one
    before it is read.
    """
    large = os.fstat(file).st_size > most
    data = b"" if large else read_from(file, 0, most + 1)  # it may grow while it is read
    if large or len(data) > most:
        raise RefusedFileError(errno.EFBIG, _("il est trop grand"))
    return data


def read_plain(path: Path, most: int) -> bytes:
    """Return the content of a plain file of at most `most` bytes. Raises OSError."""
    file = open_plain(path)
    try:
        return read_at_most(file, most)
    finally:
        os.close(file)


def write_all(file: int, data: bytes) -> None:
    """Write all data at the present position, in as many calls as needed. Raises OSError."""
    left = memoryview(data)
    while left:
        written = os.write(file, left)
        if not written:
            raise RefusedFileError(errno.EIO, _("le disque ne prend plus rien"))
        left = left[written:]


def create_whole(path: Path, data: bytes, sync: bool = True) -> None:
    """Create a new file with this content, or leave none. Raises OSError.

    Without `sync` it outlives the program, but perhaps not a power cut.
    """
    file = create(path)
    try:
        write_all(file, data)
        if sync:
            os.fsync(file)
    except BaseException:
        drop(file, path)
        raise
    os.close(file)


def drop(file: int, path: Path) -> None:
    """Close a file and delete it. Errors are ignored."""
    # In this order, because Windows does not delete an open file.
    with contextlib.suppress(OSError):
        os.close(file)
    with contextlib.suppress(OSError):
        path.unlink()


def replace_whole(path: Path, data: bytes, sync: bool = True) -> None:
    """Replace a file of the program atomically, or create it; `sync` as in `create_whole`.

    Raises OSError, also if something other than a plain file has this name.
    """
    with contextlib.suppress(FileNotFoundError):
        _need_plain(path.lstat())
    for new in (path.with_name(f".connecte-{os.getpid()}-{number}") for number in count(1)):
        try:
            create_whole(new, data, sync)
        except FileExistsError:
            continue
        break
    try:
        rename(new, path)
    except OSError:
        with contextlib.suppress(OSError):
            new.unlink()
        raise


def names_beside(path: Path, ending: str = "") -> Iterator[Path]:
    """Yield other names for a file, without end: "a-2.jsonl", …; with `ending`: "a.jsonl" + ending, …"""
    for number in count(1 if ending else 2):
        mark = f"-{number}" if number > 1 else ""
        yield path.with_name(f"{path.name}{ending}{mark}" if ending else f"{path.stem}{mark}{path.suffix}")


def copy_beside(path: Path, data: bytes, ending: str) -> Path:
    """Write a copy of a file's bytes under a name derived from it; return the copy. Raises OSError."""
    for name in names_beside(path, ending):
        try:
            create_whole(name, data)
        except FileExistsError:
            with contextlib.suppress(OSError):
                if read_plain(name, len(data)) == data:  # copied by a process that was killed afterwards
                    return name
            continue
        return name
    raise AssertionError("there is always another name")
