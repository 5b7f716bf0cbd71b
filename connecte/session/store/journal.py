"""The journal: every move on disk, one line each, before it is shown.

The first line says what is played, with the activity's own text, so that a session can go on
after the file has changed. A line is written whole. A journal is read only by whom holds its lock
where it is to be gone on with, and the file is looked at before each line: what somebody else did
to it is noticed, and the whole session is written anew. Nothing here reads a clock.
"""

from __future__ import annotations

import contextlib
import errno
import os
from itertools import chain
from pathlib import Path

from connecte.language.errors import system_reason
from connecte.language.i18n import _
from connecte.language.numbers import decimal
from connecte.session.store.codec import Entry
from connecte.session.store.contents import MOST_BYTES, Contents, parse
from connecte.session.store.disk.lock import begin, hold, release, take
from connecte.session.store.disk.plain import (
    copy_beside,
    create,
    names_beside,
    read_from,
    read_plain,
    write_all,
)
from connecte.session.store.disk.syncer import WITHIN, Syncer
from connecte.session.store.lines import Header as Header
from connecte.session.store.lines import JournalError as JournalError
from connecte.session.store.lines import header_line, move_line
from connecte.session.store.lines import step as step

DAMAGED = ".abime"
"""The ending of a copy of a damaged journal, after the journal's own name."""


def read(path: Path) -> Contents:
    """Read a journal that another process may be writing. Raises JournalError."""
    try:
        data = read_plain(path, MOST_BYTES)
    except OSError as error:
        raise _refused(path, error) from error
    return parse(path, data)


class Journal:
    """An open journal, at `path`: the place changes where somebody else has taken it.

    With a header a session is begun, in a file that is not there or empty; without one it is gone on
    with, from `contents`, which were read under the lock. `beside` is where a damaged file was copied
    to. `append` never raises: what cannot be written is kept and tried again.
    """

    def __init__(self, path: Path, header: Header | None = None) -> None:
        """Raises JournalError or OSError."""
        self.path = path
        self.contents: Contents | None = None
        self.beside: Path | None = None
        self._waiting: list[bytes] = []
        self._failed: OSError | None = None
        self._torn = b""
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
            if created:
                with contextlib.suppress(OSError):
                    path.unlink()
            self._let_go()
            raise

    def _take(self) -> None:
        """What the file holds, up to where it is damaged; all of a damaged one is kept beside first."""
        data = read_from(self._file, 0, MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise _refused(self.path, OSError(errno.EFBIG, _("il est trop grand")))
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
            told = _("{path} : cette séance est abîmée, et ne peut pas être copiée à côté ({reason})")
            raise JournalError(told.format(path=self.path, reason=system_reason(error))) from error

    # -- writing ---------------------------------------------------------------------------

    def append(self, move: Entry, at: float | None = None) -> str:
        """Write a move made at a time in seconds. A sentence where that failed, or where the session
        had to be written anew; empty where all is as it should be.
        """
        self._waiting.append(move_line(move, at))
        return self.flush()

    def flush(self) -> str:
        """Write what is not written yet; as `append`."""
        told = ""
        try:
            if not self._is_ours():
                told = self._write_anew()
            elif self._syncer.failed is not None:
                # Pages that could not be synced may be lost: all of them are written once more.
                os.lseek(self._file, 0, os.SEEK_SET)
                write_all(self._file, bytes(self._whole))
            if self._waiting:
                self._write(b"".join(self._waiting))
        except OSError as error:
            self._failed = error
            return " ".join(filter(None, [told, self.trouble]))
        self._waiting.clear()
        self._failed = None
        self._syncer.written()
        return told

    @property
    def moves(self) -> int:
        """How many lines it holds after the header."""
        return self._whole.count(b"\n") - 1

    @property
    def unwritten(self) -> int:
        """How many moves are in no file."""
        return len(self._waiting)

    @property
    def trouble(self) -> str:
        """What keeps moves from being safe now, as a sentence; empty where nothing does."""
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
        """The longest that anything written has waited for the disk, in seconds."""
        return self._syncer.longest

    def sync(self) -> None:
        """Wait until what was written is on the disk."""
        self._syncer.sync()

    def _look(self) -> tuple[int, int]:
        """Size and time of what was written; something else where they cannot be known: it is read then."""
        try:
            found = os.fstat(self._file)
        except OSError:
            return -1, -1
        return found.st_size, found.st_mtime_ns

    def _is_ours(self) -> bool:
        """Whether the path still names our file, and nobody else wrote in it."""
        try:
            there = self.path.stat()
        except FileNotFoundError:
            return False
        here = os.fstat(self._file)
        if (there.st_dev, there.st_ino) != (here.st_dev, here.st_ino):
            return False
        if (here.st_size, here.st_mtime_ns) == self._seen:
            return True
        whole = len(self._whole)
        data = read_from(self._file, 0, whole + len(self._torn) + 1)
        if data[:whole] != self._whole or not self._torn.startswith(data[whole:]):
            return False
        if len(data) > whole:  # half a line that could not be taken away when it was torn
            os.ftruncate(self._file, whole)
        self._seen = self._look()
        return True

    def _write(self, data: bytes) -> None:
        """All of it, or nothing: half a line would tear what follows."""
        try:
            os.lseek(self._file, len(self._whole), os.SEEK_SET)
            write_all(self._file, data)
        except OSError:
            self._torn = data
            with contextlib.suppress(OSError):
                os.ftruncate(self._file, len(self._whole))
                self._seen = self._look()
            raise
        self._torn = b""
        self._whole += data
        self._seen = self._look()

    def _write_anew(self) -> str:
        """The whole session in a new file, where the old one was if that place is free."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
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
            with contextlib.suppress(OSError):
                path.unlink()
            os.close(file)
            raise
        same = path == self.path
        self._let_go()
        self.path, self._file, self._syncer = path, file, Syncer(file, path)
        self._seen = self._look()
        if same:
            return _(
                "Le fichier de la séance avait disparu : la séance entière y est écrite à nouveau ({path})."
            ).format(path=path)
        return _(
            "Un autre programme a changé le fichier de la séance : il reste comme il est, et la séance "
            "entière est écrite dans {path}."
        ).format(path=path)

    def move_to(self, path: Path) -> None:
        """Write the whole session to another place, and go on there. Raises OSError or JournalError."""
        file, created = _opened(path, new=True)
        try:
            write_all(file, bytes(self._whole) + b"".join(self._waiting))
            os.fsync(file)
        except OSError:
            with contextlib.suppress(OSError):
                path.unlink() if created else os.ftruncate(file, 0)
            os.close(file)
            raise
        self._let_go()
        self._whole += b"".join(self._waiting)
        self._waiting.clear()
        self._failed = None
        self.path, self._file, self._syncer = path, file, Syncer(file, path)
        self._seen = self._look()

    # -- the end ---------------------------------------------------------------------------

    def close(self) -> None:
        """Write and sync what is left, and let others go on with it."""
        if self._closed:
            return
        self._closed = True
        if self._waiting or self._syncer.failed is not None:
            self.flush()
        self._let_go()

    def _let_go(self) -> None:
        self._syncer.end()
        release(self._file)
        with contextlib.suppress(OSError):
            os.close(self._file)


def _opened(path: Path, new: bool) -> tuple[int, bool]:
    """A locked file, and whether it was created. Raises JournalError, or OSError for a new one."""
    try:
        return begin(path) if new else (take(path), False)
    except (BlockingIOError, FileExistsError) as error:
        raise _refused(path, error) from error
    except OSError as error:
        if new:
            raise
        raise _refused(path, error) from error


def _refused(path: Path, error: OSError) -> JournalError:
    """Why a file cannot be gone on with, as a sentence."""
    if isinstance(error, BlockingIOError):
        return JournalError(
            _("{path} : cette séance est déjà ouverte dans une autre fenêtre").format(path=path)
        )
    if isinstance(error, FileExistsError):
        return JournalError(_("{path} : ce fichier n'est pas vide").format(path=path))
    told = _("{path} : la séance ne peut pas être lue ({reason})")
    return JournalError(told.format(path=path, reason=system_reason(error)))
