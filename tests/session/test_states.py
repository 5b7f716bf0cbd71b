from hypothesis import given
from hypothesis import strategies as st

from connecte.content.catalog import load
from connecte.language.value import replace
from connecte.session.state import opening
from connecte.session.states import States

FIRST = opening(load("connecte-tes-neurones"))
REACHED = tuple(replace(FIRST, iteration=number) for number in range(6))


@given(st.integers(0, 5), st.integers(-9, 9))
def test_undo_and_redo_stay_among_the_states(start, by):
    states = States(REACHED, start).moved(by)
    assert states.current.iteration == min(max(start + by, 0), 5)
    assert states.items == REACHED


def test_a_move_takes_the_place_of_those_that_were_undone():
    new = replace(FIRST, iteration=40)
    states = States(REACHED, 5).moved(-3).push(new)
    assert [state.iteration for state in states.items] == [0, 1, 2, 40]
    assert states.current is new
    assert states.moved(-1).current.iteration == 2


def test_a_state_forgets_what_was_worked_out_for_it_once_it_has_passed():
    passed = replace(FIRST, iteration=7)
    network = passed.network
    states = States((passed,)).push(replace(passed, iteration=8))
    assert "network" not in vars(passed)
    assert states.moved(-1).current.network == network
