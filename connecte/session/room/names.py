"""Names of pupils and classes, as they are stored."""

from __future__ import annotations

LONGEST_NAME = 20
"""Characters of the name of a pupil or a class."""


def tidy_name(name: str, most: int = LONGEST_NAME) -> str:
    """Return a name as it is stored: one line, without control characters, at most `most` characters."""
    shown = "".join(character if character.isprintable() else " " for character in name)
    return " ".join(shown.split())[:most].strip()
