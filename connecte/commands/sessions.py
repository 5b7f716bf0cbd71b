"""Which kept session a word on the command line means."""

from __future__ import annotations

from pathlib import Path

from connecte.language.errors import UsageError
from connecte.language.i18n import _
from connecte.session.store.shelf import kept_sessions

_LONGEST_NUMBER = 9


def session_file(word: str | None) -> Path:
    """A journal's file: named, or by its number in the list, the last one without a word.

    Raises UsageError where there is none.
    """
    if word is not None and not word.isdecimal():
        return Path(word)
    from connecte.session.store.keeper import user_folder

    number = int((word or "1")[:_LONGEST_NUMBER])
    found = kept_sessions(user_folder(), most=max(1, min(number, 10_000)), fold=0)
    if not 1 <= number <= len(found):
        if not found:
            raise UsageError(_("aucune séance gardée : donner le fichier d'une séance"))
        told = _("séance {number} : il y en a {count} ; connecte sessions les montre")
        raise UsageError(told.format(number=number, count=len(found)))
    return found[number - 1].path
