"""Who is what at one drawing, in columns."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len

from connecte.content.activity import Activity
from connecte.content.roles import by_role
from connecte.language.i18n import _, ngettext
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
    names: tuple[str, ...] = ()
    """The pupils' names, in the order of their numbers; a pupil without one is shown by number."""


def roles_lines(view: RolesView, cells: int, height: int) -> list[Line]:
    """Write each role with its pupils, in the order in which they speak."""
    if not view.pupils:
        return [[], [(_("Combien d'élèves ? ↑ et ↓ : un de plus, un de moins."), "bold $accent")]]
    which = _("dessin") if view.activity.is_drawn else _("exemple")
    heading = ngettext("{pupils} élève, {which} {number}", "{pupils} élèves, {which} {number}", view.pupils)
    heading = heading.format(pupils=view.pupils, which=which, number=view.drawing + 1)
    found = [
        (role, comma_list(_name(view, pupil) for pupil in pupils))
        for role, pupils in by_role(view.activity, view.pupils, view.drawing)
    ]
    column = min(max(7, *(cell_len(who) for _role, who in found)), cells // 3)
    rows: list[Line] = [
        [(_within(who, column), "bold $accent"), (f"  {role.title}", "")] for role, who in found
    ]
    room = max(1, height - 2)
    columns = [rows[at : at + room] for at in range(0, len(rows), room)]
    wide = cells // max(1, len(columns))
    lines = beside(columns, [wide] * len(columns))
    return [fit(line, cells) for line in [[(heading, "bold")], [], *lines]]


def _name(view: RolesView, pupil: int) -> str:
    """Return the name of a pupil, or the number where there is none."""
    return view.names[pupil - 1] if pupil <= len(view.names) else str(pupil)


def _within(who: str, cells: int) -> str:
    """Return a text to the right of so many cells, cut with "…" where it is longer."""
    if cell_len(who) <= cells:
        return pad(who, cells, ">")
    cut = next(length for length in range(len(who), -1, -1) if cell_len(who[:length]) < cells)
    return pad(f"{who[:cut]}…", cells, ">")
