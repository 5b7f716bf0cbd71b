"""Paints the menu: groups of commands, each with its key and its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from connecte.language.i18n import _
from connecte.language.keys.table import with_keys
from connecte.ui.app.menu.entries import fitting, in_groups
from connecte.ui.base.commands import DRAWING, Command
from connecte.ui.paint.lines import Line, cut, fit, pad, within
from connecte.ui.paint.wrapping import wrapped

_LABEL, _KEY = 20, 9
_HEAD, _FOOT = 2, 2
"""Lines above the entries, and below them: the sentence of the one in hand."""

Row = Command | str
"""A line of the list: a command, or the name of a group."""


@dataclass(frozen=True)
class MenuView:
    """What the menu is drawn from."""

    commands: tuple[Command, ...]
    """All that can be chosen."""
    typed: str = ""
    """What was typed to find some of them."""
    at: int = 0
    """Which of the entries is in hand."""
    note: str = ""
    """A sentence about keys that are no commands."""
    has_cells: bool = True
    """Whether the class draws: else "this drawing" is numbers."""

    @cached_property
    def entries(self) -> list[Command]:
        """The commands that are listed."""
        return fitting(self.commands, self.typed) if self.typed else in_groups(self.commands)

    @cached_property
    def rows(self) -> list[Row]:
        """The lines of the list, with the names of groups where nothing is typed."""
        rows: list[Row] = []
        group = ""
        for command in self.entries:
            if not self.typed and command.group != group:
                group = command.group
                rows.append(_("Ces nombres") if group == DRAWING and not self.has_cells else group)
            rows.append(command)
        return rows


def menu_height(view: MenuView) -> int:
    """Count the lines that the whole menu takes when nothing is typed."""
    return len(view.rows) + _HEAD + _FOOT + 1


def rows_shown(view: MenuView, height: int) -> tuple[int, list[Row]]:
    """Choose the rows that have room in a menu of that height; return also how many come before."""
    rows = view.rows
    room = max(1, height - _HEAD - _FOOT - 1)
    entries = view.entries
    here = rows.index(entries[view.at]) if entries else 0
    first = min(max(0, here - room // 2), max(0, len(rows) - room)) if len(rows) > room else 0
    return first, rows[first : first + room]


def row_at(view: MenuView, y: int, height: int) -> Command | None:
    """Find the command on line `y` of a menu of that height."""
    _first, shown = rows_shown(view, height)
    row = shown[y - _HEAD] if 0 <= y - _HEAD < len(shown) else None
    return row if isinstance(row, Command) else None


def menu_lines(view: MenuView, cells: int, height: int) -> list[Line]:
    """Paint for (width, height): how to choose, the entries with room, the sentence of the one in hand."""
    lines: list[Line] = _head(view)
    first, shown = rows_shown(view, height)
    hand = view.entries[view.at] if view.entries else None
    lines += [_row(row, row is hand, cells) for row in shown]
    if hand is None:
        lines.append([(_("Rien de ce nom. Échap : fermer"), "$warning")])
    more = first + len(shown) < len(view.rows)
    lines += [[]] * (height - _FOOT - 1 - len(lines))
    lines.append([(_("… ↓ : la suite") if more else "", "$muted")])
    about = wrapped(hand.help, cells) if hand is not None else []
    lines += [[(line, "bold $accent")] for line in about[:_FOOT]]
    return [fit(line, cells) for line in within(lines, height)]


def _head(view: MenuView) -> list[Line]:
    if view.typed:
        keys = with_keys(_("   {enter} : choisir   {escape} : fermer")) if view.entries else ""
        how: Line = [(_("Le menu : "), "bold"), (f"{view.typed}▌", "bold $accent"), (keys, "$muted")]
    else:
        how = [
            (_("Le menu"), "bold"),
            (with_keys(_("   ↑ ↓ {enter}, clic, ou premières lettres   {escape} : fermer")), "$muted"),
        ]
    return [how, [(view.note, "$muted")] if view.note else []]


def _row(row: Row, in_hand: bool, cells: int) -> Line:
    if isinstance(row, str):
        return [(row, "bold underline")]
    mark = "▸ " if in_hand else "  "
    sentence = cut(row.help, cells - _LABEL - _KEY - 2)
    style = "reverse" if in_hand else ""
    return [
        (mark, "bold $accent"),
        (pad(cut(row.label, _LABEL - 1), _LABEL), f"bold {style}".strip()),
        (pad(row.key, _KEY), "bold $accent"),
        (sentence, style),
    ]
