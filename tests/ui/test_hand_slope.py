"""The cost over one threshold, from a card by hand: what is painted, at 80×24 and on the board."""

from __future__ import annotations

import pytest

from connecte.content.catalog import load
from connecte.core.cards.network import Nudge
from connecte.core.learning.explain import Place
from connecte.language.value import replace
from connecte.session.guess.guess_moves import PredictFirst
from connecte.session.moves import GoTo, Learn, RestoreCards, ToggleLearning, Train
from connecte.session.session import Session
from connecte.ui.board.board_text import BoardView, board_lines
from connecte.ui.chart.slope_text import SAMPLES, slope_lines
from connecte.ui.learn import hand_slope
from connecte.ui.learn.hand_slope import (
    HandSlope,
    class_way,
    computer_way,
    hand_slope_lines,
    hand_slope_of,
    projected,
    slope_view,
    steepest_other,
)
from connecte.ui.learn.screen import LearnScreen
from connecte.ui.learn.slope_screen import SlopeScreen
from connecte.ui.paint.lines import plain, width
from tests.core.test_valley import plain_cost
from tests.session.test_rules import WORKSHOP
from tests.ui.screen import choose, classroom, press, screen_text, until

SMALL = (80, 24)
C, D = (0, 2), (0, 3)
PUBLISHED = (
    (-0.0, -0.1, -5.6, 7.7, -0.2, -1.5),
    (-1.3, 2.6, 0.5, -3.2),
)
"""∂cost/∂threshold at the printed cards, with one decimal (reference §5)."""


def by_hand(*moves):
    session = Session.start(WORKSHOP).play(Learn())
    for move in moves:
        session = session.play(move)
    return session


@pytest.mark.parametrize("place", WORKSHOP.places)
def test_the_slope_is_that_of_the_document_and_one_step_against_it_lowers_the_cost(place):
    view = slope_view(HandSlope(by_hand(), place, None))
    assert view.slope.gradient == pytest.approx(PUBLISHED[place[0]][place[1]], abs=0.051)
    solution = {(m.layer, m.neuron): m.change for m in WORKSHOP.by_hand}
    if place in solution:
        assert view.step == solution[place], "against its sign: the class's own step (reference §5)"
        assert "Contre la pente" in view.step_text
        assert "trop grand" not in view.step_text


def test_the_curve_of_d_is_the_cost_from_5_to_9():
    view = slope_view(HandSlope(by_hand(), D, C))
    costs = [view.costs[16 * n] for n in range(5)]
    assert costs == pytest.approx([plain_cost(17, d) for d in (5, 6, 7, 8, 9)], rel=1e-9)
    assert view.map.names == ("C", "D")


def test_a_slope_that_back_propagation_and_trying_agree_on_and_one_with_a_corner():
    smooth = plain(hand_slope_lines(HandSlope(by_hand(), D, None), 80, 21))
    assert "En remontant les couches : 7,7. En essayant un peu moins et un peu plus : 7,7." in smooth
    corner = plain(hand_slope_lines(HandSlope(by_hand(), C, None), 80, 21))
    assert "un coude : −7,2 à gauche, −5,6 à droite. On prend −5,6" in corner, "20 · e^… at sum 17: silent"


def test_the_way_is_what_the_class_did_without_what_it_took_back():
    session = by_hand(Nudge(*C, 1), Nudge(*D, -1), Nudge(*D, -1)).undo()
    session = session.play(RestoreCards()).undo()
    places = (Place(*C, None), Place(*D, None))
    assert class_way(session, places).tolist() == [[17, 7], [18, 7], [18, 6]]


def test_the_legend_says_the_marks_that_are_painted_and_no_other():
    """C − D: nothing moved, no ( ); D lowered by one, ( ) where it stood. A step under the point has no ○."""
    passed, step = "( ) : la classe y est passée", "○ : le pas suivant"
    still = plain(hand_slope_lines(HandSlope(by_hand(), D, C), 80, 21)).replace("\u00a0", " ")
    assert "[12,7]" in still and "(" not in still
    assert still.count("○") == 2 and step in still
    moved = plain(hand_slope_lines(HandSlope(by_hand(Nudge(*D, -1)), D, C), 80, 21)).replace("\u00a0", " ")
    assert "[7,53]" in moved and "(12,7)" in moved and passed in moved
    under = replace(slope_view(HandSlope(by_hand(), D, C)), step=1e-4)
    assert "○" not in plain(slope_lines(under, 80, 21))


@pytest.mark.parametrize("place", WORKSHOP.places)
@pytest.mark.parametrize("by", [-2, -1, 0, 1, 2])
def test_what_is_said_of_the_slope_is_so(place, by):
    """The gradient is what trying finds, or at a corner the side on which the neuron is silent; "too large" is
    said of a step after which the cost is higher, and of no other.
    """
    session = by_hand(*[Nudge(*place, 1 if by > 0 else -1)] * abs(by))
    view = slope_view(HandSlope(session, place, None))
    found = view.slope
    assert found.gradient == pytest.approx(found.right if found.bends else found.central, rel=1e-3, abs=1e-3)
    after = float(view.costs[SAMPLES // 2 + (16 if view.step > 0 else -16)])
    assert ("trop grand" in view.step_text) == (after > found.cost)


def test_the_computers_way_stands_beside_it_once_the_class_has_watched_it():
    session = by_hand(Nudge(1, 3, 1), Nudge(1, 1, -1))
    yellow, blue = (1, 3), (1, 1)
    unwatched = slope_view(HandSlope(session, yellow, blue))
    assert [way.name for way in unwatched.map.ways] == ["la classe y est passée"]
    assert "ordinateur" not in unwatched.step_text
    for move in (Train(), GoTo(100), Learn()):
        session = session.play(move)
    watched = slope_view(HandSlope(session, yellow, blue))
    assert [way.name for way in watched.map.ways] == ["la classe y est passée", "l'ordinateur y est passé"]
    assert watched.map.ways[1].points[0].tolist() == [5, 5], "it starts where the class ended (reference §6)"
    assert "L'ordinateur, en 100 itérations : bleu de 5 à 4,88, jaune de 5 à 4,56." in watched.step_text


def test_what_waits_for_a_prediction_is_not_shown():
    session = by_hand(PredictFirst(True), Nudge(*D, -1))
    found = HandSlope(session, D, C)
    assert slope_view(found).slope.value == 7
    assert class_way(session, (Place(*C, None), Place(*D, None))).tolist() == [[17, 7]]
    assert hand_slope_lines(found, 80, 21) == hand_slope_lines(HandSlope(by_hand(), D, C), 80, 21)


@pytest.mark.parametrize("size", [(60, 18), (80, 21), (200, 47)])
@pytest.mark.parametrize("place", [C, (1, 0)])
def test_it_fits_its_room(size, place):
    lines = hand_slope_lines(HandSlope(by_hand(), place, None), *size)
    assert len(lines) <= size[1]
    assert all(width(line) <= size[0] for line in lines)
    assert "●" in plain(lines)


def test_cards_of_steps_and_an_empty_board_say_why_there_is_no_slope():
    xor = Session.start(load("xor")).play(Learn())
    assert "Il n'y a pas de pente à suivre." in plain(hand_slope_lines(HandSlope(xor, (0, 0), None), 80, 21))
    empty = by_hand(*(ToggleLearning(e.number) for e in WORKSHOP.examples if e.in_class))
    assert "Aucun exemple" in plain(hand_slope_lines(HandSlope(empty, C, None), 80, 21))


@pytest.mark.parametrize("other", [None, C, (1, 0)])
def test_the_board_shows_the_same_card(other):
    session = by_hand(Nudge(*D, -1))
    session = session.with_event(projected(session.state, D, other))
    shown = hand_slope_of(session, session.room.project.at)
    assert (shown.place, shown.other) == (D, other)
    text = plain(board_lines(BoardView(session), 80, 24))
    assert "Le coût selon le seuil D" in text
    assert "[7,53]" in text or other == (1, 0)
    assert steepest_other(session.state, D) == C
    assert hand_slope_of(session, 10**9).place == WORKSHOP.places[-1]


async def test_enter_opens_it_arrows_move_and_escape_comes_back_to_the_card(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "m", "enter")
        assert isinstance(app.screen, SlopeScreen)
        assert "a 2e carte" in screen_text(app)
        await press(pilot, "right", "right", "right")
        text = screen_text(app)
        for words in (
            "Gradient du seuil D : 7,7, la pente ici",
            "monté de 1, le coût change de +",
            "[12,7]",
            "○",
        ):
            assert words in text
        assert "Contre la pente : D − 1, le coût passe de 12,7 à 7,53." in text
        await press(pilot, "down")
        assert app.session.state.changes == (Nudge(*D, -1),)
        await until(pilot, "(12,7)")
        await press(pilot, "u")
        assert app.session.state.changes == ()
        await until(pilot, "[12,7]")
        await press(pilot, "a")
        assert "E →" in screen_text(app), "the card after C, across"
        await press(pilot, "escape")
        assert isinstance(app.screen, LearnScreen)
        assert "[D]" in screen_text(app)
        assert app.session.room.project.what == ""
        await choose(pilot, "Sa courbe")
        assert isinstance(app.screen, SlopeScreen)


async def test_a_sentence_about_a_move_ends_where_another_card_is_taken(workshop):
    """A adds 🤖 + 🦊 − 😇 = 9 + 6 − 4 = 11 for number 6: with threshold 9, one less for both."""
    said = "n° 6 : jaune passe de 6 à 5, il parle encore"
    app = classroom(workshop)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "m", "up")
        await until(pilot, said)
        await press(pilot, "right")
        assert "passe de" not in screen_text(app)
        await press(pilot, "left", "down", "up")
        assert said in screen_text(app)


def test_the_way_of_the_computer_is_read_once_for_all_cards_and_sizes(monkeypatch):
    session = Session.start(WORKSHOP).play(Train()).play(GoTo(1000)).play(Learn())
    hand_slope_lines(HandSlope(session, C, D), 80, 24)
    monkeypatch.setattr(hand_slope, "pack", lambda _values: pytest.fail("read again"))
    way = computer_way(session.state, (Place(*D, None), Place(*C, None)))
    hidden = WORKSHOP.start_network().layers[0].neurons
    assert way is not None and way[0].tolist() == [hidden[3].threshold, hidden[2].threshold]
