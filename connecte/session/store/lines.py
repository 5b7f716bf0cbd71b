"""The lines of a journal: its header, its moves, and what each one does to a session.

Every line is JSON in ASCII, so that a file whose name is no UTF-8 can be named too.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from connecte.content.activity import Activity
from connecte.content.reading.reader import parse_activity
from connecte.language.errors import ActivityError, ConnecteError
from connecte.language.i18n import _
from connecte.session.room.room_events import Aside, Opened
from connecte.session.session import Session
from connecte.session.store.codec import REDO, UNDO, Entry, Reload, decode, encode

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
        return _activity(self.text, self.path, self.name)

    @classmethod
    def of(cls, activity: Activity, started: str) -> Header:
        """For a session of this activity that begins now."""
        return cls(activity.name, activity.path, activity.text, started)


@lru_cache(maxsize=64)
def _activity(text: str, path: str, name: str) -> Activity:
    """Many sessions, and many lines of one, are of the same activity: its text is read once."""
    try:
        return parse_activity(text.encode(errors="surrogatepass"), path, name)
    except ActivityError as error:
        raise JournalError(
            _("l'activité de cette séance ne peut plus être lue : {fault}").format(fault=error.faults[0])
        ) from error


def header_line(header: Header) -> bytes:
    """A journal's first line."""
    return _line({"connecte": VERSION, "name": header.name, "path": header.path, "text": header.text,
                  "started": header.started})  # fmt: skip


def move_line(move: Entry, at: float | None) -> bytes:
    """A move's line; `at` is when it was made, in seconds of the epoch."""
    return _line({"v": VERSION, **({} if at is None else {"time": at}), **encode(move)})


def _line(value: dict[str, Any]) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"


def read_header(path: Path, line: bytes) -> Header:
    """What a journal's first line says. Raises JournalError."""
    try:
        found: Any = json.loads(line)
        version = found["connecte"]
        if isinstance(version, int) and version > VERSION:
            raise _newer(path)
        fields = [found[key] for key in ("name", "path", "text", "started")]
        if version not in range(1, VERSION + 1) or not all(isinstance(field, str) for field in fields):
            raise ValueError(version)
        if "\0" in fields[0] + fields[1]:
            raise ValueError("no file is called that")
        return Header(*fields)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        damaged = re.match(rb'\{"connecte":\d', line)  # as we write it
        raise JournalError(
            _(
                "{path} : la première ligne de cette séance est abîmée ; rien n'y a été changé. "
                "Une copie d'avant, s'il y en a une, peut être reprise"
            ).format(path=path)
            if damaged
            else _("{path} : ce fichier n'est pas une séance de connecte").format(path=path)
        ) from error


def read_move(path: Path, line: bytes) -> tuple[Entry, float | None]:
    """A line's move and its time. Raises ValueError for what is none, JournalError for a newer one."""
    try:
        found = json.loads(line)
        if not isinstance(found, dict):
            raise ValueError("no object")
        version = found.pop("v", None)
        if isinstance(version, int) and version > VERSION:
            raise _newer(path)
        if version not in range(1, VERSION + 1):
            raise ValueError(version)
        at = found.pop("time", None)
        return decode(found), None if at is None else _time(at)
    except (TypeError, RecursionError, ArithmeticError, AttributeError) as error:
        raise ValueError(str(error)) from error


def _time(at: Any) -> float | None:
    if not isinstance(at, (int, float)) or isinstance(at, bool) or not -_END_OF_TIME < at < _END_OF_TIME:
        raise ValueError(at)
    return possible_time(at)


def possible_time(at: float | None) -> float | None:
    """A time that a line may have: a clock that stands before 1970 tells none."""
    return at if at is not None and 0 <= at < _END_OF_TIME else None


def _newer(path: Path) -> JournalError:
    told = _("{path} : cette séance vient d'une version plus récente de connecte ; mettre le programme à jour")
    return JournalError(told.format(path=path))


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
