"""The first screen: activities and kept sessions, which class plays, pasted lists of names."""

from __future__ import annotations

import re

import pytest
from textual import events
from textual.widgets import Input

from connecte.content.catalog import load
from connecte.session.moves import ChooseExample, GoTo, Reveal, Train, Walk
from connecte.session.room.room_events import SetClassName, SetMinutes
from connecte.session.store.journal import Header, Journal, read
from connecte.session.store.keeper import Keeper
from connecte.ui.app.app import ConnecteApp
from connecte.ui.app.guide import GuideApp
from tests.ui.room.test_room import toasts
from tests.ui.screen import (
    SIZES,
    check_snapshot,
    choose,
    classroom,
    growing,
    press,
    screen_text,
    settled,
    until,
)
from tests.ui.turned import TurnedClock

EARLIER = [
    ("2026-02-27-100000-x", "xor", "CM2 de Mme Durand", (ChooseExample(1), Walk(), Reveal(2))),
    ("2026-03-01-104200-w", "connecte-tes-neurones", "", (Train(), GoTo(100_000))),
    ("2026-03-02-090500-w", "connecte-tes-neurones", "5eB", (ChooseExample(1), Walk(), Reveal(17))),
]


def earlier(folder, at=1_000.0):
    """Keep three sessions, whose last moves were made at this moment."""
    for name, activity, class_name, moves in EARLIER:
        started = f"{name[:10]}T{name[11:13]}:{name[13:15]}:00"
        journal = Journal(folder / f"{name}.jsonl", Header.of(load(activity), started))
        for move in (SetClassName(class_name), *moves):
            journal.append(move, at)
        journal.close()
    return folder


async def test_how_the_list_looks(tmp_path):
    app = classroom(keeper=Keeper(earlier(tmp_path)))
    async with app.run_test(size=SIZES[0]) as pilot:
        async for size in growing(pilot):
            await until(pilot, "Reprendre une séance")
            check_snapshot(app, f"choose-sessions-{size}")


async def test_kept_sessions_are_looked_for_once_the_first_screen_is_painted(tmp_path, monkeypatch):
    order = []

    def display(app, screen, update):
        if update is not None and not app._batch_count:
            order.append("painted")

    def keeper():
        order.append("looked")
        return Keeper(tmp_path)

    monkeypatch.setattr(ConnecteApp, "_display", display)
    app = ConnecteApp(keeper=keeper, clock=TurnedClock())
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "looked" in order)
    assert order[0] == "painted"


async def test_a_new_lesson_is_chosen_first_and_costs_one_enter_more(tmp_path):
    app = classroom(keeper=Keeper(earlier(tmp_path)))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "Reprendre une séance")
        assert "Entrée Commencer" in screen_text(app)
        await press(pilot, "enter", "enter", "s", "space")
        assert app.session.state.activity.title == "Connecte tes neurones"
        assert app.session.room.class_name == ""
    assert len(list(tmp_path.glob("*.jsonl"))) == 4


async def test_the_session_of_the_last_hour_is_chosen_first(tmp_path):
    app = classroom(keeper=Keeper(tmp_path))
    earlier(tmp_path, at=app.clock.wall() - 3_500)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "Entrée Reprendre")
        await press(pilot, "enter")
        await until(pilot, "étape 17 / 47")
        assert app.session.room.class_name == "5eB"


async def test_the_verb_is_that_of_the_line(tmp_path):
    app = classroom(keeper=Keeper(earlier(tmp_path)))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "Entrée Commencer")
        await press(pilot, *["down"] * len(app._listed.activities))
        await until(pilot, "Entrée Reprendre")
        assert "Entrée Commencer" not in screen_text(app)
        assert "n° 3 de connecte sessions" in screen_text(app)
        await press(pilot, "up")
        await until(pilot, "Entrée Commencer")


async def test_which_class_plays_is_asked_and_kept(tmp_path):
    app = classroom(keeper=Keeper(earlier(tmp_path)))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "Reprendre une séance")
        await press(pilot, "enter")
        await until(pilot, "Quelle classe")
        await press(pilot, "5", "e")
        await settled(pilot)
        await press(pilot, "right")
        assert app.screen.query_one(Input).value == "5eB", "a class that played before is proposed"
        await press(pilot, "enter", "s", "space")
        app.show_activities()
        await until(pilot, "Reprendre une séance")
        await until(pilot, lambda: re.search(r"5eB +\d+ h 42 +bandelettes", screen_text(app)))
    (new,) = set(tmp_path.glob("*.jsonl")) - {tmp_path / f"{name}.jsonl" for name, *_more in EARLIER}
    assert read(new).session().room.class_name == "5eB"


async def test_escape_begins_nothing(tmp_path):
    app = classroom(keeper=Keeper(earlier(tmp_path)))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "Reprendre une séance")
        await press(pilot, "enter", "escape")
        await until(pilot, "Reprendre une séance")
        assert not app.record.current


async def test_a_second_class_begins_anew_and_the_first_is_kept(tmp_path):
    app = classroom(keeper=Keeper(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "A", "enter", "s", "space")
        app.show_activities()
        await until(pilot, "Reprendre une séance")
        await press(pilot, "up", "up", "up", "enter", "B", "enter")
        assert not app.session.state.drawing.black, "an empty grid"
        assert app.session.room.class_name == "B"
        await press(pilot, "s", "s", "space")
    classes = {read(path).session().room.class_name for path in tmp_path.glob("*.jsonl")}
    assert classes == {"A", "B"}


async def test_the_command_line_may_name_the_class(tmp_path):
    app = classroom(keeper=Keeper(tmp_path), room_events=[SetMinutes(30), SetClassName("6eA")])
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "s", "space")
        assert (app.session.room.class_name, app.session.room.minutes) == ("6eA", 30)


async def test_the_class_is_changed_from_the_menu(tmp_path, workshop):
    app = classroom(workshop, keeper=Keeper(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s")
        await choose(pilot, "classe")
        await press(pilot, "5", "e", "B", "enter")
        assert app.session.room.class_name == "5eB"
    (path,) = tmp_path.glob("*.jsonl")
    assert read(path).moves[-1] == SetClassName("5eB")


async def paste(pilot, text):
    """What a terminal sends for a paste goes to the widget in focus."""
    (pilot.app.focused or pilot.app.screen).post_message(events.Paste(text))
    await settled(pilot)


async def test_a_list_pasted_where_roles_are_shown(workshop):
    app = classroom(workshop)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await app.run_action("roles", app.screen)
        await settled(pilot)
        await paste(pilot, "Ana\nLéo\n" + "\n".join(f"Élève {n}" for n in range(3, 28)))
        await until(pilot, "27 élèves")
        assert "Ana  compte 😇" in screen_text(app)
        assert "27 noms pris." in toasts(app)
        await paste(pilot, " , ")
        assert "Pas de nom" in toasts(app)
        await app.run_action("forget_names", app.screen)
        assert "Ana" not in screen_text(app)
        assert app.session.room.pupils == 27


async def test_a_list_pasted_where_a_name_is_asked(workshop):
    app = classroom(workshop)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.run_action("who", app.screen)
        await until(pilot, "Qui dessine")
        await paste(pilot, "Ana, Léo, Zoé")
        await until(pilot, "3 noms pris.")
        await press(pilot, "l", "right", "enter")
        assert app.session.state.by == "Léo"
        assert app.session.room.names == ("Ana", "Léo", "Zoé")
        await app.run_action("who", app.screen)
        await press(pilot, *["backspace"] * 3)
        await paste(pilot, "Marie-Antoinette-Joséphine")
        await until(pilot, "Coupé à 20 caractères")
        await press(pilot, "enter")
        assert app.session.state.by == "Marie-Antoinette-Jos"


@pytest.mark.parametrize("leaving", ["quit", "show_activities"])
async def test_leaving_while_the_training_plays_keeps_the_place(leaving, tmp_path, workshop):
    app = classroom(workshop, keeper=Keeper(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        app.play(Train())
        await until(pilot, "reconnus")
        await press(pilot, "t", "space")
        await settled(pilot, 0.4)
        await settled(pilot, 0.4)
        reached = app.screen.runs.current.playback.iteration
        assert reached > 0
        if leaving == "quit":
            await app.action_quit()
        else:
            app.show_activities()
        await settled(pilot)
    (path,) = tmp_path.glob("*.jsonl")
    assert read(path).session().state.iteration == reached
    assert next(iter(Keeper(tmp_path).kept())).summary.place == f"apprentissage, itération {reached}"


async def test_the_guide_over_the_lesson_and_alone(workshop):
    app = classroom(workshop)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s")
        await app.run_action("guide", app)
        await until(pilot, "les cinq premières minutes")
        await press(pilot, "space", "pageup", "escape")
        await until(pilot, "Exemple 0")
    alone = GuideApp()
    async with alone.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "les cinq premières minutes" in screen_text(alone)
        await pilot.press("escape")
    assert alone.return_code == 0


async def test_the_first_step_of_the_guide_is_so_at_the_second_launch(tmp_path):
    """It says: arrows choose, Enter, the class or nothing, Enter, and the grid opens."""
    for launch in range(2):
        app = classroom(keeper=Keeper(tmp_path))
        async with app.run_test(size=(80, 24)) as pilot:
            await until(pilot, "Nouvelle séance" if launch else "Quelle activité")
            await press(pilot, *["up"] * len(app._listed.activities) * launch, "enter", "enter")
            await until(pilot, "Dessiner un chiffre")
            await press(pilot, "s")


async def test_a_question_closed_without_an_answer_is_asked_again(tmp_path):
    app = classroom(keeper=Keeper(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "Quelle activité")
        for _ in range(2):
            await press(pilot, "enter")
            await until(pilot, "Quelle classe")
            await press(pilot, "escape")
            await until(pilot, lambda: "Quelle classe" not in screen_text(app))
        await press(pilot, "enter", "enter")
        await until(pilot, "Dessiner un chiffre")
