"""A page of the class's notebook: one drawing, who drew it, what it is meant to be."""

from __future__ import annotations

from dataclasses import dataclass

from connecte.core.grid.drawing import Drawing

LONGEST_NAME = 20


@dataclass(frozen=True)
class Page:
    """`by` is who drew it, empty where nobody said; `told` whether the class asked the network what
    it says of it, apart from walking through it; `learns` whether it is in the learning set.
    """

    drawing: Drawing
    wanted: str | None = None
    by: str = ""
    told: bool = False
    learns: bool = False


def page_name(number: int) -> str:
    """What a page is called among the examples: "d1" for the first."""
    return f"d{number + 1}"


def tidy_name(name: str) -> str:
    """A name as it is kept: on one line, nothing in it that a terminal would obey."""
    shown = "".join(character if character.isprintable() else " " for character in name)
    return " ".join(shown.split())[:LONGEST_NAME].strip()
