"""The content of a journal: its entries up to the first damage, and those after it."""

from __future__ import annotations

import errno
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from connecte.language.errors import RefusedFileError
from connecte.language.i18n import _, ngettext
from connecte.language.value import Value
from connecte.session.room.room_events import RoomEvent
from connecte.session.session import Session
from connecte.session.store.codec import Entry
from connecte.session.store.lines import PLAYED, Header, JournalError, advance, read_header, read_move

MOST_BYTES = 64 << 20
"""Limit of a journal's size: a larger file is not read."""

Timed = tuple[Entry, float | None]
"""An entry and its time in seconds since the epoch, if known."""


def need_room(size: int) -> None:
    """Raise OSError where a journal of so many bytes would be larger than its reader takes."""
    if size > MOST_BYTES:
        raise RefusedFileError(errno.EFBIG, _("elle est trop longue : en commencer une autre"))


class Damage(Value):
    """The damage of a journal."""

    line: int
    """The first line that cannot be read, from 1."""
    later: tuple[Timed, ...]
    """The readable entries after it."""
    lost: int
    """How many lines cannot be read."""


class Contents(Value):
    """A journal as read."""

    header: Header
    moves: tuple[Entry, ...]
    """The entries before any damage."""
    sound: int
    """How many bytes header and `moves` take."""
    times: tuple[float | None, ...] = ()
    """When each was made, in seconds since the epoch; None where the line does not say."""
    damage: Damage | None = None

    @property
    def played(self) -> float | None:
        """When the class made its last move, in seconds since the epoch; None where it is unknown."""
        timed = zip(reversed(self.moves), reversed(self.times), strict=True)
        return next((at for move, at in timed if not isinstance(move, RoomEvent)), None)

    def session(self) -> Session:
        """Return the session after all entries. Raises JournalError."""
        session = Session.start(self.header.activity())
        timed = zip(self.moves, self.times, strict=True)
        for played, some in groupby(timed, key=lambda entry: type(entry[0]) in PLAYED):
            if played:
                session = session.play_all(some)  # type: ignore[arg-type]  # of the class's moves alone
                continue
            for move, at in some:
                session = advance(session, move, at)
        return session

    def trouble(self, beside: Path | None = None) -> str:
        """Return a sentence on the damage and what is kept; empty without damage.

        `beside` is the copy of the damaged file, if there is one.
        """
        if self.damage is None:
            return ""
        message = ngettext(
            "Le fichier de la séance est abîmé à la ligne {line} : {kept} geste est gardé.",
            "Le fichier de la séance est abîmé à la ligne {line} : {kept} gestes sont gardés.",
            len(self.moves),
        ).format(line=self.damage.line, kept=len(self.moves))
        if beside is not None:
            message += " " + _("Le fichier abîmé reste, sans changement, dans {path}.").format(path=beside)
        return message


@lru_cache(maxsize=1)  # read once to say what is wrong before a screen opens, and once under its lock
def parse(path: Path, data: bytes) -> Contents:
    """Parse a journal up to its first damaged line. Raises JournalError."""
    if not data:
        raise JournalError(_("{path} : cette séance est vide").format(path=path))
    # Read before the rest, which is not even cut into lines where this is no journal. Where there is
    # no end of line, -1 cuts a header short that would else seem whole.
    header = read_header(path, data[: data.find(b"\n")])
    lines = data.split(b"\n")
    found: list[Timed] = []
    sound = len(lines[0]) + 1
    for number, line in enumerate(lines[1:-1], 2):
        try:
            found.append(read_move(path, line))
        except ValueError:
            return _contents(header, found, sound, _damage(path, lines, number))
        sound += len(line) + 1
    damage = _damage(path, lines, len(lines)) if lines[-1] else None
    return _contents(header, found, sound, damage)


def _contents(header: Header, found: list[Timed], sound: int, damage: Damage | None) -> Contents:
    return Contents(header, tuple(move for move, _at in found), sound, tuple(at for _move, at in found), damage)


def _damage(path: Path, lines: list[bytes], first: int) -> Damage:
    """Return what can be read from line `first` on.

    It is kept apart, because entries after an unknown one may not apply: the user is asked.
    """
    later: list[Timed] = []
    lost = 0
    for line in lines[first - 1 :]:
        try:
            later.append(read_move(path, line))
        except (ValueError, JournalError):
            lost += bool(line)
    return Damage(first, tuple(later), lost)
