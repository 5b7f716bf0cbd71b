"""Enumerate the counts near those of a drawing and evaluate a network on all of them, with numpy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from connecte.core.cards.batch import claimed, outputs
from connecte.core.cards.network import Network
from connecte.core.grid.crossings import Blocks, Table

Ints = NDArray[np.int64]
_MOST = 6_000_000
"""Limit of counts enumerated at once: 9 × 6 cells cut into six strips have 1.4 million."""
_HANDFUL = 16_384
"""Number of cases evaluated at once, so that they fit the processor's cache."""
_JUST = 1e-9
"""A sureness just above 0."""


class Wanted(NamedTuple):
    """The answer that is searched for."""

    network: Network
    labels: Sequence[str]
    """The labels one of which should be claimed alone."""
    silence: bool = False
    """Whether no claim at all is wanted too."""

    def sureness(self, counts: Ints, slope: bool = False) -> NDArray[np.float64]:
        """Return, per case (K,), the answer of the only claiming output if it is wanted, else 0.

        `counts` is (inputs, K). With `slope`, the value elsewhere is negative and measures how far
        the case is from being wanted, so that hill climbing can use it.
        """
        said = outputs(self.network, counts)
        claims = claimed(self.network, said)
        mine = [output for output, label in enumerate(self.network.labels) if label in self.labels]
        chosen = [place for place, label in enumerate(self.network.choices) if label in self.labels]
        shown = said[mine].max(axis=0, initial=0.0)
        alone = (claims.sum(axis=0) == 1) & claims[chosen].any(axis=0)
        sure: NDArray[np.float64] = np.where(alone, shown, 0.0)
        if self.silence:
            sure = np.where(claims.any(axis=0), sure, _JUST)
        if not slope:
            return sure
        reached = outputs(self.network, counts, raw=True)
        best, others = reached[mine].max(axis=0), np.delete(reached, mine, axis=0)
        if self.network.decision == "largest":
            short = np.minimum(best - np.maximum(others.max(axis=0, initial=0.0), 0.0), 0.0)
            return np.where(sure > 0, sure, short - _JUST)
        against = np.maximum(others, 0.0).sum(axis=0)
        return np.where(sure > 0, sure, np.minimum(best, 0.0) - against - _JUST)


class ReachableCounts:
    """The counts within about `reach` changed cells of a table.

    Some need more changed cells: `fewest_flips` gives the exact number. `is_all`: every count is
    included. `too_many`: there were too many to enumerate. `least` (K,): a lower bound of the
    changed cells of each case.
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
        """Pair every change of the column counts with every change of the row counts of the same sum."""
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
        """Return `Wanted.sureness` of every case (K,), computed in parts that fit the processor's cache."""
        sure = np.empty(len(self._one))
        for start in range(0, len(sure), _HANDFUL):
            some = slice(start, start + _HANDFUL)
            sure[some] = wanted.sureness(self.counts(some), slope)
        return sure

    def counts(self, some: slice) -> Ints:
        """Return the counts (strips, cases) of some cases, strips in their order."""
        blocks = self.blocks
        now = blocks.counts(self.table)
        one, other = self._one[some], self._other[some]
        counts = np.empty((len(now), len(one)), dtype=np.int64)
        left = set(range(len(now)))
        sides = (blocks.row_strips, self._upright, one), (blocks.column_strips, self._across, other)
        for held, changes, cases in sides:
            for place, strips in enumerate(held):
                for strip in strips:
                    if strip in left:
                        counts[strip] = (now[strip] + changes[:, place])[cases]
                        left.remove(strip)
                    else:
                        counts[strip] += changes[:, place][cases]
        return counts

    def can_be_drawn(self, at: Ints) -> NDArray[np.bool_]:
        """Return, per case, whether a drawing with its counts exists (theorem of Gale, 1957).

        It does if every set of strips of columns has enough room in its blocks for its counts.
        """
        rows = np.array([sum(row) for row in self.table]) + self._upright[self._one[at]]
        columns = np.array([sum(column) for column in zip(*self.table, strict=True)])
        wanted = columns + self._across[self._other[at]]
        sizes = np.array(self.blocks.sizes)
        possible = np.ones(len(at), dtype=bool)
        if sizes.shape[1] == 1:  # each count has its own block
            return possible
        for taken in range(1, 1 << len(sizes)):
            some = [place for place in range(len(sizes)) if taken >> place & 1]
            room = np.minimum(wanted, sizes[some].sum(axis=0)).sum(axis=1)
            possible &= rows[:, some].sum(axis=1) <= room
        return possible

    def change(self, at: int) -> tuple[list[int], list[int]]:
        """Return the changes of the counts in one case: for strips of columns, for strips of rows."""
        return self._upright[self._one[at]].tolist(), self._across[self._other[at]].tolist()


def ball(held: Sequence[tuple[int, int]], reach: int) -> Ints | None:
    """Return all changes of the counts `held` of total size at most `reach`, (K, strips).

    `held` gives (present count, largest count) of each strip. None if there are too many.
    """
    rows = np.zeros((1, 0), dtype=np.int64)
    spent = np.zeros(1, dtype=np.int64)
    for now, most in held:
        changes = np.arange(max(-reach, -now), min(reach, most - now) + 1)
        if len(rows) * len(changes) > _MOST:
            return None
        rows = np.concatenate(
            [np.repeat(rows, len(changes), axis=0), np.tile(changes, len(rows))[:, None]], axis=1
        )
        spent = np.repeat(spent, len(changes)) + np.abs(rows[:, -1])
        rows, spent = rows[spent <= reach], spent[spent <= reach]
    return rows
