"""What is told of a slip in the writing of a YAML file, and the edit that lets the reading go on."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from connecte.language.errors import Fault


class Edit(NamedTuple):
    """Characters `start` to `end` of a text to be read as `text`."""

    start: int
    end: int
    text: str


class Complaint(NamedTuple):
    """A fault, and what would let the reading go on; None where that cannot be known.

    `sure` means that it stands by itself: it does not follow from another slip just before it.
    """

    fault: Fault
    edit: Edit | None = None
    sure: bool = False


class Lines:
    """A text by its lines, to turn places into marks and back."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.lines = re.split(r"\r\n|[\r\n\x85\u2028\u2029]", text)
        self._starts: list[int] = []

    def start(self, line: int) -> int:
        """Where line number `line` (from 0) begins in the text."""
        if not self._starts:
            self._starts = [0, *(m.end() for m in re.finditer(r"\r\n|[\r\n\x85\u2028\u2029]", self.text))]
        return self._starts[line]

    def complaint(
        self, line: int, column: int, message: str, hint: str, put: str | None = None, over: int = 1
    ) -> Complaint:
        """At `line`, `column` (from 0); `put` in place of `over` characters lets the reading go on."""
        fault = Fault(self.file, line + 1, column + 1, message, hint)
        at = self.start(line) + column
        return Complaint(fault, None if put is None else Edit(at, at + over, put))

    def before(self, line: int) -> int | None:
        """The last line before `line` that says something."""
        for number in range(line - 1, -1, -1):
            told = self.lines[number].strip()
            if told and not told.startswith("#"):
                return number
        return None


def fault_at(file: str, mark: yaml.Mark | None, message: str, hint: str) -> Fault:
    """A fault where the parser stood; at the file's start where it did not say."""
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Fault(file, line, column, message, hint)
