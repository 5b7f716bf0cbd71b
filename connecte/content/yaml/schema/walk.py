"""The walk through one file, which collects its faults while its values are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from connecte.content.yaml.cures.cure import Cure
from connecte.content.yaml.source import Key, Source
from connecte.language.errors import Fault, Fix
from connecte.language.i18n import _
from connecte.language.nearest import closest, suggestion
from connecte.language.value import NamedTuple

if TYPE_CHECKING:
    from connecte.core.pictures.pictures import Pictures

MOST_COMPARED = 20_000
"""How many words may be compared with misspelt ones in one file: about half a second of work."""


class Walk:
    """The faults of one file, collected while its values are read."""

    def __init__(self, file: str, text: str = "") -> None:
        self.file = file
        self.text = text
        self.faults: list[Fault] = []
        self.warnings: list[Fault] = []
        self.pictures: Pictures | None = None
        """A user's pictures, in place of those that the file names."""
        self.missed: list[tuple[Fault, str]] = []
        """The faults that are a key which is missing, each with that key."""
        self.left = MOST_COMPARED
        """How many words may still be compared with misspelt ones."""
        self.beside: Mapping[Any, Source] = {}
        """The mapping whose values are being checked, as it is in the file."""

    @cached_property
    def lines(self) -> list[str]:
        """The file's lines."""
        return self.text.splitlines()

    def fault(
        self, source: Source | Key, message: str, hint: str | Cure = "", key: str = "", shift: int = 0
    ) -> None:
        """Note a fault where `source` stands, `shift` characters further on. The text of a cure replaces
        the whole of `source`.
        """
        fix = None
        if isinstance(hint, Cure):
            length = self.written(source) if hint.put is not None else 0
            fix = Fix(source.line, source.column, length, hint.put) if length and hint.put is not None else None
            hint = hint.hint
        place = source.line, source.column + shift
        self.faults.append(Fault(self.file, *place, message, hint, key, fix=fix))

    def missing(self, source: Source, name: str, hint: str = "", key: str = "", message: str = "") -> None:
        """Note that a mapping lacks a key."""
        message = message or _("il manque la clé « {key} »")
        hint = hint or _("ajouter une ligne « {key}: … »").format(key=name)
        self.fault(source, message.format(key=name), hint, key)
        self.missed.append((self.faults[-1], name))

    def written(self, source: Source | Key) -> int:
        """Return how many characters a value takes in its line; 0 where it is no text of one line."""
        text = source.text if isinstance(source, Key) else source.value
        line = self.lines[source.line - 1] if source.line <= len(self.lines) else ""
        rest = line[source.column - 1 :]
        if rest[:1] == "[" and isinstance(text, list):
            return rest.find("]") + 1 if "[" not in rest[1 : rest.find("]") + 1] else 0
        if not isinstance(text, str) or not text:
            return 0
        if rest[:1] in ('"', "'"):
            return rest.find(rest[0], 1) + 1
        return len(text) if rest.startswith(text) else 0

    def rest_of_line(self, source: Source | Key) -> str:
        """Return what the line holds from where a value begins, without the spaces around."""
        line = self.lines[source.line - 1] if source.line <= len(self.lines) else ""
        return line[source.column - 1 :].strip()

    def warning(self, source: Source | Key, message: str, hint: str = "", key: str = "") -> None:
        """Note a weakness that does not keep the activity from being played."""
        self.warnings.append(Fault(self.file, source.line, source.column, message, hint, key, "warning"))

    def closest(self, wrong: str, words: Sequence[str]) -> str:
        """Return the word that was probably meant; "" where none is close, or MOST_COMPARED words were
        compared.
        """
        self.left -= len(words)
        if self.left < 0:
            return ""
        return closest(wrong, words)

    def nearest(self, wrong: str, words: Sequence[str]) -> str:
        """Return a hint with the word that was probably meant, or ""."""
        return suggestion(self.closest(wrong, words))


class Value(NamedTuple):
    """A checked value and its place in the file. `value` is None where it has a fault."""

    value: Any
    source: Source


def expected(walk: Walk, source: Source, what: str, hint: str | Cure, key: str) -> None:
    """Note the common form of a fault: what was found, and what was expected."""
    if source.value == "" and (said := as_a_comment(walk, source)):
        hint = said
    if source.value == "":
        walk.fault(
            source, _("il manque quelque chose ici : il faut {expected}").format(expected=what), hint, key
        )
        return
    message = _("{found} : il faut {expected}").format(found=source.kind, expected=what)
    walk.fault(source, message, hint, key)


def as_a_comment(walk: Walk, source: Source) -> str:
    """Return the hint where a value is missing because its text begins with "#"; else ""."""
    rest = walk.rest_of_line(source)
    if not (source.plain and rest.startswith("#")):
        return ""
    return _('ce qui suit « # » est une remarque : écrire "{text}", entre guillemets').format(text=rest)
