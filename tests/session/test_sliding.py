"""A kernel that slides: what is revealed, said, corrected and taken back; journals; changed files."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from connecte.content.catalog import load
from connecte.content.reading.reader import parse_activity
from connecte.core.kernels.convolution import feature_map, pooled
from connecte.language.value import replace
from connecte.session.guess.slid import Spot
from connecte.session.guess.slide_moves import ChooseKernel, CorrectHere, PlaceKernel, Pool, SayHere, Slide
from connecte.session.guess.sliding import can_pool, expected, held, here, hidden, is_wrong, said_at, spots
from connecte.session.moves import ChooseExample, Clear, Draw, Paint, PlayAgain, Reveal, TakeBack, Walk
from connecte.session.rules.adapt import Carried
from connecte.session.rules.apply import apply
from connecte.session.session import Session
from connecte.session.state import opening
from connecte.session.store.codec import decode, encode
from connecte.session.store.journal import advance
from tests.often import times

MOTIFS = load("convolution")
WORKSHOP = load()
ALL = 36
"""Places of 3 × 3 on 8 × 8."""
MOVES = st.one_of(
    st.sampled_from([Slide(), Pool(), Draw(), CorrectHere(), PlayAgain(), Clear(), Walk(), Reveal(ALL)]),
    st.builds(ChooseKernel, st.integers(-1, 2)),
    st.builds(PlaceKernel, st.integers(-1, 6), st.integers(-1, 6)),
    st.builds(SayHere, st.integers(-5, 5)),
    st.builds(Reveal, st.integers(0, 40)),
    st.builds(TakeBack, st.integers(0, 40)),
    st.builds(ChooseExample, st.integers(0, 5)),
    st.builds(Paint, st.just(((0, 0),)), st.booleans()),
)


def after(*moves, activity=MOTIFS):
    state = opening(activity)
    for move in moves:
        state = apply(state, move)
    return state


def test_numbers_are_revealed_row_by_row_and_are_those_of_the_map():
    state = after(ChooseExample(0), Slide())
    assert (state.phase, state.slid.at, hidden(state, False)[0]) == ("slide", (0, 0), Spot(0, False, 0, 0))
    state = apply(state, Reveal(8))
    assert [spot[2:] for spot in state.slid.known] == [*((0, column) for column in range(6)), (1, 0), (1, 1)]
    assert state.slid.at == (1, 1), "the motif lies where the last number was revealed"
    numbers = feature_map(state.drawing, MOTIFS.kernels[0])
    assert [held(state, spot) for spot in state.slid.known] == [*numbers[0], *numbers[1][:2]]


def test_from_where_the_motif_lies():
    state = after(ChooseExample(0), Slide(), PlaceKernel(5, 4), Reveal(3))
    assert [spot[2:] for spot in state.slid.known] == [(5, 4), (5, 5), (0, 0)]
    assert after(ChooseExample(0), Slide(), PlaceKernel(6, 0)).slid.at == (0, 0), "not off the drawing"


def test_a_right_number_is_revealed_by_the_word_and_a_wrong_one_stays_until_it_is_corrected():
    start = after(ChooseExample(0), Slide(), PlaceKernel(1, 1))  # −2, a corner of the square
    right = apply(start, SayHere(-2))
    assert here(right) in right.slid.known and not is_wrong(right, here(right))
    assert apply(right, SayHere(3)) == right, "a number that is known is not said again"
    wrong = apply(start, SayHere(2))
    assert is_wrong(wrong, here(wrong)) and held(wrong, here(wrong)) == 2
    again = apply(wrong, SayHere(-2))
    assert not is_wrong(again, here(again)) and len(again.slid.said) == 1
    corrected = apply(wrong, CorrectHere())
    assert (said_at(corrected, here(corrected)), held(corrected, here(corrected))) == (None, -2)
    assert apply(right, CorrectHere()) == right
    assert apply(start, SayHere(10_000)) == start


def test_squares_come_after_the_whole_map_and_take_what_the_class_has():
    state = after(ChooseExample(0), Slide(), Reveal(ALL - 1))
    assert apply(state, Pool()) == state and not can_pool(state)
    # The last number is 0; said to be 9, it is the largest of its square.
    state = apply(apply(state, PlaceKernel(5, 5)), SayHere(9))
    state = apply(state, Pool())
    assert (state.phase, state.slid.at, len(spots(state, True))) == ("pool", (0, 0), 9)
    last = Spot(0, True, 2, 2)
    exact = pooled(feature_map(state.drawing, MOTIFS.kernels[0]))
    assert (expected(state, last), exact[2][2]) == (9, 1)
    state = apply(apply(state, PlaceKernel(2, 2)), SayHere(9))
    assert not is_wrong(state, last), "the pupil has read what is there"
    mended = apply(apply(apply(state, Slide()), PlaceKernel(5, 5)), CorrectHere())
    assert (expected(mended, last), said_at(mended, last)) == (1, None), "and has it to say again"


def test_taking_back_hides_the_last_numbers_and_what_was_made_of_them():
    whole = after(ChooseExample(0), Slide(), Reveal(ALL), Pool(), Reveal(9))
    assert len(whole.slid.known) == ALL + 9
    fewer = apply(whole, TakeBack(2))
    assert (len(fewer.slid.known), fewer.slid.at) == (ALL + 7, (2, 1))
    back = apply(apply(whole, Slide()), TakeBack())
    assert (len(back.slid.known), back.slid.at) == (ALL - 1, (5, 5)), "squares need their numbers"
    assert apply(after(ChooseExample(0), Slide()), TakeBack()) == after(ChooseExample(0), Slide())


def test_each_motif_keeps_its_map_and_another_drawing_begins_anew():
    state = after(ChooseExample(1), Slide(), Reveal(4), ChooseKernel(1), Reveal(2), ChooseKernel(0))
    assert (len(state.slid.known), state.slid.at) == (6, (0, 4)), "it goes on where it was"
    assert len(apply(state, PlayAgain()).slid.known) == 2
    other = apply(apply(state, ChooseKernel(1)), ChooseExample(2))
    assert (other.slid.known, other.slid.kernel, other.phase) == ((), 1, "slide")
    pool = after(ChooseExample(1), Slide(), Reveal(ALL), Pool(), ChooseExample(2))
    assert (pool.phase, pool.slid.known) == ("slide", ()), "the new drawing has no map yet"
    assert after(Slide()) == after(), "an empty drawing has nothing under the motif"


def test_what_is_of_cards_does_nothing_here_and_the_other_way_round():
    assert after(ChooseExample(0), Walk()).phase == "draw"
    workshop = after(ChooseExample(0), Walk(), activity=WORKSHOP)
    for move in (Slide(), Pool(), ChooseKernel(0), PlaceKernel(0, 0), SayHere(1), CorrectHere()):
        assert apply(workshop, move) == workshop


@settings(max_examples=times(25, 400))
@given(st.lists(MOVES, max_size=25))
def test_any_moves_keep_the_state_whole(moves):
    """Nothing is known twice, nothing outside the map, no square before its numbers; a journal gives it back;
    undo goes back over each.
    """
    session = Session.start(MOTIFS)
    states = [session.state]
    for move in [ChooseExample(1), Slide(), *moves]:
        session = advance(session, decode(encode(move)))
        if session.state != states[-1]:
            states.append(session.state)
        state = session.state
        assert len(set(state.slid.known)) == len(state.slid.known)
        assert {one.spot for one in state.slid.said} <= set(state.slid.known)
        for number in range(2):
            turned = replace(state, slid=replace(state.slid, kernel=number))
            mine = {spot for spot in state.slid.known if spot.kernel == number}
            assert mine <= {*spots(turned, False), *spots(turned, True)}
            assert not any(spot.pooled for spot in mine) or not hidden(turned, False)
    for earlier in reversed(states[:-1]):
        session = session.undo()
        assert session.state == earlier


def test_a_changed_file_keeps_the_maps_of_motifs_that_are_as_before():
    state = after(ChooseExample(0), Slide(), Reveal(ALL), ChooseKernel(1), Reveal(3))
    text = MOTIFS.text.replace("[0, 1, 0]\n      - [1, -4, 1]", "[0, 1, 0]\n      - [1, -3, 1]")
    changed = parse_activity(text.encode(), MOTIFS.path, MOTIFS.name)
    assert changed.kernels[0].rows[1] == (1, -3, 1)
    moved = Carried(MOTIFS, changed).state(state)
    assert (moved.phase, {spot.kernel for spot in moved.slid.known}) == ("slide", {1})
    assert len(moved.slid.known) == 3
    assert Carried(MOTIFS, WORKSHOP).state(state).phase == "draw"
    assert Carried(WORKSHOP, MOTIFS).state(after(ChooseExample(0), Walk(), activity=WORKSHOP)).phase == "draw"
