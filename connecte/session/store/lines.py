"""The lines of a journal: the header, the entries, and how to apply an entry to a session.

Every line is JSON in ASCII, so that file names that are not UTF-8 can be written too.
"""

from __future__ import annotations

import errno
import json
import os
import re
from codecs import BOM_UTF8
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

from connecte.content.activity import Activity
from connecte.content.reading.reader import parse_activity
from connecte.files.reader import in_utf_16, is_utf_16
from connecte.language.errors import ActivityError, ConnecteError, system_reason
from connecte.language.i18n import _
from connecte.language.lists import labelled
from connecte.language.value import Value
from connecte.session.moves import Move
from connecte.session.room.room import CLASS_WORK
from connecte.session.room.room_events import Blank, Opened, Project, RoomEvent
from connecte.session.session import Session
from connecte.session.store.codec import UNDO, Entry, Reload, decode, encode, is_file_name

VERSION = 5
"""The version written. All versions from 1 on are read: 2 adds Reload, 3 adds the class's own runs, 4
adds the notebook and the time of each line, 5 adds numbers of hands, predictions, the class and its pupils,
and the iteration that is open."""

_LONGEST = 4 << 20
"""Limit of a line in bytes. An activity's text of the largest size, each character escaped, takes less."""
_LONGEST_PLACE = 60
"""Characters of a path that are shown: its end tells more than its beginning."""

_END_OF_TIME = 1e11
"""Limit of times in seconds since the epoch: about three thousand years."""

_SHORT = rb'\{"v":[1-%d](?:,"time":((?:0|[1-9][0-9]{0,10})(?:\.[0-9]+)?))?,("move":[ -~]{1,200})\}' % VERSION
"""A line as `move_line` writes those of most moves: its time and the rest."""

_DAMAGED = (ValueError, TypeError, RecursionError, ArithmeticError, AttributeError)
"""What reading a line raises that no version has written."""

_MAY_NOT_WRITE = (errno.EACCES, errno.EPERM, errno.EROFS)

PLAYED = frozenset(get_args(Move))
"""The kinds of the class's moves."""


class JournalError(ConnecteError):
    """A journal that cannot be read, or that another process holds."""


class Header(Value):
    """The first line of a journal."""

    name: str
    """The name of the activity."""
    path: str
    """Its file."""
    text: str
    """The content of the file."""
    started: str
    """When the session began, local time in ISO 8601."""

    def activity(self) -> Activity:
        """Return the activity as it was when the session began. Raises JournalError."""
        try:
            return parse_activity(self.text.encode(errors="surrogatepass"), self.path, self.name)
        except ActivityError as error:
            raise JournalError(
                _("l'activité de cette séance ne peut plus être lue : {fault}").format(fault=error.faults[0])
            ) from error

    @classmethod
    def of(cls, activity: Activity, started: str) -> Header:
        """Return the header of a session of this activity."""
        return cls(activity.name, activity.path, activity.text, started)


def header_line(header: Header) -> bytes:
    """Return the first line of a journal."""
    return _line({"connecte": VERSION, "name": header.name, "path": header.path, "text": header.text,
                  "started": header.started})  # fmt: skip


def move_line(move: Entry, at: float | None) -> bytes:
    """Return the line of an entry; `at` is when it was made, in seconds since the epoch."""
    return _line({"v": VERSION, **({} if at is None else {"time": at}), **encode(move)})


def _line(value: dict[str, Any]) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"


def _loaded(line: bytes) -> Any:
    """Return the JSON value of a line. Raises ValueError, also for a line that no session has."""
    if len(line) > _LONGEST:
        raise ValueError("too long")
    # Decoded here: of bytes, json would guess the encoding, and take UTF-16 for one.
    return json.loads(line.removeprefix(BOM_UTF8).decode("utf-8", "surrogatepass"))


def read_header(path: Path, line: bytes) -> Header:
    """Parse the first line of a journal. Raises JournalError."""
    try:
        found: Any = _loaded(line)
        version = found["connecte"]
        if isinstance(version, int) and version > VERSION:
            raise _newer(path)
        fields = [found[key] for key in ("name", "path", "text", "started")]
        if version not in range(1, VERSION + 1) or not all(isinstance(field, str) for field in fields):
            raise ValueError(version)
        if not (is_file_name(fields[0]) and is_file_name(fields[1])):
            raise ValueError("no file is called that")
        return Header(*fields)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        if is_utf_16(line):
            raise JournalError(labelled(path, in_utf_16())) from error
        damaged = re.match(rb'\{"connecte":\d', line)  # the beginning that `header_line` writes
        raise JournalError(
            _(
                "{path} : la première ligne de cette séance est abîmée ; rien n'y a été changé. "
                "Une copie d'avant, s'il y en a une, peut être reprise"
            ).format(path=path)
            if damaged
            else _("{path} : ce fichier n'est pas une séance de connecte").format(path=path)
        ) from error


def read_move(path: Path, line: bytes) -> tuple[Entry, float | None]:
    """Parse a line to its entry and time. Raises ValueError if damaged, JournalError if newer."""
    short = re.fullmatch(_SHORT, line)
    if short is not None and (entry := _short_entry(short[2])) is not None:
        at = short[1]
        return entry, None if at is None else float(at) if b"." in at else int(at)
    try:
        found = _loaded(line)
        if not isinstance(found, dict):
            raise ValueError("no object")
        version = found.pop("v", None)
        if isinstance(version, int) and version > VERSION:
            raise _newer(path)
        if version not in range(1, VERSION + 1):
            raise ValueError(version)
        at = found.pop("time", None)
        return decode(found), None if at is None else _time(at)
    except _DAMAGED as error:
        raise ValueError(str(error)) from error


@lru_cache(maxsize=1024)
def _short_entry(written: bytes) -> Entry | None:
    """Return the entry of a line from which version and time are taken, None where it is damaged; cached,
    because in a long session most lines say what others do.
    """
    try:
        return decode(json.loads(b"{" + written + b"}"))
    except _DAMAGED:
        return None


def _time(at: Any) -> float | None:
    if not is_time(at):
        raise ValueError(at)
    return possible_time(at)


def is_time(at: Any) -> bool:
    """Return whether this is a number of seconds since the epoch, or before it."""
    return isinstance(at, (int, float)) and not isinstance(at, bool) and -_END_OF_TIME < at < _END_OF_TIME


def possible_time(at: float | None) -> float | None:
    """Return a time that a line can have, else None: a clock set before 1970 gives no time."""
    return at if at is not None and 0 <= at < _END_OF_TIME else None


def _newer(path: Path) -> JournalError:
    message = _(
        "{path} : cette séance vient d'une version plus récente de connecte ; mettre le programme à jour"
    )
    return JournalError(message.format(path=path))


def last_played(path: Path, lines: bytes) -> float | None:
    """Return when the class made the last move of these lines, in seconds since the epoch.

    None where that is unknown. Room events are no moves: opening a session is not playing it.
    """
    for line in reversed(lines.split(b"\n")):
        try:
            move, at = read_move(path, line)
        except ValueError:
            continue
        if not isinstance(move, RoomEvent):
            return at
    return None


def begins(move: Entry) -> bool:
    """Return whether an entry begins a journal: the class does or sees something. A change of the
    activity or a pause alone does not.
    """
    if isinstance(move, (Blank, Project)):
        return move not in (Blank(False), CLASS_WORK)
    return not isinstance(move, (Reload, RoomEvent))


def advance(session: Session, move: Entry, at: float | None = None) -> Session:
    """Return the session after an entry made at `at`, in seconds since the epoch. Raises JournalError."""
    if type(move) in PLAYED:  # asked first, because a long journal is mostly of these
        return session.at(at).play(move)  # type: ignore[arg-type]
    if isinstance(move, Opened):
        return session.with_event(move).at(at)  # the time between does not count
    session = session.at(at)
    if isinstance(move, str):
        return session.undo() if move == UNDO else session.redo()
    if isinstance(move, Reload):
        return session.with_activity(Header(move.name, move.path, move.text, "").activity())
    return session.with_event(move)  # type: ignore[arg-type]


def refused(path: Path, error: OSError) -> JournalError:
    """Return the error, with its sentence, for a journal that cannot be opened or read."""
    if isinstance(error, BlockingIOError):
        return JournalError(
            _("{path} : cette séance est déjà ouverte dans une autre fenêtre").format(path=path)
        )
    if isinstance(error, FileExistsError):
        return JournalError(_("{path} : ce fichier n'est pas vide").format(path=path))
    message = _("{path} : la séance ne peut pas être lue ({reason})")
    if error.errno in _MAY_NOT_WRITE and os.access(path, os.R_OK):
        message = _("{path} : la séance peut être lue, mais pas continuée ({reason})")
    return JournalError(message.format(path=path, reason=system_reason(error)))


def reason(error: Exception, place: Path | None = None) -> str:
    """Return the reason of an error in a few words; of the system's, with the place, if that is given."""
    if not isinstance(error, OSError):
        return str(error)
    if place is None:
        return system_reason(error)
    shown = str(place) if len(str(place)) <= _LONGEST_PLACE else f"…{str(place)[-_LONGEST_PLACE:]}"
    return labelled(shown, system_reason(error))
