"""Read the user's files: plain files only, up to a size limit, without ever waiting.

A file is opened without blocking and examined once it is open, so that a pipe without a writer, an
endless device or a folder is refused at once, even if it replaced a plain file a moment before.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from connecte.files.kinds import refusal
from connecte.language.errors import FileError, system_reason
from connecte.language.i18n import _
from connecte.language.numbers import thousands

_FLAGS = os.O_RDONLY
for _name in ("O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY"):  # not every system defines all of them
    _FLAGS |= getattr(os, _name, 0)


class TooLargeError(FileError):
    """A file that is larger than its reader accepts."""


def read(path: Path, most: int) -> bytes:
    """Return the content of a plain file of at most `most` bytes. Raises FileError, TooLargeError."""
    try:
        with os.fdopen(os.open(path, _FLAGS), "rb") as file:
            found = os.fstat(file.fileno())
            reason = refusal(found.st_mode)
            if reason:
                raise _refused(path, reason)
            if found.st_size > most:
                raise _too_large(path, _size(found.st_size), most)
            data = file.read(most + 1)  # the file may grow while it is read
    except OSError as error:
        raise _refused(path, _why_not(path, error)) from error
    except ValueError as error:  # a NUL or a lone surrogate in the name
        raise _refused(path, _("ce nom ne peut pas être celui d'un fichier")) from error
    if len(data) > most:
        raise _too_large(path, _("plus de {size}").format(size=_size(most)), most)
    return data


def read_text(path: Path, most: int) -> str:
    """Return the content of a plain file as `as_text` decodes it. Raises FileError, TooLargeError."""
    return as_text(path, read(path, most))


def as_text(path: Path, data: bytes) -> str:
    """Decode a file's bytes as UTF-8, leaving out a byte order mark. Raises FileError."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        reason = in_utf_16() if is_utf_16(data) else _("ce n'est pas du texte en UTF-8")
        raise _refused(path, reason) from error


def is_utf_16(data: bytes) -> bool:
    """Return whether the data starts with a UTF-16 byte order mark, as some Windows editors write."""
    return data.startswith((b"\xff\xfe", b"\xfe\xff"))


def in_utf_16() -> str:
    """Say that a file is in UTF-16, and what to do."""
    return _("il est en UTF-16 ; dans l'éditeur : « Enregistrer avec l'encodage UTF-8 »")


def _why_not(path: Path, error: OSError) -> str:
    """Return why a file cannot be opened; of a folder on Windows, and of a socket, that it is one."""
    with contextlib.suppress(OSError):
        return refusal(path.stat().st_mode) or system_reason(error)
    return system_reason(error)


def _refused(path: Path, reason: str) -> FileError:
    return FileError(path, reason, _("{path} ne peut pas être lu ({reason})"))


def _too_large(path: Path, size: str, most: int) -> TooLargeError:
    reason = _("trop grand : {size}, il faut {most} au plus").format(size=size, most=_size(most))
    return TooLargeError(path, reason, _("{path} ne peut pas être lu ({reason})"))


def _size(size: int) -> str:
    """Format a size, rounded up, so that a size above the limit is never shown equal to it."""
    if size <= 10 << 20:
        return _("{number} ko").format(number=thousands(-(-size >> 10)))
    return _("{number} Mo").format(number=thousands(-(-size >> 20)))
