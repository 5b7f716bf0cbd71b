"""The names of a class, from a list or from a file."""

from __future__ import annotations

import contextlib
from pathlib import Path

from connecte.content.hour.plan import MOST_PUPILS
from connecte.files.reader import read_text
from connecte.language.errors import UsageError
from connecte.language.i18n import _

_LARGEST = 64_000
"""Bytes of a file of names."""
_LONGEST_NAME = 100
"""Characters of a name."""


def pupil_names(given: str) -> tuple[str, ...]:
    """Return the names in "Ana,Léo", or in a file with one a line. Raises UsageError or FileError."""
    path = Path(given)
    text = read_text(path, _LARGEST) if _is_file(path, given) else given.replace(",", "\n")
    names = tuple(name for line in text.splitlines() if (name := " ".join(line.split())))
    if not names:
        raise UsageError(_("--names : aucun nom ; donner Ana,Léo ou un fichier avec un nom par ligne"))
    longest = max(map(len, names))
    if longest > _LONGEST_NAME:
        message = _("--names : un nom de {count} caractères ; {most} au plus")
        raise UsageError(message.format(count=longest, most=_LONGEST_NAME))
    if len(names) > MOST_PUPILS:
        message = _("--names : {count} noms ; {most} au plus")
        raise UsageError(message.format(count=len(names), most=MOST_PUPILS))
    return names


def _is_file(path: Path, given: str) -> bool:
    """Whether a file is meant: it is there, or what is given looks like the name of one."""
    if "," in given:
        return False
    with contextlib.suppress(OSError, ValueError):  # a name that no file can have is a pupil's
        if path.is_file():
            return True
    return path.suffix in (".txt", ".csv") or "/" in given
