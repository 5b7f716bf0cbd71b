"""The moves of votes and predictions. They are part of `moves.Move`."""

from __future__ import annotations

from connecte.language.value import Value


class CountHands(Value):
    """Set the number of hands for a label, for no answer or for several."""

    choice: str
    hands: int


class CloseVote(Value):
    """End the present vote, and show its numbers to the class."""


class VoteAgain(Value):
    """Begin a second vote, after the class has discussed the first."""


class PredictFirst(Value):
    """Have the class predict what learning does before it is shown, or not."""

    on: bool


class Predict(Value):
    """Record what the class predicts."""

    question: str
    """One of the names of `prediction.QuestionName`."""
    about: str = ""
    """What it is about: an iteration, a weight. By hand the rules know it."""
    choice: str | None = None
    """The predicted answer of the example, by hand; None for none."""
    count: int | None = None
    """The predicted number; None for none."""


class Settle(Value):
    """Record the number that the training then showed, for the last prediction about it.

    It is kept because reading a journal does not train.
    """

    count: int


class SkipPrediction(Value):
    """Show what a moved threshold does, without a prediction."""


class AnswerHands(Value):
    """Set the number of hands for one choice of a question of the activity's file."""

    question: int
    """Its index among the activity's questions."""
    choice: int
    """The index of the choice."""
    hands: int


class ShowAnswer(Value):
    """Show the answer of a question."""

    question: int


GuessMove = (
    CountHands
    | CloseVote
    | VoteAgain
    | PredictFirst
    | Predict
    | Settle
    | SkipPrediction
    | AnswerHands
    | ShowAnswer
)
