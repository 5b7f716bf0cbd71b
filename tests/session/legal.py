"""Moves that change a state, for tests that want some of every kind."""

from __future__ import annotations

from connecte.content.runs.trial import own_trial, step_trials
from connecte.core.cards.network import MoveWeight, Nudge
from connecte.core.plane.point import PutPoint
from connecte.session.guess.guess_moves import (
    CloseVote,
    CountHands,
    Predict,
    PredictFirst,
    Settle,
    SkipPrediction,
    VoteAgain,
)
from connecte.session.guess.tried.fool import AskNetwork, ShowBest, StartFooling, StopFooling
from connecte.session.guess.tried.practice import NextPart, StartExercises, StopExercises
from connecte.session.moves import (
    AddTrial,
    Anchor,
    Announce,
    ChooseExample,
    ChooseLearning,
    Clear,
    Correct,
    Draw,
    DropPage,
    DropTrial,
    Follow,
    GoTo,
    Keep,
    KeepDrawing,
    LabelPage,
    Learn,
    Move,
    OpenPage,
    Paint,
    PlayAgain,
    RaiseHands,
    RestoreCards,
    Reveal,
    RevealThis,
    SayBy,
    SayWanted,
    SetValue,
    ShowTrial,
    SignPage,
    StartFrom,
    TakeBack,
    TestPages,
    ToggleLearning,
    ToggleMark,
    TogglePage,
    Train,
    Walk,
)
from connecte.session.rules import learning
from connecte.session.rules.apply import apply
from connecte.session.state import State


def legal_moves(state: State) -> tuple[Move, ...]:
    """The moves that change this state, by way of example where there are very many.

    A stroke of the pen is one cell, a reveal one step, a number announced the right one and the
    next, a threshold moves by one. Longer strokes, other numbers and every iteration of the
    training are legal too: ask `is_legal`.
    """
    activity = state.activity
    candidates: list[Move] = [Walk(), Draw(), Learn(), Train(), Reveal(), TakeBack(), Clear(), RestoreCards()]
    candidates += [Paint((cell,), black) for cell in activity.grid.cells() for black in (True, False)]
    candidates += [ChooseExample(example.number) for example in activity.examples]
    candidates += [ToggleLearning(example.number) for example in activity.examples]
    candidates += [ChooseLearning(which) for which in learning.SETS]
    candidates += [Follow(name) for name in (None, "6", "d1")]
    candidates += [SayWanted(label) for label in (None, *activity.answers)]
    for index, source in enumerate(activity.inputs if not activity.is_drawn else ()):
        candidates += [SetValue(index, source.least), SetValue(index, source.most)]
    candidates += [PutPoint(0, 0, label) for label in activity.answers]
    candidates += [RaiseHands(choice, change) for choice in state.choices for change in (1, -1)]
    candidates += [CountHands(choice, count) for choice in state.choices for count in (0, 12)]
    candidates += [CloseVote(), VoteAgain(), PlayAgain(), PredictFirst(True), PredictFirst(False)]
    candidates += [StartExercises(), NextPart(), StopExercises()]
    candidates += [SkipPrediction(), Settle(3), Predict("mark", "100", None, 9), Predict("hand", "", None, 1)]
    candidates += [Predict("hand", "", choice, None) for choice in state.choices]
    for item in state.items:
        candidates += [RevealThis(item), Correct(item), Keep(item)]
        if item.can_be_announced:
            right = int(state.expected(item))
            candidates += [Announce(item, right), Announce(item, right + 1)]
    for number, layer in enumerate(activity.layers):
        candidates += [Nudge(number, n, by) for n in range(len(layer.cards)) for by in (1, -1)]
        for n, card in enumerate(layer.cards):
            sources = (None, *range(len(card.neuron.weights)))
            candidates += [MoveWeight(number, n, source, by) for source in sources for by in (1, -1)]
    candidates += [KeepDrawing(), TestPages(), SayBy("Zoé"), AskNetwork(), ShowBest(), StopFooling()]
    candidates += [StartFooling(label) for label in (None, *state.network.labels)]
    for number in range(len(state.pages)):
        candidates += [OpenPage(number), TogglePage(number), DropPage(number), SignPage(number, "Zoé")]
        candidates += [LabelPage(number, label) for label in (None, *activity.answers)]
    if activity.training:
        candidates += [GoTo(n) for n in (0, *activity.training.marks)]
        candidates += [StartFrom(True), StartFrom(False)]
        candidates += [what(n) for n in (0, *activity.training.marks) for what in (ToggleMark, Anchor)]
        candidates += [AddTrial(trial) for trial in step_trials(own_trial(activity))]
        candidates += [ShowTrial(n) for n in (None, *range(len(state.trials)))]
        candidates += [DropTrial(n) for n in range(len(state.trials))]
    return tuple(move for move in candidates if is_legal(state, move))


def is_legal(state: State, move: Move) -> bool:
    """Whether the move changes anything."""
    return apply(state, move) != state
