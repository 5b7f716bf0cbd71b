"""A scripted session's story, its questions and its report."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connecte.content.catalog import load
from connecte.content.runs.after_training import AfterTraining
from connecte.content.runs.trial import own_trial
from connecte.core.grid.code import code
from connecte.session.items import Item
from connecte.session.moves import (
    AddTrial,
    Announce,
    ChooseExample,
    Clear,
    Correct,
    Draw,
    DropPage,
    GoTo,
    Keep,
    KeepDrawing,
    Paint,
    RaiseHands,
    Reveal,
    SayBy,
    SayWanted,
    TakeBack,
    Train,
    Walk,
)
from connecte.session.session import Session
from connecte.session.story.debrief import questions
from connecte.session.story.report import report
from connecte.session.story.story import story
from tests.often import times
from tests.session.scripted import BAR, COUNT, SCRIPT, WORKSHOP, Wellformed, learned, session, words
from tests.session.test_rules import MOVES


def test_the_story_of_a_scripted_session():
    told = story(session())
    assert [played.name for played in told.played] == ["n° 1", "n° 6", "d1"]
    assert told.played[0].votes == (("0", 12), ("6", 3))
    assert told.played[0].vote == "0"
    assert [(m.said, m.right, m.ending) for m in told.played[0].mistakes] == [(9, 7, "kept")]
    # A of number 6 is 9 + 6 − 4 = 11; 19 is what it gives when the sign of 😇 (4) is forgotten.
    assert [(m.said, m.right, m.ending) for m in told.played[1].mistakes] == [
        (5, 4, "found"),
        (19, 11, "shown"),
    ]
    assert "signe" in told.played[1].mistakes[1].cause
    assert (told.played[1].wanted, told.played[1].verdict.labels) == ("3", ("9",))
    assert told.played[2].by == "Zoé <b>"


def test_what_was_undone_is_no_part_of_the_story():
    found = Session.start(WORKSHOP)
    for move in SCRIPT[:5]:
        found = found.play(move)
    assert len(story(found).mistakes) == 1
    assert story(found.undo()).mistakes == ()


def test_five_questions_about_what_this_class_did():
    asked = questions(story(learned()))
    assert len(asked) == 5
    text = " ".join(asked)
    assert "9 au lieu de 7" in text, "the error that ran on"
    assert "Le n° 6 était un 3, et le réseau a dit 9" in text
    assert "14 mains disaient 3" in text
    assert "de 8 à 10 exemples justes" in text
    assert "Zoé" not in text


def test_a_class_that_did_nothing_is_asked_about_the_examples():
    for name in ("connecte-tes-neurones", "xor", "rouge"):
        asked = questions(story(Session.start(load(name))))
        assert len(set(asked)) == len(asked) == 5, name


@settings(max_examples=times(15, 40))
@given(st.lists(MOVES, max_size=25))
def test_any_session_has_a_story_a_report_and_five_questions(moves):
    found = Session.start(WORKSHOP)
    for move in moves:
        found = found.play(move)
    told = story(found)
    assert len(told.played) == len(found.state.rounds)
    assert [p.verdict for p in told.played] == [r.verdict for r in found.state.rounds]
    assert len(questions(told)) == 5
    Wellformed().feed(report(found, ""))


@pytest.fixture(scope="module")
def training(whole_run):
    found = AfterTraining(WORKSHOP, own_trial(WORKSHOP))
    found._recording = whole_run  # the same run, which has been made
    assert list(found.run()) == []
    return found.learned


def test_the_report_says_what_the_class_did(training):
    html = report(learned(), "2026-03-02T10:42:00", training)
    Wellformed().feed(html)
    assert "http:" not in html and "https:" not in html
    assert "url(" not in html
    text = words(html)
    for said in (
        "02/03/2026, 10:42", "3 dessins joués",
        "6 élèves comptent les cases noires", "4 sorties annoncent ce qui est reconnu : 0, 3, 6 ou 9",
        "n° 1", "0 : 12", "6 : 3", "n° 6 , c'était un 3", "Le réseau : 9 ✗ faux",
        "La classe avait prévu cette réponse", "La classe n'avait pas prévu cette réponse",
        "deux cases comptées en trop", "l'erreur a couru", "le signe de", "le bon nombre a été montré",
        "l'élève a trouvé le bon",
        "C 17 → 18", "D 7 → 6", "8 avant, 10 après, sur 10", "Devenus justes : n° 6 et n° 10",
        "jusqu'à l'itération 5 000", "8 sur 16", "reconnus sur 16",
        "Exemples justes à la fin de l'entraînement : 16 sur 16.",
        "cartes imprimées : 9 ✗ faux cartes de la classe : 3 ✓ juste après l'ordinateur : 3 ✓ juste",
        "Le carnet de la classe", "d1", "d2", "Pour en reparler", "14 mains disaient 3",
    ):  # fmt: skip
        assert said in text, said
    # §6: the cost and what is known at the marks.
    for row in ("0 236 9", "1 000 15,8 12", "100 000 1,91 16"):
        assert row in text, row
    # Three drawings played, two pages; each with the code that `core` gives it.
    assert html.count('class="drawing"') == 5
    assert code(WORKSHOP.examples[6].drawing) in text
    assert html.count('class="net"') == 2 and html.count('class="curve"') == 1


def test_no_pupils_name_unless_it_is_asked_for():
    assert "Zoé" not in report(session(), "")
    named = report(session(), "", names=True)
    assert named.count("Zoé &lt;b&gt;") == 2
    assert "Zoé <b>" not in named


@pytest.mark.parametrize(
    "name",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "</style><b>",
        "\u202eevil",
        "&lt;",
        "{x}",
        "%s",
        "$a",
    ],
)
def test_hostile_names_are_inert(name):
    found = session(Draw(), Clear(), Paint(BAR[:3], True), SayBy(name), SayWanted("3"), KeepDrawing())
    html = report(found, "", names=True)
    Wellformed().feed(html)
    assert "\u202e" not in html
    assert "<script" not in html
    assert "<img" not in html


def test_before_and_after_stand_side_by_side(training):
    """d1 and d2 by the printed cards, those of the class and the trained network: three tables."""
    text = words(report(learned(), "", training))
    for title in ("cartes imprimées :", "cartes de la classe :", "après l'ordinateur :"):
        assert f"{title} 0 sur 1" in text, title


def test_what_the_class_heard_stays_what_it_heard_when_the_cards_change():
    changed = WORKSHOP.replace(layers=_with_threshold(WORKSHOP, 99), text="other")
    found = session().with_activity(changed)
    assert [p.verdict.labels for p in story(found).played] == [("0",), ("9",), ()]


def _with_threshold(activity, threshold):
    last = activity.layers[-1]
    cards = tuple(card._replace(neuron=card.neuron._replace(threshold=threshold)) for card in last.cards)
    return (*activity.layers[:-1], last._replace(cards=cards))


def test_pages_are_called_what_they_are_called_now():
    found = session()
    assert found.state.pages[0].drawing == story(found).played[2].drawing
    dropped = found.play(DropPage(0))
    assert [played.name for played in story(dropped).played] == ["n° 1", "n° 6", "un dessin hors du carnet"]
    first = Session.start(WORKSHOP)
    for move in (
        Paint(BAR[:2], True),
        KeepDrawing(),
        Clear(),
        Paint(BAR, True),
        Walk(),
        Reveal(99),
        DropPage(0),
    ):
        first = first.play(move)
    assert [played.name for played in story(first).played] == ["d1"]


def test_a_verdict_taken_back_keeps_the_errors_of_its_drawing():
    found = Session.start(WORKSHOP)
    for move in (*SCRIPT[:7], TakeBack(1), Reveal()):
        found = found.play(move)
    told = story(found)
    assert [(m.said, m.ending) for m in told.played[0].mistakes] == [(9, "kept")]
    assert told.mistakes == ()


def test_an_error_mended_after_the_verdict_is_mended_in_the_story():
    found = Session.start(WORKSHOP)
    for move in (ChooseExample(1), Walk(), Announce(COUNT, 9), Reveal(99), Correct(COUNT)):
        found = found.play(move)
    assert [m.ending for m in story(found).played[0].mistakes] == ["shown"]


def test_with_several_errors_nobody_is_told_which_changed_the_verdict():
    found = Session.start(WORKSHOP)
    answer = Item("answer", 1, 3)
    for move in (
        ChooseExample(1), Walk(), Announce(COUNT, 8), Keep(COUNT), Reveal(5 + 24 + 15), Announce(answer, 9),
        Keep(answer), Reveal(99),
    ):  # fmt: skip
        found = found.play(move)
    assert found.state.verdict.labels == ("0", "9")
    text = " ".join(questions(story(found)))
    assert "laquelle y est arrivée" in text
    assert "ont annoncé ensemble" not in text, "it was the error that did"


def test_what_is_said_of_a_drawing_later_is_in_the_report_too():
    found = Session.start(WORKSHOP)
    for move in (Paint(BAR, True), Walk(), Reveal(99), Draw(), SayWanted("3"), SayBy("Lea")):
        found = found.play(move)
    (played,) = story(found).played
    assert (played.wanted, played.by, played.verdict.right) == ("3", "Lea", False)
    assert "c'était un 3" in words(report(found, ""))


def test_the_examples_that_a_run_left_out_were_not_learned():
    found = Session.start(WORKSHOP).play(Train())
    trial = own_trial(WORKSHOP)._replace(left_out=(1, 2, 3))
    for move in (AddTrial(trial), GoTo(1000)):
        found = found.play(move)
    told = story(found)
    assert (told.watched, told.learned) == (1000, 13)
    assert "a appris 13 exemples en 1 000" in " ".join(questions(told)).replace("\u202f", " ").replace(
        "\u00a0", " "
    )


def test_one_hand_is_one_hand():
    found = Session.start(WORKSHOP)
    for move in (ChooseExample(6), Walk(), RaiseHands("3", 1), Reveal(99)):
        found = found.play(move)
    assert "1 main disait 3" in " ".join(questions(story(found)))
