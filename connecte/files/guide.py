"""The guide of the first five minutes, in Markdown."""

from __future__ import annotations

from pathlib import Path

from connecte.files.reader import read_text
from connecte.language.program import NAME, program

_LARGEST = 1 << 18


def guide_text() -> str:
    """Return the guide; its command lines are those that work here."""
    text = read_text(Path(__file__).resolve().parent.parent / "guide.md", _LARGEST)
    return text.replace(f"`{NAME}", f"`{program()}")
