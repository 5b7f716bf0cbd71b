"""Find drawings that fool a network, with numpy (reference §7, `000…`; networks.md §4).

`nearest` finds the drawing with the fewest changed cells that gets another label, `surest` the one
with the largest answer for a label. The network reads counts only, so the search enumerates all
counts that can be reached by changing a limited number of cells.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

import numpy as np

from connecte.core.cards.network import Network, Number
from connecte.core.cards.verdict import Verdict
from connecte.core.grid.crossings import Blocks, Table
from connecte.core.grid.drawing import Drawing
from connecte.core.grid.fillings import TooManyError
from connecte.core.grid.lookalikes import Lookalikes
from connecte.core.grid.reachable import ReachableCounts, Wanted
from connecte.core.grid.transport import cost, fewest_flips

_REACHES = (2, 4, 6, 9, 13, 20, 30, 50, 100)
"""Numbers of changed cells that `nearest` tries one after another."""
_TRIED = 60
"""Number of drawings with the same counts among which the least digit-like is chosen."""


class Fooled(NamedTuple):
    """A drawing that fools the network."""

    drawing: Drawing
    verdict: Verdict
    """The network's verdict on it."""
    shown: Number
    """The largest answer of the outputs."""
    turned: int
    """How many cells differ from the original drawing."""
    certain: bool
    """Whether it is proved that no drawing does better."""


def nearest(network: Network, blocks: Blocks, drawing: Drawing) -> Fooled | None:
    """Return the drawing with the fewest changed cells that gets another label.

    None if there is none, or if none was found.
    """
    table = blocks.table(drawing)
    said = network.verdict(network.forward(blocks.counts(table)).outputs).labels
    labels = [each for each in network.choices if (each,) != said]
    # If the network gives a label when no output claims, that is another answer too.
    silence = bool(network.otherwise) and said != (network.otherwise,)
    best: tuple[int, Table] | None = None
    explored = 0
    for reach in _REACHES:
        near = ReachableCounts(blocks, table, reach)
        if near.too_many:
            break
        best = _nearest_of(near, Wanted(network, labels, silence), best)
        explored = reach
        if (best is not None and best[0] <= reach) or near.is_all:
            break
    if best is None:
        return None
    return _fooled(network, blocks, drawing, best[1], best[0] <= explored)


def _nearest_of(
    near: ReachableCounts, wanted: Wanted, best: tuple[int, Table] | None
) -> tuple[int, Table] | None:
    """Return the table that needs the fewest changed cells among those that fulfil `wanted`, or `best`.

    Both are (number of changed cells, table).
    """
    sure = near.sureness(wanted)
    found = np.flatnonzero(sure > 0)
    found = found[near.can_be_drawn(found)]
    for at in found[np.lexsort((-sure[found], near.least[found]))]:
        if best is not None and near.least[at] >= best[0]:
            break
        table = fewest_flips(near.table, near.blocks.sizes, *near.change(at))
        if table is not None and (best is None or cost(near.table, table) < best[0]):
            best = cost(near.table, table), table
    return best


def surest(network: Network, blocks: Blocks, label: str, random: Random) -> Fooled | None:
    """Return the drawing with the largest answer of the output `label`, alone to claim, or None.

    Among drawings with the same counts, one that does not look like a digit is chosen. If there
    are too many counts to enumerate, hill climbing from random starts is used, and the result is
    not certain to be the best.
    """
    wanted = Wanted(network, [label])
    empty = blocks.table(Drawing(blocks.grid))
    everything = ReachableCounts(blocks, empty, blocks.grid.rows * blocks.grid.columns)
    if not everything.too_many:
        table, certain = _surest_of(everything, wanted), True
    else:
        table, certain = _climbed(wanted, blocks, random), False
    if table is None:
        return None
    start = Drawing(blocks.grid)
    found = _fooled(network, blocks, start, table, certain)
    return found._replace(drawing=_least_like_a_digit(blocks, found.drawing, random))


def _climbed(wanted: Wanted, blocks: Blocks, random: Random) -> Table | None:
    """Return the best table found by hill climbing from eight random drawings, or None."""
    best: tuple[float, Table] | None = None
    for _start in range(8):
        cells = blocks.grid.cells()
        drawing = Drawing(blocks.grid, frozenset(random.sample(cells, random.randrange(len(cells)))))
        table: Table | None = blocks.table(drawing)
        before = -np.inf
        while table is not None:
            sure = float(wanted.sureness(np.array([blocks.counts(table)]).T, slope=True)[0])
            if sure <= before:
                break
            before = sure
            if sure > 0 and (best is None or sure > best[0]):
                best = sure, table
            table = _surest_of(ReachableCounts(blocks, table, 2), wanted, any_=True)
    return best[1] if best else None


def _surest_of(near: ReachableCounts, wanted: Wanted, any_: bool = False) -> Table | None:
    """Return the table of the largest sureness that can be drawn; with `any_`, even one of 0 or below."""
    sure = near.sureness(wanted, any_)
    found = np.arange(len(sure)) if any_ else np.flatnonzero(sure > 0)
    found = found[near.can_be_drawn(found)]
    for at in found[np.argsort(-sure[found], kind="stable")]:
        table = fewest_flips(near.table, near.blocks.sizes, *near.change(at))
        if table is not None:
            return table
    return None


def _fooled(network: Network, blocks: Blocks, drawing: Drawing, table: Table, certain: bool) -> Fooled:
    said = network.forward(blocks.counts(table)).outputs
    redrawn = blocks.redrawn(drawing, table)
    turned = len(redrawn.black ^ drawing.black)
    return Fooled(redrawn, network.verdict(said), max(said), turned, certain)


def _least_like_a_digit(blocks: Blocks, drawing: Drawing, random: Random) -> Drawing:
    """Return, among some drawings with the same counts, the one with the fewest adjacent black cells."""

    def joined(found: Drawing) -> int:
        return sum(
            ((row + 1, column) in found.black) + ((row, column + 1) in found.black)
            for row, column in found.black
        )

    try:
        others: Iterator[Drawing] = Lookalikes(blocks, drawing).some(_TRIED, random)
    except TooManyError:
        others = iter(())
    return min([drawing, *others], key=joined)
