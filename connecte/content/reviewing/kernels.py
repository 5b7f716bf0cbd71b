"""Remarks on kernels: what their maps leave out, and which of them show nothing."""

from __future__ import annotations

from collections.abc import Iterator

from connecte.content.activity import Activity
from connecte.content.yaml.places import Part, part_source
from connecte.content.yaml.source import Source
from connecte.core.grid.drawing import Grid
from connecte.core.kernels.convolution import SIDE, Kernel, feature_map, map_size, pooled_size
from connecte.language.errors import Fault
from connecte.language.i18n import _


def kernel_remarks(activity: Activity, root: Source) -> Iterator[Fault]:
    """Yield a remark for each kernel whose map has numbers in no square, and for each example of which a map
    has nothing but 0.
    """
    written = root.value["kernels"].value if isinstance(root.value, dict) and "kernels" in root.value else ()
    for kernel, source in zip(activity.kernels, written, strict=True):
        message = _left_over(map_size(activity.grid, kernel), kernel)
        if message:
            yield Fault(activity.path, source.line, source.column, message, "", "kernels", "info")
    for example in activity.examples:
        for kernel in activity.kernels:
            if not any(map(any, feature_map(example.drawing, kernel))):
                source = part_source(root, Part("example", example.number), "label")
                message = _("l'exemple {number} : la carte de « {name} » n'a que des 0")
                message = message.format(number=example.number, name=kernel.name)
                yield Fault(activity.path, source.line, source.column, message, "", "label", "info")


def _left_over(size: Grid, kernel: Kernel) -> str:
    if not all((pooled_size(size).rows, pooled_size(size).columns)):
        message = _("la carte de « {name} » fait {rows} × {columns} : elle n'a pas de carré de 2 × 2")
    elif size.rows % SIDE or size.columns % SIDE:
        message = _(
            "la carte de « {name} » fait {rows} × {columns} : sa dernière ligne ou sa dernière colonne n'entre "
            "dans aucun carré de 2 × 2"
        )
    else:
        return ""
    return message.format(name=kernel.name, rows=size.rows, columns=size.columns)
