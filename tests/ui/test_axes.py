"""Which two inputs a map shows where there are more: chosen in the menu, on both screens and on the board."""

from __future__ import annotations

from connecte.content.catalog import load
from connecte.session.room.room_events import Watch
from connecte.session.store.codec import decode, encode
from connecte.ui.base.commands import commands_of
from connecte.ui.board.board_look import watched
from connecte.ui.board.board_numbers import numbers_board
from connecte.ui.board.board_train import train_board
from connecte.ui.paint.lines import plain
from connecte.ui.train.pictures.looking import looking_of
from connecte.ui.train.pictures.pictures import picture_title
from tests.ui.screen import classroom, press, screen_text, until


def offered(app) -> bool:
    return "axes" in {command.name for command in commands_of(app.screen_stack)}


async def test_the_menu_turns_to_other_inputs_and_says_what_is_held(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    app = classroom(load("rouge"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "o")
        await until(pilot, " / ")
        assert not offered(app), "no plane is in view"
        app.screen.action_picture("plane")
        await press(pilot, "end", "s", "s", "s")
        await until(pilot, "750 / 750")
        assert offered(app)
        assert "rouge et vert, bleu = 0,2" in screen_text(app) and " vert┤" in screen_text(app)
        assert "appris, ici : 1 sur 1" in screen_text(app)
        app.screen.action_axes()
        await until(pilot, "rouge et bleu, vert = 0")
        text = screen_text(app)
        assert " bleu┤" in text and "appris, ici : 6 sur 6" in text
        assert "rouge et bleu, vert = 0" in picture_title(app.screen.view)
        watch = app.session.room.watch
        assert watch.picture == "plane" and watch.axes == 1, "the boards are told"
        shown = plain(train_board(watched(app.session, app.screen.runs, 78), 78, 24))
        assert "rouge et bleu, vert = 0" in shown
        app.screen.action_axes()
        app.screen.action_axes()
        await until(pilot, "rouge et vert, bleu = 0,2")


async def test_by_hand_the_board_follows_the_inputs_and_the_other_picture(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    app = classroom(load("rouge").replace(by_hand_step=0.1))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m")

        def board() -> str:
            return plain(numbers_board(app.session, 78, 24))

        await press(pilot, "s")  # follows the first example: 1, 0, 0
        assert offered(app)
        assert "rouge et vert, bleu = 0" in screen_text(app) and "rouge et vert, bleu = 0" in board()
        app.screen.action_axes()
        await press(pilot, "up")
        assert "rouge et bleu, vert = 0" in screen_text(app) and "rouge et bleu, vert = 0" in board()
        assert "vrais trouvés" not in board()
        await press(pilot, "tab")
        assert not offered(app), "no plane is in view"
        assert "vrais trouvés" in screen_text(app) and "vrais trouvés" in board()
        await press(pilot, "tab")
        assert "rouge et bleu, vert = 0" in screen_text(app) and "rouge et bleu, vert = 0" in board()


async def test_two_inputs_leave_no_choice():
    app = classroom(load("plan"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "o")
        await until(pilot, " / ")
        app.screen.action_picture("plane")
        await press(pilot, "s")
        assert not offered(app)


def test_journals_of_before_mean_the_first_pair():
    watch = Watch("plane", 0, 0, 3, True, 500, 1, 4, 2, True)
    assert decode(encode(watch)) == watch and looking_of(watch).axes == 2
    written = {key: value for key, value in encode(watch).items() if key not in ("axes", "turned")}
    assert decode(written) == watch.replace(axes=0, turned=False)
