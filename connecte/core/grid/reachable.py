"""The counts that lie near a drawing's, and what a network says of all of them. Needs numpy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from connecte.core.cards.batch import outputs
from connecte.core.cards.network import Network
from connecte.core.grid.crossings import Blocks, Table

Ints = NDArray[np.int64]
_MOST = 6_000_000
"""Counts that are gone through at once: 9 × 6 cells cut in six have 1.4 million."""
_HANDFUL = 16_384
_JUST = 1e-9


class Wanted(NamedTuple):
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


class ReachableCounts:
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
        balls = ball(upright, reach), ball(across, reach)
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

    def sureness(self, wanted: Wanted, slope: bool = False) -> NDArray[np.float64]:
        """`Wanted.sureness` of every case, worked out a handful at a time: what fits the processor's own
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


def ball(held: Sequence[tuple[int, int]], reach: int) -> Ints | None:
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
