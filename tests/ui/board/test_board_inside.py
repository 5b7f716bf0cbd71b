"""An opened iteration and "why" on the board; and no key ever, whatever it shows."""

from __future__ import annotations

import re

import pytest

from connecte.language.value import replace
from connecte.session.moves import ChooseExample, ChooseLearning, Learn, Train, Walk
from connecte.session.room.room_events import LookInside, Project, SetPupils, Watch
from connecte.session.session import Session
from connecte.session.store.keeper import Keeper
from connecte.ui.board.board_look import inside, watched
from connecte.ui.board.board_text import BoardView, board_lines
from connecte.ui.paint.lines import plain
from connecte.ui.train.pictures.pictures import PICTURES, SIMPLE_PICTURE
from connecte.ui.train.runs.runs import Runs
from tests.ui.board.test_board import SIZES, WORKSHOP, caught_up
from tests.ui.screen import classroom, new_board, press, screen_text, until

KEY = re.compile(
    r"(?<![\w’'])(?:[a-zA-Z]|Entrée|Échap|Espace|Tab|⌫|Suppr|Début|F\d|↑ (?:et )?↓|← →|→ ←)(?:, [a-z])* : "
    r"|\((?:Entrée|Échap|Tab|[a-z])\)"
    r"|Ctrl|Échap|\bpuis [a-z]\b"
)


async def test_what_is_opened_in_the_training_is_on_the_board(tmp_path):
    """Phase after phase, why a number moves, and back; all computed from the board's own runs."""
    keeper = Keeper(tmp_path)
    app, board = classroom(WORKSHOP, keeper=keeper), new_board(None, keeper)
    async with app.run_test(size=(80, 24)) as pilot, board.run_test(size=(120, 40)) as watcher:
        app.call_later(app.play, ChooseExample(0), Train())
        await until(pilot, "reconnus")
        await press(pilot, "2", "enter")
        await until(watcher, "de 1 000 à 1 001   1 / 3 : répondre")
        await press(pilot, "tab", "backspace", "backspace")
        await until(watcher, "de 1 000 à 1 001   1 / 11 : calculs, couche cachée")
        await press(pilot, "space", "down")
        await until(watcher, "2 / 11 : réponses, couche cachée")
        await until(watcher, "Neurone B")
        await press(pilot, "right")
        await until(watcher, "n° 0 (0)")
        await press(pilot, "q")
        await until(watcher, "Pourquoi ?")
        await press(pilot, "right")
        await until(pilot, lambda: app.session.room.inside.source == 1)
        await until(watcher, "le poids de 🤖 dans B")
        await press(pilot, "escape")
        await until(watcher, "2 / 11 : réponses, couche cachée")
        await press(pilot, "escape")
        await caught_up(watcher, app)
        await until(watcher, "corrigé ses nombres 1 000 fois")
        assert "/ 11" not in screen_text(board)


def trained(*moves):
    """A session at the training, and the board's own runs of it."""
    session = Session.start(WORKSHOP)
    for move in (*moves, Train()):
        session = session.play(move)
    runs = Runs({})
    runs.follow(session.state)
    while runs.current.recording.reached < 100:
        runs.work()
    return session, runs


async def test_the_board_has_the_speed_of_the_facilitator_when_it_stands_too(tmp_path):
    keeper = Keeper(tmp_path)
    app, board = classroom(WORKSHOP, keeper=keeper), new_board(None, keeper)
    async with app.run_test(size=(80, 24)) as pilot, board.run_test(size=(80, 24)) as watcher:
        app.call_later(app.play, ChooseExample(0), Train())
        await until(watcher, "1 667/s")
        await press(pilot, "up")
        await until(watcher, "3 000/s")
        await press(pilot, "space", "space", "right", "up")
        await until(pilot, "10 000/s")
        await until(watcher, "10 000/s")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_no_picture_of_the_training_names_a_key_on_the_board(size):
    session, runs = trained(ChooseExample(6))
    events = [
        Watch(name, 1, 1, 0, True, 0, 0, 0) for name in (found.name for found in (SIMPLE_PICTURE, *PICTURES))
    ]
    for event in events:
        here = session.with_event(event)
        view = BoardView(here, watched(here, runs, size[0] - 2))
        assert not KEY.search(plain(board_lines(view, size[0] - 2, size[1]))), event.picture
    for phase in range(11):
        for example in (-1, 3):
            for what in ("iteration", "why"):
                here = session.with_event(LookInside(what, 50, phase, 0, 2, 1, example, 0))
                view = BoardView(here, watched(here, runs, size[0] - 2), inside(here, runs))
                assert view.inside is not None
                text = plain(board_lines(view, size[0] - 2, size[1]))
                assert not KEY.search(text), text


@pytest.mark.parametrize("what", ["", "roles", "notebook", "tables", "lookalikes", "vote", "fragile"])
@pytest.mark.parametrize("pupils", [0, 27])
def test_nothing_on_the_board_names_a_key(what, pupils):
    """The empty notebook and the roles of nobody included."""
    for moves in (
        (),
        (ChooseExample(6),),
        (ChooseExample(6), Walk()),
        (Learn(),),
        (Learn(), ChooseLearning(())),
    ):
        session = Session.start(WORKSHOP).with_event(SetPupils(pupils)).with_event(Project(what, 0))
        for move in moves:
            session = session.play(move)
        for cells, height in SIZES:
            text = plain(board_lines(BoardView(session), cells - 2, height))
            assert not KEY.search(text), text


def test_an_iteration_that_cannot_be_opened_shows_the_training():
    """Of another version, or of a run that is shorter: nothing fails."""
    session, runs = trained()
    good = LookInside("iteration", 5, 0, 0, 0, -1, -1, 0)
    assert inside(session.with_event(good), runs) is not None
    changes = (
        {"what": "x"},
        {"iteration": -1},
        {"iteration": 10**9},
        {"layer": 7},
        {"neuron": 9},
    )
    for change in changes:
        values = {name: getattr(good, name) for name in good.__match_args__} | change
        assert inside(session.with_event(LookInside(**values)), runs) is None
    far = LookInside("why", 5, 99, 1, 3, 99, 99, 99)
    view = inside(session.with_event(far), runs)
    assert view is not None
    assert board_lines(replace(BoardView(session), train=watched(session, runs, 78), inside=view), 78, 24)
