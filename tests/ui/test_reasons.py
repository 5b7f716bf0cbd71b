"""Why, on the screens: the duel, the example that is followed, counters and hints, at 80×24."""

from __future__ import annotations

import re

import pytest
from textual.widgets import Static

from connecte.core.cards.network import Nudge
from connecte.session.moves import (
    ChooseExample,
    ChooseLearning,
    Follow,
    KeepDrawing,
    LabelPage,
    Learn,
    Paint,
    Reveal,
    TestPages,
    Walk,
)
from connecte.session.rules.learning import followed_lesson, lessons, progress, stand
from connecte.session.session import Session
from connecte.ui.base.dialogs.duel import DuelScreen
from connecte.ui.base.dialogs.duel_text import duel_lines, lesson_duel
from connecte.ui.base.picture import write
from connecte.ui.base.window.footer import _Shown, _with_room
from connecte.ui.learn.learn_text import LearnView
from connecte.ui.learn.screen import LearnScreen
from connecte.ui.learn.tallies.tally_text import tally_block
from connecte.ui.paint.lines import plain, width
from tests.session.test_rules import WORKSHOP
from tests.ui.screen import classroom, press, screen_text, settled, until

SMALL = (80, 24)


async def told(pilot, example):
    """The walk of an example, its verdict told."""
    pilot.app.play(ChooseExample(example), Walk(), Reveal(99))
    await until(pilot, "pourquoi ?")


async def test_from_a_wrong_verdict_to_the_cards_that_decide(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL) as pilot:
        await told(pilot, 6)
        await press(pilot, "q")
        assert isinstance(app.screen, DuelScreen)
        text = screen_text(app)
        assert "n° 6 : jaune vaut 6, son seuil est 4 ; bleu vaut 4, il lui faut plus que 6." in text
        assert "pareil\n" not in text
        assert "◆ J annonce 9 " in text
        assert "■ L annonce 3 " in text
        assert not re.search(r"[+−]0\b", text), "E shows 0, which has no sign"
        await press(pilot, "space")
        struck = screen_text(app)
        assert sum(line.count("pareil") for line in struck.splitlines()[2:12]) == 6, "A, B and E, on both sides"
        assert "reste C − D = 1" in struck
        assert "reste D − C = −1" in struck
        await press(pilot, "space")
        assert screen_text(app) == text, "one gesture strikes out and back"
        await press(pilot, "enter")
        assert isinstance(app.screen, LearnScreen)
        assert app.session.state.followed == "6"
        shown = screen_text(app)
        assert "Neurone C" in shown
        assert "Neurone D" in shown
        assert "n° 6 : 19" in shown, "🦊 + 🐱 + 😍 = 6 + 7 + 6"


async def test_a_duel_is_refused_before_the_verdict_and_where_it_is_right(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        app.play(ChooseExample(6), Walk(), Reveal(40))
        await press(pilot, "q")
        await until(pilot, "On le voit une fois le")
        assert not isinstance(app.screen, DuelScreen)
        app.play(ChooseExample(1), Walk(), Reveal(99))
        await press(pilot, "q")
        await until(pilot, "Le verdict est juste")


async def test_following_while_thresholds_move(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        app.play(Learn())
        await until(pilot, "Sur les cartes : 8 justes sur 10. Pas sur les cartes : 0 juste sur 6.")
        await press(pilot, "z")
        await until(pilot, "n° 6 : jaune passe de 6 à 5, il parle encore ; bleu passe de 4 à 5")
        await press(pilot, "z")
        await until(pilot, "n° 6 : jaune passe de 5 à 4, il se tait ; bleu passe de 5 à 6")
        assert "Pas sur les cartes : 0 juste sur 6." in screen_text(app)
        await press(pilot, "z")
        await until(pilot, "Rien ne change : on prend de la marge.")
        await press(pilot, "z")
        await until(pilot, "le seuil de bleu passe de 6 à 5, bleu vaut 6 : il parle")
        await press(pilot, "z", "z")
        await until(pilot, "3 coups suffisaient sur 6 : C + 1, D − 1 et bleu − 1.")
        assert "Sur les cartes : 10 justes sur 10. Pas sur les cartes : 0 juste sur 6." in screen_text(app)


async def test_the_wrong_ones_are_followed_first(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL) as pilot:
        app.play(Learn())
        await until(pilot, "n° 6")
        await press(pilot, "s")
        assert app.session.state.followed == "10"
        assert "n° 10 : 17" in screen_text(app), "C: 6 + 5 + 6"
        await press(pilot, "q")
        assert "N° 10, un 6 : le réseau dit 0 et 6" in screen_text(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, LearnScreen)


async def test_a_hint_says_a_little_more_each_time(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL) as pilot:
        app.play(Learn())
        await press(pilot, "i")
        await until(pilot, "Regarder la carte C : pour le n° 6, jaune l'ajoute et bleu l'enlève.")
        await press(pilot, "i")
        assert "C montre 2 pour le n° 6, c'est trop : son seuil doit monter." in screen_text(app)
        assert "C + 1" not in screen_text(app)
        await press(pilot, "i")
        assert "Le coup : C + 1. Il en restera 2." in screen_text(app)
        assert "pente" not in screen_text(app)
        await press(pilot, "z", "i")
        await until(pilot, "Regarder la carte D")


def learn_view(session):
    """What the learning by hand is painted from."""
    state, changed = session.state, session.before_change
    now = stand(state.seen_network, lessons(state))
    before = None if changed is None else changed.network
    return LearnView(
        state,
        now,
        progress(now, now),
        (0, 0),
        before=before,
        followed=followed_lesson(state, before),
    )


@pytest.mark.parametrize("place", WORKSHOP.places)
@pytest.mark.parametrize("change", [-2, -1, 1, 2])
def test_what_the_line_crosses_is_marked_and_its_old_place_stays(place, change):
    session = Session.start(WORKSHOP).play(Learn()).play(Follow("6")).play(Nudge(*place, change))
    view = learn_view(session)
    old = WORKSHOP.network().layers[place[0]].neurons[place[1]].threshold
    low, high = sorted((old, old + change))
    crossed = [
        standing.lesson.label
        for standing in view.standings
        if low < standing.trace.layers[place[0]].neurons[place[1]].sum <= high
    ]
    lines = tally_block(view, place, 110, 9)
    text = plain(lines)
    assert text.count("!") == len(crossed)
    assert "│" in text
    reversed_ = [t.strip(" !") for line in lines[1:-3] for t, style in line if "reverse" in style]
    assert reversed_ == ["3"], "number 6, on every card"


def test_one_that_is_not_on_the_board_is_followed_too():
    session = Session.start(WORKSHOP).play(Learn()).play(Follow("7"))
    view = learn_view(session)
    assert len(view.standings) == 10
    lines = tally_block(view, (0, 2), 110, 9)
    assert [t.strip() for line in lines[1:-3] for t, style in line if "reverse" in style] == ["3"]
    assert "n° 7 : 20" in plain(lines), "🦊 + 🐱 + 😍 = 8 + 7 + 5"


@pytest.mark.parametrize("size", [(40, 10), (80, 20), (200, 45)])
@pytest.mark.parametrize("number", range(16))
def test_a_duel_fits_its_room(size, number):
    state = Session.start(WORKSHOP).play(Learn()).play(ChooseLearning("all")).state
    lesson = lessons(state)[number]
    view = lesson_duel(state, lesson)
    right = stand(state.network, [lesson])[0].verdict.right
    assert (view is None) == right
    if view is not None:
        lines = duel_lines(view, *size)
        assert len(lines) <= size[1]
        assert all(width(line) <= size[0] for line in lines)


async def test_what_a_repair_did_is_whole_with_drawings_of_the_class(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL) as pilot:
        app.play(Paint(((0, 0), (3, 3)), True), KeepDrawing(), LabelPage(0, "3"), TestPages(), Learn())
        app.play(Nudge(0, 2, 1), Nudge(0, 3, -1), Nudge(1, 1, -1))
        await until(pilot, "devient juste : n° 6")
        assert "9 → 10 sur 10   devient" in screen_text(app)
        assert "\n Vos dessins : 0 juste sur 1.\n" in screen_text(app)


async def test_a_line_that_has_no_room_ends_with_its_mark(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL) as pilot:
        await told(pilot, 6)
        await press(pilot, "q")
        write(app.screen.query_one("#hint", Static), "mot " * 30)
        await settled(pilot)
        *_, hint, _foot = screen_text(app).splitlines()
        assert hint == "mot " * 19 + "mot…"


def test_the_keys_at_the_foot_are_whole_and_end_with_the_menu():
    """Each of the five has 1 + 2 + 1 + 4 + 1 cells; the last one's space at the end may be missing."""
    keys = tuple(_Shown(name, "F2", "Menu", name, False, "") for name in "abcde")
    names = {
        cells: "".join(key.key for key in _with_room(keys, cells)) for cells in (44, 43, 35, 34, 26, 25, 3)
    }
    assert names == {44: "abcde", 43: "abde", 35: "abde", 34: "ade", 26: "ade", 25: "de", 3: "de"}
