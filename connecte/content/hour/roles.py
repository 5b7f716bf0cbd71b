"""Assigns a role to every pupil, and another one at each drawing.

Pupils are numbered from 1. Where there are more pupils than cards and strips, some check, some repeat
the work of those who have most to do, and one writes; where there are fewer, some hold several cards,
as far apart in the walk as possible.
"""

from __future__ import annotations

from math import gcd
from typing import Literal, NamedTuple

from connecte.content.activity import Activity
from connecte.core.cards.sentences import source_title
from connecte.language.i18n import _

Kind = Literal["count", "number", "hidden", "output", "scribe", "check", "double"]


class Role(NamedTuple):
    """What a pupil does."""

    kind: Kind
    name: str
    """The strip or the card that is held, checked or repeated."""
    symbol: str = ""
    """The emoji of a strip; "" for anything else."""
    repeats_neuron: bool = False
    """Whether the work that is repeated is a neuron's."""

    @property
    def title(self) -> str:
        """The role in words."""
        thing = source_title(self.symbol, self.name)
        return {
            "count": _("compte {thing}"),
            "number": _("donne {thing}"),
            "hidden": _("neurone {thing}"),
            "output": _("neurone de sortie {thing}"),
            "scribe": _("écrit les résultats au tableau"),
            "check": _("vérifie {thing}"),
            "double": _("double le neurone {thing}") if self.repeats_neuron else _("double {thing}"),
        }[self.kind].format(thing=thing)


def cards_and_strips(activity: Activity) -> list[Role]:
    """Return the roles without which nothing is computed, in the order in which the pupils announce."""
    kind: Kind = "count" if activity.is_drawn else "number"
    # Nobody needs to say the cells of a picture: all see them.
    inputs = () if activity.pixels is not None else activity.inputs
    found = [Role(kind, source.name, source.symbol) for source in inputs]
    last = len(activity.layers) - 1
    for number, layer in enumerate(activity.layers):
        kind = "output" if number == last else "hidden"
        found += [Role(kind, card.neuron.name) for card in layer.cards]
    return found


def _helpers(activity: Activity) -> list[Role]:
    """Return the other roles, the most needed first: one who writes, one who checks each layer, then
    those who repeat the work of the pupils with most to compute.
    """
    needed = cards_and_strips(activity)
    stages = [_("les comptes") if activity.is_drawn else _("les nombres")]
    stages = [] if activity.pixels is not None else stages
    stages += [_("la couche {name}").format(name=layer.name) for layer in activity.layers[:-1]]
    stages.append(_("la couche de sortie"))
    work = [role for role in needed if role.kind == "hidden"]
    work += [role for role in needed if role.kind == "output"]
    work += [role for role in needed if role.kind in ("count", "number")]
    found = [Role("scribe", "")]
    found += [Role("check", stage) for stage in stages]
    found += [Role("double", role.name, role.symbol, role.kind in ("hidden", "output")) for role in work]
    return found


def proposed(activity: Activity, pupils: int, drawing: int = 0) -> list[tuple[Role, ...]]:
    """Return the roles of each pupil at the drawing of this number (from 0): one tuple a pupil, never
    empty.

    At each drawing every pupil moves on by the same number of places, chosen so that each pupil
    eventually has all of them.
    """
    if pupils < 1:
        return []
    needed, helpers = cards_and_strips(activity), _helpers(activity)
    if pupils <= len(needed):
        places = [tuple(needed[n::pupils]) for n in range(pupils)]
    else:
        extra = pupils - len(needed)
        # In a class that is larger still, the same roles are given again, in the same order.
        rounds = [helpers[n % len(helpers)] for n in range(extra)]
        places = [(role,) for role in [*needed, *rounds]]
    shift = next(step for step in range(max(1, pupils // 3), 2 * pupils + 2) if gcd(step, pupils) == 1)
    return [places[(pupil + drawing * shift) % pupils] for pupil in range(pupils)]


def by_role(activity: Activity, pupils: int, drawing: int = 0) -> list[tuple[Role, list[int]]]:
    """Return each role with its pupils, in the order in which they announce."""
    found: dict[Role, list[int]] = {}
    order = [*cards_and_strips(activity), *_helpers(activity)]
    for pupil, roles in enumerate(proposed(activity, pupils, drawing), 1):
        for role in roles:
            found.setdefault(role, []).append(pupil)
    return [(role, found[role]) for role in order if role in found]
