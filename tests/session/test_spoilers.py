"""What the class is at work on is answered nowhere: the rules that every screen and the board follow."""

from __future__ import annotations

import pytest

from connecte.content.catalog import load
from connecte.content.runs.trial import own_trial
from connecte.core.cards.network import MoveWeight, Nudge
from connecte.session.guess.guess_moves import Predict, PredictFirst
from connecte.session.guess.slide_moves import Slide
from connecte.session.guess.sliding import is_mapped
from connecte.session.guess.tried.fool import AskNetwork, StartFooling
from connecte.session.guess.tried.practice import StartExercises
from connecte.session.moves import (
    AddTrial,
    ChooseExample,
    ChooseLearning,
    Draw,
    Follow,
    Learn,
    Paint,
    PlayAgain,
    Reveal,
    SayWanted,
    SetValue,
    StartFrom,
    TakeBack,
    TestPages,
    ToggleLearning,
    Train,
    Walk,
)
from connecte.session.rules.guessing.fooling_game import attempts, best_attempt, is_answered
from connecte.session.rules.guessing.predicting import is_in_the_middle, shown_prediction
from connecte.session.rules.learning import (
    all_lessons,
    followed_lesson,
    own_lessons,
    seen,
    shown,
    shown_lessons,
    shown_others,
)
from connecte.session.rules.notebook import is_page_shown
from connecte.session.rules.trying import tells_work
from connecte.session.rules.walking import is_at_work, work_waits
from connecte.session.session import Session
from connecte.session.story.debrief import questions
from connecte.session.story.story import story

WORKSHOP = load()
WORKSHOP_CLASS = [one.number for one in WORKSHOP.examples if one.in_class]
ALL = Reveal(10_000)


def after(*moves, activity=WORKSHOP):
    session = Session.start(activity)
    for move in moves:
        session = session.play(move)
    return session.state


def plain(text):
    return text.replace("’", "'")


def names(lessons):
    return [lesson.name for lesson in lessons]


SIX = (ChooseExample(6), Walk())


@pytest.mark.parametrize(
    "moves", [(), (Reveal(1),), (Reveal(8),), (ALL, TakeBack(1)), (Draw(), Walk()), (Draw(), ChooseExample(6))]
)
def test_an_example_is_at_work_from_the_first_look_to_its_verdict(moves):
    """From when its strips are on the screen, before any count is given, and again where it is taken back."""
    state = after(*SIX, *moves, Learn())
    assert is_at_work(state) and work_waits(state) == "n° 6 : son verdict d'abord."
    assert "6" not in names(shown_lessons(state)) and seen(state).learned.total == 9
    assert "6" not in names(shown_others(after(*SIX, *moves, Learn(), ToggleLearning(6))))
    assert followed_lesson(after(*SIX, *moves, Learn(), Follow("6"))) is None


@pytest.mark.parametrize(
    "moves",
    [
        (ChooseExample(6),),
        (*SIX, ALL),
        (*SIX, ALL, PlayAgain()),
        (*SIX, Draw(), ChooseExample(9)),
        (*SIX, Reveal(8), Draw(), ChooseExample(9), ChooseExample(6)),
    ],
)
def test_what_is_only_chosen_left_or_told_is_not(moves):
    state = after(*moves, Draw(), Learn())
    assert not is_at_work(state) and not work_waits(state)
    assert seen(state).learned == (8, 10)


def test_the_next_example_is_at_work_at_once():
    state = after(*SIX, ALL, ChooseExample(10), Learn())
    assert {str(n) for n in WORKSHOP_CLASS} - {*names(shown_lessons(state))} == {"10"}


@pytest.mark.parametrize("label", ["3", None])
def test_the_same_counts_are_hidden_under_another_name(label):
    """The drawing of example 6, made by hand: it is no example, and has the same answer."""
    cells = tuple(sorted(WORKSHOP.examples[6].drawing.black))
    state = after(Paint(cells, True), SayWanted(label), Walk(), Reveal(1), Learn())
    assert state.example is None and work_waits(state) == "Ce dessin : son verdict d'abord."
    assert "6" not in names(shown_lessons(state))


def test_of_examples_that_are_alike_none_is_shown():
    activity = load("fraude")
    first = activity.examples[0]
    alike = [str(one.number) for one in activity.examples if one.counts == first.counts]
    state = after(ChooseExample(0), Walk(), Learn(), activity=activity)
    assert len(alike) > 1
    assert not {*alike} & {*names(shown(state, all_lessons(state)))}


def test_plain_numbers_wait_for_their_verdict_once_and_then_for_what_is_walked():
    """A moved number hides the verdict: it has been seen, so the example comes back among the others."""
    activity = load("droite")
    begun = (ChooseExample(0), Walk())
    told = (*begun, ALL, Learn(), MoveWeight(0, 0, 0, 1))
    for moves, waits in ((begun, True), ((*begun, ALL), False), (told, False), ((*told, Walk()), False)):
        state = after(*moves, Learn(), activity=activity)
        assert is_at_work(state) == waits == ("0" not in names(shown_lessons(state))), moves
    assert not is_at_work(after(*begun, Draw(), ChooseExample(1), Learn(), activity=activity)), "it was left"
    again = after(*told, Walk(), Reveal(len(activity.inputs) + 2), Learn(), activity=activity)
    assert is_at_work(again), "what the moved cards answer is the class's to find"
    typed = after(Walk(), SetValue(0, 1), Walk(), activity=activity)
    assert work_waits(typed) == "Ces nombres : leur verdict d'abord."


def test_a_page_that_is_walked_through_is_not_answered_though_all_were_tested():
    moves = (Paint(((4, 2), (4, 3)), True), SayWanted("0"), Walk(), Reveal(3))
    state = after(*moves, TestPages(), Learn(), ChooseLearning("own"))
    assert state.pages[0].told and not is_page_shown(state, state.pages[0])
    assert names(own_lessons(state)) == ["d1"] and not shown(state, own_lessons(state))
    assert "d1" not in names(shown_lessons(state))
    told = after(*moves, TestPages(), ALL, Learn())
    assert is_page_shown(told, told.pages[0])


def test_a_prediction_about_it_is_not_shown_beside_what_came_true():
    """It was asked and answered before the example was begun, or is answered while it is."""
    learned = (Learn(), PredictFirst(True), Nudge(0, 2, 1))
    said = Predict("hand", "", "9", 9)
    assert shown_prediction(after(*learned, said)) is not None
    for moves in ((*learned, said, Draw(), *SIX, Learn()), (*learned, Draw(), *SIX, Reveal(1), Learn(), said)):
        state = after(*moves)
        assert len(state.predictions) == 1, "what a journal has stays"
        assert is_in_the_middle(state) and shown_prediction(state) is None
        assert shown_prediction(after(*moves, Walk(), ALL, Learn())) is not None


def test_an_exercise_shows_its_own_example_and_not_the_one_at_work():
    begun = after(ChooseExample(1), Walk(), Learn(), StartExercises())
    assert begun.practice.example == 6
    assert "1" not in names(shown_lessons(begun)) and "6" in names(shown_lessons(begun))
    own = (*SIX, Learn(), StartExercises())
    assert "6" in names(shown_lessons(after(*own)))
    assert is_at_work(after(*own, Draw())) and tells_work(after(*own, Train()))
    copied = Paint(tuple(sorted(WORKSHOP.examples[6].drawing.black)), True)
    by_hand = after(copied, Walk(), Learn(), StartExercises())
    assert by_hand.example is None and by_hand.inputs == WORKSHOP.examples[6].counts
    assert "6" in names(shown_lessons(by_hand)), "its own example, drawn by the class"


@pytest.mark.parametrize(
    "start", [StartFrom(True), AddTrial(own_trial(WORKSHOP)._replace(start="cards")), None]
)
def test_a_run_that_begins_with_cards_waits_for_the_verdict(start):
    moves = (Train(), *([start] if start is not None else []))
    assert tells_work(after(*SIX, *moves))
    assert not tells_work(after(*SIX, ALL, *moves))
    assert not tells_work(after(*moves))
    own = after(Paint(((4, 2), (4, 3)), True), Walk(), *moves)
    assert is_at_work(own) and not tells_work(own), "no run learns from the class's drawing"


def test_a_run_that_begins_anywhere_does_not_wait():
    drawn = AddTrial(own_trial(WORKSHOP)._replace(start="random"))
    assert not tells_work(after(*SIX, Train(), drawn))
    activity = load("chiffres")
    assert not tells_work(after(ChooseExample(0), Walk(), Train(), activity=activity))


def test_the_closing_questions_do_not_say_that_it_is_wrong():
    session = Session.start(load("plan")).play(ChooseExample(1))
    wrong = "L'exemple n° 1 est"
    assert any(text.startswith(wrong) for text in map(plain, questions(story(session))))
    assert not any(text.startswith(wrong) for text in map(plain, questions(story(session.play(Walk())))))


def test_the_game_of_fooling_does_not_answer_what_is_at_work():
    """A game with a label may begin from any drawing: the network is asked about it as it is."""
    game = (Draw(), StartFooling("3"), AskNetwork())
    state = after(*SIX, Reveal(3), *game)
    assert state.fool.asked == (state.drawing,), "what a journal has stays"
    assert not attempts(state) and not is_answered(state) and best_attempt(state) is None
    other = after(*SIX, Reveal(3), *game, Paint(((0, 0),), True), AskNetwork())
    assert is_answered(other) and len(attempts(other)) == 2
    assert is_answered(after(*SIX, ALL, *game))


def test_a_map_is_known_once_all_its_numbers_are():
    activity = load("convolution")
    state = after(ChooseExample(0), Slide(), Reveal(1), activity=activity)
    assert not is_mapped(state, 0)
    told = after(ChooseExample(0), Slide(), ALL, activity=activity)
    assert [is_mapped(told, number) for number in range(3)] == [True, False, False]
