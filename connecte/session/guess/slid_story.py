"""What a session of kernels tells afterwards: its maps for the report, questions to end with."""

from __future__ import annotations

from typing import NamedTuple

from connecte.core.grid.drawing import Grid
from connecte.core.kernels.convolution import map_size, pooled_size
from connecte.language.i18n import _, ngettext
from connecte.language.lists import comma_list
from connecte.language.numbers import card_number
from connecte.language.value import replace
from connecte.session.guess.slid import Spot
from connecte.session.guess.sliding import held, is_wrong, size_of
from connecte.session.state import State


class MapTold(NamedTuple):
    """What the class has of the map of a kernel, as texts: "?" for a number that it has not."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    pooled: tuple[tuple[str, ...], ...]
    said: str
    """How many numbers were announced, and how many of them are right; empty where nobody announced."""


def about_kernels() -> list[str]:
    """Say what the workshop is, in two sentences."""
    return [
        _(
            "La classe pose les nombres d'un motif partout sur un dessin et additionne ceux qui sont sur du "
            "noir : c'est la carte du motif."
        ),
        _(
            "De chaque carré de 2 × 2 nombres de la carte elle ne garde que le plus grand ; les réseaux qui "
            "lisent des images commencent ainsi."
        ),
    ]


def maps_told(state: State) -> list[MapTold]:
    """Return the map of each kernel of which the class has a number."""
    found = []
    for number, kernel in enumerate(state.activity.kernels):
        if any(spot.kernel == number for spot in state.slid.known):
            there = replace(state, slid=replace(state.slid, kernel=number))
            found.append(MapTold(kernel.name, _rows(there, False), _rows(there, True), _said(there)))
    return found


def _rows(state: State, pooled: bool) -> tuple[tuple[str, ...], ...]:
    size, known = size_of(state, pooled), frozenset(state.slid.known)
    if pooled and not any(spot.pooled and spot.kernel == state.slid.kernel for spot in known):
        return ()

    def text(spot: Spot) -> str:
        return card_number(held(state, spot)) if spot in known else "?"

    return tuple(
        tuple(text(Spot(state.slid.kernel, pooled, row, column)) for column in range(size.columns))
        for row in range(size.rows)
    )


def _said(state: State) -> str:
    mine = [one.spot for one in state.slid.said if one.spot.kernel == state.slid.kernel]
    if not mine:
        return ""
    said = ngettext("{count} nombre annoncé", "{count} nombres annoncés", len(mine)).format(count=len(mine))
    right = sum(not is_wrong(state, spot) for spot in mine)
    return comma_list([said, ngettext("{count} juste", "{count} justes", right).format(count=right)])


def map_questions(state: State) -> list[str]:
    """Return questions to end with, about the kernel in hand."""
    activity = state.activity
    kernel = activity.kernels[state.slid.kernel]
    size = map_size(activity.grid, kernel)
    squares = pooled_size(size)
    found = [
        _("Que vaut la carte de « {name} » là où tout est blanc ? Et là où tout est noir ?"),
        _("Le dessin fait {drawing}, sa carte {map} : où sont passées les autres places ?"),
        _("De {map} il reste {pooled} : qu'est-ce qui est perdu, et qu'est-ce qui se voit encore ?"),
        _("Quel motif trouverait les bords horizontaux ?"),
        _("Personne n'a choisi les motifs d'un réseau qui lit des photos : comment les trouve-t-il ?"),
    ]
    return [
        text.format(name=kernel.name, drawing=_by(activity.grid), map=_by(size), pooled=_by(squares))
        for text in found
        if squares.rows or "{pooled}" not in text
    ]


def _by(size: Grid) -> str:
    """Write a size: "8 × 6"."""
    return f"{size.rows} × {size.columns}"
