"""Questions with choices: hands counted, the answer shown, the screen that proves it."""

from __future__ import annotations

import pytest

from connecte.content.catalog import load
from connecte.content.reading.sections.question import AGES
from connecte.session.guess.guess_moves import AnswerHands, ShowAnswer
from connecte.session.rules.guessing.asking import AGAIN, asked, is_right, ordered_questions, proof_moves
from connecte.session.session import Session
from connecte.session.store.codec import decode, encode
from connecte.ui.learn.screen import LearnScreen
from connecte.ui.lesson.questions import QuestionsScreen
from tests.session.test_reasons import said_of
from tests.session.test_rules import WORKSHOP
from tests.transcription import run
from tests.ui.screen import classroom, press, screen_text, until


def test_five_are_written_for_each_age():
    for ages in AGES:
        assert sum(question.ages == ages for question in WORKSHOP.questions) == 5


def test_the_answers_are_true():
    """The sum of E for number 6 is 16 (reference §3); 0 of 6 after learning by hand (§5); 236 and 127 (§6)."""
    six = WORKSHOP.examples[6]
    assert six.counts[0] + six.counts[4] + six.counts[5] == 16
    held = [e for e in WORKSHOP.examples if not e.in_class]
    assert [e for e in held if said_of(WORKSHOP.network("hand"), e.counts)[0] == [e.label]] == []
    assert WORKSHOP.questions[3].choices[WORKSHOP.questions[3].answer] == "0 sur 6"
    costs = [cost for *_rest, cost in run(80)]
    assert [round(float(cost)) for cost in costs[:2]] == [236, 127]
    assert costs[78] > costs[77], "the 78th iteration raises the cost"
    assert all(costs[n + 1] <= costs[n] for n in range(77)), "and none before does"


def test_hands_are_moves_that_a_journal_keeps():
    session = Session.start(WORKSHOP)
    for move in (AnswerHands(1, 0, 4), AnswerHands(1, 1, 12), ShowAnswer(1)):
        assert decode(encode(move)) == move
        session = session.play(move)
    assert asked(session.state, 1).hands == (4, 12, 0)
    assert asked(session.state, 1).shown
    assert is_right(session.state, 1)
    for wrong in (AnswerHands(99, 0, 1), AnswerHands(0, 9, 1), ShowAnswer(-1), ShowAnswer(99)):
        assert session.play(wrong) is session
    assert asked(session.play(AnswerHands(0, 0, 500)).state, 0).hands[0] == 99


def test_two_of_the_last_time_come_again_the_wrong_ones_first():
    session = Session.start(WORKSHOP)
    assert ordered_questions(session.state, AGES[0]) == (0, 1, 2, 3, 4)
    for number, choice in ((0, 0), (1, 0), (2, 0)):  # 1 is answered wrong
        session = session.play(AnswerHands(number, choice, 9)).play(ShowAnswer(number))
    order = ordered_questions(session.state, AGES[0])
    assert order[:AGAIN] == (1, 0)
    assert order[AGAIN:] == (3, 4, 2)


@pytest.mark.parametrize("number", range(10))
def test_every_proof_is_a_legal_way_to_its_screen(number):
    session = Session.start(WORKSHOP)
    proof = WORKSHOP.questions[number].proof
    for move in proof_moves(session.state, proof):
        session = session.play(move)
    assert session.state.phase == proof.screen
    if proof.screen == "train" and proof.iteration is not None:
        assert session.state.iteration == proof.iteration


async def test_from_hands_to_the_screen_that_proves_it():
    app = classroom(load())
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_lesson("questions")
        await until(pilot, "Question 1 sur 5")
        assert isinstance(app.screen, QuestionsScreen)
        text = screen_text(app)
        assert "Jusqu'au seuil, il montre 0." not in text, "not before the hands are counted"
        assert "✓" not in text
        await press(pilot, "1", "2", "enter", "3", "enter", "up", "right")
        assert "Entrée Mains" in screen_text(app) and "Entrée Le voir" not in screen_text(app)
        assert asked(app.session.state, 0).hands == (12, 4, 0)
        await press(pilot, "space")
        assert "La classe l'avait trouvé. Jusqu’au seuil, il montre 0." in screen_text(app)
        await press(pilot, "space", "space")
        assert "A, B et E comptent pareil" in screen_text(app)
        assert "Entrée Le voir" in screen_text(app)
        await press(pilot, "enter")
        await until(pilot, "n° 6")
        assert isinstance(app.screen, LearnScreen)
        assert app.session.state.followed == "6"
        app.open_lesson("questions")
        await until(pilot, "Question 1 sur 5")
        await press(pilot, "tab")
        await until(pilot, "15 à 17 ans")


async def test_hands_that_were_typed_are_counted_whatever_comes_next():
    app = classroom(WORKSHOP)
    async with app.run_test() as pilot:
        app.open_lesson("questions")
        await press(pilot, "1", "2", "down", "3", "right", "down", "5", "space")
        assert asked(app.session.state, 0).hands == (12, 4, 5)
        assert asked(app.session.state, 0).shown
        await press(pilot, "space", "7", "tab", "tab")
        assert asked(app.session.state, 1).hands[0] == 7
        await press(pilot, "space", "8", "escape")
        assert isinstance(app.screen, QuestionsScreen), "Escape takes the number away first"
        await press(pilot, "escape")
        assert not isinstance(app.screen, QuestionsScreen)
        assert asked(app.session.state, 0).hands == (12, 4, 5)
