"""Activities whose outputs are numbers, through the real screens: nothing claims a label."""

from __future__ import annotations

import pytest

from connecte.content.catalog import load
from connecte.content.runs.trial import named_trials
from connecte.core.cards.network import MoveWeight
from connecte.language.plain import to_ascii
from connecte.session.moves import (
    AddTrial,
    ChooseExample,
    GoTo,
    Learn,
    RaiseHands,
    Reveal,
    SayWanted,
    SetValue,
    Train,
    Walk,
)
from connecte.session.session import Session
from connecte.session.story.report import report
from connecte.ui.base.commands import commands_of
from connecte.ui.board.board_text import BoardView, board_lines
from connecte.ui.learn.numbers.valley import way_gone
from connecte.ui.train.pictures.pictures import pictures_of
from tests.ui.screen import check_snapshot, choose, classroom, press, screen_text, until

LABELLED = ("annonce «", "C'était", "verdict", "je ne sais pas", "Vote", "« »", " :  ")


async def test_the_card_of_a_line_is_computed_and_the_distance_said(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    app = classroom(load("droite"))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, "e", "1", "enter")
        assert "Il faudrait : prix 7" in screen_text(app)
        await press(pilot, "enter", "space", "space", "space", "space")
        assert "seuil 0,3 (b = −0,3)" in screen_text(app)
        assert "0,66 − 0,3 = 0,36" in screen_text(app)  # 0.3 × 2.2 = 0.66
        await press(pilot, "space")
        assert "Le réseau dit 0,36 ; il fallait 7 : écart −6,64." in screen_text(app)
        check_snapshot(app, "numbers_distance")
        await press(pilot, "v")
        assert "La sortie est un nombre" in screen_text(app)
        assert app.session.state.wanted is None
        assert not [word for word in LABELLED if word in screen_text(app)]


async def test_computed_inputs_follow_the_given_one():
    app = classroom(load("courbe"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "right", "right", "down")  # there is no other number to choose
        x = -0.98
        assert app.session.state.values == pytest.approx([x**power for power in range(1, 8)])
        assert "x7 puissance 7" in screen_text(app)
        await press(pilot, "enter", "t", "t")
        assert app.session.state.is_revealed(app.session.state.items[-2])


def test_rules_know_no_label_and_no_vote_for_numbers():
    state = Session.start(load("courbe")).play(ChooseExample(0)).state
    session = Session.start(load("courbe")).play(ChooseExample(0))
    assert (state.wanted, state.choices, state.activity.answers) == (None, (), ())
    assert session.play(SetValue(1, 0.5)) is session, "a computed input is not set"
    assert session.play(SayWanted("y")) is session
    assert session.play(RaiseHands("y")) is session


async def test_a_line_is_moved_by_hand_and_its_gaps_told(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    app = classroom(load("droite"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m", "up", "up", "up", "right", "up")
        state = app.session.state
        assert state.weights == (MoveWeight(0, 0, None, -1), MoveWeight(0, 0, 0, 3)), "b is −threshold"
        # 0.6 × 2 − 0.2 = 1, and the price is 6.
        assert "● 0      1      6     −5     25" in screen_text(app)
        check_snapshot(app, "numbers_by_hand")
        await press(pilot, "u")
        assert app.session.state.weights == (MoveWeight(0, 0, 0, 3),)
        await press(pilot, "i", "i", "i")
        assert "↑ : le coût passe de" in screen_text(app)
        await press(pilot, "s")
        assert "n° 0 : écart" in screen_text(app)
        await press(pilot, "tab")
        assert "de plus en plus cher" in screen_text(app)
        await press(pilot, *["z"] * 60)
        assert "fond de la vallée" in screen_text(app)


async def test_by_hand_with_characters_of_a_plain_terminal():
    app = classroom(load("courbe"), plain=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m", "up", "up")
        text = to_ascii(screen_text(app), {})
        assert "}10" in text and "o 0" in text, "points kept aside have another shape"
        assert "?" not in text
        await press(pilot, "tab")
        assert "?" not in to_ascii(screen_text(app), {})


def test_the_board_shows_the_line_and_no_keys():
    session = Session.start(load("droite")).play(Learn()).play(MoveWeight(0, 0, 0, 5))
    text = "\n".join(
        "".join(span for span, _style in line) for line in board_lines(BoardView(session), 100, 30)
    )
    assert "écart moyen" in text
    assert "w 0,3→0,8" in text
    assert "Tab" not in text


async def test_a_named_run_with_examples_of_its_own_is_looked_at():
    app = classroom(load("droite"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "o")
        await choose(pilot, "d'autres essais")
        assert "cours" in screen_text(app)
        await press(pilot, "down", "enter", "end")
        await until(pilot, lambda: app.screen.view.iteration == 1_000)
        run = app.session.state.run
        assert (run.examples_of, run.step) == ("cours", 0.01)
        view = app.screen.view
        assert [example.goals for example in view.activity.examples] == [(0,), (-1,), (-2,), (-3,)]
        # networks.md §1: w = −0.9999969, b = 0.9999908 after 1000 iterations, in float64.
        (layer,) = view.values.layers
        assert layer.weights[0, 0] == pytest.approx(-0.99999689, abs=1e-8)
        assert -layer.thresholds[0] == pytest.approx(0.99999085, abs=1e-8)
        await press(pilot, "s", "s", "s", "s")
        assert app.screen.looking.example == 0, "it has four examples"


@pytest.mark.parametrize("name", ["droite", "courbe"])
async def test_every_picture_of_the_training_speaks_of_gaps(monkeypatch, name):
    monkeypatch.setenv("NO_COLOR", "1")
    app = classroom(load(name))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "o", "3")
        await until(pilot, "écart")
        for picture in pictures_of(load(name)):
            app.screen.action_picture(picture.name)
            await until(pilot, lambda: app.screen.view is not None)
            text = screen_text(app)
            assert "pas pu être dessinée" not in text
            assert not [word for word in ("reconnus", "annoncé", "()", "« »", "justes") if word in text], text
        await press(pilot, "end")
        await until(pilot, "Terminé. Écart moyen")


async def test_the_line_and_its_valley_while_it_learns(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    app = classroom(load("droite"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "o", "2")
        await until(pilot, "10 / 1 000")
        check_snapshot(app, "numbers_line")
        app.screen.action_picture("valley")
        await until(pilot, "de plus en plus cher")
        check_snapshot(app, "numbers_valley")


async def test_a_step_too_large_leaves_the_valley_and_one_too_small_crawls():
    app = classroom(load("droite"))
    async with app.run_test(size=(80, 24)) as pilot:
        runs = named_trials(load("droite"))
        await press(pilot, "o")
        app.play(AddTrial(runs["trop grand"]))
        await press(pilot, "end")
        await until(pilot, "un pas plus petit")
        app.screen.action_picture("valley")
        await until(pilot, "saute par-dessus la vallée et en sort")
        app.play(AddTrial(runs["trop petit"]))
        await press(pilot, "end")
        await until(pilot, "le pas est petit")


def test_the_report_tells_distances_and_what_was_moved():
    session = Session.start(load("droite"))
    moves = (ChooseExample(1), Walk(), Reveal(20), Learn(), MoveWeight(0, 0, 0, 5), Train(), GoTo(1000))
    for move in moves:
        session = session.play(move)
    text = report(session, "2026-01-01T10:00:00")
    assert "0,36 pour 7, écart −6,64" in text
    assert "0,3 → 0,8" in text
    assert not [word for word in ("Exemples justes", "annonce ce qui", "reconnus sur") if word in text]


async def test_what_is_about_labels_is_not_offered():
    app = classroom(load("droite"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "o")
        offered = {command.id for command in commands_of(app.screen_stack)}
        assert not offered & {"seek.verdict_1", "seek.verdict_-1", "write.page", "predict_first", "notebook"}
        assert {"write.recording", "to_cards", "picture.line", "picture.valley"} <= offered


def test_the_way_over_the_valley_ends_where_the_numbers_are():
    """Two steps on and one back of w, which starts at 0.3: it ends at 0.4, where it was before."""
    session = Session.start(load("droite")).play(Learn())
    for by in (1, 1, -1):
        session = session.play(MoveWeight(0, 0, 0, by))
    way = way_gone(session, ((0, 0, 0), (0, 0, None)))
    assert way[:, 0].tolist() == pytest.approx([0.3, 0.4, 0.5, 0.4])


@pytest.mark.parametrize(
    ("name", "told", "step"),
    [
        # w 0.3 and b −0.3 are far below the prices, and a size above 2 makes a step of w weigh more than b's.
        ("droite", (), "le meilleur pas : monter w"),
        ("plan", ("faux : 32 sur 60",), "le meilleur pas : baisser x"),
        # 80 frauds let pass and 10 payments refused (networks.md §3)
        ("fraude", ("faux : 90 sur 1000", "12 × soupçon 8   fraude → fraude ✓"), "aucun pas d'un seul nombre"),
    ],
)
async def test_the_notes_say_the_best_step_as_the_numbers_are_shown(name, told, step):
    app = classroom(load(name))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m", "f")
        text = screen_text(app)
        for words in (*told, step):
            assert words in text
        assert "n° 0" not in text


async def test_the_notes_lower_the_constant_of_a_line_and_not_its_threshold():
    app = classroom(load("droite"))
    async with app.run_test(size=(80, 24)) as pilot:
        # w = −0.5, b = 11.7: of w ± 0.1 and b ± 0.1, b − 0.1 makes the eight squares least.
        app.play(Learn(), MoveWeight(0, 0, 0, -8), MoveWeight(0, 0, None, -120))
        await press(pilot, "f")
        assert "le meilleur pas : baisser b" in screen_text(app)
