"""Numbers chosen on a plane: by arrows, by a click, with points of one's own."""

from __future__ import annotations

from itertools import pairwise

from connecte.content.catalog import load
from connecte.core.plane.point import OwnPoint
from connecte.session.rules.learning import lessons
from connecte.ui.chart.plane_text import LEFT
from tests.ui.screen import Hand, choose, classroom, press, screen_text


async def test_arrows_move_the_cursor_and_enter_puts_a_point(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    app = classroom(load("plan"))
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.session.state.values == (0, 0, 0)
        await press(pilot, "right", "right", "up", "enter")
        assert app.session.state.points == (OwnPoint(0.1, 0.05, "bleu"),)
        assert "[■]" in screen_text(app)
        await press(pilot, "w")
        assert "poser ● orange" in screen_text(app)
        await press(pilot, "left", "enter")
        assert app.session.state.points[-1] == OwnPoint(0.05, 0.05, "orange"), "the label stays chosen"
        await press(pilot, "u")
        assert len(app.session.state.points) == 1
        await press(pilot, "enter", "enter")
        assert len(app.session.state.points) == 1, "what is put twice is taken back"


async def test_the_cursor_stays_on_the_plane():
    app = classroom(load("plan"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *["left"] * 25, *["down"] * 22)
        assert app.session.state.values == (-1, -1, 1)


async def test_a_step_is_about_a_fortieth_of_the_range_however_small_that_is():
    """From 0 to 0.1 a step is 0.0025, to one digit 0.002 or 0.003; a click puts a point with three decimals."""
    activity = load("plan")
    small = tuple(source._replace(least=0.0, most=0.1) for source in activity.inputs)
    examples = [each._replace(counts=(0.05, 0.05, 0.0025)) for each in activity.examples]
    app = classroom(activity.replace(inputs=(*small[:2], activity.inputs[2]), examples=examples))
    async with app.run_test(size=(80, 24)) as pilot:
        seen = [app.session.state.values[0]]
        for _step in range(15):
            await press(pilot, "right")
            seen.append(app.session.state.values[0])
        steps = {round(after - before, 6) for before, after in pairwise(seen)}
        assert steps in ({0.002}, {0.003}) and all(round(value, 3) == value for value in seen)
        await press(pilot, *["right"] * 30)
        assert app.session.state.values[0] == 0.1
        await Hand(app).click("#values", offset=(LEFT, 0))
        (point,) = app.session.state.points
        assert 0 < point.x < 0.005 and 0.095 < point.y < 0.1


async def test_a_click_puts_a_point_there():
    app = classroom(load("plan"))
    async with app.run_test(size=(80, 24)):
        await Hand(app).click("#values", offset=(LEFT, 0))
        (point,) = app.session.state.points
        assert point.x < -0.9 and point.y > 0.9 and point.label == "bleu"
        await Hand(app).click("#values", offset=(1, 0))
        assert len(app.session.state.points) == 1, "beside the plane nothing happens"


async def test_nothing_is_said_of_the_plane_before_the_verdict_is_known():
    app = classroom(load("plan"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e", "3", "enter")
        assert "·" not in screen_text(app).partition("x·y")[0].replace("x·y", "")
        await press(pilot, "space", *["t"] * 4, "d")
        assert app.session.state.is_told
        assert "····" in screen_text(app)
        await press(pilot, "right")
        assert "····" not in screen_text(app)


async def test_points_are_written_to_a_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    app = classroom(load("plan"))
    async with app.run_test(size=(80, 24)) as pilot:
        await choose(pilot, "au fichier")
        assert list(tmp_path.iterdir()) == []
        await press(pilot, "enter")
        await choose(pilot, "au fichier")
        assert "values: [0, 0]" in (tmp_path / "plan.yaml").read_text("utf-8")


async def test_the_board_shows_the_plane():
    from connecte.ui.board.board_text import BoardView, board_lines
    from connecte.ui.paint.lines import plain

    app = classroom(load("plan"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        text = plain(board_lines(BoardView(app.session), 80, 24))
        assert "[■]" in text and "Choisir un point" in text


async def test_a_line_is_moved_by_hand_and_points_of_ones_own_are_on_it(monkeypatch):
    """From choosing points to the line by hand: weights move too, and the count stands beside the line."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = classroom(load("plan"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *["right"] * 10, "enter", "m")
        before = screen_text(app)
        assert "appris : 28 sur 61" in before or "appris : 29 sur 61" in before
        assert "Frontière de N : x − y = 0" in before
        await press(pilot, "down")
        after = screen_text(app)
        assert "Frontière de N : 0,9 x − y = 0" in after
        network = app.session.state.network
        right = sum(
            bool(network.verdict(network.forward(lesson.counts).outputs, lesson.label).right)
            for lesson in lessons(app.session.state)
        )
        assert f"appris : {right} sur 61" in after
        await press(pilot, "right", *["down"] * 3, "right", "right", "up")
        assert "seuil 0→0,1" in screen_text(app) and "y −1→−1,3" in screen_text(app)
        await press(pilot, "u")
        assert "seuil 0→0,1" not in screen_text(app)
