"""The kept sessions: find the one that the command line names, list them, delete some."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from connecte.commands.output import emit, message, sentence
from connecte.language.errors import FileError, UsageError, system_reason
from connecte.language.i18n import _, ngettext
from connecte.language.lists import comma_list
from connecte.language.program import command
from connecte.session.store.clock import MACHINE, local_date
from connecte.session.store.contents import MOST_BYTES
from connecte.session.store.lines import JournalError
from connecte.session.store.shelf import (
    MOST,
    Kept,
    all_sessions,
    kept_sessions,
    odd_entries,
    remove,
    when,
)

_LONGEST_NUMBER = 9
_ALL = MOST * MOST_BYTES
"""Bytes of moves that may be replayed where it must be known when each session was played."""


def session_file(word: str | None) -> Path:
    """Return the journal that `word` names: a file or a number in the list; None: the one played last.

    Raises UsageError if there is none, FileError.
    """
    if word is not None and not word.isdecimal():
        return Path(word)
    folder = _folder()
    if word is not None:
        return _numbered(folder, kept_sessions(folder, fold=0), int(word[:_LONGEST_NUMBER])).path
    found = kept_sessions(folder, most=1, fold=0)
    if not found:
        raise UsageError(_no_session(folder))
    return found[0].path


def _folder() -> Path:
    """Return the folder of sessions. Raises FileError where it is there and nobody can look into it."""
    from connecte.session.store.keeper import user_folder

    folder = user_folder()
    try:
        next(folder.iterdir(), None)
    except FileNotFoundError:
        pass  # no session was ever kept
    except OSError as error:
        raise FileError(folder, system_reason(error), _("{path} ne peut pas être lu ({reason})")) from error
    return folder


def _no_session(folder: Path) -> str:
    if odd_entries(folder):
        text = _("aucune séance gardée ne peut être lue : {command} dit pourquoi")
        return text.format(command=command("sessions"))
    return _("aucune séance gardée : donner le fichier d'une séance")


def _numbered(folder: Path, kept: Sequence[Kept], number: int) -> Kept:
    """Return the session of this number. Raises UsageError."""
    if not kept:
        raise UsageError(_no_session(folder))
    found = next((one for one in kept if one.number == number), None)
    if found is None:
        text = _("séance {number} : il n'y en a pas de ce numéro ; {command} les montre")
        raise UsageError(text.format(number=number, command=command("sessions")))
    return found


def sessions(arguments: argparse.Namespace) -> int:
    """Delete sessions by their numbers and those last played before a day; list all where none is to go.

    Raises UsageError, FileError or JournalError.
    """
    folder = _folder()
    numbers, before = arguments.delete, arguments.delete_before
    if numbers or before is not None:
        every = list(all_sessions(folder, _ALL if before is not None else 0))
        return _delete(every, _to_delete(folder, every, numbers, before), arguments.yes)
    found = kept_sessions(folder)
    for kept in found:
        emit(_line(kept))
    emit(
        _("{command} : en reprendre une").format(command=command("resume N"))
        if found
        else _("aucune séance gardée")
    )
    odd = odd_entries(folder)
    if odd:
        emit(_("Dans {folder}, laissé comme il est :").format(folder=folder))
    for entry in odd:
        emit(_("     {name} : {reason}").format(name=entry.name, reason=entry.reason))
    return 0


def _line(kept: Kept) -> str:
    """Return a session in one line."""
    found = kept.summary
    classed = _("{name}, ").format(name=found.class_name) if found.class_name else ""
    head = _("{number:3}  {classed}séance {when} : {title}").format(
        number=kept.number, classed=classed, when=_of(kept.started), title=found.title
    )
    if not kept.is_begun:
        return _("{head} (rien n'y a été fait)").format(head=head)
    if found.moves is None:
        return _("{head}, longue séance").format(head=head)
    text = ngettext("{head} ({place}), {moves} geste", "{head} ({place}), {moves} gestes", found.moves)
    return text.format(head=head, place=found.place, moves=found.moves)


def _of(started: datetime) -> str:
    """Return when a session began, after the word "séance"."""
    now = MACHINE.date()
    today = started.date() == now.date()
    return (_("de {when}") if today else _("du {when}")).format(when=when(started, now))


# -- deleting -----------------------------------------------------------------------------------


def _to_delete(folder: Path, every: Sequence[Kept], numbers: Sequence[int], before: date | None) -> list[Kept]:
    """Return the sessions to delete, the oldest first. Raises UsageError for a number that none has."""
    chosen = {_numbered(folder, every, number).number for number in numbers}
    if before is not None:
        chosen |= {kept.number for kept in every if _last_day(kept) < before}
    return sorted((kept for kept in every if kept.number in chosen), key=lambda kept: kept.number)


def _last_day(kept: Kept) -> date:
    """Return the day of the last move, that of the beginning where it is unknown."""
    played = kept.summary.played
    return max(kept.started.date(), date.min if played is None else local_date(played).date())


def _delete(every: Sequence[Kept], found: Sequence[Kept], yes: bool) -> int:
    """Delete these of all sessions, after asking; return the exit code: 1 if one could not be deleted."""
    if not found:
        emit(_("aucune séance à supprimer"))
        return 0
    for kept in found:
        emit(_line(kept))
    if not (yes or _agreed(len(found))):
        emit(_("rien n'est supprimé"))
        return 0
    gone = [kept.number for kept in found if _removed(kept)]
    left = [kept.number for kept in found if kept.number not in gone]
    if gone:
        text = ngettext("{count} séance est supprimée", "{count} séances sont supprimées", len(gone))
        emit(text.format(count=len(gone)))
    if gone and any(kept.number > gone[0] and kept.number not in gone for kept in every):
        emit(_("les numéros de celles qui suivent ont changé : {command}").format(command=command("sessions")))
    if left:
        text = ngettext(
            "{count} séance n'est pas supprimée : {numbers}",
            "{count} séances ne sont pas supprimées : {numbers}",
            len(left),
        )
        message(text.format(count=len(left), numbers=comma_list(map(str, left))))
    return 1 if left else 0


def _agreed(count: int) -> bool:
    """Ask whether to delete so many sessions. Raises UsageError where nobody can answer."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise UsageError(_("rien n'est supprimé : sans terminal pour répondre, ajouter --yes"))
    question = ngettext(
        "Supprimer cette séance pour toujours, avec ce que les élèves y ont fait ? (o/N) ",
        "Supprimer ces {count} séances pour toujours, avec ce que les élèves y ont fait ? (o/N) ",
        count,
    )
    message(question.format(count=count))
    return sys.stdin.readline().strip().lower() in (_("o"), _("oui"))


def _removed(kept: Kept) -> bool:
    """Delete a session; where that is impossible, say why and return False."""
    try:
        remove(kept.path)
    except JournalError as error:
        sentence(str(error))
    except OSError as error:
        sentence(_("{path} : {reason}").format(path=kept.path, reason=system_reason(error)))
    else:
        return True
    return False
