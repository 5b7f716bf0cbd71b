"""The closing questions, large."""

from __future__ import annotations

from collections.abc import Sequence

from connecte.language.i18n import _
from connecte.ui.paint.bigletters import big_text
from connecte.ui.paint.lines import Line, centre, fit
from connecte.ui.paint.wrapping import wrapped


def closing_lines(questions: Sequence[str], cells: int, height: int) -> list[Line]:
    """Number the questions, fold them and centre them in (cells, height)."""
    lines: list[Line] = []
    room = min(cells - 6, 96)
    for number, question in enumerate(questions, 1):
        message = wrapped(question, room)
        lines += [
            [(f"{number}. " if n == 0 else "   ", "bold $accent"), (text, "bold")]
            for n, text in enumerate(message)
        ]
        lines.append([])
    heading = [
        centre(line, cells) for line in big_text(_("à vous"), (cells, 5 if height > 30 else 3), "$accent")
    ]
    side = " " * max(2, (cells - room) // 2)
    return [fit(line, cells) for line in [*heading, [], *([(side, ""), *line] for line in lines)][:height]]
