"""The rules of learning by hand: what a moved threshold gains and loses, and what stays of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connecte.core.cards.network import Nudge
from connecte.session.moves import (
    ChooseExample,
    ChooseLearning,
    Draw,
    Learn,
    Paint,
    RestoreCards,
    Reveal,
    SayWanted,
    ToggleLearning,
    Walk,
)
from connecte.session.rules.apply import apply
from connecte.session.rules.hand.hint import gradients, hints
from connecte.session.rules.learning import (
    by_sum,
    chosen_set,
    goes_back,
    lessons,
    next_set,
    progress,
    solution_move,
    stand,
)
from tests.session.test_rules import WORKSHOP, played, worked


def test_learning_by_hand_reaches_eight_nine_and_ten():
    """§5: printed cards, then the document's moves, on the ten examples played in class."""
    session = played([Learn()])
    rights = [right(session.state)]
    while (move := solution_move(session.state)) is not None:
        session = session.play(move)
        rights.append(right(session.state))
    assert rights[0] == 8
    assert rights[2] == 9
    assert rights[-1] == 10
    assert len(rights) == 7
    assert session.state.network == WORKSHOP.network("hand")
    assert session.play(RestoreCards()).state.network == WORKSHOP.network()


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from((-1, 1))), max_size=12))
def test_from_anywhere_the_solution_leads_to_its_own_thresholds(moved):
    places = WORKSHOP.places
    session = played([Learn(), *(Nudge(*places[at], by) for at, by in moved)])
    far = distance(session.state)
    for left in range(far - 1, -1, -1):
        session = session.play(solution_move(session.state))
        assert distance(session.state) == left, "each step brings one threshold nearer"
    assert solution_move(session.state) is None
    assert session.state.network == WORKSHOP.network("hand")


def test_the_solution_takes_back_first_what_is_not_in_it():
    session = played([Learn(), Nudge(0, 0, 5), Nudge(0, 0, -1)])
    for left in (3, 2, 1, 0):
        move = solution_move(session.state)
        assert move == Nudge(0, 0, -1) and goes_back(session.state, move)
        session = session.play(move)
        assert sum(by for *_place, by in session.state.changes) == left
    assert not goes_back(session.state, solution_move(session.state))


def distance(state):
    """How many steps of one there are from the thresholds on the cards to those of the solution."""
    wanted = WORKSHOP.network("hand")
    return sum(
        abs(int(here.threshold - there.threshold))
        for ours, theirs in zip(state.network.layers, wanted.layers, strict=True)
        for here, there in zip(ours.neurons, theirs.neurons, strict=True)
    )


def right(state):
    return sum(bool(s.verdict.right) for s in stand(state.network, lessons(state)))


def test_progress_says_what_was_gained_and_lost():
    session = played([Learn()])
    before = stand(session.state.network, lessons(session.state))
    # Yellow's threshold up by two: number 6 (a 3, called a 9 by showing 2) is claimed by no one.
    moved = session.play(Nudge(1, 3, 2)).state
    found = progress(before, stand(moved.network, lessons(moved)))
    assert (found.before, found.after) == (8, 8 + len(found.gained) - len(found.lost))
    six = next(s for s in stand(moved.network, lessons(moved)) if s.lesson.name == "6")
    assert six.verdict.kind == "none"


def test_the_tally_of_c_as_the_class_writes_it():
    state = played([Learn()]).state
    found = by_sum(stand(state.network, lessons(state)), 0, 2)
    assert {total: sorted(each.lesson.label for each in there) for total, there in found.items()} == {
        11: ["3"], 15: ["3", "6"], 16: ["6"], 17: ["6"], 19: ["3"], 20: ["9"], 21: ["0", "0"], 22: ["9"]
    }  # fmt: skip


def test_what_was_learned_stays_and_what_was_said_with_old_cards_does_not():
    session = worked(Reveal(20)).play(Learn()).play(Nudge(0, 2, 1)).play(Walk())
    assert [step.kind for step in session.state.revealed] == ["count"] * 6
    assert session.state.class_trace.layers[0].neurons[2].shown == 3, "21 − 18"
    later = session.play(Draw()).play(ChooseExample(2)).play(Walk()).state
    assert later.network.layers[0].neurons[2].threshold == 18


def test_the_classs_own_drawings_join_the_board():
    drawing = WORKSHOP.examples[1].drawing.paint([(0, 0)], True)
    session = played([Paint(tuple(drawing.black), True), SayWanted("0"), Walk(), Reveal(99), Learn()])
    assert len(lessons(session.state)) == 10
    session = session.play(ChooseLearning("own"))
    found = lessons(session.state)
    assert len(found) == 17
    assert found[-1][:3] == ("d1", "0", WORKSHOP.counts(drawing))


def test_hints_are_moves_that_help():
    state = played([Learn()]).state
    slopes = gradients(state)
    # Reference §5, ten class examples at the printed cards.
    assert slopes[0].round(1).tolist() == [0.0, -0.1, -5.6, 7.7, -0.2, -1.5]
    assert slopes[1].round(1).tolist() == [-1.3, 2.6, 0.5, -3.2]
    found = hints(state)
    assert found
    before = right(state)
    for hint in found:
        after = right(apply(state, hint.move))
        assert after == hint.right >= before
        assert after > before or hint.gradient * hint.move.change < 0


def test_a_search_for_hints_stops_when_told_to():
    asked = []

    def stop():
        asked.append(True)
        return len(asked) == 3

    assert hints(played([Learn()]).state, stop=stop) == []
    assert len(asked) == 3, "of ten neurons"


def test_no_hint_where_there_is_nothing_on_the_board():
    session = played([Learn(), *(ToggleLearning(n) for n in (0, 1, 4, 5, 6, 8, 9, 10, 12, 13))])
    assert lessons(session.state) == ()
    assert hints(session.state) == []


@pytest.mark.parametrize("place", [(0, 6), (1, 4), (2, 0), (-1, 0), (0, -1)])
def test_a_neuron_that_is_not_there_is_not_moved(place):
    """Six hidden neurons and four outputs, numbered from 0."""
    session = played([Learn()])
    assert session.play(Nudge(*place, 1)) is session
    assert session.play(Nudge(0, 5, 1)).play(Nudge(1, 3, 1)).state.changes == (Nudge(0, 5, 1), Nudge(1, 3, 1))


def test_sets_of_examples_are_gone_through():
    """The ten of the class, then all sixteen, then these with the drawings of the class."""
    session = played([Learn()])
    assert (chosen_set(session.state), next_set(session.state)) == ("class", "all")
    session = session.play(ChooseLearning("all"))
    assert (chosen_set(session.state), next_set(session.state)) == ("all", "own")
    session = session.play(ChooseLearning("own"))
    assert chosen_set(session.state) == "own"
    assert chosen_set(session.play(ToggleLearning(0)).state) is None
    back = session.play(ChooseLearning("class"))
    assert (chosen_set(back.state), len(lessons(back.state))) == ("class", 10)
    assert chosen_set(back.play(ToggleLearning(2)).state) is None
    assert next_set(back.play(ToggleLearning(2)).state) == "class"
