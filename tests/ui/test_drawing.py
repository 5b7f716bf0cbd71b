"""The pen on the grid: what a stroke, a click and a release that never came do; what cannot be changed."""

from __future__ import annotations

from textual import events

from connecte.session.store.journal import read
from connecte.session.store.keeper import Keeper
from connecte.ui.draw.grid import DrawingGrid
from tests.ui.screen import Hand, classroom, drained, key_event, press, screen_text, until

SMALL = (80, 24)


def at(grid, row, column):
    """The middle of a cell."""
    return (2 * grid.cell_height * column + 1, grid.cell_height * row)


async def test_a_drag_blackens_and_a_click_turns_one_cell(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL) as pilot:
        grid, hand = app.screen.query_one(DrawingGrid), Hand(app)
        await hand.mouse_down(grid, offset=at(grid, 0, 0))
        await hand.drag(grid, at(grid, 0, 3))
        await hand.mouse_up(grid, offset=at(grid, 0, 3))
        assert app.session.state.drawing.rows[0] == "####..", "cells that the mouse jumped across too"
        await hand.click(grid, offset=at(grid, 0, 1), button=3)
        assert app.session.state.drawing.rows[0] == "#.##.."
        await press(pilot, "u", "u")
        assert not app.session.state.drawing.black
        await press(pilot, "y")
        assert app.session.state.drawing.rows[0] == "####.."
        # The pen is lifted, and goes on where it was: nothing is wiped.
        await hand.mouse_down(grid, offset=at(grid, 0, 3))
        await hand.drag(grid, at(grid, 0, 5))
        await hand.mouse_up(grid, offset=at(grid, 0, 5))
        assert app.session.state.drawing.rows[0] == "######"
        await hand.click(grid, offset=at(grid, 0, 2))
        assert app.session.state.drawing.rows[0] == "##.###"
        await hand.click(grid, offset=at(grid, 0, 2))
        assert app.session.state.drawing.rows[0] == "######"
        await hand.mouse_down(grid, offset=at(grid, 0, 0), button=3)
        await hand.drag(grid, at(grid, 0, 4), button=3)
        await hand.mouse_up(grid, offset=at(grid, 0, 4))
        assert app.session.state.drawing.rows[0] == ".....#"


async def test_a_stroke_that_was_never_released_ends_at_the_next_key(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL) as pilot:
        grid, hand = app.screen.query_one(DrawingGrid), Hand(app)
        await hand.mouse_down(grid, offset=at(grid, 2, 0))
        await hand.drag(grid, at(grid, 2, 2))
        assert app.mouse_captured is grid
        await press(pilot, "space")
        assert app.session.state.drawing.rows[2] == "###...", "the key did not lose it"
        assert app.session.state.phase == "walk", "and did what it does"
        assert app.mouse_captured is None


async def test_what_was_under_way_of_a_stroke_that_a_key_ended_is_not_played_again(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL) as pilot:
        grid, hand = app.screen.query_one(DrawingGrid), Hand(app)
        await hand.mouse_down(grid, offset=at(grid, 2, 0))
        grid._forward_event(events.MouseMove(grid, *at(grid, 2, 2), 0, 0, 1, False, False, False))
        grid._forward_event(key_event("x"))  # it clears, and comes before what the grid tells of that move
        await drained(app)
        app.clock.turn(0.5)
        await drained(app)
        assert not app.session.state.drawing.black
        await hand.click(grid, offset=at(grid, 8, 0))
        await press(pilot, "u", "u")
        assert app.session.state.drawing.rows[2] == "###...", "the next stroke took nothing back"


async def test_nor_does_it_go_on_when_the_mouse_comes_back_without_a_button(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL) as pilot:
        grid, hand = app.screen.query_one(DrawingGrid), Hand(app)
        await hand.mouse_down(grid, offset=at(grid, 2, 0))
        await hand.drag(grid, at(grid, 2, 1))
        await hand._post_mouse_events([events.MouseMove], grid, at(grid, 8, 5), button=0)
        await drained(app)
        assert app.session.state.drawing.rows[2] == "##...."
        assert app.session.state.drawing.rows[8] == "......"
        await press(pilot, "u")
        assert not app.session.state.drawing.black, "one stroke"


async def test_a_stroke_under_way_is_kept_twice_a_second_and_is_one_move(workshop, tmp_path):
    path = tmp_path / "s.jsonl"
    app = classroom(workshop, keeper=Keeper(tmp_path / "kept", path))
    async with app.run_test(size=SMALL) as pilot:
        grid, hand = app.screen.query_one(DrawingGrid), Hand(app)
        await hand.click(grid, offset=at(grid, 8, 0))
        before = app.session.state
        await hand.mouse_down(grid, offset=at(grid, 2, 0))
        for column in range(1, 6):
            await hand.drag(grid, at(grid, 2, column))
            await drained(app)
            app.clock.turn(0.3)
            await drained(app)
            # The time has come 0.5 s after cell 0, thus at 0.6 s, and 0.5 s after cell 3 was next, at 1.2 s.
            kept = read(path).session().state.drawing.rows[2]
            assert kept == {1: "......", 2: "###...", 3: "###...", 4: "#####.", 5: "#####."}[column]
        app.clock.turn(0.3)
        await drained(app)
        assert read(path).session().state.drawing.rows[2] == "######", "the pen stands still"
        await hand.mouse_up(grid, offset=at(grid, 2, 5))
        assert app.session.state.drawing.rows[2] == "######"
        await press(pilot, "u")
        assert app.session.state == before, "one stroke"
        await hand.mouse_down(grid, offset=at(grid, 8, 0), button=3)  # the next one takes nothing back
        await hand.drag(grid, at(grid, 8, 1), button=3)
        await hand.mouse_up(grid, offset=at(grid, 8, 1))
        await press(pilot, "u")
        assert app.session.state == before


async def test_a_click_that_is_held_turns_its_cell_once(workshop, tmp_path):
    path = tmp_path / "s.jsonl"
    app = classroom(workshop, keeper=Keeper(tmp_path / "kept", path))
    async with app.run_test(size=SMALL) as pilot:
        grid, hand = app.screen.query_one(DrawingGrid), Hand(app)
        for before, after in ((".", "#"), ("#", ".")):
            await hand.mouse_down(grid, offset=at(grid, 2, 0))
            await drained(app)
            for _half in range(2):
                app.clock.turn(0.5)
                await drained(app)
                assert read(path).session().state.drawing.rows[2] == f"{after}....."
            await hand.mouse_up(grid, offset=at(grid, 2, 0))
            assert app.session.state.drawing.rows[2] == f"{after}....."
            await press(pilot, "u", "y")
            assert app.session.timeline.items[-2].drawing.rows[2] == f"{before}.....", "one move"


async def test_what_is_given_says_so(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        app.screen.action_next_example()
        for ask in (app.screen.action_who, app.screen.action_wanted):
            app.clear_notifications()
            await drained(app)
            ask()
            await until(pilot, "on ne peut pas le changer")
        assert app.session.state.wanted == "0"


async def test_the_first_screen_of_the_walk_names_all_strips(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL) as pilot:
        app.screen.action_next_example()
        await press(pilot, "space")
        text = screen_text(app)
        for source in workshop.inputs:
            assert f"{source.symbol}  {source.name} : " in text.replace("\u00a0", " ")


async def test_after_the_verdict_one_choice_goes_on(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        app.screen.action_next_example()
        await press(pilot, "space", *"ttt", "space", "space")
        await until(pilot, "Et ensuite ?")
        await press(pilot, "3")
        assert app.session.state.revealed == () and len(app.session.state.rounds) == 1
        await press(pilot, *"ttt", "space", "space")
        await until(pilot, "Et ensuite ?")
        await press(pilot, "2")
        assert app.session.state.phase == "draw" and not app.session.state.drawing.black
        app.screen.action_next_example()
        await press(pilot, "space", *"ttt", "space", "enter", "enter")
        assert app.session.state.next_item is None, "the last answer changes nothing"
        await press(pilot, "space", "1")
        assert app.session.state.example == 1


async def test_sums_that_differ_are_told_at_once(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        app.screen.action_next_example()
        app.screen.action_next_example()
        # Example 1: 6 4 9 6 6 7 (reference §2).
        await press(pilot, *["space"] * 6, "6", "enter")
        await until(pilot, "Colonnes 19, lignes 18 : quelqu'un s'est trompé.")
        await press(pilot, "7", "enter")
        await until(pilot, "Colonnes 19, lignes 19 : d'accord.")
