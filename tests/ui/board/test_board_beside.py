"""The duel and the questions on the board while they are open: the same numbers, and no keys."""

from __future__ import annotations

import re

import pytest

from connecte.language.value import replace
from connecte.session.items import Item
from connecte.session.moves import Announce, ChooseExample, Follow, Keep, Learn, Reveal, ToggleLearning, Walk
from connecte.session.room.room_events import Project
from connecte.session.session import Session
from connecte.session.store.keeper import Keeper
from connecte.ui.base.dialogs.duel_text import duel_lines, walked_duel
from connecte.ui.board.board_text import BoardView, board_lines
from connecte.ui.paint.lines import plain
from tests.ui.board.test_board import SIZES, WORKSHOP
from tests.ui.board.test_board_inside import KEY
from tests.ui.screen import classroom, new_board, press, screen_text, until

BOTH = "n° 6 : jaune vaut 6, son seuil est 4 ; bleu vaut 4, il lui faut plus que 6."


def shown(session, cells=120, height=40):
    return plain(board_lines(BoardView(session), cells, height))


def played(*moves):
    session = Session.start(WORKSHOP)
    for move in moves:
        session = session.play(move)
    return session


async def test_the_duel_of_a_wrong_verdict_is_on_the_board(tmp_path):
    keeper = Keeper(tmp_path)
    app, board = classroom(WORKSHOP, keeper=keeper), new_board(None, keeper)
    async with app.run_test(size=(80, 24)) as pilot, board.run_test(size=(120, 40)) as watcher:
        app.call_later(app.play, ChooseExample(6), Walk(), Reveal(99))
        await until(pilot, "pourquoi ?")
        await press(pilot, "q")
        await until(watcher, BOTH)
        assert "reste" not in screen_text(board)
        await press(pilot, "space")
        await until(watcher, "reste C − D = 1")
        await press(pilot, "escape")
        await until(watcher, lambda: BOTH not in screen_text(board))
        app.call_later(app.play, Learn(), ToggleLearning(6), Follow("6"))
        await until(pilot, "n° 6")
        await press(pilot, "q")
        await until(watcher, BOTH)
        await press(pilot, "escape")
        await until(watcher, lambda: BOTH not in screen_text(board))


@pytest.mark.parametrize("at", [-3, 0, 1, 2, 3, 999])
def test_a_duel_that_the_class_does_not_have_is_not_shown(at):
    """Before the verdict, in another phase, of an example that is not there, of one that is right."""
    untold = played(ChooseExample(6), Walk(), Reveal(40))
    learning = played(ChooseExample(6), Walk(), Reveal(99), Learn())
    for session, what in ((untold, "duel"), (untold, "lesson_duel"), (learning, "duel")):
        for cells, height in SIZES:
            assert shown(session.with_event(Project(what, at)), cells, height) == shown(session, cells, height)
    shown(learning.with_event(Project("lesson_duel", at)))


@pytest.mark.parametrize("struck", [0, 1])
def test_no_board_names_a_key_beside_a_duel(struck):
    session = played(ChooseExample(6), Walk(), Reveal(99)).with_event(Project("duel", struck))
    for cells, height in SIZES:
        text = shown(session, cells, height)
        assert not KEY.search(text)
        assert ("pareil" in text) == bool(struck) or height < 20


@pytest.mark.parametrize(
    ("neuron", "example", "said", "wants"),
    [(3, 6, 0, "bleu doit gagner 3"), (0, 1, 0, "vert doit montrer 3")],
)
def test_an_answer_that_was_announced_wrong_is_told_beside_its_sum(neuron, example, said, wants):
    """Number 6: yellow is 6, its threshold 4, and says 0 instead of 2; blue at 4 needs 7. Number 1: green is
    9, its threshold 6, and says 0 instead of 3.
    """
    session, answer = played(ChooseExample(example), Walk()), Item("answer", 1, neuron)
    while session.state.next_item is not None:
        here = session.state.next_item == answer
        session = session.play(Announce(answer, said)).play(Keep(answer)) if here else session.play(Reveal())
    state = session.state
    view = walked_duel(state)
    due = {3: 2, 0: 3}[neuron]
    text = plain(duel_lines(view, 80, 20))
    assert f"{said}  annoncé, et non {due}" in text
    assert f"mais la classe a annoncé {said}" in " ".join(text.split())
    struck = " ".join(plain(duel_lines(replace(view, struck=True), 80, 20)).split())
    assert wants in struck


async def test_a_question_is_on_the_board_its_answer_once_it_is_shown(tmp_path):
    keeper = Keeper(tmp_path)
    app, board = classroom(WORKSHOP, keeper=keeper), new_board(None, keeper)
    question = WORKSHOP.questions[0]
    async with app.run_test(size=(80, 24)) as pilot, board.run_test(size=(120, 40)) as watcher:
        app.call_later(app.play, ChooseExample(6), Walk())
        await until(watcher, "Chacun compte")
        app.call_later(app.open_lesson, "questions")
        await until(pilot, "Question 1 sur 5")
        await until(watcher, f"1. {question.choices[0]}")
        untold = screen_text(board)
        await press(pilot, "1", "2", "enter")
        await until(watcher, " 12")
        assert "✓" not in screen_text(board) and question.why[:20] not in screen_text(board)
        assert not KEY.search(untold + screen_text(board))
        await press(pilot, "space")
        await until(watcher, f"✓ {question.answer + 1}. {question.choices[question.answer]}")
        await until(watcher, question.why[:20])
        await press(pilot, "escape")
        await until(watcher, lambda: "✓" not in screen_text(board))


@pytest.mark.parametrize("at", [0, 4, 9, 999])
def test_a_board_tells_no_answer_and_no_hands_before_they_are_counted(at):
    session = Session.start(WORKSHOP).with_event(Project("question", at))
    number = min(at, len(WORKSHOP.questions) - 1)
    for cells, height in SIZES:
        text = shown(session, cells, height)
        assert WORKSHOP.questions[number].choices[0][:10] in text or height < 10
        assert "✓" not in text and "▸" not in text
        assert not KEY.search(text)
        assert WORKSHOP.questions[number].why[:20] not in text
        assert not re.search(r" {4}0$", text, re.M)
