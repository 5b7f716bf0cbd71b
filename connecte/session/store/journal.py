"""The journal: every move is on disk, one line each, before it is shown.

The first line holds the activity's own text, so that a session can be resumed after the activity's
file has changed. A journal to be resumed is read under its lock. The file is checked before each
line: if another program changed it, the whole session is written again. Nothing here reads a clock.
"""

from __future__ import annotations

import contextlib
import errno
import os
from itertools import chain
from pathlib import Path

from connecte.files.folders import make_folder
from connecte.language.errors import system_reason
from connecte.language.i18n import _
from connecte.language.numbers import decimal
from connecte.session.store.codec import Entry
from connecte.session.store.contents import MOST_BYTES, Contents, need_room, parse
from connecte.session.store.disk.lock import begin, hold, release, take
from connecte.session.store.disk.plain import (
    copy_beside,
    create,
    drop,
    names_beside,
    read_at_most,
    read_from,
    read_plain,
    write_all,
)
from connecte.session.store.disk.syncer import WITHIN, Syncer
from connecte.session.store.lines import Header as Header
from connecte.session.store.lines import JournalError as JournalError
from connecte.session.store.lines import advance as advance
from connecte.session.store.lines import header_line, last_played, move_line, refused

DAMAGED = ".abime"
"""Appended to the name of a damaged journal for its copy."""


def read(path: Path) -> Contents:
    """Read a journal that another process may be writing. Raises JournalError."""
    try:
        data = read_plain(path, MOST_BYTES)
    except OSError as error:
        raise refused(path, error) from error
    return parse(path, data)


class Journal:
    """An open journal. `path` changes if another program takes the file.

    With a header, begin a session in a new or empty file; without one, resume the session in
    `contents`, read under the lock. `beside`: the copy of a damaged file. `append` never raises: what
    cannot be written is kept and tried again.
    """

    def __init__(self, path: Path, header: Header | None = None) -> None:
        """Raises JournalError or OSError."""
        self.path = path
        self.contents: Contents | None = None
        self.beside: Path | None = None
        self._waiting: list[bytes] = []
        self._failed: OSError | None = None
        self._incomplete = b""
        self._closed = False
        self._whole = bytearray()
        self._file, created = _opened(path, header is not None)
        self._syncer = Syncer(self._file, path)
        try:
            self._seen = self._look()
            if header is not None:
                self._write(header_line(header))
            else:
                self._take()
        except (OSError, JournalError):
            self._release()
            if created:  # after it is closed: Windows does not delete an open file
                with contextlib.suppress(OSError):
                    path.unlink()
            raise

    def _take(self) -> None:
        """Read the file, copy it if it is damaged, and cut off what follows the damage."""
        data = read_at_most(self._file, MOST_BYTES)
        self.contents = parse(self.path, data)
        sound = self.contents.sound
        if sound < len(data):
            self._keep_damaged(data)
            os.ftruncate(self._file, sound)
        self._whole = bytearray(data[:sound])
        self._seen = self._look()

    def _keep_damaged(self, data: bytes) -> None:
        try:
            self.beside = copy_beside(self.path, data, DAMAGED)
        except OSError as error:
            message = _("{path} : cette séance est abîmée, et ne peut pas être copiée à côté ({reason})")
            raise JournalError(message.format(path=self.path, reason=system_reason(error))) from error

    # -- writing ---------------------------------------------------------------------------

    def append(self, move: Entry, at: float | None = None) -> str:
        """Write a move made at `at`, in seconds since the epoch. Return a sentence if writing failed or
        the session had to be written again, else an empty text.
        """
        self._waiting.append(move_line(move, at))
        return self.flush()

    def flush(self) -> str:
        """Write the moves that are not written yet. Return as `append`."""
        message = ""
        try:
            if not self._is_ours():
                message = self._write_again()
            elif self._syncer.failed is not None:
                # Data whose sync failed may be lost: write all of it again.
                os.lseek(self._file, 0, os.SEEK_SET)
                write_all(self._file, bytes(self._whole))
            if self._waiting:
                self._write(b"".join(self._waiting))
        except OSError as error:
            self._failed = error
            return " ".join(filter(None, [message, self.trouble]))
        self._waiting.clear()
        self._failed = None
        self._syncer.written()
        return message

    @property
    def moves(self) -> int:
        """Number of lines after the header."""
        return self._whole.count(b"\n") - 1

    @property
    def played(self) -> float | None:
        """When the class made its last move, in seconds since the epoch; None where it is unknown."""
        return last_played(self.path, bytes(self._whole))

    @property
    def unwritten(self) -> int:
        """Number of moves that are not written."""
        return len(self._waiting)

    @property
    def trouble(self) -> str:
        """Why the moves are not safely on disk, as a sentence; empty if they are."""
        if self._failed is not None:
            return _(
                "La séance ne peut plus être enregistrée ({reason}). Rien n'est perdu tant que "
                "connecte reste ouvert ; chaque geste essaie à nouveau."
            ).format(reason=system_reason(self._failed))
        if self._syncer.failed is not None:
            return _(
                "Le disque n'a pas gardé la séance ({reason}) : une coupure de courant en perdrait la fin. "
                "Le geste suivant essaie à nouveau."
            ).format(reason=system_reason(self._syncer.failed))
        if self._syncer.waits > WITHIN:
            return _(
                "Le disque met plus de {seconds} s à garder la séance : une coupure de courant en "
                "perdrait les derniers gestes."
            ).format(seconds=decimal(WITHIN, 0))
        return ""

    @property
    def longest_wait(self) -> float:
        """The longest time that written data has waited for its sync, in seconds."""
        return self._syncer.longest

    def sync(self) -> None:
        """Wait until all written data is synced."""
        self._syncer.sync()

    def _look(self) -> tuple[int, int]:
        """Return size and time of the file; (−1, −1), which forces a read, if they are unknown."""
        try:
            found = os.fstat(self._file)
        except OSError:
            return -1, -1
        return found.st_size, found.st_mtime_ns

    def _is_ours(self) -> bool:
        """Return whether the path still names our file and no other program wrote to it."""
        try:
            there = self.path.stat()
        except OSError as error:
            if error.errno in (errno.ENOENT, errno.ELOOP):  # gone, or a link that leads nowhere in its place
                return False
            raise
        here = os.fstat(self._file)
        if (there.st_dev, there.st_ino) != (here.st_dev, here.st_ino):
            return False
        if (here.st_size, here.st_mtime_ns) == self._seen:
            return True
        whole = len(self._whole)
        data = read_from(self._file, 0, whole + len(self._incomplete) + 1)
        if data[:whole] != self._whole or not self._incomplete.startswith(data[whole:]):
            return False
        if len(data) > whole:  # an incomplete line that could not be removed when writing it failed
            os.ftruncate(self._file, whole)
        return True

    def _write(self, data: bytes) -> None:
        """Write all data or nothing, because an incomplete line would damage the next one."""
        need_room(len(self._whole) + len(data))
        try:
            os.lseek(self._file, len(self._whole), os.SEEK_SET)
            write_all(self._file, data)
        except OSError:
            self._incomplete = data
            with contextlib.suppress(OSError):
                os.ftruncate(self._file, len(self._whole))
                self._seen = self._look()
            raise
        self._incomplete = b""
        self._whole += data
        self._seen = self._look()

    def _write_again(self) -> str:
        """Write the whole session to a new file, under the same name if it is free; return a sentence."""
        make_folder(self.path.parent)
        for path in chain([self.path], names_beside(self.path)):
            try:
                file = create(path)
            except FileExistsError:
                continue
            break
        try:
            hold(file)
            write_all(file, bytes(self._whole))
        except OSError:
            drop(file, path)
            raise
        same = path == self.path
        self._release()
        self.path, self._file, self._syncer = path, file, Syncer(file, path)
        if same:
            return _(
                "Le fichier de la séance avait disparu : la séance entière y est écrite à nouveau ({path})."
            ).format(path=path)
        return _(
            "Un autre programme a changé le fichier de la séance : il reste comme il est, et la séance "
            "entière est écrite dans {path}."
        ).format(path=path)

    def move_to(self, path: Path) -> None:
        """Write the whole session to another file and continue there. Raises OSError or JournalError."""
        need_room(len(self._whole) + sum(map(len, self._waiting)))
        file, created = _opened(path, new=True)
        try:
            write_all(file, bytes(self._whole) + b"".join(self._waiting))
            os.fsync(file)
        except OSError:
            if created:
                drop(file, path)
                raise
            with contextlib.suppress(OSError):
                os.ftruncate(file, 0)
            os.close(file)
            raise
        self._release()
        self._whole += b"".join(self._waiting)
        self._waiting.clear()
        self._failed = None
        self.path, self._file, self._syncer = path, file, Syncer(file, path)
        self._seen = self._look()

    # -- the end ---------------------------------------------------------------------------

    def close(self) -> None:
        """Write and sync the rest, and release the lock."""
        if self._closed:
            return
        self._closed = True
        if self._waiting or self._syncer.failed is not None:
            self.flush()
        self._release()

    def _release(self) -> None:
        self._syncer.end()
        release(self._file)
        with contextlib.suppress(OSError):
            os.close(self._file)


def _opened(path: Path, new: bool) -> tuple[int, bool]:
    """Open and lock a file; return it and whether it was created. Raises JournalError or OSError."""
    try:
        return begin(path) if new else (take(path), False)
    except (BlockingIOError, FileExistsError) as error:
        raise refused(path, error) from error
    except OSError as error:
        if new:
            raise
        raise refused(path, error) from error
