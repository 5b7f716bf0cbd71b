"""The exceptions of the program, in one tree: the text of each is a sentence for the user.

The faults of an activity carry their file, line, column and key, so that the command line, the
screen and a text editor can point at them.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Sequence
from typing import Literal

from connecte.language.i18n import _
from connecte.language.value import NamedTuple


class ConnecteError(Exception):
    """Base of all errors that are shown to the user: `str()` is the sentence to show."""


class UsageError(ConnecteError):
    """Wrong arguments on the command line: an unknown name, impossible counts."""


class RecordingError(ConnecteError):
    """A recording that cannot be read or written."""


class RefusedFileError(OSError):
    """A file that the program does not read or write; its `strerror` is a reason for the user."""


class FileError(ConnecteError):
    """A file that cannot be read or written; `reason` says why in a few words.

    `path` is as the user gave it; `message` is the sentence, with the fields {path} and {reason}
    and those of `more`.
    """

    def __init__(self, path: object, reason: str, message: str, **more: object) -> None:
        self.reason = reason
        super().__init__(message.format(path=path, reason=reason, **more))


Severity = Literal["error", "warning", "info"]


class Fix(NamedTuple):
    """A replacement within one line of a file that mends a fault there."""

    line: int
    """Line, counted from 1."""
    column: int
    """Column in characters, counted from 1."""
    length: int
    """How many characters are replaced."""
    text: str
    """What to write in their place."""


class Fault(NamedTuple):
    """One fault of one file."""

    file: str
    """The file as the user named it."""
    line: int
    """Line, counted from 1."""
    column: int
    """Column in characters, counted from 1."""
    message: str
    """What was found and what was expected."""
    hint: str = ""
    """What to try; empty where there is nothing to suggest."""
    key: str = ""
    """Where in the activity the fault is, as in "layers[0].neurons[2]"."""
    severity: Severity = "error"
    """An "error" makes the activity unplayable, a "warning" does not, an "info" is a remark on its design."""
    fix: Fix | None = None
    """The edit that the hint speaks of; None where no single edit is certain."""

    def __str__(self) -> str:
        hint = _(" ({hint})").format(hint=self.hint) if self.hint else ""
        kind = {"error": "", "warning": _("attention : "), "info": _("remarque : ")}[self.severity]
        return f"{self.file}:{self.line}:{self.column}: {kind}{self.message}{hint}"


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return the faults sorted by line and column."""
    return tuple(sorted(faults, key=lambda fault: (fault.line, fault.column)))


class ActivityError(ConnecteError):
    """An activity that cannot be played; `faults` holds all faults found, in file order."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = in_order(faults)
        super().__init__("\n".join(map(str, self.faults)))


def system_reason(error: OSError) -> str:
    """Return why a system call failed, in a few words of the user's language.

    An error that is not in the list is named by its code, as in "erreur ENOTTY du système".
    """
    usual = {
        # Codes by name, because not every system defines all of them.
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
        "EILSEQ": _("ce nom ne peut pas être celui d'un fichier"),  # macOS
    }
    if error.errno is None:
        return str(error)
    if isinstance(error, RefusedFileError):
        return str(error.strerror)
    name = errno.errorcode.get(error.errno, str(error.errno))
    return usual.get(name) or _("erreur {name} du système").format(name=name)
