"""Find a drawing with given counts, or show that there is none.

Every cell lies in one strip of columns and one of rows (reference §1), so the counts are the row
and column totals of a table whose entries are bounded by the sizes of the blocks. This is a
transport problem, solved by augmenting paths.
"""

from __future__ import annotations

from collections.abc import Sequence

from connecte.core.grid.drawing import Cell, Drawing, Grid, Strip


def drawing_with_counts(grid: Grid, strips: Sequence[Strip], counts: Sequence[int]) -> Drawing | None:
    """Return a drawing whose strips hold `counts` black cells, or None if there is none.

    `strips` cover the grid once by columns, or once by rows, or both. Raises ValueError if the
    numbers of strips and counts differ.
    """
    if len(strips) != len(counts):
        raise ValueError("one count a strip")
    if any(not 0 <= count <= strip.size(grid) for strip, count in zip(strips, counts, strict=True)):
        return None
    upright = [(s, c) for s, c in zip(strips, counts, strict=True) if not s.across]
    across = [(s, c) for s, c in zip(strips, counts, strict=True) if s.across]
    if not upright or not across:
        return Drawing(grid, _fill_each(grid, upright or across))
    if sum(c for _, c in upright) != sum(c for _, c in across):
        return None
    flow = _transport(
        [c for _, c in upright],
        [c for _, c in across],
        [[u.width * a.width for a, _ in across] for u, _ in upright],
    )
    if flow is None:
        return None
    black: set[Cell] = set()
    for (u, _), line in zip(upright, flow, strict=True):
        for (a, _), amount in zip(across, line, strict=True):
            black.update([cell for cell in u.cells(grid) if cell in a][:amount])
    return Drawing(grid, frozenset(black))


def _fill_each(grid: Grid, parts: Sequence[tuple[Strip, int]]) -> frozenset[Cell]:
    return frozenset(cell for strip, count in parts for cell in strip.cells(grid)[:count])


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
