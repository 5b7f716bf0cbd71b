"""Reads only the head of an activity's file, which is all that the list of activities shows.

It reads no more of YAML than heads are written in, so that the first screen need not import a YAML reader,
which takes a tenth of the time to it.
"""

from __future__ import annotations

from pathlib import Path

from connecte.content.yaml.source import LARGEST
from connecte.files.reader import read
from connecte.language.errors import FileError
from connecte.language.lists import one_line
from connecte.language.value import NamedTuple


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


_KEYS = {"title", "summary", "minutes", "credit"}


def read_headline(path: Path) -> Headline | None:
    """Return the head of a file; None where only a whole reading can tell what it says, or what is wrong."""
    try:
        found = _first_texts(read(path, LARGEST).decode("utf-8-sig"))
        title, summary, credit = (one_line(found[key]) for key in ("title", "summary", "credit"))
        return Headline(str(path), title, summary, int(found["minutes"]), credit)
    except (FileError, KeyError, ValueError):
        return None


def _first_texts(text: str) -> dict[str, str]:
    """Return the texts of the first keys, up to the last of _KEYS. Raises ValueError for a text that is
    neither plain and on the line of its key, nor on indented lines below "key: >-".
    """
    found: dict[str, str] = {}
    folded = ""
    for line in text.split("\n"):
        if folded and line.startswith("  "):
            found[folded] += _printable(line[2:]) + " "
            continue
        folded = ""
        if found.keys() >= _KEYS:
            break
        if line and not line.startswith("#"):
            key, _colon, value = line.partition(": ")
            folded = key if value == ">-" else ""
            found[key] = "" if folded else _plain(value)
    return found


def _printable(text: str) -> str:
    """Return a text without control characters. Raises ValueError for another one."""
    if not text.replace("\u00a0", "").replace("\u202f", "").isprintable():
        raise ValueError(text)
    return text


def _plain(text: str) -> str:
    """Return a text that YAML reads as it is written. Raises ValueError for one of which this is not sure."""
    is_sure = text[:1].isalpha() or text.isdecimal()
    if not is_sure or text != text.strip() or ": " in text or " #" in text or text.endswith(":"):
        raise ValueError(text)
    return _printable(text)
