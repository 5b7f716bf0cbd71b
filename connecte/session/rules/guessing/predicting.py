"""The rules of "predict, then see": what may be asked, what was right, and why.

By hand, moved thresholds wait for a prediction: until then everything shows the examples as the class has
seen them last. In the training the question comes before the number is shown, and `Settle` records it.
"""

from __future__ import annotations

from connecte.core.cards.network import Network, NeuronTrace, Number, Trace
from connecte.language.i18n import _
from connecte.language.numbers import card_number
from connecte.language.value import replace
from connecte.session.guess.guess_moves import Predict, PredictFirst, Settle, SkipPrediction
from connecte.session.guess.prediction import TRAINING_QUESTIONS, Prediction, QuestionName
from connecte.session.moves import Move
from connecte.session.rules.learning import Lesson, lessons, shown_lessons, stand
from connecte.session.state import State

MOST_PREDICTIONS = 200
_LONGEST = 40
"""Characters of what a prediction is about."""
_LARGEST = 9999
"""Largest number predicted about the training."""


def predict(state: State, move: Move) -> State | None:
    """Return the state after a move about predictions; None for any other move."""
    match move:
        case PredictFirst() if state.activity.is_numeric:
            return state
        case PredictFirst(on):
            return replace(state, predict_first=on, unseen=state.unseen if on else None)
        case SkipPrediction():
            return replace(state, unseen=None)
        case Predict() if not state.predict_first:
            return state
        case Predict() if len(state.predictions) >= MOST_PREDICTIONS:
            return replace(state, unseen=None)
        case Predict("hand", _about, choice, count):
            return _predict_by_hand(state, choice, count)
        case Predict(question, about, None, count) if question in TRAINING_QUESTIONS:
            return _predict_training(state, question, about, count)
        case Settle(count) if open_prediction(state) is not None and 0 <= count <= _LARGEST:
            settled = replace(state.predictions[-1], true_count=count)
            return replace(state, predictions=(*state.predictions[:-1], settled))
        case Predict() | Settle():
            return state
    return None


def asked_example(state: State) -> Lesson | None:
    """Return the example that the class is asked about after a threshold was moved; None without question.

    It is the one that is followed, else the first that was called wrong before the move, else the first on
    the board.
    """
    found = lessons(state)
    if state.unseen is None or not found:
        return None
    followed = [one for one in found if one.name == state.followed]
    wrong = [one.lesson for one in stand(state.seen_network, found) if not one.verdict.right]
    return [*followed, *wrong, *found][0]


def is_in_the_middle(state: State) -> bool:
    """Return whether the class is at work on an example of the board: then nothing is asked, and nothing that
    was predicted is shown beside what came true, since how many are right would tell whether this one is.
    """
    return len(shown_lessons(state)) < len(lessons(state))


def shown_prediction(state: State) -> Prediction | None:
    """Return the last prediction by hand, while the thresholds are those that it was about; None else, and in
    the middle of an example.
    """
    if is_in_the_middle(state):
        return None
    last = next((one for one in reversed(state.predictions) if one.question == "hand"), None)
    return last if last is not None and last.after == state.changes and state.unseen is None else None


def open_prediction(state: State) -> Prediction | None:
    """Return the last prediction about the training, while its number is not known; else None."""
    last = state.predictions[-1] if state.predictions else None
    return last if last is not None and not last.is_settled else None


def is_predicted(state: State, question: QuestionName, about: str) -> bool:
    """Return whether the class has predicted this already."""
    return any((one.question, one.about) == (question, about) for one in state.predictions)


def _predict_by_hand(state: State, choice: str | None, count: int | None) -> State:
    lesson = asked_example(state)
    if lesson is None or state.unseen is None or (choice is None and count is None):
        return state
    standings = stand(state.network, lessons(state))
    if choice not in (None, *state.choices) or not 0 <= (count or 0) <= len(standings):
        return state
    said = next(one.verdict.answer for one in standings if one.lesson == lesson)
    right = sum(bool(one.verdict.right) for one in standings)
    found = Prediction("hand", lesson.name, choice, count, state.unseen, state.changes, said, right)
    return replace(state, predictions=(*state.predictions, found), unseen=None)


def _predict_training(state: State, question: QuestionName, about: str, count: int | None) -> State:
    if state.phase != "train" or count is None or not 0 <= count <= _LARGEST:
        return state
    shown = "".join(character for character in about if character.isprintable())[:_LONGEST]
    return replace(state, predictions=(*state.predictions, Prediction(question, shown, count=count)))


# -- why -----------------------------------------------------------------------------------


def cause(before: Network, after: Network, lesson: Lesson) -> str:
    """Say what moved thresholds did to an example, in one sentence (reference §5).

    The output whose answer changed most is named, else the one whose sum did, with the answer that it has
    this from. Where no output changed, a neuron whose threshold was moved is named.
    """
    then, now = before.forward(lesson.counts), after.forward(lesson.counts)
    outputs = list(zip(then.layers[-1].neurons, now.layers[-1].neurons, strict=True))
    output = max(outputs, key=lambda pair: _change(*pair))
    if any(_change(*output)):
        return (_source_change(then, now, output[1]) if len(now.layers) > 1 else "") + _sentence(*output)
    pairs = [
        pair for old, new in zip(then.layers, now.layers, strict=True)
        for pair in zip(old.neurons, new.neurons, strict=True)
    ]  # fmt: skip
    return _sentence(*next(pair for pair in pairs if pair[0].threshold != pair[1].threshold))


def _change(was: NeuronTrace, here: NeuronTrace) -> tuple[Number, Number, Number]:
    """Return how much answer, sum and threshold of a neuron changed, in the order in which they matter."""
    return abs(here.shown - was.shown), abs(here.sum - was.sum), abs(here.threshold - was.threshold)


def _source_change(then: Trace, now: Trace, output: NeuronTrace) -> str:
    """Say which answer changed that the output reads, the one that counts most; empty where none did."""
    before, after = then.layers[-2].neurons, now.layers[-2].neurons
    moved = [
        (abs(term.weight * (after[term.source].shown - before[term.source].shown)), term.source)
        for term in output.terms
    ]
    largest, source = max(moved, default=(0, 0))
    if not largest:
        return ""
    return _("{name} montre {after} au lieu de {before}, donc ").format(
        name=after[source].neuron.name,
        after=card_number(after[source].shown),
        before=card_number(before[source].shown),
    )


def _sentence(was: NeuronTrace, here: NeuronTrace) -> str:
    message = _("{name} calcule {sum}, son seuil est {threshold} : il montre {after} ({before} avant).")
    if was.shown == here.shown:
        message = _("{name} calcule {sum}, son seuil est {threshold} : il montre toujours {after}.")
    return message.format(
        name=here.neuron.name,
        sum=card_number(here.sum),
        threshold=card_number(here.threshold),
        after=card_number(here.shown),
        before=card_number(was.shown),
    )
