"""The session's rules as properties of generated sessions."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from connecte.content.catalog import load
from connecte.content.runs.method import Method
from connecte.content.runs.trial import STARTS, Trial
from connecte.core.cards.network import Nudge
from connecte.core.cards.verdict import NOTHING, SEVERAL
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
from connecte.session.items import Item
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
    GoTo,
    Keep,
    KeepDrawing,
    LabelPage,
    Learn,
    OpenPage,
    Paint,
    PlayAgain,
    RaiseHands,
    RestoreCards,
    Reveal,
    RevealThis,
    SayBy,
    SayWanted,
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
from connecte.session.rules.apply import apply
from connecte.session.rules.walking import to_be_announced, unknown_of
from connecte.session.session import Session
from connecte.session.state import opening
from tests.often import times
from tests.session.legal import is_legal, legal_moves

WORKSHOP = load()
CELLS = WORKSHOP.grid.cells()
ITEMS = st.sampled_from(opening(WORKSHOP).items)
LAYERS = st.sampled_from([(layer, n) for layer, size in ((0, 6), (1, 4)) for n in range(size)])
LABELS = st.sampled_from([None, "0", "3", "6", "9", "7"])
NAMES = st.sampled_from(["", "Zoé", "  Ana\tBen ", "x" * 99])
PAGES = st.integers(-1, 4)
TRIALS = st.builds(
    Trial,
    st.sampled_from([1e-6, 1e-4, 0.0, 5e3]),
    st.sampled_from([0.7, 0.3, -1.0]),
    st.sampled_from([0, 50, 1_000, 200_000]),
    st.sampled_from([*STARTS, "nowhere"]),
    st.integers(-1, 3),
    st.lists(st.integers(-1, 17), max_size=3).map(tuple),
    method=st.sampled_from([Method(), Method(batch=4), Method(l2=0.1), Method(l2=-1.0), Method(batch=-1)]),
)
MOVES = st.one_of(
    st.builds(Paint, st.lists(st.sampled_from(CELLS), min_size=1, max_size=5).map(tuple), st.booleans()),
    st.just(Clear()),
    st.builds(ChooseExample, st.integers(-2, 17)),
    st.builds(SayWanted, st.sampled_from([None, "0", "3", "6", "9", "7"])),
    st.just(Walk()),
    st.builds(Reveal, st.integers(-1, 50)),
    st.builds(TakeBack, st.integers(-1, 50)),
    st.just(Draw()),
    st.just(Train()),
    st.builds(GoTo, st.integers(-5, 200_000)),
    st.builds(StartFrom, st.booleans()),
    st.builds(ToggleMark, st.integers(-5, 200_000)),
    st.builds(Anchor, st.integers(-5, 200_000)),
    st.builds(AddTrial, TRIALS),
    st.builds(ShowTrial, st.none() | st.integers(-1, 3)),
    st.builds(DropTrial, st.integers(-1, 3)),
    st.builds(RevealThis, ITEMS),
    st.builds(Announce, ITEMS, st.integers(-20, 30)),
    st.builds(Correct, ITEMS),
    st.builds(Keep, ITEMS),
    st.builds(RaiseHands, st.sampled_from(["0", "3", "6", "9", NOTHING, SEVERAL, "x"]), st.integers(-2, 3)),
    st.builds(CountHands, st.sampled_from(["0", "9", SEVERAL, "x"]), st.integers(-2, 120)),
    st.just(CloseVote()),
    st.just(VoteAgain()),
    st.just(PlayAgain()),
    st.builds(PredictFirst, st.sampled_from([True, True, False])),
    st.builds(
        Predict,
        st.sampled_from(["hand", "hand", "mark", "push", "overflow", "x"]),
        st.sampled_from(["", "1000", "C \t1"]),
        st.sampled_from([None, "0", "9", NOTHING, "x"]),
        st.none() | st.integers(-1, 20),
    ),
    st.builds(Settle, st.integers(-1, 20)),
    st.just(SkipPrediction()),
    st.just(Learn()),
    LAYERS.flatmap(lambda place: st.builds(Nudge, st.just(place[0]), st.just(place[1]), st.integers(-2, 2))),
    st.just(RestoreCards()),
    st.builds(ToggleLearning, st.integers(-2, 17)),
    st.builds(ChooseLearning, st.sampled_from(["class", "all", "own", "x"])),
    st.builds(SayBy, NAMES),
    st.just(KeepDrawing()),
    st.builds(StartFooling, LABELS),
    st.just(AskNetwork()),
    st.just(ShowBest()),
    st.just(StopFooling()),
    st.builds(OpenPage, PAGES),
    st.builds(LabelPage, PAGES, LABELS),
    st.builds(SignPage, PAGES, NAMES),
    st.builds(TogglePage, PAGES),
    st.builds(DropPage, PAGES),
    st.just(TestPages()),
    st.sampled_from([StartExercises(), NextPart(), NextPart(), NextPart(), StopExercises()]),
)


def played(moves):
    session = Session.start(WORKSHOP)
    for move in moves:
        session = session.play(move)
    return session


@settings(max_examples=times(25, 150))
@given(st.lists(MOVES, max_size=25), MOVES)
def test_undo_after_a_move_is_as_before(moves, move):
    before = played(moves)
    after = before.play(move)
    if after.state != before.state:
        assert after.undo().state == before.state
        assert after.undo().redo().state == after.state
    else:
        assert after is before, "a move that is not legal leaves no trace"


@settings(max_examples=times(25, 100))
@given(st.lists(MOVES, max_size=15))
def test_legal_moves_are_those_that_change_something(moves):
    state = played(moves).state
    legal = legal_moves(state)
    assert legal
    for move in legal:
        assert is_legal(state, move)
        assert apply(state, move) != state


def test_the_walk_reveals_in_the_order_of_the_workshop():
    items = opening(WORKSHOP).items
    assert [s.kind for s in items[:6]] == ["count"] * 6
    assert [(s.kind, s.layer, s.index) for s in items[6:11]] == [
        ("card", 0, 0), ("sum", 0, 0), ("place", 0, 0), ("answer", 0, 0), ("card", 0, 1)
    ]  # fmt: skip
    assert len(items) == 6 + 4 * 10 + 1
    assert items[-1] == Item("verdict")


def test_the_rest_of_a_card():
    session = played([ChooseExample(1), Walk()])
    assert session.state.rest_of_card == 1
    assert session.state.rest_of_stage == 6
    session = session.play(Reveal(session.state.rest_of_stage))
    assert session.state.rest_of_stage == 24
    assert session.state.rest_of_card == 4
    session = session.play(Reveal(1))
    assert session.state.rest_of_card == 3
    session = session.play(Reveal(39))
    assert session.state.rest_of_card == 1
    assert session.state.next_item == Item("verdict")
    assert session.play(Reveal()).state.rest_of_card == 0


def test_going_back_to_the_drawing_keeps_the_place_and_changing_it_does_not():
    session = played([ChooseExample(1), Walk(), Reveal(10), Draw()])
    assert len(session.play(Walk()).state.revealed) == 10
    changed = session.play(Paint(((0, 0),), True)).play(Walk())
    assert changed.state.revealed == ()
    assert changed.state.wanted is None, "it is the example's drawing no more"
    assert changed.undo().undo().play(Walk()).state.revealed == session.state.revealed


def test_an_empty_grid_is_not_counted():
    session = Session.start(WORKSHOP)
    assert session.play(Walk()) is session


def test_another_example_from_the_cards_is_one_move():
    session = played([ChooseExample(1), Walk(), Reveal(10), ChooseExample(2)])
    assert (session.state.phase, session.state.example, session.state.revealed) == ("walk", 2, ())
    assert session.undo().state.example == 1


def test_the_class_says_what_its_drawing_is_meant_to_be():
    drawn = played([Paint(tuple(CELLS[:5]), True), SayWanted("9")])
    assert drawn.state.wanted == "9"
    assert drawn.play(Paint((CELLS[9],), True)).state.wanted == "9", "one more cell is the same digit"
    assert drawn.play(Clear()).state.wanted is None
    assert drawn.play(SayWanted("7")) is drawn


def worked(*moves):
    """The worked example, in the walk."""
    return played([ChooseExample(1), Walk(), *moves])


def test_numbers_are_announced_in_any_order_the_class_speaks():
    c = Item("count", 0, 5)
    session = worked(Announce(c, 7))
    assert session.state.revealed == (c,)
    assert session.state.next_item == Item("count", 0, 0)
    sum_a = Item("sum", 0, 0)
    assert session.play(Announce(sum_a, 7)) is session, "its counts are not known yet"
    for index, count in ((0, 6), (1, 4), (2, 9)):
        session = session.play(Announce(Item("count", 0, index), count))
    assert session.play(Announce(Item("answer", 0, 0), 0)) is session, "its sum is not known yet"
    session = session.play(Announce(sum_a, 7))
    assert session.state.announcement(sum_a) is not None
    assert session.state.is_revealed(Item("card", 0, 0)), "a sum is done with the card in hand"
    assert not session.state.is_wrong(sum_a)


def test_a_wrong_number_is_corrected_or_runs_on():
    # 👽 announced as 9 instead of 7: E = 6 + 6 + 9 = 21 instead of 19 and shows 5 instead of 3.
    wrong = Item("count", 0, 5)
    session = worked(Announce(wrong, 9))
    assert session.state.is_wrong(wrong)
    corrected = session.play(Correct(wrong))
    assert corrected.state.class_trace == corrected.state.trace
    assert corrected.state.is_revealed(wrong)
    kept = session.play(Keep(wrong)).play(Reveal(46))
    e = kept.state.class_trace.layers[0].neurons[4]
    assert (e.sum, e.shown) == (21, 5)
    assert kept.state.trace.layers[0].neurons[4].sum == 19
    # B = 4 + 6 − 9 = 1 shows 0, D = 4 + 9 − 6 = 7 shows 0, F = 6 + 9 − 6 = 9 shows 4.
    assert kept.state.class_trace.layers[0].shown == (0, 0, 4, 0, 5, 4)
    # Green: 4 + 5 + 4 − 0 = 13, threshold 6: the verdict survives.
    assert kept.state.class_trace.layers[1].neurons[0].sum == 13
    assert kept.state.verdict.labels == kept.state.exact_verdict.labels == ("0",)


def test_correcting_takes_along_what_was_made_of_it():
    count, total = Item("count", 0, 5), Item("sum", 0, 4)
    session = worked(Announce(count, 9), Reveal(5), Announce(total, 21))
    assert not session.state.is_wrong(total)
    corrected = session.play(Correct(count))
    assert corrected.state.announcement(total) is None
    assert corrected.state.class_trace.layers[0].neurons[4].sum == 19


def test_whose_turn_it_is_to_be_heard():
    """Another try at what was just said wrong, then whose turn it is; or whom one has turned to."""
    count, total = Item("count", 0, 0), Item("sum", 0, 0)
    session = worked()
    assert to_be_announced(session.state) == count
    wrong = session.play(Announce(count, 9))
    assert to_be_announced(wrong.state) == count
    assert to_be_announced(wrong.play(Keep(count)).state) == Item("count", 0, 1)
    assert to_be_announced(session.state, Item("count", 0, 4)) == Item("count", 0, 4)
    assert to_be_announced(session.state, Item("card", 0, 0)) is None, "its counts are not known"
    counted = session.play(Reveal(6))
    assert to_be_announced(counted.state) == total
    assert unknown_of(session.state, Item("card", 0, 0)) == []
    assert [item.kind for item in unknown_of(counted.state, Item("card", 0, 3))] == [
        "card", "sum", "place", "answer"
    ]  # fmt: skip
