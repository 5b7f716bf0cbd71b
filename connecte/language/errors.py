"""What can go wrong, as one tree: every error's text is a sentence for the user.

An activity's faults carry file, line, column and key, what was expected and a hint, so that
the command line, the screen and an editor can all say where.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from connecte.language.i18n import _


class ConnecteError(Exception):
    """Root of the tree. `str()` is what the user reads."""


class UsageError(ConnecteError):
    """The command was not called as it can be: an unknown name, counts that cannot be."""


class RecordingError(ConnecteError):
    """A recording that cannot be read or written."""


class FileError(ConnecteError):
    """A file that cannot be read or written; `reason` says why in a few words.

    `path` is as the user gave it; `told` is the sentence, with {path} and {reason} in it.
    """

    def __init__(self, path: object, reason: str, told: str, **more: object) -> None:
        self.reason = reason
        super().__init__(told.format(path=path, reason=reason, **more))


Severity = Literal["error", "warning", "info"]


class Fault(NamedTuple):
    """One fault of one file.

    `line` and `column` count from 1, in characters. `message` says what was found and what was
    expected; `hint` what to try; `key` names the place in the activity ("layers[0].neurons[2]").
    A "warning" leaves the activity playable, an "info" is what a colleague would say of it.
    """

    file: str
    line: int
    column: int
    message: str
    hint: str = ""
    key: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        hint = _(" ({hint})").format(hint=self.hint) if self.hint else ""
        kind = {"error": "", "warning": _("attention : "), "info": _("remarque : ")}[self.severity]
        return f"{self.file}:{self.line}:{self.column}: {kind}{self.message}{hint}"


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Faults as they come in the file."""
    return tuple(sorted(faults, key=lambda fault: (fault.line, fault.column)))


class ActivityError(ConnecteError):
    """An activity that cannot be played; `faults` holds all that was found, in file order."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = in_order(faults)
        super().__init__("\n".join(map(str, self.faults)))


def system_reason(error: OSError) -> str:
    """What the system refused, in the user's language where that is a usual thing."""
    usual = {
        # By name: not every system has all of them.
        "ENOENT": _("il n'est pas là"),
        "EACCES": _("ce n'est pas permis"),
        "EPERM": _("ce n'est pas permis"),
        "EROFS": _("ce disque ne se laisse pas écrire"),
        "ENOSPC": _("le disque est plein"),
        "EISDIR": _("c'est un dossier"),
        "ENOTDIR": _("ce n'est pas un dossier"),
        "ENAMETOOLONG": _("ce nom est trop long"),
        "EEXIST": _("il existe déjà"),
        "EFBIG": _("il serait trop grand pour ce disque"),
        "EDQUOT": _("la place accordée sur ce disque est pleine"),
        "EIO": _("ce disque ne répond pas bien"),
        "ELOOP": _("ses liens tournent en rond"),
        "ENXIO": _("rien n'est au bout de ce périphérique"),
        "ENODEV": _("ce périphérique n'est pas là"),
        "EMFILE": _("trop de fichiers sont ouverts"),
        "ENFILE": _("trop de fichiers sont ouverts"),
        "ETXTBSY": _("ce programme est en train de tourner"),
        "EBUSY": _("il est déjà utilisé"),
        "EAGAIN": _("il est déjà utilisé"),
        "EINVAL": _("le système ne le permet pas ici"),
        "ENOMEM": _("la mémoire est pleine"),
        "ESTALE": _("le disque partagé n'est plus là"),
        "ETIMEDOUT": _("le disque partagé ne répond pas"),
        "EPIPE": _("plus personne ne lit"),
    }
    if error.errno is None:
        return str(error)
    name = errno.errorcode.get(error.errno, str(error.errno))
    return usual.get(name) or _("erreur {name} du système").format(name=name)
