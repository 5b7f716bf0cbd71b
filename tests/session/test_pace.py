"""The hour against its run sheet: draw 5 (2), count 5 (2), hidden 7 (4), output 4 (2), verdict 2 (1), others 9
(4), learn 9 (5), train 7 (3), end 2 (1): minutes, and the fewest that each can be shortened to.
"""

from __future__ import annotations

import pytest

from connecte.content.catalog import load
from connecte.content.hour.plan import part_title
from connecte.language.i18n import as_typed
from connecte.language.value import replace
from connecte.session.moves import ChooseExample, Learn, Walk
from connecte.session.room.pace import pace
from connecte.session.room.room import Clock
from connecte.session.session import Session

WORKSHOP = load()
DRAWING = Session.start(WORKSHOP)
COUNTING = DRAWING.play(ChooseExample(1)).play(Walk())
LEARNING = DRAWING.play(Learn())


def at(session, *spent, last=0.0, paused=False, minutes=0):
    """The session after so many minutes in each part: ("draw", 3), ("count", 4)."""
    clock = Clock(tuple((name, 60.0 * each) for name, each in spent), last, paused)
    return replace(session, room=replace(session.room, clock=clock, minutes=minutes))


def cuts(found):
    return [(cut.part.name, cut.minutes) for cut in found.cuts]


def test_the_time_since_the_last_move_counts_for_the_part_at_hand():
    found = pace(at(COUNTING, ("draw", 3), ("count", 1), last=100.0), now=190.0)
    assert (found.here.name, found.in_part, found.total) == ("count", 2.5, 5.5)
    assert (found.late, found.cuts, found.paused, found.planned) == (0, (), False, 50)
    assert pace(at(COUNTING, ("draw", 3), ("count", 1), last=100.0)).total == 4  # at the last move


def test_a_pause_counts_nothing():
    found = pace(at(COUNTING, ("count", 1), last=100.0, paused=True), now=190.0)
    assert (found.in_part, found.total, found.paused) == (1, 1, True)


@pytest.mark.parametrize(("count", "late", "expected"), [
    (6, 0, []),  # 4 + 6 of 5 + 5 minutes
    (7.9, 1.9, []),  # less than two minutes are not worth a word
    (8, 2, [("others", 7)]),  # 9 - 4 = 5 can be saved there, as much nowhere; 2 are wanted
    (8.2, 2.2, [("others", 6)]),  # whole minutes: 3
    (12, 6, [("others", 4), ("learn", 8)]),  # 5 of others, then 1 of learn, where 4 can be saved
    (15, 9, [("others", 4), ("learn", 5)]),  # 5 and 4
    (16, 10, [("others", 4), ("learn", 5), ("train", 6)]),  # and 1 of train, where 4 can be saved too
    (30, 24, [("hidden", 4), ("output", 2), ("verdict", 1), ("others", 4), ("learn", 5), ("train", 3),
              ("end", 1)]),  # all that can be: 3 + 2 + 1 + 5 + 4 + 4 + 1 = 20
])  # fmt: skip
def test_cuts_make_up_the_delay_the_longest_savings_first(count, late, expected):
    found = pace(at(COUNTING, ("draw", 4), ("count", count)))
    assert found.late == pytest.approx(late)
    assert cuts(found) == expected


def test_the_part_at_hand_can_be_shortened_while_a_minute_of_it_is_left():
    # Learning ends after 41 minutes: 5 + 5 + 7 + 4 + 2 + 9 + 9.
    # 30 + 14 are 3 late; of its 9 minutes none is left, so the 3 are saved in train.
    assert cuts(pace(at(LEARNING, ("draw", 30), ("learn", 14)))) == [("train", 4)]
    # 42 + 2 are 3 late too; of its 9 minutes 7 are left, and learn stands first where 4 can be saved in both.
    assert cuts(pace(at(LEARNING, ("draw", 42), ("learn", 2)))) == [("learn", 6)]
    # One minute left is enough, less is not.
    assert cuts(pace(at(LEARNING, ("draw", 36), ("learn", 8)))) == [("learn", 6)]
    assert cuts(pace(at(LEARNING, ("draw", 36), ("learn", 8.1)))) == [("train", 3)]


def test_the_furthest_part_counts_and_not_the_present_one():
    # Back at drawing after learning began: 41 minutes were planned until its end.
    found = pace(at(DRAWING, ("draw", 10), ("learn", 34)))
    assert (found.here.name, found.late) == ("draw", 3)
    assert found.cuts and all(cut.part.name in ("draw", "train") for cut in found.cuts)
    # A part without a second in it was not reached: 8 minutes after the 5 of drawing.
    assert pace(at(DRAWING, ("draw", 8), ("learn", 0))).late == 3
    # One second is enough.
    assert pace(at(DRAWING, ("draw", 8), ("learn", 1 / 60))).late == 0


def test_a_shorter_hour_is_measured_by_its_own_run_sheet():
    # In 25 minutes drawing and counting have half of 5 each, 5 together or 6 by whole minutes.
    found = pace(at(COUNTING, ("draw", 4), ("count", 8), minutes=25))
    assert found.planned == 25
    assert found.late == 12 - sum(part.minutes for part in found.plan[:2])
    assert found.plan != pace(at(COUNTING, ("draw", 4), ("count", 8))).plan


def test_a_plan_without_the_part_at_hand_says_so():
    plan = tuple(part for part in WORKSHOP.plan if part.name != "count")
    session = Session.start(WORKSHOP.replace(plan=plan)).play(ChooseExample(1)).play(Walk())
    assert pace(session).here is None


def test_numbers_have_a_distance_and_no_verdict_on_the_run_sheet():
    titles = {name: as_typed(part_title("verdict", load(name))) for name in ("droite", "connecte-tes-neurones")}
    assert titles == {"droite": "L'écart", "connecte-tes-neurones": "Le verdict"}


def parts(*wanted):
    """A plan of these (name, minutes)."""
    of = {part.name: part for part in WORKSHOP.plan}
    return tuple(of[name]._replace(minutes=minutes) for name, minutes in wanted)


@pytest.mark.parametrize(("plan", "spent", "place", "shares"), [
    # Between the two times of drawing stands counting: the class is at the second once it has counted.
    ([("draw", 5), ("count", 5), ("draw", 10)], [("draw", 8)], 0, (8, 0, 0)),
    ([("draw", 5), ("count", 5), ("draw", 10)], [("draw", 8), ("count", 1)], 2, (5, 1, 3)),
    # Nothing stands between: once the first five minutes are over.
    ([("draw", 5), ("draw", 10), ("draw", 2)], [("draw", 4)], 0, (4, 0, 0)),
    ([("draw", 5), ("draw", 10), ("draw", 2)], [("draw", 5)], 1, (5, 0, 0)),
    ([("draw", 5), ("draw", 10), ("draw", 2)], [("draw", 16)], 2, (5, 10, 1)),
])  # fmt: skip
def test_a_part_that_is_planned_several_times(plan, spent, place, shares):
    session = Session.start(
        WORKSHOP.replace(plan=parts(*plan), minutes=sum(minutes for _name, minutes in plan))
    )
    clock = Clock(tuple((name, 60.0 * each) for name, each in spent), 0.0, False)
    found = pace(replace(session, room=replace(session.room, clock=clock)))
    assert (found.at, found.here.name) == (place, "draw")
    assert found.spent == pytest.approx(shares)
