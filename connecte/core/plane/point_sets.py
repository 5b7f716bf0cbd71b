"""Sets of points in a plane, made by seed (networks.md §5). Without numpy.

Coordinates are from −1 to 1, before noise. They are drawn by `random.Random`, whose numbers are the same on
every machine, and are rounded where they are used, so that a last digit of a sine makes no difference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import cos, pi, sin, sqrt
from typing import TYPE_CHECKING, Literal, get_args

from connecte.language.value import NamedTuple

if TYPE_CHECKING:
    from random import Random

MadeKind = Literal["clouds", "circle", "crossed", "moons", "spiral"]
MADE_KINDS: tuple[MadeKind, ...] = get_args(MadeKind)
"""A round cloud for each label; a disc in a ring; squares in the corners, two and two across; two half
circles that hold each other; an arm of a spiral for each label.
"""
MOST_POINTS, MOST_NOISE = 2000, 1.0
POINTS = 100
"""Points of a set that does not say how many."""
DIGITS = 2
"""Decimals of a coordinate, so that a class can write it down."""


class MadePoint(NamedTuple):
    """One point of a set."""

    x: float
    y: float
    label: int
    """The number of its label."""


def made(kind: MadeKind, points: int, labels: int, noise: float = 0.0, seed: int = 0) -> Iterator[MadePoint]:
    """Yield so many points, the labels in turn; `noise` is the standard deviation that is added to each
    coordinate. A point that it leads out of the square stays on its border.
    """
    from random import Random  # most files have no such set

    source = Random(seed)
    place, groups = _PLACES[kind], labels if kind in ("clouds", "spiral") else 2
    for number in range(points):
        label = number % groups
        x, y = place(source, label, groups)
        yield MadePoint(_inside(x + source.gauss(0, noise)), _inside(y + source.gauss(0, noise)), label)


def scaled(share: float, least: float, most: float) -> float:
    """Return a coordinate from −1 to 1 as a value from `least` to `most`, rounded."""
    return round(least + (share + 1) / 2 * (most - least), DIGITS)


def _inside(value: float) -> float:
    return min(max(value, -1.0), 1.0)


def _turned(radius: float, turns: float) -> tuple[float, float]:
    return radius * cos(2 * pi * turns), radius * sin(2 * pi * turns)


def _ring(source: Random, inner: float, outer: float) -> tuple[float, float]:
    """Draw a point between two circles, as likely in equal areas."""
    radius = sqrt(inner**2 + source.random() * (outer**2 - inner**2))
    return _turned(radius, source.random())


def _cloud(source: Random, label: int, labels: int) -> tuple[float, float]:
    x, y = _turned(0.6, 5 / 8 + label / labels)
    right, up = _ring(source, 0, 0.35)
    return x + right, y + up


def _circle(source: Random, label: int, _labels: int) -> tuple[float, float]:
    return _ring(source, 0.65, 0.95) if label else _ring(source, 0, 0.45)


def _crossed(source: Random, label: int, _labels: int) -> tuple[float, float]:
    """x · y is above 0 for the first label."""
    x, y = (0.1 + 0.85 * source.random() for _axis in range(2))
    sign = 1 if source.random() < 0.5 else -1
    return sign * x, (-sign if label else sign) * y


def _moon(source: Random, label: int, _labels: int) -> tuple[float, float]:
    x, y = _turned(1, source.random() / 2)
    x, y = (1 - x, 0.5 - y) if label else (x, y)
    return (x - 0.5) / 1.7, (y - 0.25) / 1.2


def _spiral(source: Random, label: int, labels: int) -> tuple[float, float]:
    along = source.random()
    return _turned(0.1 + 0.85 * along, 1.25 * along + label / labels)


_PLACES: dict[MadeKind, Callable[[Random, int, int], tuple[float, float]]] = {
    "clouds": _cloud,
    "circle": _circle,
    "crossed": _crossed,
    "moons": _moon,
    "spiral": _spiral,
}
