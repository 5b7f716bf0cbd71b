"""Count and draw the drawings with given counts.

Their number is a product of binomials, summed over all tables of blocks with these counts. It is
computed block by block, because only the remaining count of each strip matters. The same partial
sums serve to draw one at random, all with equal probability.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import comb
from typing import TYPE_CHECKING

from connecte.core.grid.crossings import Blocks
from connecte.core.grid.drawing import Cell

if TYPE_CHECKING:
    from random import Random

_MOST = 50_000
"""Limit of partial sums per block, far above what a grid on a sheet of paper needs."""

Left = tuple[int, ...]
"""Number of black cells still to place in each strip."""


class TooManyError(Exception):
    """The grid has too many strips for its drawings to be counted."""


class Fillings:
    """The drawings with these counts. Raises TooManyError."""

    def __init__(self, blocks: Blocks, counts: Sequence[int]) -> None:
        self._places = [
            ((*rows, *columns), cells)
            for rows, line in zip(blocks.row_strips, blocks.cells, strict=True)
            for columns, cells in zip(blocks.column_strips, line, strict=True)
        ]
        if blocks.loose:
            self._places.append(((), blocks.loose))
        self._last = {strip: number for number, (strips, _cells) in enumerate(self._places) for strip in strips}
        self._start: Left = tuple(counts)
        self._ways: list[dict[Left, int]] = self._counted()

    @property
    def number(self) -> int:
        """How many there are."""
        return self._ways[0].get(self._start, 0)

    def _after(self, number: int, left: Left, black: int) -> Left | None:
        """Return what is left after giving a block `black` black cells; None if a count cannot be reached."""
        after = list(left)
        for strip in self._places[number][0]:
            after[strip] -= black
            if after[strip] < 0 or (after[strip] and self._last[strip] == number):
                return None
        return tuple(after)

    def _counted(self) -> list[dict[Left, int]]:
        """Return, for each block and each `Left` reachable there, the number of ways to place the rest."""
        reached: list[dict[Left, int]] = [{self._start: 0}]
        for number, (_strips, cells) in enumerate(self._places):
            found: dict[Left, int] = {}
            for left in reached[-1]:
                for black in range(len(cells) + 1):
                    after = self._after(number, left, black)
                    if after is not None:
                        found[after] = 0
                if len(found) > _MOST:
                    raise TooManyError
            reached.append(found)
        reached[-1] = dict.fromkeys(reached[-1], 1)
        for number in reversed(range(len(self._places))):
            size = len(self._places[number][1])
            for left in reached[number]:
                reached[number][left] = sum(
                    comb(size, black) * reached[number + 1][after]
                    for black in range(size + 1)
                    if (after := self._after(number, left, black)) is not None
                )
        return reached

    def one(self, random: Random) -> frozenset[Cell]:
        """Return the black cells of one of them, drawn uniformly at random; there has to be one."""
        black: set[Cell] = set()
        left = self._start
        for number, (_strips, cells) in enumerate(self._places):
            draw = random.randrange(self._ways[number][left])
            for amount in range(len(cells) + 1):
                after = self._after(number, left, amount)
                if after is None:
                    continue
                draw -= comb(len(cells), amount) * self._ways[number + 1][after]
                if draw < 0:
                    black.update(random.sample(cells, amount))
                    left = after
                    break
        return frozenset(black)
