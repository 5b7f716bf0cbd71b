"""The run sheet on the screen: each part with its minutes, where the class is, what to shorten."""

from __future__ import annotations

from dataclasses import dataclass

from connecte.content.activity import Activity
from connecte.content.hour.plan import part_title
from connecte.language.i18n import _
from connecte.language.lists import labelled
from connecte.language.numbers import decimal
from connecte.session.room.pace import Pace
from connecte.session.session import Session
from connecte.ui.paint.lines import Line, pad
from connecte.ui.paint.notes_text import clock_line, cut_text
from connecte.ui.paint.wrapping import wrapped


@dataclass(frozen=True)
class RunSheetView:
    """The session, and how its hour stands."""

    session: Session
    pace: Pace


def run_sheet_lines(view: RunSheetView, cells: int, _height: int) -> list[Line]:
    """Write one line for each part: planned, spent, a bar; then what to do about a delay."""
    pace = view.pace
    activity = view.session.state.activity
    lines: list[Line] = [[(clock_line(pace, activity), "bold $accent")], []]
    lines.append([(pad("", 26) + pad(_("prévu"), 7, ">") + pad(_("passé"), 7, ">"), "bold underline")])
    room = max(8, cells - 44)
    longest = max(part.minutes for part in pace.plan)
    for number, (part, spent) in enumerate(zip(pace.plan, pace.spent, strict=True)):
        here = number == pace.at
        bar = round(min(spent, part.minutes) * room / longest)
        planned = round(part.minutes * room / longest)
        over = spent > part.minutes + 1
        lines.append([
            ("▸ " if here else "  ", "bold $accent"),
            (pad(part_title(part.name, activity), 24), "bold" if here else ""),
            (pad(str(part.minutes), 7, ">"), ""),
            (pad(decimal(spent, 0) if spent >= 0.5 else "·", 7, ">"), "bold $warning" if over else "bold"),
            ("  " + "█" * bar, "$primary"),
            ("·" * max(0, planned - bar), "$muted"),
            (_(" +{over}").format(over=round(spent - part.minutes)) if over else "", "bold $warning"),
        ])  # fmt: skip
    return [*lines, [], *_late(pace, cells, activity)]


def _late(pace: Pace, cells: int, activity: Activity) -> list[Line]:
    if not pace.cuts:
        message = _("À l'heure.") if pace.late < 1 else _("{late} min de retard, sans gravité.")
        return [[(message.format(late=int(pace.late)), "$success")]]
    lines: list[Line] = [
        [(_("{late} min de retard. Pour les rattraper :").format(late=int(pace.late)), "bold $warning")]
    ]
    for cut in pace.cuts:
        message = cut_text(cut, activity)
        message = labelled(message, cut.part.shorten) if cut.part.shorten else f"{message}."
        lines += [
            [("• " if n == 0 else "  ", ""), (text, "")] for n, text in enumerate(wrapped(message, cells - 2))
        ]
    return lines
