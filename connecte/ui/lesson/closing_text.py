"""The closing questions, large."""

from __future__ import annotations

from collections.abc import Sequence

from connecte.language.i18n import _
from connecte.ui.paint.bigletters import big_text
from connecte.ui.paint.lines import Line, centre, fit, within
from connecte.ui.paint.wrapping import wrapped

_MOST_APART = 5
"""Empty lines between two questions at most."""


def closing_lines(questions: Sequence[str], cells: int, height: int) -> list[Line]:
    """Number the questions, fold them and centre them in (cells, height)."""
    lines: list[Line] = []
    room = min(cells - 6, 96)
    folded = [wrapped(question, room) for question in questions]
    title = 5 if height > 30 else 3
    free = height - title - 1 - sum(map(len, folded))
    apart = max(1, min(_MOST_APART, free // (len(folded) + 1)))
    for number, message in enumerate(folded, 1):
        lines += [
            [(f"{number}. " if n == 0 else "   ", "bold $accent"), (text, "bold")]
            for n, text in enumerate(message)
        ]
        lines += [[]] * apart
    heading = [centre(line, cells) for line in big_text(_("à vous"), (cells, title), "$accent")]
    side = " " * max(2, (cells - room) // 2)
    lines = [*heading, *[[]] * apart, *([(side, ""), *line] for line in lines)]
    return [fit(line, cells) for line in within(lines, height)]
