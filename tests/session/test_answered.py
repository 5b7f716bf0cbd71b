"""The questions with choices in the report: the class's hands, and the answer once it was shown."""

from __future__ import annotations

from connecte.session.guess.guess_moves import AnswerHands, ShowAnswer
from connecte.session.story.question_words import answered
from connecte.session.story.report import report
from tests.session.scripted import WORKSHOP, session, words


def test_hands_are_told_and_the_answer_only_once_it_was_shown():
    question = WORKSHOP.questions[0]
    asked = session(AnswerHands(0, 0, 7), AnswerHands(0, 1, 18))
    (one,) = answered(asked.state)
    assert (one.ask, one.why) == (question.ask, "")
    assert [choice.hands for choice in one.choices] == [7, 18, *[0] * (len(question.choices) - 2)]
    assert not any(choice.right for choice in one.choices)
    (one,) = answered(asked.play(ShowAnswer(0)).state)
    assert one.why == question.why
    assert [choice.right for choice in one.choices] == [
        number == question.answer for number in range(len(question.choices))
    ]


def test_the_report_has_them_where_there_are_some():
    heading = "Les questions et ce que la classe a répondu"
    assert heading not in report(session(), "2026-03-02T10:42:00")
    page = report(session(AnswerHands(0, 1, 18)), "2026-03-02T10:42:00")
    assert heading in page and "<td>18</td>" in page
    assert WORKSHOP.questions[0].choices[1] in words(page)
