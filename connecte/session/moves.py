"""All that can be done in the classroom, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from connecte.content.runs.trial import Trial
from connecte.core.cards.network import Nudge
from connecte.core.grid.drawing import Cell
from connecte.session.steps import Step


@dataclass(frozen=True)
class Paint:
    """Make cells black, or white: one stroke of the pen."""

    cells: tuple[Cell, ...]
    black: bool


@dataclass(frozen=True)
class Clear:
    """An empty grid again."""


@dataclass(frozen=True)
class ChooseExample:
    """Put an example's drawing on the grid, by its number from 0."""

    number: int


@dataclass(frozen=True)
class SayWanted:
    """Say which label the drawing is meant to be; None for unknown."""

    label: str | None


@dataclass(frozen=True)
class SetValue:
    """Give an input a plain number, in an activity without a grid."""

    index: int
    value: float


@dataclass(frozen=True)
class Walk:
    """From the drawing to the strips and the cards."""


@dataclass(frozen=True)
class Reveal:
    """Show the next `steps` things of the walk."""

    steps: int = 1


@dataclass(frozen=True)
class RevealThis:
    """Show one thing out of turn, with what has to be known before it."""

    step: Step


@dataclass(frozen=True)
class TakeBack:
    """Hide the last `steps` things revealed."""

    steps: int = 1


@dataclass(frozen=True)
class Announce:
    """A pupil says a number: a count, a sum or an answer."""

    step: Step
    value: int


@dataclass(frozen=True)
class Correct:
    """What was announced wrong gives way to the right number."""

    step: Step


@dataclass(frozen=True)
class Keep:
    """What was announced wrong is let run on."""

    step: Step


@dataclass(frozen=True)
class RaiseHands:
    """So many more hands, or fewer, for a label, for "none" or for "several"."""

    choice: str
    change: int = 1


@dataclass(frozen=True)
class Draw:
    """Back to the drawing; the walk keeps its place while the drawing stays as it is."""


@dataclass(frozen=True)
class Learn:
    """On to the learning by hand."""


@dataclass(frozen=True)
class RestoreCards:
    """Back to the printed cards."""


@dataclass(frozen=True)
class ToggleLearning:
    """Put an example on the board, or take it off."""

    number: int


@dataclass(frozen=True)
class ChooseLearning:
    """Which examples are on the board: those played in class, all, all and the class's own."""

    which: str


@dataclass(frozen=True)
class Train:
    """On to the learning by computer."""


@dataclass(frozen=True)
class StartFrom:
    """Train from the class's cards, or from where the activity says."""

    class_cards: bool


@dataclass(frozen=True)
class GoTo:
    """Look at the training after that many iterations."""

    iteration: int


@dataclass(frozen=True)
class ToggleMark:
    """Mark an iteration of the training, or take the mark off."""

    iteration: int


@dataclass(frozen=True)
class Anchor:
    """Compare what is looked at with the training after that many iterations."""

    iteration: int


@dataclass(frozen=True)
class AddTrial:
    """Another run beside the activity's own, and look at it."""

    trial: Trial


@dataclass(frozen=True)
class ShowTrial:
    """Look at one of the class's runs; None for the activity's own."""

    number: int | None


@dataclass(frozen=True)
class DropTrial:
    """Take one of the class's runs away."""

    number: int


@dataclass(frozen=True)
class SayBy:
    """Say who draws; an empty name for nobody."""

    name: str


@dataclass(frozen=True)
class KeepDrawing:
    """Put what is on the grid by, on a page of the class's notebook."""


@dataclass(frozen=True)
class OpenPage:
    """Put the drawing of a page on the grid."""

    number: int


@dataclass(frozen=True)
class LabelPage:
    """Say which label the drawing of a page is meant to be."""

    number: int
    label: str | None


@dataclass(frozen=True)
class SignPage:
    """Say who drew a page."""

    number: int
    name: str


@dataclass(frozen=True)
class TogglePage:
    """Let the drawing of a page join the learning set, or leave it."""

    number: int


@dataclass(frozen=True)
class DropPage:
    """Tear a page out of the notebook."""

    number: int


@dataclass(frozen=True)
class TestPages:
    """Ask the network what it says of all drawings of the notebook."""

    __test__ = False  # no test, whatever its name says to pytest


@dataclass(frozen=True)
class StartFooling:
    """Try to fool the network: from what is on the grid into another answer, or into `label` with
    a drawing that looks like nothing.
    """

    label: str | None


@dataclass(frozen=True)
class AskNetwork:
    """What does it say of the drawing as it is now? An attempt at fooling it."""


@dataclass(frozen=True)
class ShowBest:
    """Show the program's own best beside the class's attempts."""


@dataclass(frozen=True)
class StopFooling:
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
