"""The board beside a session: what it shows, what it must not, what it survives."""

from __future__ import annotations

import os
import sys

import pytest

from connecte.content.catalog import load
from connecte.session.items import Item
from connecte.session.moves import (
    ChooseExample,
    Reveal,
    Walk,
)
from connecte.session.room.room_events import Debrief
from connecte.session.store.journal import Header, Journal, read
from connecte.session.store.keeper import Keeper
from tests.data_home import set_data_home
from tests.often import times
from tests.terminal import Terminal
from tests.ui.screen import (
    SIZES,
    check_snapshot,
    choose,
    classroom,
    growing,
    menu,
    new_board,
    press,
    resized,
    screen_text,
    settled,
    until,
)

WORKSHOP = load()


async def caught_up(watcher, app):
    """Until the board has read the last line of the session's journal: what is not there then is not coming."""
    await until(watcher, lambda: watcher.app.session == app.session)


@pytest.mark.parametrize("size", SIZES[:: times(2, 1)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_board_follows_a_session(tmp_path, size):
    """Both as pilots: what the class's screen shows, the board does; what is typed, it does not."""
    keeper = Keeper(tmp_path)
    app, board = classroom(WORKSHOP, keeper=keeper), new_board(None, keeper)
    async with app.run_test(size=(80, 24)) as pilot, board.run_test(size=size) as watcher:
        await until(watcher, "attend la séance")
        await press(pilot, "s", "s")
        await until(watcher, "Exemple 1")
        await press(pilot, "space", "space", "9")
        await until(watcher, "ange")
        assert "9" not in screen_text(board)
        await press(pilot, "enter")
        await until(watcher, "✗9")
        await press(pilot, "r", "t", "space", "space")
        await until(watcher, "Neurone A")
        assert "ne dépasse pas" not in screen_text(board), "the answer comes with the next key"
        await press(pilot, "f")
        await until(pilot, "verdict : 0")
        await press(pilot, "space")
        await caught_up(watcher, app)
        assert "verdict" not in screen_text(board), "the answers are the facilitator's alone"
        await press(pilot, "b")
        await until(pilot, "Le tableau est éteint")
        await caught_up(watcher, app)
        assert not screen_text(board).strip()
        await press(pilot, "b", "m")
        await until(watcher, "Sur les cartes : 7 justes sur 9")
        assert "n° 1 : son verdict" in screen_text(board), "the class is in the middle of it"
        await press(pilot, "z", "z")
        await until(watcher, "8 sur 9")


async def test_a_board_plays_the_training_along(tmp_path):
    keeper = Keeper(tmp_path)
    app, board = classroom(WORKSHOP, keeper=keeper), new_board(None, keeper)
    async with app.run_test(size=(120, 40)) as pilot, board.run_test(size=(120, 40)) as watcher:
        await press(pilot, "s", "o")
        await until(pilot, "reconnus")
        await until(watcher, "Il n'a encore rien corrigé")  # the simple view, on the board too
        await press(pilot, "t", "3")
        await until(watcher, "5 000 / 100 000")
        await press(pilot, "j", "c")
        await until(watcher, "Coût :")
        await press(pilot, "space")
        await caught_up(watcher, app)
        for _half_second in range(20):
            await settled(watcher, 0.5)
        assert "itération 5 300 /" in screen_text(board), "it plays: 30 iterations a second"
        await press(pilot, "space")
        place = app.session.state.iteration
        await until(watcher, f"itération {place:,} /".replace(",", " "))


async def test_late_closed_resized_and_two_at_once(tmp_path):
    keeper = Keeper(tmp_path)
    app = classroom(WORKSHOP, keeper=keeper)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s", "s", "space", "t")
        first, late = new_board(None, keeper), new_board(None, keeper)
        async with first.run_test(size=(80, 24)) as one:
            await until(one, "extraterrestre")
            async with late.run_test(size=(120, 40)) as other:
                await until(other, "extraterrestre")
                await resized(other, 40, 12)
                await resized(other, 200, 50)
                await press(pilot, "space")
                await until(one, "Neurone A")
                await until(other, "Neurone A")
            await press(pilot, "space")
            await until(one, "🤖 + 🦊 − 😇")
        await press(pilot, "space")
        assert len(app.session.state.revealed) == 9


async def test_another_session_is_followed_when_it_begins(tmp_path):
    keeper = Keeper(tmp_path)
    board = new_board(None, keeper)
    async with board.run_test(size=(80, 24)) as watcher:
        async with classroom(WORKSHOP, keeper=keeper).run_test(size=(80, 24)) as pilot:
            await press(pilot, "s")
            await until(watcher, "Exemple 0")
        async with classroom(load("xor"), keeper=Keeper(tmp_path)).run_test(size=(80, 24)) as pilot:
            await press(pilot, "escape", "escape")
            assert "Exemple 0" in screen_text(board), "nothing was done in the new one yet"
            await press(pilot, "s", "s")
            await until(watcher, "Exemple 1")


async def test_a_file_that_is_no_session_is_told_on_the_board(tmp_path):
    path = tmp_path / "poem.jsonl"
    path.write_text("roses\n")
    board = new_board(path)
    async with board.run_test(size=(80, 24)) as watcher:
        await until(watcher, "ce fichier")


@pytest.mark.parametrize("name", ["strip", "card", "verdict", "closing"])
async def test_how_it_looks(name, tmp_path):
    moves = {"strip": [Reveal(2)], "card": [Reveal(6 + 10)], "verdict": [Reveal(99)], "closing": [Reveal(99)]}[
        name
    ]
    expected = {"strip": "robot", "card": "Neurone C", "verdict": "C'était un 3", "closing": "5. "}[name]
    path = tmp_path / "s.jsonl"
    journal = Journal(path, Header.of(WORKSHOP, ""))
    for move in (ChooseExample(6), Walk(), *moves, Debrief(name == "closing")):
        journal.append(move)
    board = new_board(path)
    async with board.run_test(size=SIZES[0]) as watcher:
        async for size in growing(watcher):
            await until(watcher, expected)
            check_snapshot(board, f"board-{name}-{size}")
    journal.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
def test_in_a_second_terminal_beside_a_session(tmp_path, monkeypatch):
    """Two processes, two terminals: the board follows, is killed, comes back late; the session goes on."""
    set_data_home(monkeypatch, tmp_path)
    journal = tmp_path / "s.jsonl"
    session = Terminal("-m", "connecte", "play", "--session", str(journal))
    session.wait_for("Menu")
    board = Terminal("-m", "connecte", "board")
    try:
        board.wait_for("attend la s")
        session.type("s")
        board.wait_for("Exemple 0")
        session.type("s ")
        board.wait_for("Chacun compte")
        os.kill(board.process.pid, 9)
        board.close()
        session.type(" ")
        session.wait_for("tape 1 / 47")
        board = Terminal("-m", "connecte", "board", str(journal), size=(40, 120))
        board.wait_for("ange")
        session.type(" ")
        board.wait_for("robot")
        state = read(journal).session().state  # what a board shows was written before
        assert state.revealed == (Item("count", 0, 0), Item("count", 0, 1))
    finally:
        board.close()
        session.close()


async def test_what_is_opened_beside_the_class_is_on_the_board_too(tmp_path):
    keeper = Keeper(tmp_path)
    app, board = classroom(WORKSHOP, keeper=keeper), new_board(None, keeper)
    async with app.run_test(size=(80, 24)) as pilot, board.run_test(size=(120, 40)) as watcher:
        await press(pilot, "s", "s", *menu("rôles"), "2", "7")
        await until(watcher, "27 élèves, dessin 1")
        await press(pilot, "escape", *menu("sosies"))
        await until(watcher, "167 741 370 749 sosies")
        await press(pilot, "escape")
        await until(watcher, "Exemple 1")
        await press(pilot, *["s"] * 5, "space", *"tttt", "d", *menu("cases fragiles"))
        await until(pilot, "20 cases fragiles")
        await until(watcher, "!")
        assert screen_text(board).count("!") == 20
        await press(pilot, "x", "enter", "3", "g", "k")
        await until(watcher, "d1:3→?")
        assert "arracher" not in screen_text(board), "keys are the facilitator's"
        await press(pilot, "t")
        await until(watcher, "d1:3→rien")


async def test_with_a_board_the_facilitators_own_screen_stays_lit(tmp_path):
    keeper = Keeper(tmp_path)
    app, board = classroom(WORKSHOP, keeper=keeper), new_board(None, keeper)
    async with app.run_test(size=(80, 24)) as pilot:
        async with board.run_test(size=(80, 24)) as watcher:
            await press(pilot, "s")
            await until(watcher, "Exemple 0")
            await press(pilot, "b")
            await caught_up(watcher, app)
            assert not screen_text(board).strip()
            assert "Exemple 0" in screen_text(app)
            await press(pilot, "b")
            await until(watcher, "Exemple 0")
        await press(pilot, "b")
        assert not screen_text(app).strip()
    (keeper.folder / "board-999999999").touch()  # one that was killed
    assert not keeper.has_boards()


async def test_fragile_cells_on_the_board_are_those_that_were_asked_for(tmp_path):
    """Other cards, another drawing: none; behind another screen they come back with it."""
    keeper = Keeper(tmp_path)
    app, board = classroom(WORKSHOP, keeper=keeper), new_board(None, keeper)
    async with app.run_test(size=(80, 24)) as pilot, board.run_test(size=(120, 40)) as watcher:
        await press(pilot, *["s"] * 7, "space", *"tttt", "d", *menu("cases fragiles"))
        await until(watcher, "!")
        await choose(pilot, "rôles")
        await until(watcher, "Combien")
        await press(pilot, "escape")
        await until(watcher, "!")
        await press(pilot, "m", "up", "d")
        await until(watcher, "Exemple 6")
        await caught_up(watcher, app)
        assert "!" not in screen_text(board)
        assert not app.session.room.project.what


async def test_the_closing_words_stay_while_the_training_plays(tmp_path):
    keeper = Keeper(tmp_path)
    app, board = classroom(WORKSHOP, keeper=keeper), new_board(None, keeper)
    async with app.run_test(size=(120, 40)) as pilot, board.run_test(size=(120, 40)) as watcher:
        await press(pilot, "s", "o")
        await until(pilot, "reconnus")
        await press(pilot, "space", "h", "tab")
        await until(watcher, "5. ")
        await caught_up(watcher, app)
        await settled(watcher, 1)
        assert "5. " in screen_text(board)


async def test_the_card_in_hand_is_the_one_on_the_board(tmp_path):
    keeper = Keeper(tmp_path)
    app, board = classroom(WORKSHOP, keeper=keeper), new_board(None, keeper)
    async with app.run_test(size=(80, 24)) as pilot, board.run_test(size=(80, 24)) as watcher:
        await press(pilot, "s", "m", "right", "right")
        await until(watcher, "[C]")
        await press(pilot, "up", "right")
        await until(watcher, "[D]")


async def test_roles_are_on_the_board_before_anything_is_drawn(tmp_path):
    keeper = Keeper(tmp_path)
    app, board = classroom(WORKSHOP, keeper=keeper), new_board(None, keeper)
    async with app.run_test(size=(80, 24)) as pilot, board.run_test(size=(80, 24)) as watcher:
        await press(pilot, *menu("rôles"), "2", "7")
        await until(watcher, "27 élèves")
        await press(pilot, "escape")
        await until(watcher, "Dessiner un chiffre")
    assert keeper.last() is None, "nothing was done that one could go on with"
