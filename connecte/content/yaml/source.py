"""What a YAML file holds, with a place for every value.

Only what an activity needs: mappings, lists and plain text. No tags, anchors or aliases, no
duplicate keys; at most 256 kB and 20 levels. Scalars stay the text that was written, because
what `no`, `012` or `1:30` mean is the schema's business, field by field.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from connecte.language.i18n import _
from connecte.language.plain import visible

LARGEST = 256 * 1024
DEEPEST = 20


class Source(NamedTuple):
    """One value of a file and where it stands (from 1): a dict, a list, or text.

    `plain` is False for text between quotes or in a block, `quoted` True for the former.
    """

    value: Any
    line: int
    column: int
    plain: bool = True
    quoted: bool = False

    @property
    def is_null(self) -> bool:
        """Whether YAML means nothing by it: no text at all, `null` or `~`."""
        return self.plain and self.value in ("", "~", "null", "Null", "NULL")

    @property
    def kind(self) -> str:
        """In the teacher's words."""
        if isinstance(self.value, dict):
            return _("une suite de clés")
        if isinstance(self.value, list):
            return _("une liste")
        return _("« {text} »").format(text=shorten(self.value)) if self.value else _("rien")


class Key(NamedTuple):
    """A key of a mapping and its place. Equal to other keys of the same text."""

    text: str
    line: int
    column: int

    def __eq__(self, other: object) -> bool:
        return self.text == (other.text if isinstance(other, Key) else other)

    def __hash__(self) -> int:
        return hash(self.text)


def shorten(text: str, longest: int = 40) -> str:
    """The first line of `text` as it can be quoted: cut where it is long, with a visible mark for each
    character that a terminal would obey instead of showing it.
    """
    line = text.strip().splitlines()[0] if text.strip() else text.strip()
    shown = visible(line[: longest + 1])
    return shown if len(line) <= longest else shown[: longest - 1] + "…"
