"""Ends of ranges, and what a rule leaves as it was: runs of one's own, marks, the room, numbers said."""

from __future__ import annotations

import pytest

from connecte.content.catalog import load
from connecte.content.runs.trial import own_trial
from connecte.session.items import Item
from connecte.session.moves import (
    AddTrial,
    Anchor,
    ChooseExample,
    Draw,
    DropTrial,
    GoTo,
    Reveal,
    ShowTrial,
    StartFrom,
    ToggleMark,
    Train,
    Walk,
)
from connecte.session.room.room import Room, stage
from connecte.session.room.room_events import Opened, Pause, SetMinutes, SetPupils
from connecte.session.rules.walking import can_announce, impossible_number
from connecte.session.session import Session
from connecte.session.state import opening

WORKSHOP = load()
COLOURS = load("rouge")
OWN = own_trial(WORKSHOP)
SLOW, FAST = OWN._replace(step=1e-6, iterations=1000), OWN._replace(step=2e-4, iterations=1000)


def played(*moves, activity=WORKSHOP):
    session = Session.start(activity)
    for move in moves:
        session = session.play(move)
    return session


def test_the_first_run_can_be_dropped_and_the_one_shown_stays_shown():
    two = played(Train(), AddTrial(SLOW), AddTrial(FAST))
    assert (two.state.trials, two.state.trial) == ((SLOW, FAST), 1)
    assert (two.play(DropTrial(0)).state.trials, two.play(DropTrial(0)).state.trial) == ((FAST,), 0)
    gone = two.play(DropTrial(1)).state
    assert (gone.trials, gone.trial) == ((SLOW,), None)
    first = two.play(ShowTrial(0)).play(DropTrial(1)).state
    assert (first.trials, first.trial) == ((SLOW,), 0)
    assert two.play(DropTrial(2)) is two and two.play(DropTrial(-1)) is two


def test_a_shorter_run_is_shown_at_its_end_with_its_anchor_inside():
    state = played(Train(), GoTo(5000), Anchor(4000), AddTrial(SLOW)).state
    assert (state.iteration, state.anchor) == (1000, 1000)
    state = played(Train(), GoTo(500), Anchor(400), AddTrial(SLOW)).state
    assert (state.iteration, state.anchor) == (500, 400)


def test_marks_stand_from_the_start_to_the_end():
    last = OWN.iterations
    session = played(Train(), ToggleMark(last), ToggleMark(0))
    assert session.state.marks == (0, last)
    assert session.play(ToggleMark(last + 1)) is session and session.play(ToggleMark(-1)) is session
    assert session.play(ToggleMark(0)).state.marks == (last,)


def test_another_start_begins_at_the_beginning():
    state = played(Train(), GoTo(5000), Anchor(4000), StartFrom(True)).state
    assert (state.from_class, state.iteration, state.anchor) == (True, 0, 0)
    own = played(Train(), AddTrial(SLOW), GoTo(500))
    assert (own.state.trial, own.state.iteration) == (0, 500)
    printed = own.play(StartFrom(False)).state
    assert (printed.trial, printed.trials, printed.iteration) == (None, (SLOW,), 0)


def test_minutes_and_pupils_can_be_forgotten_again():
    room = Room().after(SetPupils(27)).after(SetMinutes(30))
    assert (room.pupils, room.minutes) == (27, 30)
    assert (room.after(SetPupils(0)).pupils, room.after(SetMinutes(0)).minutes) == (0, 0)
    assert room.after(SetPupils(60)).pupils == 60 and room.after(SetPupils(61)) is room
    assert room.after(SetMinutes(600)).minutes == 600 and room.after(SetMinutes(601)) is room
    assert room.after(SetPupils(-1)) is room


def test_a_session_gone_on_with_is_not_paused():
    paused = Room().after(Pause(True))
    assert paused.clock.paused is True
    assert paused.after(Opened()).clock.paused is False


def test_the_first_verdict_is_a_verdict_and_the_second_another_drawing():
    first = played(ChooseExample(0), Walk(), Reveal(99))
    assert stage(first.state, Room()) == "verdict"
    assert stage(first.play(Draw()).state, Room()) == "others"
    second = first.play(Draw()).play(ChooseExample(1)).play(Walk()).play(Reveal(99))
    assert stage(second.state, Room()) == "others"


def test_pupils_announce_counts_of_a_drawing_and_no_plain_numbers():
    drawn = played(ChooseExample(0), Walk()).state
    assert can_announce(drawn, Item("count", 0, 0))
    assert not can_announce(drawn, Item("sum", 0, 0)), "its counts are not known"
    for name in ("rouge", "xor"):  # decimals, and whole numbers
        numbers = played(Walk(), activity=load(name)).state
        assert not can_announce(numbers, Item("count", 0, 0)), name
    both = played(ChooseExample(3), Walk(), Reveal(2), activity=load("xor")).state
    assert can_announce(both, Item("sum", 0, 0))


@pytest.mark.parametrize(("item", "value", "expected"), [
    (Item("count", 0, 0), 18, ""), (Item("count", 0, 0), 0, ""),  # two columns of nine
    (Item("count", 0, 0), 19, "19 : cette bandelette a 18 cases"),
    (Item("count", 0, 0), -1, "-1 : cette bandelette a 18 cases"),
    (Item("sum", 0, 0), -9999, ""), (Item("sum", 0, 0), 10000, "10000 : ce nombre est trop grand"),
])  # fmt: skip
def test_a_number_that_must_be_a_slip_of_typing(item, value, expected):
    found = impossible_number(opening(WORKSHOP), item, value)
    assert found.replace("\u00a0", " ").replace("\u202f", " ") == expected
