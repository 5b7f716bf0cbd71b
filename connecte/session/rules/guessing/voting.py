"""The rules of the vote on what the network will answer: alone, then again after a discussion."""

from __future__ import annotations

from connecte.language.value import replace
from connecte.session.guess.ballot import Ballot
from connecte.session.guess.guess_moves import CloseVote, CountHands, VoteAgain
from connecte.session.moves import Move, RaiseHands
from connecte.session.state import State

MOST_HANDS = 99
"""Most hands for one choice."""


def vote(state: State, move: Move) -> State:
    """Return the state after a move of the vote; the same state if it is not legal.

    The numbers of hands may be changed after the end of the vote too: a wrong count is corrected in
    front of the class.
    """
    if not outputs_are_silent(state):
        return state
    ballot = state.ballot
    match move:
        case RaiseHands(choice, change) if choice in state.choices:
            return _counted(state, choice, hands_for(state, choice) + change)
        case CountHands(choice, hands) if choice in state.choices:
            return _counted(state, choice, hands)
        case CloseVote() if ballot.hands:
            return replace(state, ballot=replace(ballot, done=True))
        case VoteAgain() if ballot.done and not ballot.before:
            return replace(state, ballot=Ballot(before=ballot.hands))
    return state


def outputs_are_silent(state: State) -> bool:
    """Return whether no output is revealed yet, so that a vote is still a guess."""
    last = len(state.activity.layers) - 1
    return not any(
        (item.layer == last and item.kind in ("sum", "place", "answer")) or item.kind == "verdict"
        for item in state.revealed
    )


def hands_for(state: State, choice: str) -> int:
    """Return the hands of the present vote for a choice."""
    return state.ballot.hands[state.choices.index(choice)] if state.ballot.hands else 0


def told_votes(state: State) -> tuple[tuple[int, ...], ...]:
    """Return the votes whose numbers the class may see, in order: none, one, or one before and one after.

    They are those said to be done, and all of them once an output has spoken.
    """
    ballot = state.ballot
    done = ballot.done or not outputs_are_silent(state)
    return tuple(hands for hands in (ballot.before, ballot.hands if done else ()) if hands)


def _counted(state: State, choice: str, hands: int) -> State:
    found = list(state.ballot.hands or (0,) * len(state.choices))
    found[state.choices.index(choice)] = min(max(hands, 0), MOST_HANDS)
    if not any(found):
        return replace(state, ballot=replace(state.ballot, hands=(), done=False))
    return replace(state, ballot=replace(state.ballot, hands=tuple(found)))
