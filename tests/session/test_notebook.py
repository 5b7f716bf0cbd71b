"""The notebook, the game of fooling, the clock, the pace of the hour."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from connecte.content.catalog import load
from connecte.content.hour.plan import planned
from connecte.core.grid.drawing import Drawing
from connecte.session.guess.tried.fool import AskNetwork, ShowBest, StartFooling, StopFooling
from connecte.session.moves import (
    ChooseExample,
    ChooseLearning,
    Clear,
    Draw,
    DropPage,
    KeepDrawing,
    LabelPage,
    Learn,
    OpenPage,
    Paint,
    Reveal,
    SayBy,
    SayWanted,
    SignPage,
    TestPages,
    TogglePage,
    Train,
    Walk,
)
from connecte.session.room.pace import pace
from connecte.session.room.room_events import Blank, Debrief, Opened, Pause, RestartClock, SetMinutes, SetPupils
from connecte.session.rules.guessing.fooling_game import attempts, best_attempt, can_be_fooled
from connecte.session.rules.learning import lessons
from connecte.session.rules.notebook import is_page_told
from connecte.session.session import Session
from connecte.session.store.journal import advance
from connecte.session.story.tested import all_said, told_pages
from tests.variants import variant

WORKSHOP = load()
BAR = tuple((row, 2) for row in range(9))


def played(*moves):
    session = Session.start(WORKSHOP)
    for move in moves:
        session = session.play(move)
    return session


def test_what_is_counted_has_a_page_and_what_is_an_example_has_none():
    session = played(Paint(BAR, True), SayWanted("3"), SayBy("Zoé"), Walk())
    assert [(p.wanted, p.by, p.told) for p in session.state.pages] == [("3", "Zoé", False)]
    assert played(ChooseExample(1), Walk()).state.pages == ()
    again = session.play(Draw()).play(Walk())
    assert len(again.state.pages) == 1
    later = session.play(Draw()).play(SayWanted("9")).state
    assert later.pages[0].wanted == "9", "what is said of the drawing is written on its page"


def test_drawings_are_kept_one_after_another():
    session = played(
        Paint(BAR, True), KeepDrawing(), Clear(), Paint(BAR[:4], True), SayWanted("6"), KeepDrawing()
    )
    assert [len(page.drawing.black) for page in session.state.pages] == [9, 4]
    opened = session.play(Train()).play(OpenPage(0)).state
    assert (opened.phase, len(opened.drawing.black), opened.wanted) == ("draw", 9, None)
    assert [len(p.drawing.black) for p in session.play(DropPage(0)).state.pages] == [4]
    assert session.play(DropPage(0)).undo().state == session.state
    assert session.play(SignPage(0, " a\x1b[31m  b ")).state.pages[0].by == "a [31m b"


def test_the_network_answers_for_what_was_played_or_tested_only():
    session = played(
        Paint(BAR, True), SayWanted("6"), Walk(), Draw(), Clear(), Paint(BAR[:4], True), KeepDrawing()
    )
    state = session.state
    assert [is_page_told(state, page) for page in state.pages] == [False, False]
    seen = session.play(OpenPage(0)).play(Walk()).play(Reveal(99)).state
    assert [is_page_told(seen, page) for page in seen.pages] == [True, False]
    assert told_pages(session.play(TestPages()).state) == list(session.play(TestPages()).state.pages)


def test_pages_join_the_learning_set_and_leave_it():
    """Sixteen examples, and those pages of which the class knows the digit and the answer."""
    session = played(
        Paint(BAR, True), SayWanted("6"), KeepDrawing(), Clear(), Paint(BAR[:4], True), KeepDrawing(), Learn()
    )
    assert session.play(TogglePage(1)) is session, "nobody said what it is"
    chosen = session.play(TogglePage(0))
    assert len(lessons(chosen.state)) == 10, "its answer would be told"
    told = chosen.play(TestPages())
    assert [lesson.name for lesson in lessons(told.state)][-1:] == ["d1"]
    assert len(lessons(told.state)) == 11
    assert len(lessons(told.play(TogglePage(0)).state)) == 10
    assert len(lessons(told.play(ChooseLearning("own")).state)) == 17
    assert len(lessons(told.play(ChooseLearning("class")).state)) == 10
    unlabelled = told.play(LabelPage(0, None)).state
    assert not unlabelled.pages[0].learns


def test_the_notebook_is_a_test_set():
    """Examples 6 (a 3, called 9 by the printed cards, a 3 after §5) and 1 (a 0, right in both), one
    cell moved within its block: the counts are the same, so the answers are."""
    moves = []
    for number in (6, 1):
        black = set(WORKSHOP.examples[number].drawing.black)
        inside = [(r, c) for r in range(3) for c in (0, 1)]
        gone = next(cell for cell in inside if cell in black)
        new = next(cell for cell in inside if cell not in black)
        moves += [
            Clear(),
            Paint(tuple((black - {gone}) | {new}), True),
            SayWanted(["0", "3"][number == 6]),
            KeepDrawing(),
        ]
    session = played(*moves, TestPages(), Learn())
    by_hand = session
    from connecte.session.rules.learning import solution_move

    while (move := solution_move(by_hand.state)) is not None:
        by_hand = by_hand.play(move)
    state = by_hand.state
    found = all_said(state, list(state.pages), WORKSHOP.network())
    assert [[v.labels for v in column.verdicts] for column in found] == [
        [("9",), ("0",)], [("3",), ("0",)], [("9",), ("0",)]
    ]  # fmt: skip
    assert [column.right for column in found] == [1, 2, 1]


def test_fooling_begins_after_the_verdict_and_ends_where_it_began():
    drawn = played(ChooseExample(6))
    assert not can_be_fooled(drawn.state, None), "its verdict would be told"
    told = drawn.play(Walk()).play(Reveal(99)).play(Draw())
    game = told.play(StartFooling(None))
    assert game.play(ShowBest()) is game, "the class tries first"
    tried = game.play(Paint(((2, 1), (8, 4)), True)).play(AskNetwork())
    assert [one.turned for one in attempts(tried.state)] == [2]
    assert tried.play(AskNetwork()) is tried
    assert tried.play(ShowBest()).state.fool.revealed
    ended = tried.play(StopFooling()).state
    assert (ended.drawing, ended.example, ended.wanted) == (told.state.drawing, 6, "3")
    walked = tried.play(Walk()).state
    assert walked.fool is None
    assert walked.drawing == tried.state.drawing, "what was found can be counted"


def test_the_best_attempt_is_the_one_with_the_fewest_cells():
    """Number 6 is called 9 (yellow shows 2, §5). Two cells make a 3 of it: more do too, no fewer."""
    session = played(ChooseExample(6), Walk(), Reveal(99), Draw(), StartFooling(None))
    assert best_attempt(session.play(AskNetwork()).state) is None
    session = (
        session.play(Clear()).play(Paint(tuple(WORKSHOP.examples[1].drawing.black), True)).play(AskNetwork())
    )
    first = best_attempt(session.state)
    assert first is not None
    assert first.verdict.labels == ("0",)
    assert first.turned == len(WORKSHOP.examples[1].drawing.black ^ WORKSHOP.examples[6].drawing.black)


def test_an_absurd_zero_is_scored_by_what_green_shows():
    """Rows 1-3 and 7-9 black: 6 cells a strip of columns in each, so 12 12 12 18 0 18. C = 12 + 18 = 30
    shows 13; E = 12 + 18 = 30 shows 14; F = 36 shows 31; A = 12, 4; B = 12 − 18 shows 0; D = 12, 5.
    Green: 13 + 14 + 31 − 4 − 0 − 5 = 49, threshold 6: 43.
    """
    black = tuple((row, column) for row in (0, 1, 2, 6, 7, 8) for column in range(6))
    session = played(StartFooling("0"), Paint(black, True), AskNetwork())
    best = best_attempt(session.state)
    assert best is not None
    assert best.shown == 43


# -- the room ------------------------------------------------------------------------------


def at(session, *timed):
    for seconds, move in timed:
        session = advance(session, move, seconds)
    return session


def test_the_clock_counts_each_step_of_the_run_sheet():
    session = at(
        Session.start(WORKSHOP),
        (1000, ChooseExample(1)),
        (1060, Walk()),  # one minute of drawing
        (1180, Reveal(6)),  # two of counting
        (1240, Reveal(24)),  # one of cards
        (1300, Reveal(16)),  # one of outputs
        (1330, Reveal(1)),  # half a minute before the verdict
        (1390, Draw()),  # one at it
        (1450, Learn()),  # one at other drawings
    )
    spent = dict(session.room.clock.spent)
    assert {name: spent[name] for name in ("draw", "count", "hidden", "output", "verdict", "others")} == {
        "draw": 60, "count": 120, "hidden": 60, "output": 60, "verdict": 90, "others": 60
    }  # fmt: skip
    assert session.stage == "learn"
    assert session.room.clock.total == 450


def test_pauses_and_nights_do_not_count():
    session = at(
        Session.start(WORKSHOP),
        (0, ChooseExample(1)),
        (60, Pause(True)),
        (600, Pause(False)),
        (660, Walk()),
        (90_000, Opened()),
        (90_060, Reveal(1)),
    )
    assert session.room.clock.total == 60 + 60 + 60
    assert at(session, (90_100, RestartClock()), (90_130, Reveal(1))).room.clock.total == 30


def test_a_clock_that_is_set_back_takes_nothing_away():
    session = at(Session.start(WORKSHOP), (1000, ChooseExample(1)), (1060, Walk()), (500, Reveal(1)))
    assert session.room.clock.total == 60


def test_undo_takes_back_no_pause_and_no_minutes():
    session = at(
        Session.start(WORKSHOP),
        (0, ChooseExample(1)),
        (1, SetMinutes(30)),
        (2, SetPupils(27)),
        (3, Blank(True)),
    )
    after = session.undo()
    assert after.state.example is None
    assert (after.room.minutes, after.room.pupils, after.room.blank) == (30, 27, True)


def test_an_hour_that_is_late_proposes_what_to_shorten():
    """Planned: 5 to draw, 5 to count. After 5 + 13 minutes the counting should have been over 8 ago.
    Cards can give 7 − 4, outputs 4 − 2, others 9 − 4, learning 9 − 5, the computer 7 − 3, the end 1:
    the largest first, 5 of the others and 3 of the learning's 4.
    """
    session = at(Session.start(WORKSHOP), (0, ChooseExample(1)), (300, Walk()), (300 + 13 * 60, Reveal(1)))
    found = pace(session)
    assert (found.total, found.late) == (18, 8)
    assert [(cut.part.name, cut.minutes) for cut in found.cuts] == [("others", 4), ("learn", 6)]
    assert pace(at(Session.start(WORKSHOP), (0, ChooseExample(1)), (300, Walk()), (660, Reveal(1)))).cuts == ()


def test_the_furthest_step_says_what_is_due():
    """Back at the drawing after learning: what was planned up to the learning is due, not five minutes."""
    session = at(
        Session.start(WORKSHOP),
        (0, ChooseExample(1)),
        (60, Learn()),
        (120, Draw()),
        (35 * 60, Paint(BAR, True)),
    )
    assert pace(session).late == 0


@given(st.integers(1, 600))
def test_a_plan_for_any_hour_adds_up(minutes):
    for name in ("connecte-tes-neurones", "rouge", "xor"):
        found = planned(load(name), minutes)
        assert sum(one.minutes for one in found) == minutes
        assert all(one.minutes >= 1 for one in found)
        assert all(one.least <= one.minutes for one in found)


def test_the_workshop_is_planned_for_fifty_minutes():
    found = planned(WORKSHOP)
    assert sum(one.minutes for one in found) == 50 == WORKSHOP.minutes
    assert all(one.say and one.ask and one.misunderstandings and one.shorten for one in found)


def test_the_closing_words_are_a_step_too():
    session = at(Session.start(WORKSHOP), (0, ChooseExample(1)), (10, Debrief(True)), (70, Debrief(False)))
    assert dict(session.room.clock.spent)["end"] == 60


def test_drawings_of_other_grids_are_no_pages():
    assert Drawing(WORKSHOP.grid).black == frozenset()
    assert played(KeepDrawing()).state.pages == ()


def test_a_drawing_that_a_smaller_grid_has_cut_has_a_page_too():
    small = variant("another activity altogether")
    found = played(Paint(((0, 0), (8, 5)), True), Walk()).with_activity(small).state
    assert found.phase == "walk"
    assert [page.drawing.black for page in found.pages] == [frozenset({(0, 0)})]
