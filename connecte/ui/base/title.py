"""The first line of a phase's screen: the bar of the phases, then what the screen shows."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.widgets import Static

from connecte.language.i18n import _
from connecte.ui.base.commands import PHASES, Command
from connecte.ui.base.picture import write
from connecte.ui.paint.lines import Line, content, fit, width

_SHORT = {"go.train": _("Ordi")}
"""Words of the bar that are shorter than the command's."""


class Title(Static):
    """Shows which phases there are, the one under way in brackets, and a line beside; a click goes to a
    phase. The bar has all names where there is room beside the line, else the present one's, else letters.
    """

    ALLOW_SELECT = False

    class Clicked(Message):
        """A phase was clicked."""

        def __init__(self, command: Command) -> None:
            super().__init__()
            self.command = command

    def __init__(self) -> None:
        super().__init__(id="title", markup=False)
        self._phases: Sequence[Command] = ()
        self._bar: Line = []

    def show(self, here: str, phases: Sequence[Command], left: Line, right: Line, cells: int) -> None:
        """Show these phases, `here` being the command to the one under way, and the two ends of a line."""
        self._phases = phases
        needed = width(left) + width(right) + (2 if right else 0)
        forms = [_bar(phases, here, names) for names in (phases, [p for p in phases if p.id == here], ())]
        self._bar = next((bar for bar in forms if width(bar) + needed <= cells), forms[-1])
        gap = " " * max(2, cells - width(self._bar) - width(left) - width(right)) if right else ""
        write(self, content([fit([*self._bar, *left, (gap, ""), *right], cells)]))

    def on_click(self, event: events.Click) -> None:
        """Post the phase that was clicked."""
        at = 0
        for command, (text, _style) in zip(self._phases, self._bar, strict=False):
            at += cell_len(text)
            if event.x < at:
                self.post_message(self.Clicked(command))
                return


def _bar(phases: Sequence[Command], here: str, named: Sequence[Command]) -> Line:
    """Paint the phases, a span each: their keys, and the names of some."""
    bar: Line = []
    for phase in phases:
        name = _SHORT.get(phase.id, phase.label)
        text = f"{phase.key} {name}".strip() if phase in named or not phase.key else phase.key
        bar.append((f"[{text}]", "bold reverse") if phase.id == here else (f" {text} ", ""))
    return bar


LETTERS = 3 * len([phase for phase in PHASES if phase.id not in ("go.slide", "go.pool")])
"""Columns of the bar with letters alone."""
