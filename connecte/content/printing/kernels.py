"""Kernels on paper: frames to lay on a drawing, maps to fill in, and the answers."""

from __future__ import annotations

from typing import NamedTuple

from connecte.content.activity import Activity
from connecte.content.printing.hour import HourView, hour_parts
from connecte.content.printing.paper import HEADING, Paper
from connecte.content.printing.sheets import GridView, cell_size
from connecte.core.grid.drawing import Grid
from connecte.core.kernels.convolution import Kernel, Map, feature_map, map_size, pooled, pooled_size
from connecte.language.i18n import _, ngettext
from connecte.language.numbers import card_number

EDGE = 7.0
"""Millimetres of paper around the cells of a frame, to hold it by; its name stands there."""
_LARGEST_MAP_CELL = 14.0
_BETWEEN = 8.0


class FrameView(NamedTuple):
    """A kernel as a frame: each cell has its number in a corner and a window to cut out."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    size: float
    """Millimetres of a cell: as large as the grid's."""

    @property
    def columns(self) -> int:
        """How many cells it has across."""
        return len(self.rows[0])


class FramesView(NamedTuple):
    """The frames of one kernel on a page."""

    frames: tuple[FrameView, ...]


class FullView(NamedTuple):
    """A drawing as large as the grid, for frames to lie on."""

    number: int
    label: str
    grid: GridView


class MapView(NamedTuple):
    """A map to fill in, and its squares; `size` is that of a cell in millimetres."""

    name: str
    size: Grid
    pooled: Grid
    cell: float


class KernelAnswers(NamedTuple):
    """The map of a kernel over an example, and the largest of each square, as texts."""

    number: int
    label: str
    name: str
    map: tuple[tuple[str, ...], ...]
    pooled: tuple[tuple[str, ...], ...]


def frames_views(activity: Activity, paper: Paper, names: tuple[str, ...] = ()) -> list[FramesView]:
    """Return a page for each kernel, of these names or of all, with as many frames as have room."""
    cell = cell_size(activity, paper)
    found = []
    for kernel in activity.kernels:
        if names and kernel.name not in names:
            continue
        frame = FrameView(kernel.name, _texts(kernel.rows), cell)
        size = kernel.size
        across = max(1, int(paper.wide // (size.columns * cell + 2 * EDGE)))
        down = max(1, int((paper.high - HEADING) // (size.rows * cell + 2 * EDGE)))
        found.append(FramesView((frame,) * (across * down)))
    return found


def full_views(activity: Activity, paper: Paper) -> list[FullView]:
    """Return the examples that the class plays, a page each."""
    grid, cell = activity.grid, cell_size(activity, paper)
    played = [example for example in activity.examples if example.in_class] or list(activity.examples)
    return [
        FullView(
            example.number,
            example.label,
            GridView(grid.rows, grid.columns, cell, tuple(sorted(example.drawing.black))),
        )
        for example in played
    ]


def map_views(activity: Activity, paper: Paper, large: bool = False) -> list[MapView]:
    """Return the empty map of each kernel, a page each, which it fills if `large`; frames are as large as the
    cells that they are laid on.
    """
    found = []
    for kernel in activity.kernels:
        size = map_size(activity.grid, kernel)
        squares = pooled_size(size)
        high = (paper.high - HEADING - 3 * _BETWEEN) / max(1, size.rows + squares.rows)
        cell = min(high, paper.wide / size.columns)
        found.append(MapView(kernel.name, size, squares, cell if large else min(_LARGEST_MAP_CELL, cell)))
    return found


def answers_views(activity: Activity) -> list[KernelAnswers]:
    """Return the answers: every example with every kernel."""
    return [
        _answers(kernel, number, activity)
        for number in range(len(activity.examples))
        for kernel in activity.kernels
    ]


def _answers(kernel: Kernel, number: int, activity: Activity) -> KernelAnswers:
    example = activity.examples[number]
    numbers = feature_map(example.drawing, kernel)
    return KernelAnswers(number, example.label, kernel.name, _texts(numbers), _texts(pooled(numbers)))


def _texts(numbers: Map) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(card_number, row)) for row in numbers)


def kernel_hour(activity: Activity, minutes: int = 0) -> HourView:
    """Return the run sheet of an activity of kernels."""
    parts = hour_parts(activity, minutes, _told(activity))
    places = len(map_size(activity.grid, activity.kernels[0]).cells())
    roles = ngettext(
        "Rôles : une place de la carte par élève ({places} place) ; l'un pose, l'autre additionne.",
        "Rôles : une place de la carte par élève ({places} places) ; l'un pose, l'autre additionne.",
        places,
    ).format(places=places)
    needed = _(
        "À préparer : les motifs découpés avec leurs fenêtres, un dessin en grand par table, une carte vide "
        "par table. Les réponses restent dans la poche de l'enseignant."
    )
    slips = (
        _("Un signe − lu comme un + : refaire la somme à voix haute, terme par terme."),
        _("Une case blanche comptée : seuls les nombres posés sur du noir s'additionnent."),
        _("Le motif posé de travers : son coin en haut à gauche est sur la case de la place."),
    )
    return HourView(activity.title, roles, needed, parts, slips, activity.credit)


def _told(activity: Activity) -> dict[str, str]:
    """Return what happens in each part, with the numbers of the first example."""
    kernel, example = activity.kernels[0], activity.examples[0]
    numbers = feature_map(example.drawing, kernel)
    first = _("Première ligne de la carte de « {name} » pour le n° {number} : {row}.").format(
        name=kernel.name, number=example.number, row=_(" ; ").join(map(card_number, numbers[0]))
    )
    return {
        "draw": _("Prendre un dessin, ou en noircir un sur la grille vide."),
        "slide": _("Poser le motif, additionner ses nombres posés sur du noir, annoncer, glisser.")
        + " "
        + first,
        "pool": _("Couper la carte en carrés de 2 × 2 et garder de chacun le plus grand nombre."),
        "others": _("Le même motif sur un autre dessin, ou l'autre motif sur le même."),
        "end": _("Aucun élève n'a vu tout le dessin, et la carte montre ses bords."),
    }
