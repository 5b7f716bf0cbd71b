"""Who is what at one drawing, in columns."""

from __future__ import annotations

from dataclasses import dataclass

from connecte.content.activity import Activity
from connecte.content.roles import by_role
from connecte.language.i18n import _
from connecte.language.lists import comma_list
from connecte.ui.paint.lines import Line, beside, fit, pad


@dataclass(frozen=True)
class RolesView:
    """What the list of roles is drawn from."""

    activity: Activity
    pupils: int
    """How many there are."""
    drawing: int
    """The number of the drawing at which the roles are, from 0."""


def roles_lines(view: RolesView, cells: int, height: int) -> list[Line]:
    """Write each role with its pupils' numbers, in the order in which they speak."""
    if not view.pupils:
        return [[], [(_("Combien d'élèves ? ↑ et ↓ : un de plus, un de moins."), "bold $accent")]]
    which = _("dessin") if view.activity.is_drawn else _("exemple")
    heading = _("{pupils} élèves, {which} {number}").format(
        pupils=view.pupils, which=which, number=view.drawing + 1
    )
    rows: list[Line] = []
    for role, pupils in by_role(view.activity, view.pupils, view.drawing):
        rows.append([(pad(comma_list(map(str, pupils)), 7, ">"), "bold $accent"), (f"  {role.title}", "")])
    room = max(1, height - 2)
    columns = [rows[at : at + room] for at in range(0, len(rows), room)]
    wide = cells // max(1, len(columns))
    lines = beside(columns, [wide] * len(columns))
    return [fit(line, cells) for line in [[(heading, "bold")], [], *lines]]
