"""Many pictures of one size with their labels, kept as bytes: a set of 70 000 stays small in memory."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from connecte.language.value import Value


class Pixels(Value):
    """The picture whose cells a network reads, each as a number from 0 (white) to 1 (black)."""

    rows: int
    columns: int
    levels: int
    """The grey of a black cell, so that there are `levels` + 1 greys."""

    @property
    def size(self) -> int:
        """How many cells the picture has."""
        return self.rows * self.columns

    def place(self, cell: int) -> tuple[int, int]:
        """Return row and column of a cell, from 0."""
        return divmod(cell, self.columns)

    def values(self, greys: Iterable[int]) -> tuple[float, ...]:
        """Return what the network reads of these greys: each divided by that of a black cell."""
        return tuple(map(self.shades.__getitem__, greys))

    @cached_property
    def shades(self) -> tuple[float, ...]:
        """What the network reads of each grey, from 0 (white) to 1 (black)."""
        return (0, *(grey / self.levels for grey in range(1, self.levels)), 1)

    def grey(self, value: float) -> int:
        """Return the grey that is nearest to a number that the network reads."""
        return round(value * self.levels)

    def darker(self, value: float) -> int:
        """Return the grey that is a quarter darker than a number that the network reads; white after black."""
        grey = self.grey(value)
        return 0 if grey == self.levels else min(self.levels, grey + max(1, self.levels // 4))


def is_picture(pixels: Pixels | None, layer: int) -> bool:
    """Whether the sources of a layer are the cells of a picture."""
    return layer == 0 and pixels is not None


class Pictures(Value):
    """N pictures of `rows` × `columns` cells, each cell a grey of 0 (white) … `levels` (black)."""

    rows: int
    columns: int
    levels: int
    """The grey of a black cell: 16 for the UCI digits, 255 for MNIST (networks.md §4)."""
    cells: bytes
    """The greys of all pictures, one after the other, row by row: N × rows × columns bytes."""
    labels: bytes
    """The label of each picture, as a number: N bytes."""
    learned: int
    """How many of them, from the first one, are for learning; the others only test."""

    @property
    def pixels(self) -> Pixels:
        """The picture that a network reads of each."""
        return Pixels(self.rows, self.columns, self.levels)

    @property
    def tests(self) -> range:
        """The numbers of those that only test."""
        return range(self.learned, len(self))

    def __len__(self) -> int:
        return len(self.labels)

    @property
    def size(self) -> int:
        """How many cells a picture has."""
        return self.rows * self.columns

    def picture(self, number: int) -> bytes:
        """Return the greys (rows × columns) of one picture, row by row."""
        return self.cells[number * self.size : (number + 1) * self.size]
