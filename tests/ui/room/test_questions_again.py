"""Questions at the end and where a session is resumed: offered, never forced; the network read aloud."""

from __future__ import annotations

from connecte.content.catalog import load
from connecte.content.reading.sections.question import AGES
from connecte.core.cards.network import Nudge
from connecte.session.guess.guess_moves import AnswerHands, ShowAnswer
from connecte.session.moves import ChooseLearning, Learn
from connecte.session.rules.learning import all_lessons, stand
from connecte.session.session import Session
from connecte.session.store.keeper import Keeper
from connecte.session.story.slope_words import most_confused, read_aloud
from connecte.ui.base.dialogs.ask import AskScreen
from connecte.ui.learn.screen import LearnScreen
from connecte.ui.lesson.closing import ClosingScreen
from connecte.ui.lesson.questions import QuestionsScreen
from connecte.ui.lesson.questions_text import QuestionView, question_lines
from connecte.ui.paint.lines import plain
from tests.session.test_reasons import said_of
from tests.session.test_rules import WORKSHOP
from tests.ui.room.test_keeping import played
from tests.ui.screen import classroom, press, screen_text, until

SMALL = (80, 24)
BY_HAND = (Learn(), *WORKSHOP.by_hand)
OLDER = next(n for n, question in enumerate(WORKSHOP.questions) if question.ages == AGES[1])


async def test_the_end_of_the_hour_offers_them():
    app = classroom(load())
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "h", "tab")
        assert isinstance(app.screen, ClosingScreen)
        assert "Espace Questions" in screen_text(app)
        await press(pilot, "space")
        await until(pilot, lambda: isinstance(app.screen, QuestionsScreen))
        await until(pilot, "Question 1 sur 5")
        assert not app.session.room.ended


async def test_an_activity_without_questions_does_not_offer_them():
    app = classroom(load("xor"))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "h", "tab")
        assert "Espace Questions" not in screen_text(app)
        await press(pilot, "space")
        assert isinstance(app.screen, ClosingScreen)


async def test_a_resumed_session_offers_two_of_the_last_time(tmp_path):
    asked = [move for n in (0, 1, 2) for move in (AnswerHands(n, 0, 9), ShowAnswer(n))]
    path = played(tmp_path / "s.jsonl", *asked)
    app = classroom(keeper=Keeper(tmp_path), resume=path)
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, "2 questions de la dernière fois ?")
        await press(pilot, "1")
        await until(pilot, "Question 1 sur 5")
        # Number 1, whose right choice is the second, was answered wrong.
        assert app.screen.view.numbers[:2] == (1, 0)


async def test_enter_goes_on_and_a_session_without_answers_asks_nothing(tmp_path):
    path = played(tmp_path / "s.jsonl", ShowAnswer(0), Learn())
    app = classroom(keeper=Keeper(tmp_path), resume=path)
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, "1 question de la dernière fois ?")
        await press(pilot, "enter")
        assert isinstance(app.screen, LearnScreen)
    path = played(tmp_path / "t.jsonl", AnswerHands(0, 0, 9), Learn())
    app = classroom(keeper=Keeper(tmp_path), resume=path)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "right")
        assert isinstance(app.screen, LearnScreen)
        assert not isinstance(app.screen, AskScreen)


def test_the_network_of_the_class_is_read_aloud_to_the_older_once_the_answer_is_shown():
    session = Session.start(WORKSHOP)
    for move in BY_HAND:
        session = session.play(move)

    def lines(session, number):
        return plain(question_lines(QuestionView(session.state, (number,)), 80, 24))

    network = WORKSHOP.network("hand")
    said = [(example.label, said_of(network, example.counts)[0]) for example in WORKSHOP.examples]
    verdicts = [each.verdict for each in stand(network, all_lessons(session.state))]
    label = most_confused(verdicts)
    wrong = {
        one: sum((one in claims or one == wanted) and claims != [wanted] for wanted, claims in said)
        for one in ("0", "3", "6", "9")
    }
    assert wrong[label] == max(wrong.values())
    called = [wanted for wanted, claims in said if claims == [label]]
    expected = f"sur {called.count(label)}" if not called else f"{called.count(label)} fois sur {len(called)}"
    assert expected in read_aloud(verdicts, label)
    assert "Le réseau de vos cartes." not in lines(session, OLDER)
    session = session.play(ShowAnswer(OLDER)).play(ShowAnswer(0))
    assert expected in lines(session, OLDER)
    assert "Le réseau de vos cartes." not in lines(session, 0), "not for the younger"
    printed = Session.start(WORKSHOP).play(ShowAnswer(OLDER))
    assert "Le réseau de vos cartes." not in lines(printed, OLDER), "not before they have learned by hand"


def test_a_network_that_never_errs_confuses_nothing():
    session = Session.start(WORKSHOP).play(ChooseLearning("class"))
    for move in (*BY_HAND, Nudge(0, 0, 1), Nudge(0, 0, -1)):
        session = session.play(move)
    ours = [each for each in all_lessons(session.state) if WORKSHOP.examples[int(each.name)].in_class]
    assert most_confused([each.verdict for each in stand(WORKSHOP.network("hand"), ours)]) is None
