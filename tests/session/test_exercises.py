"""Exercises with less and less help: number 6 worked through, 10 without its last move, 11 alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from connecte.content.catalog import load
from connecte.core.cards.network import Nudge
from connecte.language.value import replace
from connecte.session.guess.guess_moves import PredictFirst
from connecte.session.guess.tried.practice import NextPart, StartExercises, StopExercises
from connecte.session.moves import ChooseLearning, Draw, Follow, Learn
from connecte.session.rules.adapt import Carried
from connecte.session.rules.hand.exercises import current, exercises, is_repaired
from connecte.session.rules.learning import lessons
from connecte.session.session import Session
from connecte.session.store.codec import decode, encode
from connecte.session.store.journal import Journal, read
from connecte.session.story.graded_help import practice_sentence
from tests.core.test_repair import moved
from tests.session.test_journal import HEADER
from tests.session.test_reasons import said_of
from tests.session.test_rules import WORKSHOP, played

C, D, BLUE, GREEN = (0, 2), (0, 3), (1, 1), (1, 0)
BEGUN = [Learn(), StartExercises()]


def after(*moves):
    return played([*BEGUN, *moves])


def sentences(session):
    """What is told, part after part, until it is the class's turn or another exercise begins."""
    found, at = [], session.state.practice.at
    while session.state.practice is not None and session.state.practice.at == at:
        found.append(practice_sentence(session.state))
        following = session.play(NextPart())
        if following is session:
            break
        session = following
    return found, session


def test_help_fades_from_number_6_to_10_to_11():
    """6 is worked through, 10 lacks its last move, 11, which the class has not played, has no help."""
    found = exercises(WORKSHOP)
    assert [(e.example, len(e.moves), len(e.left), e.alone) for e in found] == [
        (6, 3, 0, False),
        (10, 1, 1, False),
        (11, 1, 1, True),
    ]
    assert found[0].moves == (Nudge(*C, 1), Nudge(*D, -1), Nudge(*BLUE, -1))
    printed = WORKSHOP.network()
    ours = [e for e in WORKSHOP.examples if e.in_class]
    for one in found:
        network = moved(printed, one.moves)
        example = WORKSHOP.examples[one.example]
        assert said_of(network, example.counts)[0] == [example.label]
        held = [e for e in ours if said_of(printed, e.counts)[0] == [e.label]]
        assert all(said_of(network, e.counts)[0] == [e.label] for e in held)


def test_number_6_is_worked_through_sentence_by_sentence():
    told, following = sentences(after())
    assert told[0] == "N° 6 : jaune vaut 6, son seuil est 4 ; bleu vaut 4, il lui faut plus que 6."
    assert told[1].startswith("Pour que ce soit juste : jaune doit perdre 2 et bleu doit gagner 3.")
    assert told[1].endswith("bleu : D − C contre jaune : C − D.")
    assert told[2].startswith("C + 1. N° 6 : jaune passe de 6 à 5, il parle encore")
    assert told[3].startswith("D − 1. N° 6 : jaune passe de 5 à 4, il se tait")
    assert told[4].startswith("bleu − 1. ")
    assert told[4].endswith("il dit 3, c'est juste.")
    assert len(told) == 5
    assert "pente" not in " ".join(told)
    assert "à vous" not in " ".join(told)
    assert following.state.practice.at == 1
    assert following.state.changes == (), "the next one begins with the printed cards"


def test_the_class_ends_number_10_and_then_does_number_11_alone():
    session = after(*[NextPart()] * 5)
    told, session = sentences(session)
    assert told[-1] == "N° 10 : à vous, un coup suffit."
    assert len(told) == 3
    assert session.play(NextPart()) is session, "it waits for the class"
    session = session.play(Nudge(*GREEN, -1))
    assert session.play(NextPart()) is session, "the wrong way"
    session = session.play(Nudge(*GREEN, 2))
    assert practice_sentence(session.state) == ("N° 10 est juste, en un coup, et aucun autre n'est perdu."), (
        "green 7 instead of 6: one step, whatever was tried before"
    )
    session = session.play(NextPart())
    assert current(session.state).example == 11
    assert practice_sentence(session.state) == "N° 11 : à vous, un coup suffit."
    assert "11" in [lesson.name for lesson in lessons(session.state)]
    assert session.state.followed == "11"


def test_one_that_is_repaired_at_the_cost_of_another_is_not_done():
    """Green 7 repairs number 10; green 9 silences it too, and example 1, for which it shows 9 − 6 = 3."""
    session = after(*[NextPart()] * 7)
    exercise = current(session.state)
    assert is_repaired(session.play(Nudge(*GREEN, 1)).state, exercise)
    assert not is_repaired(session.play(Nudge(*GREEN, 3)).state, exercise)


def test_the_class_has_its_own_cards_again_at_the_end_and_where_it_stops():
    own = [Learn(), Nudge(*C, 1), ChooseLearning("all"), Follow("7")]
    before = played(own).state
    ways = ([StopExercises()], [*[NextPart()] * 7, Nudge(*GREEN, 1), NextPart(), *eleven(), NextPart()])
    for way in ways:
        state = played([*own, StartExercises(), *way]).state
        assert state.practice is None
        assert state == before


def eleven():
    """What repairs number 11, alone."""
    return exercises(WORKSHOP)[2].moves


def test_each_part_is_undone_alone_and_done_again():
    session = after(NextPart(), NextPart())
    assert session.state.changes == (Nudge(*C, 1),)
    assert session.undo().state.changes == ()
    assert session.undo().state.practice.told == 2
    assert session.undo().redo().state == session.state
    assert played(BEGUN).undo().state.practice is None


def test_what_is_worked_through_is_seen_by_a_class_that_predicts():
    session = played([Learn(), PredictFirst(True), Nudge(*D, 1), StartExercises()])
    assert session.state.unseen is None
    session = session.play(NextPart()).play(NextPart())
    assert session.state.unseen is None
    assert session.state.seen_network == session.state.network
    assert session.state.predict_first
    session = played([Learn(), PredictFirst(True), StartExercises(), *[NextPart()] * 7, Nudge(*GREEN, 1)])
    assert session.play(NextPart()) is session, "its own move waits for its prediction"


def test_a_kill_loses_nothing(tmp_path: Path):
    moves = [*BEGUN, *[NextPart()] * 7, Nudge(*GREEN, 1)]
    journal = Journal(tmp_path / "s.jsonl", HEADER)
    for move in moves:
        assert decode(encode(move)) == move
        journal.append(move, 1.0)
    journal.close()
    assert read(tmp_path / "s.jsonl").session().state == played(moves).state


def test_moves_out_of_place_change_nothing():
    for moves in ([NextPart()], [StopExercises()], [StartExercises()]):
        assert played(moves).state == played([]).state, "only by hand"
    assert played([*BEGUN, StartExercises()]).state == played(BEGUN).state
    elsewhere = played([*BEGUN, Draw()])
    assert elsewhere.play(NextPart()) is elsewhere
    for name in ("xor", "rouge"):
        activity = load(name)
        assert exercises(activity) == () or all(e.moves for e in exercises(activity))
    rouge = Session.start(load("rouge"))
    assert rouge.play(Learn()).play(StartExercises()).state.practice is None


@pytest.mark.parametrize("parts", range(5))
def test_another_file_ends_them(parts):
    session = played([Learn(), Nudge(*C, 1), StartExercises(), *[NextPart()] * parts])
    renamed = WORKSHOP.replace(title="Autre") if hasattr(WORKSHOP, "replace") else replace(WORKSHOP)
    carried = Carried(WORKSHOP, renamed).state(session.state)
    assert carried.practice is None
    assert carried.changes == (Nudge(*C, 1),)
