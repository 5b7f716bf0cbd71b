"""The program's own best in the game of fooling, looked for beside the screen. Brings numpy."""

from __future__ import annotations

from random import Random

from connecte.core.grid.crossings import Blocks
from connecte.core.grid.fooling import nearest, surest
from connecte.session.state import State
from connecte.ui.paint.fool_text import Best, game_of

_SEED = 6
"""So that a board and the facilitator's screen show the same drawing."""


def find_best(state: State) -> Best:
    """Find the program's best drawing for the game under way, with the class's cards as they are."""
    assert state.fool is not None
    blocks = Blocks(state.activity.grid, state.activity.strips)
    if state.fool.label is None:
        found = nearest(state.network, blocks, state.fool.base)
    else:
        found = surest(state.network, blocks, state.fool.label, Random(_SEED))
    game = game_of(state)
    if found is None:
        return Best(game)
    return Best(game, found.drawing, found.verdict, found.shown, found.turned, found.certain)
