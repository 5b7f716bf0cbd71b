"""The journal: every move on disk, one line each, before it is shown.

The first line says what is played, with the activity's own text, so that a session can go on
after the file has changed. A line is written whole and flushed; one that was torn by a kill has
no end of line and is cut off when the session goes on. Nothing here reads a clock.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from connecte.content.activity import Activity
from connecte.content.reading.reader import parse_activity
from connecte.language.errors import ActivityError, ConnecteError, system_reason
from connecte.language.i18n import _
from connecte.session.room.room_events import Aside, Opened
from connecte.session.session import Session
from connecte.session.store.codec import REDO, UNDO, Entry, Reload, decode, encode
from connecte.session.store.lock import hold, release

VERSION = 4
"""2 since a session may go on with changed cards, 3 since a class has runs of its own, 4 since it
has a notebook and lines say when they were written: older journals have no such lines."""

_END_OF_TIME = 1e11
"""Seconds of the epoch: some three thousand years."""


class JournalError(ConnecteError):
    """A journal that cannot be read, or that another process holds."""


@dataclass(frozen=True)
class Header:
    """What is played: the activity's name, its file and what that held; `started` is ISO 8601."""

    name: str
    path: str
    text: str
    started: str

    def activity(self) -> Activity:
        """The activity as it was when the session began. Raises JournalError."""
        try:
            return parse_activity(self.text.encode(errors="surrogatepass"), self.path, self.name)
        except ActivityError as error:
            raise JournalError(
                _("l'activité de cette séance ne peut plus être lue : {fault}").format(fault=error.faults[0])
            ) from error

    @classmethod
    def of(cls, activity: Activity, started: str) -> Header:
        """For a session of this activity that begins now."""
        return cls(activity.name, activity.path, activity.text, started)


@dataclass(frozen=True)
class Contents:
    """A journal as read: its header, its moves, when each was made (seconds of the epoch, None in
    old journals), and how many bytes of it are whole.
    """

    header: Header
    moves: tuple[Entry, ...]
    sound: int
    times: tuple[float | None, ...] = ()

    def session(self) -> Session:
        """The moves folded over the activity. Raises JournalError."""
        for session in self.sessions():
            last = session
        return last

    def sessions(self) -> Iterator[Session]:
        """The session at its beginning and after each move. Raises JournalError."""
        session = Session.start(self.header.activity())
        yield session
        for move, at in zip(self.moves, self.times, strict=True):
            session = step(session, move, at)
            yield session


def step(session: Session, move: Entry, at: float | None = None) -> Session:
    """After a move, an undo, a redo, a change of the activity or of the room, made at a time in
    seconds. Raises JournalError.
    """
    if isinstance(move, Opened):
        return session.beside(move).at(at)  # the time between does not count
    session = session.at(at)
    if move == UNDO:
        return session.undo()
    if move == REDO:
        return session.redo()
    if isinstance(move, Reload):
        return session.with_activity(Header(move.name, move.path, move.text, "").activity())
    if isinstance(move, Aside):
        return session.beside(move)
    assert not isinstance(move, str)
    return session.play(move)


def read(path: Path) -> Contents:
    """Read a journal up to its last whole line. Raises JournalError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise JournalError(
            _("{path} : la séance ne peut pas être lue ({reason})").format(
                path=path, reason=system_reason(error)
            )
        ) from error
    lines = list(_whole_lines(data))
    if not lines:
        raise JournalError(_("{path} : cette séance est vide").format(path=path))
    header = read_header(path, lines[0][0])
    found: list[tuple[Entry, float | None]] = []
    sound = lines[0][1]
    for text, end in lines[1:]:
        try:
            found.append(read_move(path, json.loads(text)))
        except (ValueError, TypeError, RecursionError):
            # What follows a damaged line was made after a move that is not known: it cannot stand.
            break
        sound = end
    return Contents(header, tuple(move for move, _at in found), sound, tuple(at for _move, at in found))


def _whole_lines(data: bytes) -> Iterator[tuple[bytes, int]]:
    at = 0
    while (end := data.find(b"\n", at)) >= 0:
        yield data[at:end], end + 1
        at = end + 1


def read_move(path: Path, found: Any) -> tuple[Entry, float | None]:
    """A line's move and its time. Raises ValueError for what is none, JournalError for a newer one."""
    if not isinstance(found, dict):
        raise ValueError("no object")
    version = found.pop("v", None)
    if isinstance(version, int) and version > VERSION:
        raise _newer(path)
    if version not in range(1, VERSION + 1):
        raise ValueError(version)
    at = found.pop("time", None)
    if at is not None and not (isinstance(at, (int, float)) and 0 <= at < _END_OF_TIME):
        raise ValueError(at)
    return decode(found), at


def _newer(path: Path) -> JournalError:
    told = _("{path} : cette séance vient d'une version plus récente de connecte ; mettre le programme à jour")
    return JournalError(told.format(path=path))


def read_header(path: Path, line: bytes) -> Header:
    """A journal's first line. Raises JournalError."""
    try:
        found: Any = json.loads(line)
        version = found["connecte"]
        if isinstance(version, int) and version > VERSION:
            raise _newer(path)
        fields = [found[key] for key in ("name", "path", "text", "started")]
        if version not in range(1, VERSION + 1) or not all(isinstance(field, str) for field in fields):
            raise ValueError(version)
        return Header(*fields)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise JournalError(
            _("{path} : ce fichier n'est pas une séance de connecte").format(path=path)
        ) from error


class Journal:
    """An open journal. `append` never raises: what cannot be written is kept and tried again."""

    def __init__(self, path: Path, header: Header, sound: int = 0) -> None:
        """Open for writing, cutting off what is not whole. Raises JournalError or OSError."""
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        if not hold(self._file):
            os.close(self._file)
            raise JournalError(
                _("{path} : cette séance est déjà ouverte dans une autre fenêtre").format(path=path)
            )
        self._written = sound
        self._waiting: list[bytes] = []
        try:
            os.ftruncate(self._file, sound)
            if not sound:
                first = {"connecte": VERSION, "name": header.name, "path": header.path,
                         "text": header.text, "started": header.started}  # fmt: skip
                self._write(_line(first))
        except OSError:
            self.close()
            raise

    def append(self, move: Entry, at: float | None = None) -> str:
        """Write a move made at a time in seconds; a sentence where that failed, empty where all is on
        disk.
        """
        when = {} if at is None else {"time": at}
        self._waiting.append(_line({"v": VERSION, **when, **encode(move)}))
        try:
            self._write(b"".join(self._waiting))
        except OSError as error:
            return _(
                "La séance ne peut plus être enregistrée ({reason}). Rien n'est perdu tant que "
                "connecte reste ouvert ; chaque geste essaie à nouveau."
            ).format(reason=system_reason(error))
        self._waiting.clear()
        return ""

    def _write(self, data: bytes) -> None:
        """All of it, or nothing: half a line would tear what follows."""
        try:
            os.lseek(self._file, self._written, os.SEEK_SET)
            left = data
            while left:
                left = left[os.write(self._file, left) :]
        except OSError:
            os.ftruncate(self._file, self._written)
            raise
        self._written += len(data)

    def close(self) -> None:
        """Let others go on with it."""
        release(self._file)
        os.close(self._file)


def _line(value: dict[str, Any]) -> bytes:
    # ASCII, so that a file whose name is no UTF-8 can be named too.
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"
