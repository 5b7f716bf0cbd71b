"""Vote alone, discuss, vote again: what the class sees of it, what counts, what is told afterwards."""

from __future__ import annotations

import json

from connecte.content.catalog import load
from connecte.core.cards.verdict import NOTHING, SEVERAL
from connecte.language.value import replace
from connecte.session.guess.guess_moves import CloseVote, CountHands, VoteAgain
from connecte.session.items import Item
from connecte.session.moves import (
    Announce,
    ChooseExample,
    Clear,
    Draw,
    Keep,
    Paint,
    PlayAgain,
    RaiseHands,
    Reveal,
    TakeBack,
    Walk,
)
from connecte.session.rules.guessing.voting import MOST_HANDS, told_votes
from connecte.session.rules.walking import strip_sums
from connecte.session.session import Session
from connecte.session.store.codec import decode, encode
from connecte.session.story.report import report
from connecte.session.story.story import story
from connecte.ui.paint.verdict_text import score_text, votes_in_words
from tests.session.scripted import words

WORKSHOP = load()
SPOKEN = 6 + 6 * 4 + 2
"""Reveals up to the sum of the first output."""


def walked(*moves, example=6):
    found = Session.start(WORKSHOP)
    for move in (ChooseExample(example), Walk(), *moves):
        found = found.play(move)
    return found


def test_hands_are_a_number_and_not_so_many_keys():
    state = walked(CountHands("9", 25), CountHands("3", 2), CountHands("3", 0)).state
    assert state.ballot.hands == (0, 0, 0, 25, 0, 0)
    assert state.vote == "9"
    assert walked(CountHands("3", 120)).state.ballot.hands[1] == MOST_HANDS
    assert walked(CountHands("7", 3)).state.ballot.hands == (), "no output says 7"


def test_the_class_sees_a_vote_only_once_it_is_done_or_an_output_has_spoken():
    voted = walked(CountHands("9", 20))
    assert told_votes(voted.state) == () and votes_in_words(voted.state) == ""
    assert told_votes(voted.play(Reveal(SPOKEN - 2)).state) == ()
    assert told_votes(voted.play(CloseVote()).state) == ((0, 0, 0, 20, 0, 0),)
    assert told_votes(voted.play(Reveal(SPOKEN)).state) == ((0, 0, 0, 20, 0, 0),)
    assert walked(CloseVote()) == walked(), "there is nothing to be done with"


def test_two_votes_stand_side_by_side_with_what_changed():
    first = walked(CountHands("3", 15), CountHands("9", 5), CloseVote(), VoteAgain())
    again = first.play(CountHands("3", 8)).play(CountHands("9", 11)).play(CountHands(NOTHING, 1))
    assert told_votes(again.state) == ((0, 15, 0, 5, 0, 0),), "the second vote is closed until it is done"
    done = again.play(CloseVote()).state
    assert told_votes(done) == ((0, 15, 0, 5, 0, 0), (0, 8, 0, 11, 1, 0))
    text = votes_in_words(done).replace("\u00a0", " ")
    assert text == "Votes   3 : 15 → 8 (−7) · 9 : 5 → 11 (+6) · rien : 0 → 1 (+1)"
    assert done.vote == "9"
    assert again.play(CloseVote()).play(VoteAgain()).state == done, "two votes, no third"


def test_the_last_vote_counts_and_the_round_keeps_both():
    session = walked(
        CountHands("3", 15), CloseVote(), VoteAgain(), CountHands("9", 20), CloseVote(), Reveal(99)
    )
    # The printed cards call number 6, a 3, a 9: foreseen, and wrong.
    assert session.state.score == (1, 0, 1)
    assert session.state.rounds[0].before == (0, 15, 0, 0, 0, 0)
    played = story(session).played[0]
    assert (played.votes_before, played.votes) == ((("3", 15),), (("9", 20),))
    assert score_text(session.state).replace("\u00a0", " ") == (
        "1 vote : classe juste 1 fois, réseau juste 0 fois"
    )
    text = words(report(session, "")).replace("\u00a0", " ").replace("’", "'")
    assert "Votes avant d'en discuter : 3 : 15" in text
    assert "Votes après en avoir discuté : 9 : 20 La classe avait prévu cette réponse." in text
    assert "1 sur 1 tour avec un vote" in text


def test_a_second_vote_that_nobody_counted_leaves_the_first():
    session = walked(CountHands("9", 20), CloseVote(), VoteAgain(), Reveal(99))
    assert session.state.score == (1, 0, 1)
    assert session.state.rounds[0].before == ()
    assert story(session).played[0].votes == (("9", 20),)


def test_old_votes_replay():
    """A journal from before votes were closed: one line a hand, and no word that they are done."""
    lines = [{"move": "RaiseHands", "choice": "9", "change": 1}] * 3
    lines.append({"move": "RaiseHands", "choice": "several", "change": 1})
    session = walked(*(decode(json.loads(json.dumps(line))) for line in lines))
    assert session.state.ballot.hands == (0, 0, 0, 3, 0, 1)
    assert session.play(RaiseHands(SEVERAL, -1)).state.ballot.hands == (0, 0, 0, 3, 0, 0)
    assert session.play(Reveal(99)).state.score == (1, 0, 1)
    assert encode(CountHands(SEVERAL, 4)) == {"move": "CountHands", "choice": "several", "hands": 4}


def test_a_finished_example_is_played_again_with_one_move():
    session = walked(CountHands("9", 20), Reveal(99), PlayAgain())
    assert (session.state.revealed, session.state.ballot.hands) == ((), ())
    assert len(session.state.rounds) == 1, "the first time stays"
    again = session.play(CountHands("3", 4)).play(Reveal(99))
    assert again.state.score == (1, 0, 2)
    assert [played.name for played in story(again).played] == ["n° 6", "n° 6"]
    assert again.undo().state.score == (1, 0, 1)
    assert again.play(TakeBack()).state.score == (1, 0, 1)
    assert walked(Reveal(5)).play(PlayAgain()).state == walked(Reveal(5)).state, "nothing is finished"


def test_votes_are_for_before_the_outputs_speak():
    session = walked(
        RaiseHands("0", 12), RaiseHands("6", 9), RaiseHands("6", -1), RaiseHands(NOTHING, 2), example=1
    )
    assert session.state.ballot.hands == (12, 0, 8, 0, 2, 0)
    assert session.state.vote == "0"
    level = session.play(RaiseHands("6", 4))
    assert level.state.vote is None
    spoken = session.play(Reveal(6 + 24 + 2))
    assert spoken.play(RaiseHands("3", 1)) is spoken
    done = spoken.play(Reveal(99))
    assert done.state.score == (1, 1, 1)
    assert done.play(TakeBack()).state.score == (0, 0, 0)
    six = done.play(Draw()).play(ChooseExample(6)).play(Walk())
    # Number 6 is a 3 and the printed cards say 9: to foresee that is a point, to be wrong is none.
    assert six.play(RaiseHands("9", 20)).play(Reveal(99)).state.score == (2, 1, 2)
    assert six.play(RaiseHands("3", 20)).play(Reveal(99)).state.score == (1, 1, 2)


# -- the check that columns and rows offer -----------------------------------------------------


def test_columns_and_rows_are_compared_once_all_counts_are_there():
    # Example 1: 6 4 9 | 6 6 7, both 19 (reference §2).
    counted = walked(Reveal(6), example=1)
    assert strip_sums(counted.state) == (19, 19)
    assert strip_sums(walked(Reveal(5), example=1).state) is None
    last = Item("count", 0, 5)
    wrong = walked(Reveal(5), Announce(last, 6), example=1)
    assert strip_sums(wrong.state) == (19, 18), "from what was announced, not from the grid"
    assert strip_sums(wrong.play(Keep(last)).state) == (19, 18)
    assert strip_sums(Session.start(load("xor")).play(Walk()).play(Reveal(2)).state) is None


def test_strips_that_leave_cells_out_are_not_compared():
    state = walked(Reveal(6), example=1).state
    columns = WORKSHOP.inputs[2]
    narrow = columns._replace(strip=columns.strip.replace(last=columns.strip.first))
    inputs = (*WORKSHOP.inputs[:2], narrow, *WORKSHOP.inputs[3:])
    assert strip_sums(replace(state, activity=WORKSHOP.replace(inputs=inputs))) is None


def test_another_drawing_begins_without_votes():
    session = walked(CountHands("9", 20), CloseVote()).play(Draw()).play(Clear()).play(Paint(((0, 0),), True))
    assert session.state.ballot.hands == () and not session.state.ballot.done
