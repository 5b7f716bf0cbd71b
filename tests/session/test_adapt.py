"""The file changes while the class is at work: what it did stays, as far as it still has a place."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from connecte.content.runs.trial import own_trial
from connecte.core.cards.network import Nudge
from connecte.core.cards.verdict import NOTHING, SEVERAL
from connecte.session.guess.guess_moves import Predict, PredictFirst, ShowAnswer
from connecte.session.guess.tried.fool import AskNetwork, StartFooling
from connecte.session.guess.tried.practice import StartExercises
from connecte.session.items import Item
from connecte.session.moves import (
    AddTrial,
    Anchor,
    ChooseExample,
    ChooseLearning,
    Draw,
    Follow,
    GoTo,
    Learn,
    Paint,
    RaiseHands,
    Reveal,
    SayWanted,
    ToggleLearning,
    ToggleMark,
    Train,
    Walk,
)
from connecte.session.page import page_name
from connecte.session.rules.adapt import Carried
from connecte.session.rules.walking import is_at_work, needed
from connecte.session.session import Session
from tests.often import times
from tests.session.legal import legal_moves
from tests.session.test_rules import MOVES
from tests.variants import VARIANTS, variant

WORKSHOP = variant("as it is")


def after(*moves):
    session = Session.start(WORKSHOP)
    for move in moves:
        session = session.play(move)
    return session


def carried(name, *moves):
    return after(*moves).with_activity(variant(name)).state


def test_a_threshold_changes_under_what_is_revealed():
    """C's sum is 21 for example 1 (reference §4): 4 over 17, 3 over 18."""
    moves = (ChooseExample(1), Walk(), Reveal(20))
    before, now = after(*moves).state, carried("another threshold", *moves)
    assert now.revealed == before.revealed
    assert (before.trace.layers[0].neurons[2].shown, now.trace.layers[0].neurons[2].shown) == (4, 3)
    assert now.phase == "walk"


def test_what_was_moved_by_hand_stays_with_its_neuron():
    now = carried("a neuron more", Learn(), Nudge(0, 3, -1), Nudge(1, 1, -1))
    assert now.changes == ((0, 4, -1), (1, 1, -1))
    assert now.network.layers[0].neurons[4].name == "D"
    assert carried("a neuron less", Learn(), Nudge(0, 0, 1), Nudge(0, 1, 2)).changes == ((0, 0, 2),)
    foretold = carried("a neuron more", Learn(), PredictFirst(True), Nudge(0, 3, -1), Predict("hand", count=9))
    assert [(one.before, one.after) for one in foretold.predictions] == [((), ((0, 4, -1),))]


def test_a_neuron_more_has_not_spoken_and_what_needs_it_falls_silent():
    everything = len(WORKSHOP.inputs) + 4 * 10
    now = carried("a neuron more", ChooseExample(1), Walk(), Reveal(everything))
    known = {(s.kind, s.layer, s.index) for s in now.revealed}
    assert ("answer", 0, 6) in known, "F, which stands seventh now, has spoken"
    assert not any(layer == 0 and index == 3 for kind, layer, index in known if kind != "count"), "G has not"
    assert ("answer", 1, 0) in known, "the outputs do not read G"
    assert now.next_item == Item("card", 0, 3)


def test_nothing_waits_for_a_verdict_that_the_new_grid_cannot_give():
    moves = (Paint(((8, 5),), True), Walk(), Draw())
    assert is_at_work(after(*moves).state)
    now = carried("another activity altogether", *moves)
    assert not now.drawing.black and not is_at_work(now), "the cell is cut off: nothing is left to count"


def test_an_example_on_the_grid_is_shown_as_it_is_now():
    now = carried("another drawing", ChooseExample(6))
    assert now.example == 6
    assert now.drawing.rows[3] == "..#..."
    assert now.drawing == now.activity.examples[6].drawing


def test_examples_are_known_by_their_drawings():
    now = carried("an example less", ChooseExample(6), Learn(), ToggleLearning(7))
    assert (now.example, now.wanted) == (5, "3")
    assert 6 in now.learning  # number 7 of before
    run = AddTrial(own_trial(WORKSHOP)._replace(left_out=(2, 3, 6, 10)))
    assert carried("an example less", Train(), run).run.left_out == (2, 5, 9)
    gone = carried("an example less", ChooseExample(3))
    assert (gone.example, gone.wanted) == (None, "0")
    assert gone.drawing == WORKSHOP.examples[3].drawing, "what is on the grid stays, as a drawing of the class"


def test_hands_stay_with_what_they_were_raised_for():
    now = carried(
        "another label", ChooseExample(1), Walk(), RaiseHands("0"), RaiseHands("9"), RaiseHands(NOTHING)
    )
    assert now.choices == ("0", "3", "6", "8", NOTHING, SEVERAL)
    assert now.ballot.hands == (1, 0, 0, 0, 1, 0)


def test_without_training_the_class_goes_back_to_its_drawing():
    assert carried("no training", ChooseExample(1), Train()).phase == "draw"


def test_answers_to_other_questions_are_forgotten():
    answered = (ShowAnswer(0),)
    assert carried("another threshold", *answered).asked == after(*answered).state.asked != ()
    assert carried("another activity altogether", *answered).asked == ()


def test_undo_passes_over_a_change_of_the_cards():
    session = after(ChooseExample(1), Walk(), Reveal()).with_activity(variant("another threshold"))
    undone = session.undo()
    assert undone.state.activity == variant("another threshold")
    assert undone.state.revealed == ()
    assert undone.redo().state == session.state


OWN = (Paint(((2, 2), (2, 3)), True), SayWanted("9"), Walk(), Reveal(99))
SESSIONS = {
    "a verdict": (ChooseExample(1), Walk(), Reveal(99)),
    "a drawing of its own, which is followed": (*OWN, Learn(), ChooseLearning("own"), Follow("d1")),
    "an exercise": (ChooseExample(6), Walk(), Reveal(99), Learn(), StartExercises()),
    "the end of the training": (Train(), GoTo(100_000), Anchor(90_000), ToggleMark(80_000)),
}


@pytest.mark.parametrize("name", VARIANTS)
@pytest.mark.parametrize("moves", SESSIONS.values(), ids=SESSIONS)
def test_a_session_that_has_come_far_goes_on_with_any_cards(moves, name):
    check_that_it_goes_on(after(*moves), variant(name))


@pytest.mark.parametrize("name", VARIANTS)
@settings(max_examples=times(6, 30))
@given(data=st.data())
def test_any_session_goes_on_with_any_cards(name, data):
    check_that_it_goes_on(after(*data.draw(st.lists(MOVES, max_size=25))), variant(name))


def check_that_it_goes_on(session, activity):
    now = session.with_activity(activity)
    assert len(now.timeline.items) == len(session.timeline.items)
    for state in now.timeline.items:
        assert state.activity is now.state.activity
        assert state.drawing.grid == activity.grid
        assert state.practice is None or activity == WORKSHOP, "exercises belong to the cards of before"
        known = set(state.revealed)
        assert len(known) == len(state.revealed)
        assert known <= set(state.items)
        assert all(need in known for item in state.revealed for need in needed(state, item))
        assert {said.item for said in state.announced} <= known
        assert state.learning <= {example.number for example in activity.examples}
        assert all(played.drawing.grid == activity.grid for played in state.rounds)
        assert all(page.wanted is not None for page in state.pages if page.learns)
        assert {state.wanted, *(page.wanted for page in state.pages)} <= {None, *activity.answers}
        numbers = {str(example.number) for example in activity.examples}
        assert state.followed in {None, *numbers, *map(page_name, range(len(state.pages)))}
        last = state.run.iterations if activity.training is not None else 0
        assert all(0 <= number <= last for number in (state.iteration, state.anchor, *state.marks))
        for hands in (state.ballot.hands, state.ballot.before):
            assert hands == () or len(hands) == len(state.choices)
        assert state.verdict
    assert legal_moves(now.state)
    assert now.with_activity(activity) is now


@settings(max_examples=times(15, 30))
@given(st.lists(MOVES, max_size=25))
def test_a_threshold_changed_and_changed_back_leaves_no_trace(moves):
    session = after(*moves)
    assume(all(state.practice is None for state in session.timeline.items))  # exercises end with their cards
    there = session.with_activity(variant("another threshold"))
    assert there.with_activity(WORKSHOP) == session


def test_nothing_is_matched_twice():
    both = Carried(WORKSHOP, variant("an example less"))
    assert len(set(both.examples.values())) == len(both.examples) == 15


def test_a_card_that_loses_its_table_keeps_what_does_not_need_it():
    """A 0-or-1 card may go without: its place in the table was revealed, and is no step any more."""
    from connecte.content.catalog import load
    from connecte.content.reading.reader import parse_activity

    xor = load("xor")
    text = xor.text.replace("        range: [0, 2]\n", "", 1)
    assert text != xor.text
    bare = parse_activity(text.encode(), xor.path, xor.name)
    session = Session.start(xor)
    for move in (ChooseExample(1), Walk(), Reveal(8)):
        session = session.play(move)
    assert any(item.kind == "place" for item in session.state.revealed)
    state = session.with_activity(bare).state
    assert state.activity == bare
    assert all(item in state.items for item in state.revealed)
    assert Item("count", 0, 0) in state.revealed


def test_a_game_of_fooling_goes_on_while_its_label_is_there():
    """In "another label" what was 9 is 8."""
    told = after(ChooseExample(6), Walk(), Reveal(99), Draw())
    for label, names in (("3", ("another threshold", "another label")), (None, ("another label",)),
                         ("9", ("another threshold",))):  # fmt: skip
        game = told.play(StartFooling(label)).play(AskNetwork())
        assert game.state.fool.asked
        for name in names:
            assert game.with_activity(variant(name)).state.fool == game.state.fool, (label, name)
    assert game.with_activity(variant("another label")).state.fool is None


def test_without_training_nothing_of_a_run_is_left():
    state = carried("no training", Train(), GoTo(5), Anchor(4), ToggleMark(7))
    assert (state.marks, state.anchor, state.iteration, state.trials, state.trial) == ((), 0, 0, (), None)


def test_the_same_example_twice_is_known_by_its_place():
    one = WORKSHOP.examples[1]
    twice = WORKSHOP.replace(examples=(one._replace(number=0), *WORKSHOP.examples[1:]))
    found = Carried(WORKSHOP, twice).examples
    assert (found[0], found[1]) == (0, 1)
