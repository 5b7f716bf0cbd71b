"""The cost over two numbers of one card as a valley: its frame, and numbers as they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from connecte.core.landscape.valley import frame, map_of
from connecte.core.learning.activation import Array
from connecte.core.learning.explain import Place
from connecte.core.learning.problem import Parameters, Problem
from connecte.language.value import replace
from connecte.ui.chart.map_text import MapView, Way


@dataclass(frozen=True)
class Axis:
    """One number that a valley lies over."""

    name: str
    place: Place
    is_opposite: bool = False
    """Whether the opposite is shown: the constant of a line is −threshold (networks.md §1)."""

    @property
    def sign(self) -> float:
        """What a number is multiplied by to be shown, and back."""
        return -1.0 if self.is_opposite else 1.0


def valley_view(
    problem: Problem,
    parameters: Parameters,
    axes: tuple[Axis, Axis],
    ways: Sequence[Way],
    size: tuple[int, int],
    least: float,
) -> MapView:
    """Return the valley for `size` (columns, rows) that holds the first way, at least so wide; the ways are
    those of numbers as they are shown, and stand where the first one ends.
    """
    way: Array = ways[0].points
    samples = [frame(way[:, n], count, least) for n, count in enumerate(size)]
    values = [(axis.sign * sample).tolist() for axis, sample in zip(axes, samples, strict=True)]
    found = map_of(problem, parameters, (axes[0].place, axes[1].place), *values)
    here = way[-1].tolist()
    shown = replace(found, across=samples[0], down=samples[1])
    return MapView((axes[0].name, axes[1].name), shown, (here[0], here[1]), tuple(ways))
