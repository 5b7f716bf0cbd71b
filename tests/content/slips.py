"""Slips of writing that a teacher makes who never wrote YAML, one a row of the files in `slips`.

A row is "what stood there ⇒ what was written ‖ words of the cause ‖ words of the cure"; "↵" ends a line, "⇥"
is a tab, "¶" a no-break space. The fault has to stand in the first line that is changed.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

_HERE = Path(__file__).parent
_BEGIN = _HERE.parents[1] / "connecte" / "content" / "begin"


class Slip(NamedTuple):
    """A mistake in a file that is right without it."""

    text: str
    """The whole file with the mistake."""
    line: int
    """Where it is, from 1."""
    cause: str
    cure: str
    change: str


def drawn() -> str:
    """A small activity with two drawings."""
    text = (_HERE / "bad" / "oui.yaml").read_text("utf-8")
    return text.partition("# expected")[0].replace("in_class: oui", "in_class: true")


def bases() -> dict[str, str]:
    """The right file that each table of slips changes."""
    computed = drawn().replace("threshold: 4\n        range: [0, 10]", "threshold: 4\n        answer: computed")
    return {
        "drawings": drawn(),
        "computed": computed,
        "numbers": (_BEGIN / "numbers.yaml").read_text("utf-8"),
        "words": drawn(),
        "whole": (_HERE / "whole.yaml").read_text("utf-8"),
    }


def slips() -> list[Slip]:
    """Every slip of every table."""
    found = bases()
    return [
        _slip(found[path.stem], row)
        for path in sorted((_HERE / "slips").glob("*.txt"))
        for row in path.read_text("utf-8").splitlines()
        if row.strip()
    ]


def _slip(base: str, row: str) -> Slip:
    change, cause, cure = row.replace("¶", "\u00a0").split(" ‖ ")
    old, new = (part.replace("↵", "\n").replace("⇥", "\t") for part in change.split(" ⇒ "))
    assert base.count(old) >= 1, row
    start = base.index(old)
    same = next((n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), 0)
    return Slip(base.replace(old, new, 1), base.count("\n", 0, start + same) + 1, cause, cure.strip(), change)
