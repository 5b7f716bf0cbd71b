"""Write the user's files: whole or not at all, and replacing an existing file only on request.

The bytes go into a new file in the same folder, which is synced and renamed; after a failure the new
file is removed. Only plain files are ever replaced.

A symbolic link to a plain file is followed: its target is replaced and the link stays. A link that
leads to no file is refused.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from connecte.files.kinds import refusal, refused_here
from connecte.files.renaming import rename
from connecte.language.errors import FileError, system_reason
from connecte.language.i18n import _

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_WRITTEN = _("{path} ne peut pas être écrit ({reason})")


class TakenError(FileError):
    """Something exists under this name and must not be replaced."""


def write(path: Path, data: bytes, force: bool = False) -> None:
    """Write a file. `force` allows replacing an existing plain file, whose mode is kept.

    Raises TakenError where something exists under this name, FileError where writing fails.
    """
    with _sentences(path):
        place, mode = _place(path, force)
        beside = _filled(place.parent, data, mode)
        try:
            if force:
                rename(beside, place)
            else:
                _put(beside, place, path)
        except BaseException:
            _drop(beside)
            raise


def check(path: Path, force: bool = False) -> None:
    """Raise what `write` would raise, so that long work is not done for nothing. Writes no file."""
    with _sentences(path):
        place, mode = _place(path, force)
        _drop(_filled(place.parent, b"", mode))


def _place(path: Path, force: bool) -> tuple[Path, int | None]:
    """Return the path to write, links followed, and the mode of the existing file or None."""
    if not path.name or path.name == "..":
        raise TakenError(path, _("c'est un dossier"), _WRITTEN)
    if refused_here(path.name):
        raise FileError(path, refused_here(path.name), _WRITTEN)
    try:
        link = stat.S_ISLNK(path.lstat().st_mode)
    except FileNotFoundError:
        return path, None
    try:
        place = path.resolve(strict=True) if link else path
        mode = place.stat().st_mode
    except (OSError, RuntimeError) as error:  # RuntimeError: how Python 3.11 reports a loop of links
        raise TakenError(path, _("ce lien ne mène à aucun fichier"), _WRITTEN) from error
    if refusal(mode):
        raise TakenError(path, refusal(mode), _WRITTEN)
    if not force:
        raise _taken(path, place if link else None)
    return place, stat.S_IMODE(mode)


def _taken(path: Path, target: Path | None = None) -> TakenError:
    reason = _("il existe déjà")
    if target is None:
        return TakenError(path, reason, _("{path} existe déjà : --force pour l'écraser, ou un autre nom"))
    message = _(
        "{path} existe déjà, c'est un lien vers {target} : --force pour écraser celui-ci, ou un autre nom"
    )
    return TakenError(path, reason, message, target=target)


def _filled(folder: Path, data: bytes, mode: int | None) -> Path:
    """Create a new file in the folder, write the data, sync it, and return its path."""
    handle, beside = _new(folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            beside.chmod(mode)
    except BaseException:
        _drop(beside)
        raise
    return beside


def _new(folder: Path) -> tuple[int, Path]:
    """Create a file under an unused name, short enough for any file system; return handle and path."""
    for number in count():
        path = folder / f".connecte-{os.getpid()}-{number}.part"
        with contextlib.suppress(FileExistsError):
            return os.open(path, _NEW, 0o666), path
    raise AssertionError


def _put(beside: Path, place: Path, path: Path) -> None:
    """Give the file its name, unless something has it. Where the system has no second names for a file, an
    empty file takes the name first, so that only one process gets it; on Windows as well, where the first of
    two names could not be dropped while a scanner reads the file.
    """
    if sys.platform == "win32":
        _take_name(beside, place, path)
        return
    try:
        os.link(beside, place)
    except FileExistsError as error:
        raise _taken(path) from error
    except OSError:
        _take_name(beside, place, path)
    else:
        _drop(beside)


def _take_name(beside: Path, place: Path, path: Path) -> None:
    try:
        os.close(os.open(place, _NEW, 0o666))
    except FileExistsError as error:
        raise _taken(path) from error
    try:
        rename(beside, place)
    except BaseException:
        _drop(place)
        raise


def _drop(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()


@contextlib.contextmanager
def _sentences(path: Path) -> Iterator[None]:
    """Turn an OSError or ValueError into a FileError about the path as the user gave it."""
    try:
        yield
    except FileNotFoundError as error:
        if path.parent == Path():
            reason = _("le dossier où l'on est n'existe plus")
        elif path.parent.is_dir():  # as /proc
            reason = _("ce dossier ne prend pas de fichier")
        else:
            reason = _("le dossier {folder} n'existe pas").format(folder=path.parent)
        raise FileError(path, reason, _WRITTEN) from error
    except OSError as error:
        raise FileError(path, system_reason(error), _WRITTEN) from error
    except ValueError as error:  # a NUL or a lone surrogate in the name
        raise FileError(path, _("ce nom ne peut pas être celui d'un fichier"), _WRITTEN) from error
