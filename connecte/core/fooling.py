"""Drawings that fool a network: the nearest that it takes for something else, and the one of
which it is surest though nobody would read a digit there (reference §7, `000…`).

The network sees counts alone, so counts are gone through, all of those that lie within a number
of changed cells; of each, numpy works out what the network says. Needs numpy.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from connecte.core.batch import outputs
from connecte.core.blocks import Blocks, Table
from connecte.core.drawing import Drawing
from connecte.core.flips import cost, fewest_flips
from connecte.core.lookalikes import Lookalikes, TooManyError
from connecte.core.network import Network, Number
from connecte.core.verdict import Verdict

Ints = NDArray[np.int64]
_MOST = 6_000_000
"""Counts that are gone through at once: 9 × 6 cells cut in six have 1.4 million."""
_STEPS = (2, 4, 6, 9, 13, 20, 30, 50, 100)
_HANDFUL = 16_384
_JUST = 1e-9
_TRIED = 60
"""Drawings with the same counts, of which the least like a digit is shown."""


class Fooled(NamedTuple):
    """A drawing that fools the network. `turned` is how many cells differ from the one it was made
    of; `sum` is what the one output that claims shows. `certain`: no drawing does better.
    """

    drawing: Drawing
    verdict: Verdict
    shown: Number
    turned: int
    certain: bool


def nearest(network: Network, blocks: Blocks, drawing: Drawing, label: str | None = None) -> Fooled | None:
    """The drawing with the fewest turned cells that the network takes for another label, or for
    `label`. None where there is none, or none was found.
    """
    table = blocks.table(drawing)
    said = network.verdict(network.forward(blocks.counts(table)).outputs).labels
    places = [n for n, each in enumerate(network.labels) if (each == label if label else (each,) != said)]
    # Where silence means something, it is an answer like any other.
    silence = label is None and bool(network.otherwise) and said != (network.otherwise,)
    best: tuple[int, Table] | None = None
    explored = 0
    for reach in _STEPS:
        near = _Near(blocks, table, reach)
        if near.too_many:
            break
        best = _nearest_of(near, _Wanted(network, places, silence), best)
        explored = reach
        if (best is not None and best[0] <= reach) or near.is_all:
            break
    if best is None:
        return None
    return _fooled(network, blocks, drawing, best[1], best[0] <= explored)


def _nearest_of(near: _Near, wanted: _Wanted, best: tuple[int, Table] | None) -> tuple[int, Table] | None:
    """The cheapest table among the counts near a drawing that are claimed as asked."""
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
    """The drawing of which the network is surest that it is `label`, looking like nothing.

    Sure: the one output that claims shows most. Where there are too many counts to go through
    all, from some starts to ever better ones: then it is not certain to be the best.
    """
    wanted = _Wanted(network, [network.labels.index(label)])
    empty = blocks.table(Drawing(blocks.grid))
    everything = _Near(blocks, empty, blocks.grid.rows * blocks.grid.columns)
    if not everything.too_many:
        table, certain = _surest_of(everything, wanted), True
    else:
        table, certain = _climbed(wanted, blocks, random), False
    if table is None:
        return None
    start = Drawing(blocks.grid)
    found = _fooled(network, blocks, start, table, certain)
    return found._replace(drawing=_least_like_a_digit(blocks, found.drawing, random))


def _climbed(wanted: _Wanted, blocks: Blocks, random: Random) -> Table | None:
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
            table = _surest_of(_Near(blocks, table, 2), wanted, any_=True)
    return best[1] if best else None


def _surest_of(near: _Near, wanted: _Wanted, any_: bool = False) -> Table | None:
    sure = near.sureness(wanted, any_)
    found = np.arange(len(sure)) if any_ else np.flatnonzero(sure > 0)
    found = found[near.can_be_drawn(found)]
    for at in found[np.argsort(-sure[found], kind="stable")]:
        table = fewest_flips(near.table, near.blocks.sizes, *near.change(at))
        if table is not None:
            return table
    return None


class _Wanted(NamedTuple):
    """What a network is to say: one of the outputs in `places` alone, or with `silence` nothing."""

    network: Network
    places: Sequence[int]
    silence: bool = False

    def sureness(self, counts: Ints, slope: bool = False) -> NDArray[np.float64]:
        """What the only output that claims shows, where it is a wanted one; elsewhere 0, or with
        `slope` how far that is from being so, so that one can climb towards it.
        """
        said = outputs(self.network, counts)
        claims = (said > 0).sum(axis=0)
        shown = said[list(self.places)].max(axis=0, initial=0.0)
        sure: NDArray[np.float64] = np.where(claims == 1, shown, 0.0)
        if self.silence:
            sure = np.where(claims == 0, _JUST, sure)
        if not slope:
            return sure
        reached = outputs(self.network, counts, raw=True)
        against = np.maximum(np.delete(reached, list(self.places), axis=0), 0.0).sum(axis=0)
        short = np.minimum(reached[list(self.places)].max(axis=0), 0.0)
        return np.where(sure > 0, sure, short - against - _JUST)


class _Near:
    """The counts that can lie within `reach` turned cells of a table, and a little more: whether
    they do is for `fewest_flips` to say.
    """

    _upright: Ints
    _across: Ints

    def __init__(self, blocks: Blocks, table: Table, reach: int) -> None:
        self.blocks, self.table, self.reach = blocks, table, reach
        sizes = blocks.sizes
        upright = [(sum(row), sum(all_)) for row, all_ in zip(table, sizes, strict=True)]
        across = [
            (sum(row), sum(all_))
            for row, all_ in zip(zip(*table, strict=True), zip(*sizes, strict=True), strict=True)
        ]
        self.is_all = reach >= sum(map(sum, sizes))
        balls = _ball(upright, reach), _ball(across, reach)
        self.too_many = balls[0] is None or balls[1] is None
        if balls[0] is not None and balls[1] is not None:
            self._upright, self._across = balls[0], balls[1]
            one = np.bincount(self._upright.sum(axis=1) + reach, minlength=2 * reach + 1)
            other = np.bincount(self._across.sum(axis=1) + reach, minlength=2 * reach + 1)
            self.too_many = int(one @ other) > _MOST
        if not self.too_many:
            self._pair()

    def _pair(self) -> None:
        """Every change of the columns' counts with every one of the rows' that has the same sum."""
        ones, others = [], []
        sums = self._upright.sum(axis=1), self._across.sum(axis=1)
        for total in range(-self.reach, self.reach + 1):
            one, other = np.flatnonzero(sums[0] == total), np.flatnonzero(sums[1] == total)
            ones.append(np.repeat(one, len(other)))
            others.append(np.tile(other, len(one)))
        self._one, self._other = np.concatenate(ones), np.concatenate(others)
        size = [np.abs(self._upright).sum(axis=1), np.abs(self._across).sum(axis=1)]
        self.least = np.maximum(size[0][self._one], size[1][self._other])

    def sureness(self, wanted: _Wanted, slope: bool = False) -> NDArray[np.float64]:
        """`_Wanted.sureness` of every case, worked out a handful at a time: what fits the processor's own
        memory goes several times faster.
        """
        sure = np.empty(len(self._one))
        for start in range(0, len(sure), _HANDFUL):
            some = slice(start, start + _HANDFUL)
            sure[some] = wanted.sureness(self.counts(some), slope)
        return sure

    def counts(self, some: slice) -> Ints:
        """The counts of some cases: one row a strip, in their order, one column a case."""
        blocks = self.blocks
        now = blocks.counts(self.table)
        one, other = self._one[some], self._other[some]
        counts = np.empty((len(now), len(one)), dtype=np.int64)
        for place, strip in enumerate(blocks.upright):
            counts[strip] = (now[strip] + self._upright[:, place])[one]
        for place, strip in enumerate(blocks.across):
            counts[strip] = (now[strip] + self._across[:, place])[other]
        return counts

    def can_be_drawn(self, at: Ints) -> NDArray[np.bool_]:
        """For each of these cases, whether there is a drawing with its counts: whatever strips of
        columns are taken, the blocks they hold have room for what they need (Gale, 1957).
        """
        rows = np.array([sum(row) for row in self.table]) + self._upright[self._one[at]]
        columns = np.array([sum(column) for column in zip(*self.table, strict=True)])
        wanted = columns + self._across[self._other[at]]
        sizes = np.array(self.blocks.sizes)
        possible = np.ones(len(at), dtype=bool)
        for taken in range(1, 1 << len(sizes)):
            some = [place for place in range(len(sizes)) if taken >> place & 1]
            room = np.minimum(wanted, sizes[some].sum(axis=0)).sum(axis=1)
            possible &= rows[:, some].sum(axis=1) <= room
        return possible

    def change(self, at: int) -> tuple[list[int], list[int]]:
        """How one row's counts differ from the table's: strips of columns, strips of rows."""
        return self._upright[self._one[at]].tolist(), self._across[self._other[at]].tolist()


def _ball(held: Sequence[tuple[int, int]], reach: int) -> Ints | None:
    """All changes of (now, most) that take no more than `reach` in all, one row each; None where
    there are too many.
    """
    rows = np.zeros((1, 0), dtype=np.int64)
    spent = np.zeros(1, dtype=np.int64)
    for now, most in held:
        steps = np.arange(max(-reach, -now), min(reach, most - now) + 1)
        if len(rows) * len(steps) > _MOST:
            return None
        rows = np.concatenate([np.repeat(rows, len(steps), axis=0), np.tile(steps, len(rows))[:, None]], axis=1)
        spent = np.repeat(spent, len(steps)) + np.abs(rows[:, -1])
        rows, spent = rows[spent <= reach], spent[spent <= reach]
    return rows


def _fooled(network: Network, blocks: Blocks, drawing: Drawing, table: Table, certain: bool) -> Fooled:
    said = network.forward(blocks.counts(table)).outputs
    redrawn = blocks.redrawn(drawing, table)
    turned = len(redrawn.black ^ drawing.black)
    return Fooled(redrawn, network.verdict(said), max(said), turned, certain)


def _least_like_a_digit(blocks: Blocks, drawing: Drawing, random: Random) -> Drawing:
    """Of some drawings with the same counts, the one whose cells have the fewest neighbours."""

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
