"""The plan of the hour, and who is what in it."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connecte.content.catalog import load
from connecte.content.hour.plan import planned
from connecte.content.hour.roles import by_role, cards_and_strips, proposed
from connecte.content.printing.hour import hour_view, note_views
from connecte.content.printing.paper import Options
from connecte.content.printing.sheets import roles_view
from connecte.content.reading.reader import check_activity

WORKSHOP = load()


@given(st.integers(1, 60), st.integers(0, 12))
def test_nobody_idles_and_every_card_is_held(pupils, drawing):
    found = proposed(WORKSHOP, pupils, drawing)
    assert len(found) == pupils
    assert all(found)
    held = Counter(role for roles in found for role in roles)
    assert all(held[role] == 1 for role in cards_and_strips(WORKSHOP))
    listed = by_role(WORKSHOP, pupils, drawing)
    assert sum(len(numbers) for _role, numbers in listed) == sum(len(roles) for roles in found)


@given(st.integers(2, 60))
def test_roles_rotate_through_the_whole_class(pupils):
    """After as many drawings as there are pupils, everyone has been everything."""
    mine = [proposed(WORKSHOP, pupils, drawing)[0] for drawing in range(pupils)]
    everyone = proposed(WORKSHOP, pupils, 0)
    assert Counter(mine) == Counter(everyone)
    assert proposed(WORKSHOP, pupils, 0)[0] != proposed(WORKSHOP, pupils, 1)[0]


def test_twenty_seven_pupils():
    """6 strips, 6 hidden neurons, 4 outputs: 16. One scribe, 3 who check, so 7 are left to double:
    the 6 hidden neurons and the first output."""
    kinds = Counter(role.kind for roles in proposed(WORKSHOP, 27) for role in roles)
    assert kinds == {"count": 6, "hidden": 6, "output": 4, "scribe": 1, "check": 3, "double": 7}


def test_the_list_has_a_line_for_every_pupil():
    names = ("Ana", "Léo", *(str(number) for number in range(3, 46)))
    lines = roles_view(WORKSHOP, Options(pupils=names)).lines
    assert [pupil for pupil, _roles in lines] == list(names)
    turns = [proposed(WORKSHOP, 45, drawing) for drawing in range(4)]
    for number, (_pupil, roles) in enumerate(lines):
        assert roles == tuple(" + ".join(role.title for role in turn[number]) for turn in turns)


def test_the_notes_are_those_of_the_plan():
    notes = note_views(WORKSHOP)
    assert [note.ask for note in notes] == [step.ask for step in WORKSHOP.plan if step.say or step.ask]
    assert [note.minutes for note in notes] == [step.minutes for step in WORKSHOP.plan]
    assert note_views(load("rouge")) == []


def test_minutes_that_do_not_add_up_are_a_warning():
    text = WORKSHOP.text.replace("minutes: 50", "minutes: 40", 1)
    found = check_activity(text.encode(), "f.yaml", "f")
    assert found.activity is not None
    assert [warning.message for warning in found.warnings] == [
        "les parties du plan font 50 minutes, l'activité dit 40"
    ]
    assert sum(step.minutes for step in planned(found.activity)) == 40


@pytest.mark.parametrize("name", ["rouge", "xor"])
def test_an_activity_without_a_plan_has_the_usual_one(name):
    activity = load(name)
    assert activity.plan == ()
    names = [part.name for part in planned(activity)]
    assert ("output" in names) == (len(activity.layers) > 1)
    assert ("learn" in names) == activity.has_tallies


def test_cards_made_of_a_training_keep_the_plan():
    from connecte.content.reading.reader import parse_activity
    from connecte.content.runs.trained import trained_text

    text = trained_text(WORKSHOP, WORKSHOP.network(), "histoire")
    assert parse_activity(text.encode(), "f.yaml", "f").plan == WORKSHOP.plan


@pytest.mark.parametrize(("name", "size"), [("plan", "0,1"), ("fraude", "0,5")])
def test_the_hour_says_what_is_moved_by_hand(name, size):
    """`by_hand_step` of the two files."""
    activity = load(name)
    assert f"Bouger un poids ou un seuil de {size} :" in repr(hour_view(activity, activity.network()))
