"""Marks in place of control characters, in every line that a widget shows, so that no text can send the
terminal a command.
"""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from connecte.language.plain import visible


class ControlMarks(LineFilter):
    """Shows control characters as marks, in all widgets, those of textual included.

    Such a character has no width when a line is laid out and its mark has one, so the line is cut
    to the width it was laid out for.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Return the line with marks."""
        if all(map(str.isprintable, [segment.text for segment in segments])):
            return segments
        marked = [Segment(_on_one_line(text), style, control) for text, style, control in segments]
        return Segment.adjust_line_length(marked, Segment.get_line_length(segments))


def _on_one_line(text: str) -> str:
    return visible(text.replace("\n", "␊").replace("\t", " "))
