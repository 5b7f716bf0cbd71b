"""Find the fewest cells to change so that the strips hold other counts.

This is a transport problem on the table of blocks: a unit moved from a strip of columns to a strip
of rows makes a white cell of their block black, a unit moved back makes a black one white; each
costs one cell. It is solved by cheapest augmenting paths.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from connecte.core.grid.crossings import Table


def fewest_flips(table: Table, sizes: Table, uprights: Sequence[int], across: Sequence[int]) -> Table | None:
    """Return the nearest table whose totals differ from those of `table` by these changes, or None.

    `sizes` bounds its entries. `uprights` and `across` are the changes of the counts of the strips
    of columns and of rows; they have the same sum.
    """
    rows, columns = len(uprights), len(across)
    change = [[0] * columns for _ in uprights]
    # Units start at strips of columns that gain and at strips of rows that lose.
    give = [*uprights, *(-wanted for wanted in across)]
    while any(left > 0 for left in give):
        path = _cheapest(give, change, table, sizes)
        if path is None:
            return None
        for here, there in pairwise(path):
            if here < rows:
                change[here][there - rows] += 1
            else:
                change[there][here - rows] -= 1
        give[path[0]] -= 1
        give[path[-1]] += 1
    return tuple(tuple(table[i][j] + change[i][j] for j in range(columns)) for i in range(rows))


def cost(before: Table, after: Table) -> int:
    """Return the number of cells to change between two tables."""
    pairs = zip(before, after, strict=True)
    return sum(abs(a - b) for one, other in pairs for a, b in zip(one, other, strict=True))


def _cheapest(give: Sequence[int], change: list[list[int]], table: Table, sizes: Table) -> list[int] | None:
    """Return the cheapest path for one more unit (Bellman-Ford), or None.

    Nodes are strips: those of columns first, then those of rows.
    """
    rows, columns = len(table), len(table[0])
    far = len(sizes) * columns * 1_000
    price = [0 if left > 0 else far for left in give]
    came: list[int | None] = [None] * len(give)
    for _round in range(len(give)):
        settled = True
        for i in range(rows):
            for j in range(columns):
                now = table[i][j] + change[i][j]
                there = rows + j
                # Undoing an earlier change saves a cell.
                if now < sizes[i][j] and price[i] + (1 if change[i][j] >= 0 else -1) < price[there]:
                    price[there], came[there] = price[i] + (1 if change[i][j] >= 0 else -1), i
                    settled = False
                if now > 0 and price[there] + (1 if change[i][j] <= 0 else -1) < price[i]:
                    price[i], came[i] = price[there] + (1 if change[i][j] <= 0 else -1), there
                    settled = False
        if settled:
            break
    ends = [node for node, left in enumerate(give) if left < 0 and price[node] < far // 2]
    if not ends:
        return None
    path = [min(ends, key=lambda node: price[node])]
    while (before := came[path[-1]]) is not None:
        path.append(before)
    return path[::-1]
