"""Find the kept session that the command line names."""

from __future__ import annotations

from pathlib import Path

from connecte.language.errors import UsageError
from connecte.language.i18n import _
from connecte.session.store.shelf import kept_sessions

_LONGEST_NUMBER = 9


def session_file(word: str | None) -> Path:
    """Return the journal that `word` names: a file or a number in the list; None: the last one.

    Raises UsageError if there is none.
    """
    if word is not None and not word.isdecimal():
        return Path(word)
    from connecte.session.store.keeper import user_folder

    number = int((word or "1")[:_LONGEST_NUMBER])
    found = kept_sessions(user_folder(), most=max(1, min(number, 10_000)), fold=0)
    if not 1 <= number <= len(found):
        if not found:
            raise UsageError(_("aucune séance gardée : donner le fichier d'une séance"))
        message = _("séance {number} : il y en a {count} ; connecte sessions les montre")
        raise UsageError(message.format(number=number, count=len(found)))
    return found[number - 1].path
