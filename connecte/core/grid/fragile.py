"""Find the single cells whose change of colour changes the verdict."""

from __future__ import annotations

from connecte.core.cards.network import Network
from connecte.core.cards.verdict import Verdict
from connecte.core.grid.crossings import Blocks
from connecte.core.grid.drawing import Cell, Drawing


def fragile_cells(network: Network, blocks: Blocks, drawing: Drawing) -> dict[Cell, Verdict]:
    """Return the verdict after changing each cell, for the cells that change it.

    Cells of the same block and colour give the same result, so a grid of 9 × 6 cut into six strips
    takes 18 forward passes instead of 54.
    """
    table = blocks.table(drawing)
    labels = network.verdict(network.forward(blocks.counts(table)).outputs).labels
    found: dict[Cell, Verdict] = {}
    for i, row in enumerate(blocks.cells):
        for j, cells in enumerate(row):
            for black in (True, False):
                alike = [cell for cell in cells if (cell in drawing.black) == black]
                if not alike:
                    continue
                turned = [list(line) for line in table]
                turned[i][j] += -1 if black else 1
                verdict = network.verdict(network.forward(blocks.counts(turned)).outputs)
                if verdict.labels != labels:
                    found.update(dict.fromkeys(alike, verdict))
    return found
