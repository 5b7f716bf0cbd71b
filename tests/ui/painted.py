"""Painted lines as text."""

from __future__ import annotations

from collections.abc import Sequence

from connecte.ui.paint.lines import Line


def plain(lines: Sequence[Line]) -> str:
    """The text without its styles, a line a row, without spaces at its end."""
    return "\n".join("".join(text for text, _style in spans).rstrip() for spans in lines)
