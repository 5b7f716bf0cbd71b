"""Nothing is spoiled: what the class does not know yet is in no panel, whatever it is.

Hidden numbers are replaced by ones that nothing else would show; then they are looked for.
"""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connecte.content.catalog import load
from connecte.core.cards.network import LayerTrace, Network, NeuronTrace, Nudge, Term, Trace
from connecte.core.cards.verdict import Verdict
from connecte.language.value import replace
from connecte.session.guess.guess_moves import CloseVote, CountHands, Predict, PredictFirst, VoteAgain
from connecte.session.items import Item
from connecte.session.moves import (
    Announce,
    ChooseExample,
    ChooseLearning,
    Draw,
    Follow,
    Keep,
    Learn,
    PlayAgain,
    RestoreCards,
    Reveal,
    RevealThis,
    TakeBack,
    ToggleLearning,
    Walk,
)
from connecte.session.room.room_events import Project
from connecte.session.rules.learning import lesson_named, progress, shown_lessons, stand
from connecte.session.rules.walking import can_announce, is_at_work
from connecte.session.session import Session
from connecte.ui.base.dialogs.duel_text import duel_lines, lesson_duel, walked_duel
from connecte.ui.board.board_text import BoardView, board_lines
from connecte.ui.learn.foretold_text import asked
from connecte.ui.learn.learn_text import LearnView, examples_lines
from connecte.ui.learn.numbers import plane_text
from connecte.ui.learn.numbers.numbers_text import NumbersView, advice_lines, heading_lines, picture_lines
from connecte.ui.learn.reason_text import reason_lines
from connecte.ui.learn.tallies.tally_text import tallies_lines
from connecte.ui.paint.lines import plain
from connecte.ui.walk.walk_hint import hint_lines
from connecte.ui.walk.walk_text import (
    WalkView,
    drawing_panel,
    focus_panel,
    focus_title,
    network_panel,
    results_panel,
)
from tests.often import times

WORKSHOP = load()
POISON = 7777


def poisoned(state, poison=POISON):
    """The same state, what is hidden being POISON."""

    def held(item, value):
        return value if state.is_revealed(item) else poison

    trace = state.class_trace
    inputs = tuple(held(Item("count", 0, n), count) for n, count in enumerate(trace.inputs))
    values, layers = inputs, []
    for number, layer in enumerate(trace.layers):
        neurons = tuple(
            NeuronTrace(
                n.neuron,
                tuple(Term(t.source, t.weight, values[t.source]) for t in n.terms),
                held(Item("sum", number, index), n.sum),
                held(Item("answer", number, index), n.shown),
            )
            for index, n in enumerate(layer.neurons)
        )
        layers.append(LayerTrace(layer.layer, neurons))
        values = layers[-1].shown
    other = replace(state)
    other.__dict__["class_trace"] = Trace(inputs, tuple(layers))
    other.__dict__["trace"] = other.__dict__["class_trace"] if not state.announced else state.trace
    if not state.is_revealed(Item("verdict")):
        other.__dict__["verdict"] = other.__dict__["exact_verdict"] = Verdict((str(poison),))
    return other


def everything(view):
    """All that the walk shows, as text."""
    panels = [drawing_panel, network_panel, results_panel, focus_panel, hint_lines]
    return "\n".join([focus_title(view), *(plain(panel(view, 120, 30)) for panel in panels)])


def check(state, picks=None):
    if not state.is_revealed(Item("verdict")):
        assert walked_duel(state) is None, "side by side, outputs would tell the answer"
        assert walked_duel(poisoned(state)) is None
    at = picks or places(state)
    clean, poison = state, poisoned(state)
    for picked in at:
        text = everything(WalkView(poison, picked))
        assert str(POISON) not in text, (picked, text)
        if not state.announced:
            # Not a trace of it either: a column lit, a sentence, a mark.
            assert text == everything(WalkView(clean, picked)), picked


def places(state):
    """Nothing, and each item that can be picked."""
    return [None, *(item for item in state.items if item.kind in ("count", "card"))]


@pytest.mark.parametrize("example", [1, 6, 10])
def test_no_panel_knows_more_than_the_class(example):
    """Of number 6 at each place, of the others at nothing picked and at three places drawn for each step."""
    chance = random.Random(example)
    session = Session.start(WORKSHOP).play(ChooseExample(example)).play(Walk())
    while True:
        nothing, *picked = places(session.state)
        few = None if example == 6 else [nothing, *chance.sample(picked, times(3, len(picked)))]
        check(session.state, few)
        if session.state.next_item is None:
            return
        session = session.play(Reveal())


def test_nor_when_the_class_speaks_in_any_order_and_errs():
    chance = random.Random(5)
    session = Session.start(WORKSHOP).play(Learn()).play(Nudge(0, 2, 1))
    session = session.play(Draw()).play(ChooseExample(9)).play(Walk())
    while session.state.next_item is not None:
        state = session.state
        sayable = [item for item in state.items if can_announce(state, item) and item not in state.known]
        if sayable and chance.random() < 0.6:
            item = chance.choice(sayable)
            session = session.play(Announce(item, int(state.expected(item)) + chance.choice([0, 0, 1, -2])))
            if session.state.is_wrong(item):
                check(session.state)
                session = session.play(Keep(item))
        elif sayable:
            session = session.play(RevealThis(chance.choice(sayable)))
        else:
            session = session.play(Reveal())
        check(session.state)


def test_a_wrong_answer_leaves_the_column_dark():
    """What was announced wrong may be looked up again: the table does not point at it."""
    session = Session.start(WORKSHOP).play(ChooseExample(1)).play(Walk()).play(Reveal(6 + 8 + 2))
    answer = Item("answer", 0, 2)
    session = session.play(Announce(answer, 3))
    text = plain(focus_panel(WalkView(session.state), 120, 30))
    assert "▲" not in text
    assert "21 dépasse" not in text
    right = plain(focus_panel(WalkView(session.play(Announce(answer, 4)).state), 120, 30))
    assert "▲" in right


def test_a_duel_shows_the_classs_own_numbers_once_the_verdict_is_told():
    """Number 6, with C announced 3 instead of 2 and kept: the duel is about what the class has heard."""
    session = Session.start(WORKSHOP).play(ChooseExample(6)).play(Walk()).play(Reveal(6 + 8 + 3))
    answer = Item("answer", 0, 2)
    session = session.play(Announce(answer, 3)).play(Keep(answer))
    while session.state.next_item is not None:
        assert walked_duel(session.state) is None
        session = session.play(Reveal())
    text = plain(duel_lines(walked_duel(session.state), 80, 24))
    assert "jaune vaut 7" in text, "A + B + C − D − E = 3 + 2 + 3 − 1 − 0"
    assert "bleu vaut 3" in text, "A + B + D − C − E = 3 + 2 + 1 − 3 − 0"
    assert "Calculé avec les nombres annoncés par la classe" in text
    by_hand = session.play(Learn()).state
    text = plain(duel_lines(lesson_duel(by_hand, lesson_named(by_hand, "6")), 80, 24))
    assert "jaune vaut 6" in text, "3 + 2 + 2 − 1 − 0: the learning by hand has no errors"
    assert "Calculé avec les nombres justes" in text


# -- what the class is to vote for or to predict --------------------------------------------------


class Silent(Network):
    """The cards, which tell nobody what they answer."""

    def forward(self, *_inputs, **_replaced):
        raise AssertionError("an answer was computed that the class has not seen")


def on_board(session):
    """All that the board shows, as text."""
    return plain(board_lines(BoardView(session), 120, 40))


def in_learning(state):
    """All that the learning by hand shows, as text."""
    now = stand(state.seen_network, shown_lessons(state))
    view = LearnView(state, now, progress(now, now), (0, 2))
    return "\n".join(plain(panel(view, 120, 30)) for panel in (examples_lines, tallies_lines, reason_lines))


@pytest.mark.parametrize("moves", [(Nudge(0, 2, 1),), (Nudge(0, 2, 1), Nudge(0, 3, -1)), (Nudge(1, 3, 1),)])
def test_moved_thresholds_tell_nothing_before_the_prediction(moves):
    session = Session.start(WORKSHOP).play(Learn()).play(PredictFirst(True))
    before = in_learning(session.state)
    for move in moves:
        session = session.play(move)
    assert asked(session.state)
    state = session.state
    state.__dict__["network"] = Silent(*state.network)
    shown = [line for line in in_learning(state).splitlines() if "✗" in line]
    assert shown and shown == [line for line in before.splitlines() if "✗" in line]
    text = on_board(session)
    assert "8 sur 10" in text or "██" in text
    assert "Prévu" not in text
    del state.__dict__["network"]
    told = session.play(Predict("hand", "", "9", 9))
    assert "Prévu" in on_board(told) and "Prévu" in in_learning(told.state)


def test_a_vote_is_on_no_board_before_it_is_done():
    session = Session.start(WORKSHOP).play(ChooseExample(6)).play(Walk())
    counted = session.play(CountHands("9", 77))
    for project in ("", "vote"):
        assert "77" not in on_board(counted.with_event(Project(project, 0)))
        assert "77" in on_board(counted.play(CloseVote()).with_event(Project(project, 0)))
    again = counted.play(CloseVote()).play(VoteAgain()).play(CountHands("3", 66))
    for project in ("", "vote"):
        text = on_board(again.with_event(Project(project, 0)))
        assert "77" in text and "66" not in text


# -- what the class is in the middle of -----------------------------------------------------------

OFTEN = [
    *(ChooseExample(number) for number in (6, 10)),
    *(Walk(), Learn(), Draw(), Reveal(3), Reveal(9), TakeBack(), CountHands("9", 5), CloseVote(), PlayAgain()),
    *(Nudge(0, 2, 1), RestoreCards(), Follow("6"), Follow(None), ToggleLearning(6), ChooseLearning("all")),
    *(Predict("hand", "", "9", 9), PredictFirst(True), PredictFirst(False)),
]
BESIDE = [Project(what, at) for what, at in (("", 0), ("lesson_duel", 8), ("duel", 0), ("fragile", 0))]


@given(st.lists(st.sampled_from(OFTEN), max_size=12), st.sampled_from(BESIDE))
@settings(max_examples=times(25, 400), deadline=None)
def test_an_example_that_the_class_is_at_work_on_is_answered_nowhere_else(moves, project):
    """Whatever was done, neither the board nor the learning by hand asks the cards about it."""
    session = Session.start(WORKSHOP).play(ChooseExample(6)).play(Walk()).play(Reveal(8)).with_event(project)
    for move in moves:
        session = session.play(move)
        state, forward = session.state, Network.forward
        if not is_at_work(state) or state.phase == "walk":
            continue
        name = state.example

        def silent(network, inputs, *rest, counts=state.inputs, forward=forward, **named):
            assert tuple(inputs) != counts, "an answer was computed that the class has not seen"
            return forward(network, inputs, *rest, **named)

        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(Network, "forward", silent)
            text = on_board(session) + (in_learning(state) if state.phase == "learn" else "")
        if state.phase == "learn":
            assert f" {name}:" not in text


@pytest.mark.parametrize("name", ["courbe", "droite", "plan", "fraude"])
def test_numbers_that_the_class_is_at_work_on_are_answered_nowhere_else(name):
    """Neither where the example is on the board, nor where it is kept aside."""
    activity = load(name)
    for number in (0, len(activity.examples) - 1):
        session = Session.start(activity)
        for move in (ChooseExample(number), Walk(), Reveal(len(activity.inputs) + 1), Learn()):
            session = session.play(move)
        state = session.state
        counts = state.inputs
        assert is_at_work(state)
        with pytest.MonkeyPatch.context() as patched:

            def silent(network, inputs, *rest, counts=counts, forward=Network.forward, **named):
                assert tuple(inputs) != counts, "an answer was computed that the class has not seen"
                return forward(network, inputs, *rest, **named)

            patched.setattr(Network, "forward", silent)
            patched.setattr(plane_text, "of_cards", lambda _network: pytest.fail("said of the whole plane"))
            view = NumbersView(session, (0, 0, None))
            for panel in (heading_lines, picture_lines, advice_lines):
                panel(view, 120, 30)
            on_board(session)


def test_what_is_missing_by_hand_is_said():
    """Of ten examples nine stand there while number 6 waits: 8 are right, as the tenth is wrong."""
    session = Session.start(WORKSHOP).play(ChooseExample(6)).play(Walk()).play(Reveal(8)).play(Learn())
    words = " ".join(on_board(session).split())
    assert "Sur les cartes : 8 justes sur 9." in words and "n° 6 : son verdict d'abord." in words
    told = session.play(Walk()).play(Reveal(99)).play(Learn())
    assert "Sur les cartes : 8 justes sur 10." in " ".join(on_board(told).split())
