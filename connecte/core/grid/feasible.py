"""Find a drawing with given counts, or show that there is none.

If each cell lies in one strip of columns and one of rows (reference §1), or in one strip of each of two
other ways to cut the grid, the counts are the row and column totals of a table whose entries are bounded
by the sizes of the blocks. This is a transport problem, solved by augmenting paths.
"""

from __future__ import annotations

from collections.abc import Sequence

from connecte.core.grid.crossings import Blocks, ways_to_cut
from connecte.core.grid.drawing import Cell, Drawing, Grid, Piece
from connecte.core.grid.fillings import Fillings


def drawing_with_counts(grid: Grid, strips: Sequence[Piece], counts: Sequence[int]) -> Drawing | None:
    """Return a drawing whose strips hold `counts` black cells, or None if there is none.

    Raises ValueError if the numbers of strips and counts differ, and TooManyError if the strips overlap in
    so many ways that it is not known.
    """
    if len(strips) != len(counts):
        raise ValueError("one count a strip")
    if any(not 0 <= count <= strip.size(grid) for strip, count in zip(strips, counts, strict=True)):
        return None
    blocks = Blocks(grid, strips)
    ways = ways_to_cut(grid, strips)
    if ways is None:
        from random import Random  # few files need it: its import takes a millisecond

        fillings = Fillings(blocks, counts)
        return Drawing(grid, fillings.one(Random(0))) if fillings.number else None
    upright, across = ([counts[number] for number in way] for way in ways)
    if not across:
        flow = [[count] for count in upright]
    elif sum(upright) != sum(across):
        return None
    else:
        found = _transport(upright, across, blocks.sizes)
        if found is None:
            return None
        flow = found
    black: set[Cell] = set()
    for cells_row, line in zip(blocks.cells, flow, strict=True):
        for cells, amount in zip(cells_row, line, strict=True):
            black.update(cells[:amount])
    return Drawing(grid, frozenset(black))


def _transport(
    supply: Sequence[int], demand: Sequence[int], capacity: Sequence[Sequence[int]]
) -> list[list[int]] | None:
    """Return a table with these totals and entries of at most `capacity`, or None.

    `supply` (rows) and `demand` (columns) must have the same sum.
    """
    flow = [[0] * len(demand) for _ in supply]
    left, wanted = list(supply), list(demand)
    while any(left):
        path = _augmenting_path(left, wanted, flow, capacity)
        if path is None:
            return None
        for position, (row, column) in enumerate(path):
            flow[row][column] += 1 if position % 2 == 0 else -1
        left[path[0][0]] -= 1
        wanted[path[-1][1]] -= 1
    return flow


def _augmenting_path(
    left: Sequence[int],
    wanted: Sequence[int],
    flow: Sequence[Sequence[int]],
    capacity: Sequence[Sequence[int]],
) -> list[tuple[int, int]] | None:
    """Return the entries to increase and decrease in turn to move one more unit, breadth first."""
    queue = [[(row, column)] for row, amount in enumerate(left) if amount for column in range(len(wanted))]
    seen: set[int] = set()
    for path in queue:  # the queue grows during the loop
        row, column = path[-1]
        if flow[row][column] >= capacity[row][column] or column in seen:
            continue
        seen.add(column)
        if wanted[column]:
            return path
        for other in range(len(left)):
            if other != row and flow[other][column]:
                queue += [[*path, (other, column), (other, next_)] for next_ in range(len(wanted))]
    return None
