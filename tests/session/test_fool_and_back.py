"""The best attempt of the class at fooling the network, and what taking back gives back."""

from __future__ import annotations

from connecte.content.catalog import load
from connecte.session.guess.tried.fool import AskNetwork, StartFooling, StopFooling
from connecte.session.items import Item
from connecte.session.moves import Announce, ChooseExample, Clear, Draw, Paint, Reveal, TakeBack, Walk
from connecte.session.rules.guessing.fooling_game import attempts, best_attempt, fools
from connecte.session.session import Session

WORKSHOP = load()


def played(*moves):
    session = Session.start(WORKSHOP)
    for move in moves:
        session = session.play(move)
    return session


def asking(label, *numbers):
    """A game in which the class asks about the drawings of these examples."""
    moves = [ChooseExample(6), Walk(), Reveal(99), Draw(), StartFooling(label)]
    for number in numbers:
        moves += [Clear(), Paint(tuple(WORKSHOP.examples[number].drawing.black), True), AskNetwork()]
    return played(*moves).state


def test_without_a_label_the_attempt_with_the_fewest_cells_turned_is_the_best():
    # Number 6 is called a 9. 0 and 1 are called 0, which fools; 12 is called 9, which does not.
    state = asking(None, 0, 1, 12)
    base = WORKSHOP.examples[6].drawing.black
    turned = [len(base ^ WORKSHOP.examples[number].drawing.black) for number in (0, 1, 12)]
    found = attempts(state)
    assert [one.turned for one in found] == turned
    assert [one.drawing for one in found] == [WORKSHOP.examples[number].drawing for number in (0, 1, 12)]
    assert [fools(state, one) for one in found] == [True, True, False]
    assert best_attempt(state).turned == min(turned[:2])
    reverse = asking(None, 1, 0)
    assert best_attempt(reverse).drawing == best_attempt(state).drawing


def test_with_a_label_the_attempt_that_shows_it_most_is_the_best():
    state = asking("0", 0, 1)
    shown = [
        WORKSHOP.network().forward(WORKSHOP.examples[number].counts).outputs[WORKSHOP.labels.index("0")]
        for number in (0, 1)
    ]
    assert [one.shown for one in attempts(state)] == shown and shown[0] != shown[1]
    assert best_attempt(state).shown == max(shown)
    assert best_attempt(asking("0", 1, 0)).shown == max(shown)


def test_no_attempt_and_no_success_have_no_best():
    assert best_attempt(asking(None)) is None
    assert best_attempt(asking("0")) is None
    assert best_attempt(asking(None, 12)) is None
    assert best_attempt(asking("3", 12)) is None


def test_taking_back_a_verdict_takes_back_its_round_alone():
    session = played(ChooseExample(0), Walk(), Reveal(99), ChooseExample(1), Reveal(99))
    assert [played.drawing for played in session.state.rounds] == [
        WORKSHOP.examples[0].drawing, WORKSHOP.examples[1].drawing
    ]  # fmt: skip
    back = session.play(TakeBack(1)).state
    assert [played.drawing for played in back.rounds] == [WORKSHOP.examples[0].drawing]
    further = session.play(TakeBack(1)).play(TakeBack(1)).state
    assert len(further.rounds) == 1, "an answer taken back is no verdict"
    assert session.play(TakeBack(99)).state.revealed == ()


def test_a_number_taken_back_is_no_longer_announced():
    first = Item("count", 0, 0)
    session = played(ChooseExample(0), Walk(), Announce(first, 3))
    assert session.state.announcement(first).value == 3
    assert session.play(TakeBack(1)).state.announced == ()


def test_after_the_game_the_drawing_is_back_with_what_was_revealed_of_it():
    before = played(ChooseExample(6), Walk(), Announce(Item("count", 0, 0), 4), Reveal(99), Draw())
    game = before.play(StartFooling(None))
    kept, changed = game.play(StopFooling()).state, game.play(Paint(((0, 0),), True)).play(StopFooling()).state
    assert (kept.fool, changed.fool) == (None, None)
    assert kept.drawing == changed.drawing == before.state.drawing
    assert kept.example == changed.example == 6
    assert (kept.revealed, kept.announced) == (before.state.revealed, before.state.announced)
    assert kept.revealed and kept.announced
    assert (changed.revealed, changed.announced) == ((), ())
