"""Reads the inputs of an activity that are the cells of one picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connecte.content.activity import NO_GRID
from connecte.content.inputs import Input
from connecte.content.yaml.schema.walk import Value, Walk
from connecte.core.grid.drawing import Grid
from connecte.language.i18n import _

if TYPE_CHECKING:
    from connecte.core.pictures.pictures import Pixels


def read_pixels(walk: Walk, part: Value | None) -> Pixels | None:
    """Return the picture that an activity's inputs are; None where they are a list, or where it has a fault."""
    if walk.pictures is not None and is_picture(part):
        return walk.pictures.pixels
    if part is None or not isinstance(part.value, dict) or "pixels" not in part.value:
        return None
    from connecte.core.pictures.pictures import Pixels

    sizes = part.value["pixels"].value
    if sizes is None or any(key not in sizes or sizes[key].value is None for key in Pixels.__match_args__):
        return None
    return Pixels(*(sizes[key].value for key in Pixels.__match_args__))


def is_picture(part: Value | None) -> bool:
    """Whether the inputs are written as a picture, be it with a fault."""
    return part is not None and isinstance(part.value, dict)


def no_grid(walk: Walk, parts: dict[str, Value]) -> Grid:
    """Return NO_GRID, as the inputs are the cells of a picture. A grid or a cover beside them is a fault."""
    for key in ("grid", "cover"):
        if key in parts:
            message = _("« {key} » à côté d'une image : ses cases sont déjà les entrées").format(key=key)
            walk.fault(parts[key].source, message, _("enlever « {key} »").format(key=key))
    return NO_GRID


def inputs_of(pixels: Pixels) -> tuple[Input, ...]:
    """Return one input for each cell, row by row. Formulas call it by its row and column: "l3c5"."""
    found = []
    for cell in range(pixels.size):
        row, column = pixels.place(cell)
        name = _("ligne {row} colonne {column}").format(row=row + 1, column=column + 1)
        symbol = f"l{row + 1}c{column + 1}"
        found.append(Input(name, symbol, symbol))
    return tuple(found)
