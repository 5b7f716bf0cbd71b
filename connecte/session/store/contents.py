"""What a journal holds: its moves up to where it is damaged, and those that come after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from connecte.language.i18n import _, ngettext
from connecte.session.session import Session
from connecte.session.store.codec import Entry
from connecte.session.store.lines import Header, JournalError, read_header, read_move, step

MOST_BYTES = 256 << 20
"""No class writes more: a larger file is not read."""

Timed = tuple[Entry, float | None]


@dataclass(frozen=True)
class Damage:
    """`line` is the first that cannot be read, counted from 1; `later` are the moves after it that can
    be read, `lost` how many lines cannot.
    """

    line: int
    later: tuple[Timed, ...]
    lost: int


@dataclass(frozen=True)
class Contents:
    """A journal as read: its header, its moves, how many bytes of it hold them, when each was made
    (seconds of the epoch, None in old journals), and where it is damaged, if it is.
    """

    header: Header
    moves: tuple[Entry, ...]
    sound: int
    times: tuple[float | None, ...] = ()
    damage: Damage | None = None

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

    def trouble(self, beside: Path | None = None) -> str:
        """What is wrong with the file and what is kept of it, as a sentence; empty where nothing is."""
        if self.damage is None:
            return ""
        told = ngettext(
            "Le fichier de la séance est abîmé à la ligne {line} : {kept} geste est gardé.",
            "Le fichier de la séance est abîmé à la ligne {line} : {kept} gestes sont gardés.",
            len(self.moves),
        ).format(line=self.damage.line, kept=len(self.moves))
        if beside is not None:
            told += " " + _("Le fichier abîmé reste, sans changement, dans {path}.").format(path=beside)
        return told


def parse(path: Path, data: bytes) -> Contents:
    """A journal's bytes, read up to the first line that is damaged. Raises JournalError."""
    lines = data.split(b"\n")
    if not data:
        raise JournalError(_("{path} : cette séance est vide").format(path=path))
    header = read_header(path, lines[0] if len(lines) > 1 else lines[0][:-1])  # torn, or no journal at all
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
    """What is left from line `first` on. What follows a damaged line was made after a move that is not
    known, so it does not stand by itself: the user is asked.
    """
    later: list[Timed] = []
    lost = 0
    for line in lines[first - 1 :]:
        try:
            later.append(read_move(path, line))
        except (ValueError, JournalError):
            lost += bool(line)
    return Damage(first, tuple(later), lost)
