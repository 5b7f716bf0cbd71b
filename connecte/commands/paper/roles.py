"""`connecte roles`: who is what at each drawing, as a list."""

from __future__ import annotations

import argparse

from connecte.commands.output import emit_lines
from connecte.content.catalog import load
from connecte.content.hour.roles import Role, by_role
from connecte.language.errors import UsageError
from connecte.language.i18n import _
from connecte.language.lists import comma_list


def roles(arguments: argparse.Namespace) -> int:
    """Print the list: one line a role, one column a drawing. Raises UsageError where there is none."""
    activity = load(arguments.activity)
    if activity.kernels:
        message = _(
            "l'activité « {name} » a des motifs : chacun y prend une place de la carte, sans autre rôle"
        )
        raise UsageError(message.format(name=activity.name))
    turns = [dict(by_role(activity, arguments.pupils, n)) for n in range(arguments.drawings)]
    which = _("dessin") if activity.is_drawn else _("exemple")
    titles = {role: _title(role) for role in turns[0]}
    room = max(map(len, titles.values())) + 2
    cells = [{role: comma_list(map(str, turn[role])) for role in turn} for turn in turns]
    wide = [max(len(cell) for cell in (*turn.values(), f"{which} 1")) + 2 for turn in cells]
    lines = [_("élève n°").ljust(room) + "".join(f"{which} {n + 1}".ljust(w) for n, w in enumerate(wide))]
    for role, title in titles.items():
        numbers = "".join(turn[role].ljust(w) for turn, w in zip(cells, wide, strict=True))
        lines.append((title.ljust(room) + numbers).rstrip())
    emit_lines("\n".join(lines), codes=activity.symbols())
    return 0


def _title(role: Role) -> str:
    # Without the emoji: it takes two columns in some terminals, and one in others.
    return role._replace(symbol="").title
