"""What the report says of an activity, of its hour and of its notebook, and what it leaves out."""

from __future__ import annotations

import pytest

from connecte.content.catalog import load
from connecte.content.runs.after_training import AfterTraining
from connecte.content.runs.trial import own_trial
from connecte.core.cards.network import MoveWeight
from connecte.language.numbers import decimal
from connecte.language.value import replace
from connecte.session.items import Item
from connecte.session.moves import (
    AddTrial,
    Announce,
    ChooseExample,
    Draw,
    GoTo,
    KeepDrawing,
    LabelPage,
    Learn,
    Paint,
    RaiseHands,
    Reveal,
    TestPages,
    Train,
    Walk,
)
from connecte.session.room.room import Clock
from connecte.session.session import Session
from connecte.session.story.report import report
from connecte.session.story.story import story
from tests.session.scripted import BAR, WORKSHOP, plain, words


def test_the_report_of_an_activity_says_what_it_is_and_no_more():
    """`xor` has two cards before its output, `rouge` none; `frontiere` is not learned by hand."""
    pages = {name: report(Session.start(load(name)), "") for name in ("xor", "rouge", "frontiere")}
    of = {name: words(html) for name, html in pages.items()}
    assert "qui lit 1 nombre. 1 sortie dit un nombre" in plain(words(report(Session.start(load("droite")), "")))
    assert "<title>Séance : Est-ce rouge ?</title>" in plain(pages["rouge"])
    assert "qui lit 2 nombres. 2 cartes font chacune un petit calcul" in plain(of["xor"])
    assert "qui lit 3 nombres. 1 sortie annonce ce qui est reconnu" in plain(of["rouge"])
    by_hand = "on change les nombres des cartes, à la main puis par l'ordinateur, qui recommence 5 000 fois"
    assert by_hand in plain(of["xor"])
    assert "l'ordinateur change les nombres des cartes, et recommence 4 000 fois" in plain(of["frontiere"])
    assert "à la main" not in of["frontiere"]
    untrained = words(report(Session.start(WORKSHOP.replace(training=None)), ""))
    assert ". Quand le réseau se trompe, on change les nombres des cartes : c'est apprendre." in plain(
        untrained
    )


@pytest.mark.parametrize(("seconds", "lasted"), [(29, None), (60, "· 1 minute "), (150, "· 2 minutes ")])
def test_how_long_a_session_lasted(seconds, lasted):
    """The plan gives five minutes to drawing; minutes are rounded, and less than one is not told."""
    found = Session.start(WORKSHOP)
    found = replace(found, room=replace(found.room, clock=Clock((("draw", float(seconds)),), 0.0, False)))
    text = plain(words(report(found, "")))
    if lasted is None:
        assert "minute" not in text
    else:
        assert lasted in text
        assert "partie Dessiner Compter Les cartes Les sorties" in text
        assert f"minutes {seconds // 60} 0 0 0 0 0 0 0 0 prévues 5 5 7 4 2 9 9 7 2" in text


def test_tables_of_the_notebook_are_there_once_a_label_is_known():
    page = Session.start(WORKSHOP).play(Paint(BAR, True)).play(KeepDrawing()).play(TestPages())
    assert "d1 cartes imprimées : rien" in plain(words(report(page, "")))
    assert "Voulu à gauche" not in words(report(page, ""))
    # Nine cells in column 3: 0 9 0 3 3 3, so A 9, B 9, C 6, D 9, E 6, F 3; shown 1 2 0 2 0 0, and every output
    # adds A, B, D to at most its threshold: 0 0 0 0. Wanted is a 6, said is nothing.
    text = plain(words(report(page.play(LabelPage(0, "6")), "")))
    assert "d1 : un 6 cartes imprimées : rien" in text
    assert "0 3 6 9 rien plusieurs 0 · · · · · · 3 · · · · · · 6 · · · · 1 · 9 · · · · · ·" in text


def test_an_error_that_nothing_explains_and_a_run_not_watched_add_no_words():
    found = Session.start(WORKSHOP).play(ChooseExample(1)).play(Walk()).play(Reveal(6))
    (left,) = story(found.play(Announce(Item("sum", 0, 0), 777))).left
    assert [(mistake.said, mistake.right, mistake.cause, mistake.ending) for mistake in left.mistakes] == [
        (777, 7, "", "open")
    ]
    assert story(Session.start(WORKSHOP).play(Train())).run is None
    assert story(Session.start(WORKSHOP).play(Train()).play(GoTo(5))).run == own_trial(WORKSHOP)


def test_votes_and_predictions_are_counted():
    """Number 1 is a 0 and was voted for; number 6 is said to be a 9, and 3 was voted for (§5)."""
    found = Session.start(WORKSHOP)
    for number, choice, said in ((1, "0", "1 sur 1 tour avec un vote"), (6, "3", "1 sur 2 tours avec un vote")):
        for move in (Draw(), ChooseExample(number), Walk(), RaiseHands(choice, 9), Reveal(99)):
            found = found.play(move)
        text = plain(words(report(found, "")))
        assert f"réponse du réseau prévue par la classe : {said}" in text


def test_numbers_moved_by_steps_are_told_with_how_far_off_the_cards_were():
    """The line says w x + b, first 0.3 x − 0.3, then 0.8 x − 0.1: the threshold is −b."""
    line = load("droite")
    found = Session.start(line)
    moves = (MoveWeight(0, 0, 0, 5), MoveWeight(0, 0, None, -2))
    for move in (ChooseExample(1), Walk(), Reveal(99), Learn(), *moves, Train(), GoTo(100)):
        found = found.play(move)
    text = plain(words(report(found, "")))
    assert "Le réseau : 0,36 pour 7, écart −6,64 cartes imprimées : 0,36 cartes de la classe : 1,66" in text
    assert "Nombres changés : prix, seuil 0,3 → 0,1 prix, x 0,3 → 0,8" in text
    points = [(example.counts[0], example.goals[0]) for example in line.examples]
    for when, w, b in (("avant", 0.3, -0.3), ("après", 0.8, -0.1), ("avec les cartes imprimées", 0.3, -0.3)):
        gap = sum(abs(w * x + b - y) for x, y in points) / len(points)
        assert f"Écart moyen {when} : {decimal(gap, 2)}." in text


def test_a_run_with_other_hidden_layers_than_the_cards_is_drawn_as_it_was():
    """Eight hidden neurons and then three, where the cards have one layer of two."""
    activity = load("xor")
    assert [len(layer.cards) for layer in activity.layers] == [2, 1]
    trial = own_trial(activity)
    trial = trial._replace(
        method=activity.training.method._replace(neurons=(8, 3)), start="normal", iterations=20
    )
    found = Session.start(activity)
    for move in (Train(), AddTrial(trial), GoTo(20)):
        found = found.play(move)
    training = AfterTraining(activity, trial)
    assert list(training.run())
    html = report(found, "", training.learned)
    assert "Après : la fin de l'entraînement" in words(html)
    assert all(html.count(f">{name}<") == 2 for name in ("h8", "i3")), "before and after"
