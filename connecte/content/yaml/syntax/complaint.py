"""What is reported about a fault of YAML syntax, and the edit that lets the reading go on."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from connecte.language.errors import Fault, Fix


class Edit(NamedTuple):
    """A replacement in a text: `text` for the characters from `start` to `end`."""

    start: int
    end: int
    text: str


class Complaint(NamedTuple):
    """A fault, and the edit that lets the reading go on."""

    fault: Fault
    edit: Edit | None = None
    """The edit; None where none is known."""
    mends: bool = True
    """Whether the edit is also what the author should write."""
    sure: bool = False
    """Whether the fault is certainly one of its own, and not a consequence of the fault just before it."""

    def fault_in(self, text: str) -> Fault:
        """Return the fault, with the edit as its fix where it mends the text within one line."""
        if self.edit is None or not self.mends:
            return self.fault
        start, end, put = self.edit
        line = text.count("\n", 0, start) + 1
        if "\n" in text[start:end] or "\n" in put:
            return self.fault
        return self.fault._replace(fix=Fix(line, start - text.rfind("\n", 0, start), end - start, put))


class Lines:
    """A text by its lines, to convert between positions and parser marks."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.lines = re.split(r"\r\n|[\r\n\x85\u2028\u2029]", text)
        self._starts: list[int] = []

    def start(self, line: int) -> int:
        """Return where line number `line` (from 0) begins in the text."""
        if not self._starts:
            self._starts = [0, *(m.end() for m in re.finditer(r"\r\n|[\r\n\x85\u2028\u2029]", self.text))]
        return self._starts[line]

    def complaint(
        self, line: int, column: int, message: str, hint: str, put: str | None = None, over: int = 1
    ) -> Complaint:
        """Return a complaint at `line`, `column` (from 0); with `put` in place of `over` characters the
        reading can go on.
        """
        fault = Fault(self.file, line + 1, column + 1, message, hint)
        at = self.start(line) + column
        return Complaint(fault, None if put is None else Edit(at, at + over, put))

    def before(self, line: int) -> int | None:
        """Return the last line before `line` that is neither empty nor a comment."""
        for number in range(line - 1, -1, -1):
            line_text = self.lines[number].strip()
            if line_text and not line_text.startswith("#"):
                return number
        return None


def fault_at(file: str, mark: yaml.Mark | None, message: str, hint: str) -> Fault:
    """Return a fault where the parser stood; at the file's start where the parser gave no position."""
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Fault(file, line, column, message, hint)
