"""Reads the kernels that slide over the drawings of an activity, in place of strips and cards."""

from __future__ import annotations

from typing import Any

from connecte.content.yaml.schema.walk import Value, Walk
from connecte.core.grid.drawing import Grid
from connecte.core.kernels.convolution import Kernel, map_size
from connecte.language.i18n import _, ngettext

_OF_CARDS = ("inputs", "layers", "otherwise", "decision", "cover", "by_hand", "training", "questions")
"""The keys of an activity of strips and cards."""
_OF_ONE = ("goals", "values", "counts")
"""The keys of an example of such an activity."""


def check_keys(walk: Walk, parts: dict[str, Value], file: Value) -> None:
    """Note what is missing, and what has no sense beside kernels; without them, strips and cards that are
    missing.
    """
    if "kernels" not in parts:
        for key in ("inputs", "layers"):
            if key not in parts:
                walk.missing(file.source, key)
        return
    if "grid" not in parts:
        walk.missing(file.source, "grid")
    for key in _OF_CARDS:
        if key in parts:
            message = _("« {key} » n'a pas de sens à côté de « kernels »").format(key=key)
            walk.fault(parts[key].source, message, _("enlever « {key} »").format(key=key))
    examples = parts["examples"].value if "examples" in parts else None
    for item in examples if isinstance(examples, list) else ():  # a map names data that is shipped
        for key in _OF_ONE:
            if item.value and key in item.value:
                message = _("« {key} » n'a pas de sens à côté de « kernels »").format(key=key)
                hint = _("écrire label: et drawing: |")
                walk.fault(item.value[key].source, message, hint)


def read_kernels(walk: Walk, part: Value | None, grid: Grid | None) -> tuple[Kernel, ...]:
    """Return the kernels; those with a fault are left out."""
    found: list[Kernel] = []
    for item in part.value or () if part is not None else ():
        kernel = None if item.value is None else _kernel(walk, item)
        if kernel is None:
            continue
        if kernel.name in [other.name for other in found]:
            message = _("« {name} » est déjà dans la liste").format(name=kernel.name)
            walk.fault(item.value["name"].source, message)
        elif grid is not None and not map_size(grid, kernel).cells():
            message = _("ce motif de {size} ne tient pas sur une grille de {grid}")
            message = message.format(size=as_size(kernel.size), grid=as_size(grid))
            walk.fault(item.value["rows"].source, message, _("agrandir la grille, ou raccourcir le motif"))
        found.append(kernel)
    return tuple(found)


def as_size(size: Grid) -> str:
    """Write a size: "3 × 3"."""
    return f"{size.rows} × {size.columns}"


def _kernel(walk: Walk, item: Value) -> Kernel | None:
    rows: Any = item.value["rows"].value if "rows" in item.value else None
    name = item.value["name"].value if "name" in item.value else None
    if name is None or rows is None or any(row.value is None for row in rows):
        return None
    numbers = [[number.value for number in row.value] for row in rows]
    for row, written in zip(numbers, rows, strict=True):
        if len(row) != len(numbers[0]):
            counted = ngettext("cette ligne a {found} nombre", "cette ligne a {found} nombres", len(row))
            message = _("{row}, la première en a {first}").format(row=counted, first=len(numbers[0]))
            hint = _("toutes les lignes d'un motif ont la même longueur")
            walk.fault(written.source, message.format(found=len(row)), hint)
            return None
    if any(number is None for row in numbers for number in row):
        return None
    if not any(number for row in numbers for number in row):
        message = _("ce motif n'a que des 0 : sa carte ne montrerait rien")
        walk.fault(
            item.value["rows"].source, message, _("par exemple rows: [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]")
        )
        return None
    return Kernel(name, tuple(map(tuple, numbers)))
