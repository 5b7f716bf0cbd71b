"""What can go wrong, as one tree: every error's text is a sentence for the user.

An activity's faults carry file, line, column and key, what was expected and a hint, so that
the command line, the screen and an editor can all say where.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from connecte.i18n import _


class ConnecteError(Exception):
    """Root of the tree. `str()` is what the user reads."""


class UsageError(ConnecteError):
    """The command was not called as it can be: an unknown name, counts that cannot be."""


class RecordingError(ConnecteError):
    """A recording that cannot be read or written."""


@dataclass(frozen=True)
class Fault:
    """One fault of one file.

    `line` and `column` count from 1, in characters. `message` says what was found and what was
    expected; `hint` what to try; `key` names the place in the activity ("layers[0].neurons[2]").
    """

    file: str
    line: int
    column: int
    message: str
    hint: str = ""
    key: str = ""

    def __str__(self) -> str:
        hint = _(" ({hint})").format(hint=self.hint) if self.hint else ""
        return f"{self.file}:{self.line}:{self.column}: {self.message}{hint}"


class ActivityError(ConnecteError):
    """An activity that cannot be played; `faults` holds all that was found, in file order."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda f: (f.line, f.column)))
        super().__init__("\n".join(map(str, self.faults)))
