"""Who is what at one drawing, in columns."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len

from connecte.content.activity import Activity
from connecte.content.hour.roles import by_role
from connecte.language.i18n import _, ngettext
from connecte.language.lists import comma_list
from connecte.ui.paint.lines import Line, beside, fit, pad

_LONGEST_ROLE = 30
"""Cells that the words of a role and the space around them take at most."""


@dataclass(frozen=True)
class RolesView:
    """What the list of roles is drawn from."""

    activity: Activity
    pupils: int
    """How many there are."""
    drawing: int
    """The number of the drawing at which the roles are, from 0."""
    names: tuple[str, ...] = ()
    """The pupils' names, in the order of their numbers; a pupil without one is shown by number."""
    keys: bool = True
    """Whether keys are named: a board has none."""


def roles_lines(view: RolesView, cells: int, height: int) -> list[Line]:
    """Write each role with its pupils, in the order in which they speak."""
    if not view.pupils:
        message = _("Combien d'élèves ?") + (_(" ↑ et ↓ : un de plus, un de moins.") if view.keys else "")
        return [[], [(message, "bold $accent")]]
    which = _("dessin") if view.activity.is_drawn else _("exemple")
    heading = ngettext("{pupils} élève, {which} {number}", "{pupils} élèves, {which} {number}", view.pupils)
    heading = heading.format(pupils=view.pupils, which=which, number=view.drawing + 1)
    found = _who_is_what(view)
    room = max(1, height - 2)
    wide = cells // -(-len(found) // room)
    most = max(7, *(cell_len(who) for who, _role in found))
    column = most if most + _LONGEST_ROLE < wide else min(most, 2 * wide // 5)
    rows: list[Line] = [
        [(pad(_cut(who, column), column, ">"), "bold $accent"), (f"  {_cut(role, wide - column - 2)}", "")]
        for who, role in found
    ]
    columns = [rows[at : at + room] for at in range(0, len(rows), room)]
    lines = beside(columns, [wide] * len(columns))
    return [fit(line, cells) for line in [[(heading, "bold")], [], *lines]]


def _who_is_what(view: RolesView) -> list[tuple[str, str]]:
    """Return who has each role: all their numbers, or one name after the other."""
    found = [(pupils, role.title) for role, pupils in by_role(view.activity, view.pupils, view.drawing)]
    if not view.names:
        return [(comma_list(map(str, pupils)), title) for pupils, title in found]
    return [(_name(view, pupil), title) for pupils, title in found for pupil in pupils]


def _name(view: RolesView, pupil: int) -> str:
    """Return the name of a pupil, or the number where there is none."""
    return view.names[pupil - 1] if pupil <= len(view.names) else str(pupil)


def _cut(text: str, cells: int) -> str:
    """Return a text of at most so many cells, with "…" where it was longer."""
    if cell_len(text) <= cells:
        return text
    return next((text[:n] for n in range(len(text), 0, -1) if cell_len(text[:n]) < cells), "") + "…"
