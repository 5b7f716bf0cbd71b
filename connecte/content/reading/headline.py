"""Reads only the head of an activity's file, which is all that the list of activities shows."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from connecte.content.yaml.quick import first_texts
from connecte.content.yaml.source import LARGEST
from connecte.files.reader import read
from connecte.language.errors import FileError
from connecte.language.lists import one_line


class Headline(NamedTuple):
    """The head of an activity's file."""

    path: str
    """Where the file is."""
    title: str
    summary: str
    minutes: int
    """How long the activity takes."""
    credit: str
    """Who wrote the activity."""


def read_headline(path: Path) -> Headline | None:
    """Return the head of a file; None where only a whole reading can tell what is wrong with it."""
    try:
        found = first_texts(read(path, LARGEST), ("title", "summary", "minutes", "credit"))
        return Headline(
            str(path),
            found["title"],
            one_line(found["summary"]),
            int(found["minutes"]),
            found["credit"],
        )
    except (FileError, KeyError, ValueError):
        return None
