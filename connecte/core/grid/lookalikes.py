"""The drawings with the same counts, which the network cannot tell apart."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from connecte.core.grid.crossings import Blocks
from connecte.core.grid.drawing import Drawing
from connecte.core.grid.fillings import Fillings


class Lookalikes:
    """The drawings with the same counts as `drawing`, itself included. Raises TooManyError."""

    def __init__(self, blocks: Blocks, drawing: Drawing) -> None:
        self.drawing = drawing
        self._all = Fillings(blocks, blocks.counts(blocks.table(drawing)))

    @property
    def others(self) -> int:
        """Number of other drawings."""
        return self._all.number - 1

    def some(self, wanted: int, random: Random) -> Iterator[Drawing]:
        """Yield `wanted` different other drawings in random order, or all if there are fewer."""
        seen = {self.drawing.black}
        wanted = min(wanted, self.others)
        while len(seen) <= wanted:
            found = self._all.one(random)
            if found not in seen:
                seen.add(found)
                yield Drawing(self.drawing.grid, found)
