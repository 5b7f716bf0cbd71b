"""What the board says: no more than the class knows, in any window."""

from __future__ import annotations

import random

import pytest

from connecte.core.cards.network import Nudge
from connecte.language.value import replace
from connecte.session.guess.tried.fool import AskNetwork, ShowBest, StartFooling
from connecte.session.items import Item
from connecte.session.moves import (
    Announce,
    ChooseExample,
    Draw,
    Keep,
    KeepDrawing,
    Learn,
    Paint,
    Reveal,
    TestPages,
    Walk,
)
from connecte.session.room.room_events import Blank, Debrief, Project, SetPupils
from connecte.session.rules.walking import can_announce
from connecte.session.session import Session
from connecte.session.states import States
from connecte.ui.board.board_text import BoardView, board_lines
from connecte.ui.draw.lookalikes.lookalikes_text import LookalikesView, lookalikes_lines, lookalikes_shown
from connecte.ui.paint.bigletters import big_spans
from connecte.ui.paint.card_text import sum_column
from connecte.ui.paint.lines import plain
from connecte.ui.walk.large.large_card import _Table
from tests.ui.board.test_board import SIZES, WORKSHOP
from tests.ui.test_spoilers import POISON, poisoned


def shown(session, cells=120, height=40):
    return plain(board_lines(BoardView(session), cells, height))


def check(session):
    """Hidden numbers replaced by ones that nothing else would show: the board shows none of them, and the
    same whatever they are, also in large letters.
    """
    line = session.timeline
    poisons = [poisoned(session.state, POISON + more) for more in (0, 1111)]
    others = [
        replace(session, timeline=States((*line.items[: line.position], state), line.position))
        for state in poisons
    ]
    for cells, height in SIZES:
        text, another = (shown(other, cells, height) for other in others)
        assert str(POISON) not in text
        assert text == another
        if not session.state.announced:
            assert text == shown(session, cells, height)


@pytest.mark.parametrize("example", [1, 6])
def test_the_board_knows_no_more_than_the_class(example):
    session = Session.start(WORKSHOP).play(ChooseExample(example))
    before = shown(session)
    assert "un 0" not in before
    assert "un 3" not in before
    session = session.play(Walk())
    check(session)
    while session.state.next_item is not None:
        session = session.play(Reveal())
        check(session)


@pytest.mark.parametrize(("said", "kept"), [(None, True), (-5, True), (-5, False), (40, True)])
def test_a_card_shows_the_columns_around_the_number_that_was_announced(said, kept):
    """Green of number 6 is −2, its threshold is 6; 40 is past the card, which ends with its last column."""
    session = Session.start(WORKSHOP).play(ChooseExample(6)).play(Walk())
    card, total = Item("card", 1, 0), Item("sum", 1, 0)
    while session.state.revealed[-1:] != (card,):
        session = session.play(Reveal())
    columns = session.state.card(1, 0).table

    def middle(session):
        table = _Table(session.state.card(1, 0), columns, None, False, sum_column(session.state, 1, 0))
        found = table.columns(5, 60)
        assert 0 < len(found) < len(columns)
        return columns[found[0]].sum, columns[found[-1]].sum

    first, last = middle(session)
    assert first > columns[0].sum and last < columns[-1].sum, "more on both sides"
    assert first <= 6 <= last, "around the threshold"
    session = session.play(Reveal()) if said is None else session.play(Announce(total, said))
    session = session.play(Keep(total)) if said is not None and kept else session
    first, last = middle(session)
    assert first <= min(-2 if said is None else said, columns[-1].sum) <= last


def test_nor_when_the_class_speaks_in_any_order_and_errs():
    chance = random.Random(11)
    session = Session.start(WORKSHOP).play(ChooseExample(9)).play(Walk())
    while session.state.next_item is not None:
        state = session.state
        sayable = [item for item in state.items if can_announce(state, item) and item not in state.known]
        if sayable and chance.random() < 0.5:
            item = chance.choice(sayable)
            session = session.play(Announce(item, int(state.expected(item)) + chance.choice([0, 1])))
            session = session.play(Keep(item))
        else:
            session = session.play(Reveal())
        check(session)


def test_the_game_of_fooling_shows_an_answer_only_when_it_is_asked_for():
    session = Session.start(WORKSHOP)
    for move in (
        ChooseExample(6),
        Walk(),
        Reveal(99),
        Draw(),
        StartFooling(None),
        Paint(((2, 1), (7, 4)), True),
    ):
        session = session.play(move)
    assert "Le réseau :" not in shown(session)
    assert "Le réseau :" in shown(session.play(AskNetwork()))


def test_a_blank_board_is_blank():
    session = Session.start(WORKSHOP).play(ChooseExample(1)).with_event(Blank(True))
    assert shown(session).strip() == ""


@pytest.mark.parametrize("what", ["roles", "notebook", "tables", "lookalikes", "fragile", "", "nonsense"])
def test_a_board_has_room_for_everything_in_any_window(what):
    """Down to one cell, in every phase: it never hangs, never fails."""
    session = Session.start(WORKSHOP).with_event(SetPupils(27)).with_event(Project(what, 7))
    paths = (
        (ChooseExample(6), Walk(), Reveal(99), Draw(), StartFooling(None), AskNetwork(), ShowBest()),
        (Paint(((0, 0), (3, 3)), True), KeepDrawing(), TestPages(), Learn(), Nudge(0, 0, 1)),
    )
    for moves in paths:
        here = session
        for move in moves:
            here = here.play(move)
            for cells, height in ((1, 1), (3, 2), (10, 5), (30, 9), (80, 24)):
                for shown_ in (here, here.with_event(Debrief(True))):
                    lines = board_lines(BoardView(shown_, asked=("Pourquoi ?",)), cells, height)
                    assert len(lines) <= height


def test_what_was_announced_wrong_looks_wrong_and_its_cause_is_not_told():
    """B of number 1 is 4 + 6 − 7 = 3; 7 is announced. No equality stands there that is none."""
    session = Session.start(WORKSHOP)
    for move in (ChooseExample(1), Walk(), Reveal(6 + 4 + 1), Announce(Item("sum", 0, 1), 7)):
        session = session.play(move)
    text = shown(session)
    assert "calcul ✗ annoncé" in text
    assert "Peut-être" not in text
    large = [[("4 + 6 − 7 = ✗7", "")], [("4 + 6 − 7 = 7", "")]]
    with_mark, without = (plain(big_spans(spans, 10, 90)).splitlines() for spans in large)
    assert all(row.strip() in text for row in with_mark)
    assert not all(row.strip() in text for row in without)


def test_the_look_alike_in_hand_is_among_those_shown():
    state = Session.start(WORKSHOP).play(ChooseExample(1)).state
    large = dict(lookalikes_shown(LookalikesView(state, 3, 12), 200, 50))
    small = dict(lookalikes_shown(LookalikesView(state, 3, 12), 40, 12))
    assert len(small) < 12
    assert small[12] == large[12]
    assert "sosie 12" in plain(lookalikes_lines(LookalikesView(state, 3, 12), 40, 12))
