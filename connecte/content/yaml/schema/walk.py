"""The walk through one file: its faults, gathered while its values are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from connecte.content.yaml.source import Key, Source
from connecte.language.errors import Fault
from connecte.language.i18n import _
from connecte.language.nearest import closest, suggestion

MOST_COMPARED = 20_000
"""Words that may be compared with misspelt ones in one file: about half a second."""


@dataclass
class Walk:
    """The faults of one file, gathered while its values are read."""

    file: str
    text: str = ""
    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)
    left: int = MOST_COMPARED
    """How many words may still be compared with misspelt ones."""

    @cached_property
    def lines(self) -> list[str]:
        """The file's lines."""
        return self.text.splitlines()

    def fault(self, source: Source | Key, message: str, hint: str = "", key: str = "", shift: int = 0) -> None:
        """Note a fault where `source` stands, `shift` characters further on."""
        self.faults.append(Fault(self.file, source.line, source.column + shift, message, hint, key))

    def warning(self, source: Source | Key, message: str, hint: str = "", key: str = "") -> None:
        """Note what the activity can be played with, but not well."""
        self.warnings.append(Fault(self.file, source.line, source.column, message, hint, key, "warning"))

    def closest(self, wrong: str, words: Sequence[str]) -> str:
        """The word that was probably meant; "" where none is close, or enough were looked for."""
        self.left -= len(words)
        if self.left < 0:
            return ""
        return closest(wrong, words)

    def nearest(self, wrong: str, words: Sequence[str]) -> str:
        """A hint that names the word that was probably meant, or ""."""
        return suggestion(self.closest(wrong, words))


class Value(NamedTuple):
    """A checked value and where it came from. `value` is None where it was at fault."""

    value: Any
    source: Source


def expected(walk: Walk, source: Source, what: str, hint: str, key: str) -> None:
    """The common form of a fault: found this, expected that."""
    if source.value == "":
        walk.fault(
            source, _("il manque quelque chose ici : il faut {expected}").format(expected=what), hint, key
        )
        return
    message = _("{found} : il faut {expected}").format(found=source.kind, expected=what)
    walk.fault(source, message, hint, key)
