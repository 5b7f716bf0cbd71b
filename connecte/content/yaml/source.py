"""What a YAML file holds, with the position of every value.

Only what an activity needs is accepted: mappings, lists and plain text, without tags, anchors, aliases
and duplicate keys; at most 256 kB and 20 levels. Scalars stay the text that was written: what `no`,
`012` or `1:30` mean depends on the field, so the schema decides it.
"""

from __future__ import annotations

from typing import Any

from connecte.language.i18n import _
from connecte.language.plain import visible
from connecte.language.value import NamedTuple

LARGEST = 256 * 1024
DEEPEST = 20


class Source(NamedTuple):
    """One value of a file and its position."""

    value: Any
    """A dict, a list, or a text."""
    line: int
    """The line, from 1."""
    column: int
    """The column, from 1."""
    plain: bool = True
    """False for text between quotes or in a block."""
    quoted: bool = False
    """True for text between quotes."""

    @property
    def is_null(self) -> bool:
        """Whether it is null for YAML: no text at all, `null` or `~`."""
        return self.plain and self.value in ("", "~", "null", "Null", "NULL")

    @property
    def kind(self) -> str:
        """What the value is, in the teacher's words."""
        if isinstance(self.value, dict):
            return _("une suite de clés")
        if isinstance(self.value, list):
            return _("une liste")
        return _("« {text} »").format(text=shorten(self.value)) if self.value else _("rien")


class Key(NamedTuple):
    """A key of a mapping and its position. It equals other keys of the same text."""

    text: str
    line: int
    column: int

    def __eq__(self, other: object) -> bool:
        return self.text == (other.text if isinstance(other, Key) else other)

    def __hash__(self) -> int:
        return hash(self.text)


def shorten(text: str, longest: int = 40) -> str:
    """Return the first line of `text` for a quotation: cut where it is long, with a visible mark for each
    character that a terminal would obey instead of showing it.
    """
    line = text.strip().splitlines()[0] if text.strip() else text.strip()
    shown = visible(line[: longest + 1])
    return shown if len(line) <= longest else shown[: longest - 1] + "…"
