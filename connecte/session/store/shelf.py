"""List the sessions of a folder, each with its progress in words."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain, islice
from pathlib import Path

from connecte.content.activity import Activity
from connecte.content.catalog import is_shipped
from connecte.language.errors import system_reason
from connecte.language.i18n import _
from connecte.language.lists import labelled
from connecte.language.value import NamedTuple
from connecte.session.room.room_events import RoomEvent
from connecte.session.rules.phases import phase_of
from connecte.session.session import Session
from connecte.session.store.clock import local_date
from connecte.session.store.contents import MOST_BYTES
from connecte.session.store.disk.cache import cache_path, keep_cache, kept_cache
from connecte.session.store.disk.lock import release, take
from connecte.session.store.disk.plain import names_beside, open_plain, read_from
from connecte.session.store.journal import DAMAGED, read
from connecte.session.store.lines import JournalError, is_time, read_header, read_move, refused

ENDING = ".jsonl"
POINTER = "board"
"""The file that names the session used last, which boards follow."""
BOARD = "board-"
"""Prefix of the file of an open board; the number of its process follows."""

_HEAD = 4 << 20
"""Bytes read at the beginning of a journal to list it."""
_FOLDED = 1 << 18
"""Limit of bytes of moves replayed for one list. Sessions beyond it are listed without their progress
until a later list or until they are resumed."""
MOST = 10_000
"""Limit of sessions in one list."""


def is_board(name: str) -> bool:
    """Return whether this is the name of the file of an open board."""
    number = name.removeprefix(BOARD)
    return name != number and number.isascii() and number.isdecimal() and 0 < int(number[:10]) < 1 << 31


class Summary(NamedTuple):
    """What a journal says of its session once it was read."""

    title: str
    """The title of its activity, with the file if it is not a shipped one."""
    place: str = ""
    """Its progress in words; empty if a long journal was not read."""
    moves: int | None = None
    """Number of entries; None if a long journal was not read."""
    class_name: str = ""
    """Which class plays; empty where nobody said, or if a long journal was not read."""
    played: float | None = None
    """When the class made its last move, in seconds since the epoch; None where it is unknown."""


class Kept(NamedTuple):
    """A session in the folder."""

    path: Path
    """Its journal."""
    number: int
    """Its number, in the order of the names of journals, which begin with the date."""
    started: datetime
    """When it began, local time."""
    summary: Summary
    is_begun: bool = True
    """Whether the class has done something; if not, there is nothing to resume."""


class Odd(NamedTuple):
    """Another entry of the folder, and why it is not a session to resume."""

    name: str
    reason: str


def kept_sessions(folder: Path, most: int = MOST, fold: int = _FOLDED) -> list[Kept]:
    """Return the sessions of a folder that can be resumed, at most `most`, the last one played first.

    At most `fold` bytes of moves are replayed to find their progress.
    """
    return list(islice((kept for kept in all_sessions(folder, fold) if kept.is_begun), most))


def all_sessions(folder: Path, fold: int) -> Iterator[Kept]:
    """Yield the sessions of a folder, the last one played first; see `kept_sessions`."""
    paths = _journals(folder)
    numbers = {path: number for number, path in enumerate(sorted(paths), 1)}
    for path in _by_age(paths):
        try:
            kept, read = _kept(path, numbers[path], fold)
        except (OSError, JournalError, ValueError):
            continue
        fold -= read
        yield kept


def remove(path: Path) -> None:
    """Delete a session: its journal, its summary and the copies made of it when it was damaged.

    Raises JournalError if it is open in another process, or OSError.
    """
    try:
        file = take(path)
    except BlockingIOError as error:
        raise refused(path, error) from error
    # Released first, because Windows does not delete an open file. A process that resumes the session
    # at this very moment writes it again.
    release(file)
    os.close(file)
    for beside in _entries(path.parent):
        if beside.name.startswith(f"{path.name}{DAMAGED}") or beside == cache_path(path):
            beside.unlink()
    path.unlink()


def odd_entries(folder: Path) -> list[Odd]:
    """Return the entries of the folder that are not sessions. They are not changed."""
    found, fold = [], _FOLDED
    for path in sorted(_entries(folder)):
        try:
            if path.name == POINTER or is_board(path.name):
                os.close(open_plain(path))
            elif path.name.endswith(ENDING):
                fold -= _kept(path, 0, fold)[1]
            elif DAMAGED in path.name:
                found.append(Odd(path.name, _("copie d'une séance abîmée")))
            elif not path.name.startswith("."):
                os.close(open_plain(path))
                found.append(Odd(path.name, _("ce n'est pas une séance")))
        except OSError as error:
            found.append(Odd(path.name, system_reason(error)))
        except (JournalError, ValueError) as error:
            found.append(Odd(path.name, str(error).removeprefix(labelled(path, ""))))
    return found


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _journals(folder: Path) -> list[Path]:
    """Return the files named like journals."""
    return [path for path in _entries(folder) if path.name.endswith(ENDING)]


def _by_age(paths: Iterable[Path]) -> list[Path]:
    """Return the files that are there, the last one written first."""
    found = []
    for path in paths:
        with contextlib.suppress(OSError):
            found.append((path.stat().st_mtime_ns, path))
    return [path for _age, path in sorted(found, reverse=True)]


def _kept(path: Path, number: int, fold: int) -> tuple[Kept, int]:
    """Return a session and how many bytes were replayed, at most `fold`.

    Raises OSError, JournalError or ValueError.
    """
    file = open_plain(path)
    try:
        found = os.fstat(file)
        if found.st_size > MOST_BYTES:
            raise OSError(_("il est trop grand"))
        if not found.st_size:
            raise JournalError(_("cette séance est vide"))
        head = read_from(file, 0, _HEAD)
    finally:
        os.close(file)
    first, end, rest = head.partition(b"\n")
    header = read_header(path, first if end else first[:-1])
    started = _started(header.started, found)
    if len(head) == found.st_size and not _is_begun(path, rest):
        return Kept(path, number, started, Summary(_title(header.activity())), is_begun=False), 0
    moves = found.st_size - len(first)
    summary = _read_summary(path, found)
    if summary is not None:  # it was made of this very file: its activity need not be read again
        return Kept(path, number, started, summary), 0
    activity = header.activity()
    if moves > fold:
        return Kept(path, number, started, Summary(_title(activity))), 0
    contents = read(path)
    summary = _summary(contents.session(), len(contents.moves), contents.played)
    keep_cache(path, found, summary)
    return Kept(path, number, started, summary), moves


def _is_begun(path: Path, lines: bytes) -> bool:
    """Return whether the class has done something; room events alone do not count, nor does the torn line of
    a move that was never shown. A damaged line counts, so that its session is told. Raises JournalError.
    """
    *whole, torn = lines.split(b"\n")
    for line in filter(None, (*whole, torn)):
        try:
            if not isinstance(read_move(path, line)[0], RoomEvent):
                return True
        except ValueError:
            if line is not torn:
                return True
    return False


def _started(text: str, found: os.stat_result) -> datetime:
    """Return when a session began; when it was written last where its header says no date."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return local_date(found.st_mtime)


def _title(activity: Activity) -> str:
    if is_shipped(Path(activity.path)):
        return activity.title
    return activity.title + _(", {file}").format(file=Path(activity.path).name)


# -- summaries: a cache of the progress of each session, which can be deleted without loss -----


def keep_summary(path: Path, session: Session, moves: int, played: float | None) -> None:
    """Write the summary of a closed journal next to it. Errors are ignored."""
    with contextlib.suppress(OSError):
        keep_cache(path, path.stat(), _summary(session, moves, played))


def _summary(session: Session, moves: int, played: float | None) -> Summary:
    state = session.state
    return Summary(
        _title(state.activity), phase_of(state).progress(state), moves, session.room.class_name, played
    )


def _read_summary(path: Path, found: os.stat_result) -> Summary | None:
    """Return what was kept of the session in this very file; None if it is outdated."""
    try:
        summary = Summary(*(kept_cache(path, found) or ()))
    except TypeError:
        return None
    texts = (summary.title, summary.place, summary.class_name)
    is_valid = (
        all(isinstance(text, str) for text in texts)
        and type(summary.moves) is int
        and summary.moves >= 0
        and (summary.played is None or is_time(summary.played))
    )
    return summary if is_valid else None


def new_path(folder: Path, name: str, started: datetime) -> Path:
    """Return the path of a new session, which does not exist."""
    first = folder / f"{started:%Y-%m-%d-%H%M%S}-{name}{ENDING}"
    return next(path for path in chain([first], names_beside(first)) if not os.path.lexists(path))


def when(started: datetime, now: datetime) -> str:
    """Return when a session began: "10 h 42", with the date if it was another day, with the year if it
    was another year.
    """
    hour = _("{hour} h {minute:02}").format(hour=started.hour, minute=started.minute)
    if started.date() == now.date():
        return hour
    date = _("{day}/{month:02}") if started.year == now.year else _("{day}/{month:02}/{year}")
    day = date.format(day=started.day, month=started.month, year=started.year)
    return _("{day}, {hour}").format(day=day, hour=hour)
