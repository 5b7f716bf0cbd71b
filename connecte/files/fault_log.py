"""The file that tells a maintainer what went wrong: tracebacks, never the values of variables."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import tempfile
import traceback
from datetime import datetime
from pathlib import Path

from connecte.files.folders import make_folder

NAME = "connecte-erreurs.log"
LARGEST = 1_000_000
"""Bytes after which the file begins anew."""
MOST = 50
"""Most faults that one process writes down, so that one which comes back at every repaint fills no disk."""

_noted: dict[tuple[object, ...], Path | None] = {}


def note_fault(error: BaseException, now: datetime) -> Path | None:
    """Write the traceback down, once for each place where the program fails. Return the file; None where
    none can be written, or MOST faults were.
    """
    place = _place(error)
    if place not in _noted:
        _noted[place] = _write(_text(error, now)) if len(_noted) < MOST else None
    return _noted[place]


def _place(error: BaseException) -> tuple[object, ...]:
    frames = [(frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(error.__traceback__)]
    return type(error), *frames[-1:]


def _text(error: BaseException, now: datetime) -> str:
    head = f"{now:%Y-%m-%d %H:%M:%S}  Python {sys.version.split()[0]}  {sys.platform}"
    return f"{head}\n{''.join(traceback.format_exception(error))}\n"


def _write(text: str) -> Path | None:
    """Write into the user's folder of logs, or where that is impossible into a temporary file; return it."""
    from platformdirs import user_log_path  # not every command fails

    data = text.encode("utf-8", "backslashreplace")
    with contextlib.suppress(OSError):
        path = user_log_path("connecte", appauthor=False) / NAME
        if path.is_absolute():  # else the user has no home
            make_folder(path.parent)
            _append(path, data)
            return path
    with contextlib.suppress(OSError):
        file, name = tempfile.mkstemp(prefix="connecte-", suffix=".log")
        with os.fdopen(file, "wb") as opened:
            opened.write(data)
        return Path(name)
    return None


def _append(path: Path, data: bytes) -> None:
    # Neither through a link nor into what is no file, and without waiting for anybody to read it.
    never = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | never, 0o600), "wb") as file:
        about = os.fstat(file.fileno())
        if not stat.S_ISREG(about.st_mode):
            raise OSError(f"{path} is no file")
        if about.st_size > LARGEST:
            file.truncate(0)
        file.write(data)
