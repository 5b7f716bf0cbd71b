"""The rules of learning by computer: the iteration shown, marks, the class's own runs."""

from __future__ import annotations

from connecte.content.runs.settings import DRAWN
from connecte.content.runs.trial import Trial
from connecte.language.value import replace
from connecte.session.moves import AddTrial, Anchor, DropTrial, GoTo, Move, ShowTrial, StartFrom, ToggleMark
from connecte.session.rules.walking import is_at_work
from connecte.session.state import State

MOST_TRIALS = 9
"""Limit of the class's own runs, because each is kept in memory."""


def train(state: State, move: Move) -> State:
    """Return the state after a move of the training; the same state if it is not legal."""
    if state.activity.training is None:
        return state
    last = state.run.iterations
    match move:
        case GoTo(iteration) if 0 <= iteration <= last:
            return replace(state, iteration=iteration)
        case StartFrom(class_cards) if class_cards != state.from_class or state.trial is not None:
            return replace(state, from_class=class_cards, trial=None, iteration=0, anchor=0)
        case ToggleMark(iteration) if 0 <= iteration <= last:
            return replace(state, marks=tuple(sorted({*state.marks} ^ {iteration})))
        case Anchor(iteration) if 0 <= iteration <= last:
            return replace(state, anchor=iteration)
        case AddTrial(trial):
            return _added(state, trial)
        case ShowTrial(number) if number is None or 0 <= number < len(state.trials):
            return _shown(state, number)
        case DropTrial(number) if 0 <= number < len(state.trials):
            return _dropped(state, number)
    return state


def tells_work(state: State) -> bool:
    """Return whether the run in view tells what the class is to find: it begins with cards, whose sums and
    answers it says of its examples, and the class is at work on one of these.
    """
    training = state.activity.training
    if training is None or not is_at_work(state):
        return False
    run, counts = state.run, state.inputs
    begin = training.begin if run.start == "activity" else run.start
    examples = state.activity.examples_of(run.examples_of)
    return begin not in (*DRAWN, "recorded") and any(example.counts == counts for example in examples)


def _added(state: State, trial: Trial) -> State:
    """Add a run and show it; only show it if it exists already."""
    ours = trial.start == "class"
    trial = trial._replace(changes=state.changes if ours else (), weights=state.weights if ours else ())
    if not trial.is_possible(state.activity):
        return state
    if trial in state.trials:
        return _shown(state, state.trials.index(trial))
    if len(state.trials) >= MOST_TRIALS:
        return state
    return _shown(replace(state, trials=(*state.trials, trial)), len(state.trials))


def _shown(state: State, number: int | None) -> State:
    """Show another run, at the same iteration or at its last one."""
    after = replace(state, trial=number)
    last = after.run.iterations
    return replace(after, iteration=min(state.iteration, last), anchor=min(state.anchor, last))


def _dropped(state: State, number: int) -> State:
    """Remove a run; if it was shown, show the activity's own."""
    kept = state.trials[:number] + state.trials[number + 1 :]
    shown = state.trial
    if shown is not None:
        shown = None if shown == number else shown - (shown > number)
    return _shown(replace(state, trials=kept, trial=None), shown)
