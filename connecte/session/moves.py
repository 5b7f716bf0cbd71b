"""All that can be done in the classroom, as frozen values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connecte.core.cards.network import Nudge
from connecte.language.value import Value

if TYPE_CHECKING:
    from connecte.content.runs.trial import Trial
    from connecte.core.grid.drawing import Cell
    from connecte.session.steps import Step


class Paint(Value):
    """Make cells black, or white: one stroke of the pen."""

    cells: tuple[Cell, ...]
    black: bool


class Clear(Value):
    """An empty grid again."""


class ChooseExample(Value):
    """Put an example's drawing on the grid, by its number from 0."""

    number: int


class SayWanted(Value):
    """Say which label the drawing is meant to be; None for unknown."""

    label: str | None


class SetValue(Value):
    """Give an input a plain number, in an activity without a grid."""

    index: int
    value: float


class Walk(Value):
    """From the drawing to the strips and the cards."""


class Reveal(Value):
    """Show the next `steps` things of the walk."""

    steps: int = 1


class RevealThis(Value):
    """Show one thing out of turn, with what has to be known before it."""

    step: Step


class TakeBack(Value):
    """Hide the last `steps` things revealed."""

    steps: int = 1


class Announce(Value):
    """A pupil says a number: a count, a sum or an answer."""

    step: Step
    value: int


class Correct(Value):
    """What was announced wrong gives way to the right number."""

    step: Step


class Keep(Value):
    """What was announced wrong is let run on."""

    step: Step


class RaiseHands(Value):
    """So many more hands, or fewer, for a label, for "none" or for "several"."""

    choice: str
    change: int = 1


class Draw(Value):
    """Back to the drawing; the walk keeps its place while the drawing stays as it is."""


class Learn(Value):
    """On to the learning by hand."""


class RestoreCards(Value):
    """Back to the printed cards."""


class ToggleLearning(Value):
    """Put an example on the board, or take it off."""

    number: int


class ChooseLearning(Value):
    """Which examples are on the board: those played in class, all, all and the class's own."""

    which: str


class Train(Value):
    """On to the learning by computer."""


class StartFrom(Value):
    """Train from the class's cards, or from where the activity says."""

    class_cards: bool


class GoTo(Value):
    """Look at the training after that many iterations."""

    iteration: int


class ToggleMark(Value):
    """Mark an iteration of the training, or take the mark off."""

    iteration: int


class Anchor(Value):
    """Compare what is looked at with the training after that many iterations."""

    iteration: int


class AddTrial(Value):
    """Another run beside the activity's own, and look at it."""

    trial: Trial


class ShowTrial(Value):
    """Look at one of the class's runs; None for the activity's own."""

    number: int | None


class DropTrial(Value):
    """Take one of the class's runs away."""

    number: int


class SayBy(Value):
    """Say who draws; an empty name for nobody."""

    name: str


class KeepDrawing(Value):
    """Put what is on the grid by, on a page of the class's notebook."""


class OpenPage(Value):
    """Put the drawing of a page on the grid."""

    number: int


class LabelPage(Value):
    """Say which label the drawing of a page is meant to be."""

    number: int
    label: str | None


class SignPage(Value):
    """Say who drew a page."""

    number: int
    name: str


class TogglePage(Value):
    """Let the drawing of a page join the learning set, or leave it."""

    number: int


class DropPage(Value):
    """Tear a page out of the notebook."""

    number: int


class TestPages(Value):
    """Ask the network what it says of all drawings of the notebook."""

    __test__ = False  # no test, whatever its name says to pytest


class StartFooling(Value):
    """Try to fool the network: from what is on the grid into another answer, or into `label` with
    a drawing that looks like nothing.
    """

    label: str | None


class AskNetwork(Value):
    """What does it say of the drawing as it is now? An attempt at fooling it."""


class ShowBest(Value):
    """Show the program's own best beside the class's attempts."""


class StopFooling(Value):
    """Fool it no more; the drawing of before is on the grid again."""


Move = (
    Paint
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
    | Draw
    | Learn
    | Nudge
    | RestoreCards
    | ToggleLearning
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
    | StartFooling
    | AskNetwork
    | ShowBest
    | StopFooling
    | OpenPage
    | LabelPage
    | SignPage
    | TogglePage
    | DropPage
    | TestPages
)
