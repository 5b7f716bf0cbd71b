"""The moves of the class as frozen values. The journal stores their names and fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connecte.core.cards.network import MoveWeight, Nudge
from connecte.core.plane.point import PutPoint
from connecte.language.value import Value
from connecte.session.guess.guess_moves import GuessMove
from connecte.session.guess.slide_moves import SlideMove
from connecte.session.guess.tried.fool import FoolMove
from connecte.session.guess.tried.grey import GreyMove
from connecte.session.guess.tried.lone import LoneMove
from connecte.session.guess.tried.practice import PracticeMove
from connecte.session.guess.tried.shade import Shade

if TYPE_CHECKING:
    from connecte.content.runs.trial import Trial
    from connecte.core.grid.drawing import Cell
    from connecte.session.items import Item


class Paint(Value):
    """Make cells black, or white: one stroke."""

    cells: tuple[Cell, ...]
    black: bool


class Clear(Value):
    """Empty the grid."""


class ChooseExample(Value):
    """Put an example's drawing on the grid, by its number from 0."""

    number: int


class SayWanted(Value):
    """Set the label that the drawing is meant to be; None for unknown."""

    label: str | None


class SetValue(Value):
    """Set the number of an input, in an activity without a grid."""

    index: int
    value: float


class Walk(Value):
    """Go to the walk: counting strips, then the cards."""


class Reveal(Value):
    """Reveal the next `items` of the walk."""

    items: int = 1


class RevealThis(Value):
    """Reveal one item out of turn, with all that must be known before it."""

    item: Item


class TakeBack(Value):
    """Hide the last `items` that were revealed."""

    items: int = 1


class Announce(Value):
    """Record a number said by a pupil: a count, a sum or an answer."""

    item: Item
    value: int


class Correct(Value):
    """Replace a wrong announced number by the correct one."""

    item: Item


class Keep(Value):
    """Continue with a wrong announced number."""

    item: Item


class RaiseHands(Value):
    """Add hands, or remove some, for a label, for no answer or for several."""

    choice: str
    change: int = 1


class PlayAgain(Value):
    """Begin the walk anew with the same drawing, after its verdict. Its rounds stay."""


class Draw(Value):
    """Return to the drawing. What is revealed stays until the drawing changes."""


class Learn(Value):
    """Go to learning by hand."""


class RestoreCards(Value):
    """Undo all changes by hand: return to the printed cards."""


class ToggleLearning(Value):
    """Put an example on the learning board, or remove it."""

    number: int


class Follow(Value):
    """Follow one example while thresholds are moved: its number, or the name of its page; None for none."""

    name: str | None


class ChooseLearning(Value):
    """Choose the examples on the board: "class", "all", or "own" (all, and the class's drawings)."""

    which: str


class Train(Value):
    """Go to learning by computer."""


class StartFrom(Value):
    """Start training from the class's cards, or from the activity's own start."""

    class_cards: bool


class GoTo(Value):
    """Show the training after that many iterations."""

    iteration: int


class ToggleMark(Value):
    """Mark an iteration of the training, or remove its mark."""

    iteration: int


class Anchor(Value):
    """Set the iteration with which the shown one is compared."""

    iteration: int


class AddTrial(Value):
    """Add a run to the activity's own, and show it."""

    trial: Trial


class ShowTrial(Value):
    """Show one of the class's runs; None for the activity's own."""

    number: int | None


class DropTrial(Value):
    """Remove one of the class's runs."""

    number: int


class SayBy(Value):
    """Set the name of the pupil who draws; empty for nobody."""

    name: str


class KeepDrawing(Value):
    """Save the drawing on the grid to a page of the class's notebook."""


class OpenPage(Value):
    """Put the drawing of a notebook page on the grid."""

    number: int


class LabelPage(Value):
    """Set the label that the drawing of a page is meant to be; None for unknown."""

    number: int
    label: str | None


class SignPage(Value):
    """Set the name of the pupil who drew a page."""

    number: int
    name: str


class TogglePage(Value):
    """Add the drawing of a page to the learning set, or remove it."""

    number: int


class DropPage(Value):
    """Delete a page of the notebook."""

    number: int


class TestPages(Value):
    """Ask the network for its verdict on every drawing of the notebook."""

    __test__ = False  # tell pytest that this class is no test, despite its name


Move = (
    Paint
    | Shade
    | GreyMove
    | Clear
    | ChooseExample
    | SayWanted
    | SetValue
    | Walk
    | Reveal
    | RevealThis
    | TakeBack
    | Announce
    | Correct
    | Keep
    | RaiseHands
    | GuessMove
    | PracticeMove
    | SlideMove
    | LoneMove
    | PlayAgain
    | Draw
    | Learn
    | Nudge
    | MoveWeight
    | PutPoint
    | RestoreCards
    | ToggleLearning
    | Follow
    | ChooseLearning
    | Train
    | StartFrom
    | GoTo
    | ToggleMark
    | Anchor
    | AddTrial
    | ShowTrial
    | DropTrial
    | SayBy
    | KeepDrawing
    | FoolMove
    | OpenPage
    | LabelPage
    | SignPage
    | TogglePage
    | DropPage
    | TestPages
)
