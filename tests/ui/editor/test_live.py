"""The file and the classroom: saved elsewhere, broken, mended, copied."""

from __future__ import annotations

import os

import pytest

from connecte.content.catalog import load, own_copy, shipped
from connecte.session.store.journal import read
from connecte.session.store.keeper import Keeper
from connecte.ui.editor.file_watch import FileWatch
from connecte.ui.editor.screen import EditScreen
from tests.often import LONG
from tests.ui.editor.opened import SMALL, open_file, run, threshold
from tests.ui.screen import classroom, press, screen_text, until
from tests.variants import TEXT, VARIANTS, short


async def test_a_save_is_on_screen_and_the_place_is_kept(file):
    app, running = run(file, (120, 40))
    async with running as pilot:
        await press(pilot, "e", "1", "enter", "space", "t", "enter", "enter", "enter")
        assert "montrer 4" in screen_text(app)
        file.write_text(VARIANTS["another threshold"], "utf-8")
        await until(pilot, "Le fichier a changé")
        assert "montrer 3" in screen_text(app)
        assert "Neurone C   seuil 18" in screen_text(app)
        assert len(app.session.state.revealed) == 18
        await press(pilot, "space")
        assert "Neurone D" in screen_text(app)


async def test_a_broken_save_keeps_the_last_good_version_and_says_where(file):
    app, running = run(file)
    async with running as pilot:
        await press(pilot, "m")
        file.write_text(TEXT.replace("threshold: 17", "threshold: 17,5"), "utf-8")
        await until(pilot, "ligne 61 (menu, Fichier : corriger) : « 17,5 »")
        assert threshold(app) == 17
        await press(pilot, "up")
        assert app.session.state.changes == ((0, 0, 1),)
        await press(pilot, "d")
        assert "ligne 61 (menu" in screen_text(app), "on the other screens too"
        file.write_text(VARIANTS["another threshold"], "utf-8")
        await until(pilot, "Le fichier a changé")
        assert "ligne 61" not in screen_text(app)
        assert threshold(app) == 18
        assert app.session.state.changes == ((0, 0, 1),)


PHASES = ["draw", "walk", "learn", "train"]
OTHER_CARDS = ["another activity altogether", "a neuron less", "a neuron more", "no training"]


@pytest.mark.parametrize(
    ("phase", "name"),
    [
        (phase, name)
        for row, phase in enumerate(PHASES)
        for column, name in enumerate(OTHER_CARDS)
        if LONG or column == row  # each phase and each change once; who trains loses the training
    ],
)
async def test_another_number_of_cards_is_another_screen(file, phase, name):
    file.write_text(short(TEXT), "utf-8")
    app, running = run(file)
    async with running as pilot:
        keys = {"draw": "tab", "walk": "space", "learn": "m", "train": "o"}[phase]
        await press(pilot, "e", "6", "enter", keys)
        assert app.session.state.phase == phase
        file.write_text(short(VARIANTS[name]), "utf-8")
        await until(pilot, "Le fichier a changé")
        await press(pilot, "right", "up", "space", "d", "m", "o", "d", "space", "t", "t")
        assert screen_text(app).strip()
        assert len(app.screen_stack) == 2


async def test_a_dialog_that_is_open_does_not_stop_a_reload(file):
    app, running = run(file)
    async with running as pilot:
        await press(pilot, "e", "1", "enter", "space", "v")
        file.write_text(VARIANTS["another activity altogether"], "utf-8")
        await until(pilot, "Le fichier a changé")
        await press(pilot, "escape", "space")
        assert app.session.state.activity.title == "Petit"


async def test_a_session_goes_on_with_the_cards_it_came_to(file, tmp_path):
    keeper = Keeper(tmp_path / "kept")
    app, running = run(file, keeper=keeper)
    async with running as pilot:
        await press(pilot, "m", "up")
        file.write_text(VARIANTS["another threshold"], "utf-8")
        await until(pilot, "Le fichier a changé")
        await press(pilot, "up")
        state = app.session.state
    (journal,) = (tmp_path / "kept").glob("*.jsonl")
    again = read(journal).session().state
    assert again == state
    assert again.network.layers[0].neurons[2].threshold == 18
    assert again.changes == ((0, 0, 2),)


async def test_a_shipped_activity_is_copied_before_it_is_edited(file, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    app = classroom(load(), keeper=Keeper(tmp_path / "kept"))
    original = shipped()[0].read_bytes()
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "m", "up")
        await open_file(pilot)
        assert "Une copie" in screen_text(app)
        await press(pilot, "1")
        await until(pilot, "Réseau dit")
        copy = tmp_path / "connecte-tes-neurones.yaml"
        assert copy.read_bytes() == original
        assert (tmp_path / "activity.schema.json").exists()
        await press(pilot, "down", "down", "end", "backspace", "5", "ctrl+s", "escape")
        await until(pilot, "seuil 5 → 6")
        assert app.session.state.activity.path == str(copy)
        assert app.session.state.changes == ((0, 0, 1),)
        assert app.session.state.network.layers[0].neurons[0].threshold == 6
    assert shipped()[0].read_bytes() == original
    (journal,) = (tmp_path / "kept").glob("*.jsonl")
    assert read(journal).session().state.activity.path == str(copy)


async def test_going_on_with_a_session_takes_the_file_as_it_is_now(file, tmp_path):
    keeper = Keeper(tmp_path / "kept")
    app, running = run(file, keeper=keeper)
    async with running as pilot:
        await press(pilot, "m", "up")
        app.record.journals[app.record.current].close()
    (journal,) = (tmp_path / "kept").glob("*.jsonl")
    file.write_text(VARIANTS["another threshold"], "utf-8")
    app = classroom(keeper=Keeper(tmp_path / "kept"), resume=journal)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await until(pilot, "Le fichier a changé")
        assert threshold(app) == 18
        assert app.session.state.changes == ((0, 0, 1),)
        app.record.journals[app.record.current].close()
    file.write_text(TEXT.replace("threshold: 17", "threshold: 17,5"), "utf-8")
    app = classroom(keeper=Keeper(tmp_path / "kept"), resume=journal)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await until(pilot, "ligne 61")
        assert threshold(app) == 18


def test_a_watch_waits_until_a_save_is_whole(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("one")
    watch = FileWatch(path)
    assert [watch.saved(), watch.saved()] == [False, False]
    path.write_text("t")
    assert not watch.saved(), "it may still be being written"
    path.write_text("two!")
    assert not watch.saved()
    assert watch.saved()
    assert not watch.saved()
    other = tmp_path / "b"
    other.write_text("six!")
    path.unlink()
    assert [watch.saved(), watch.saved()] == [False, False]
    os.replace(other, path)  # noqa: PTH105 - as editors do
    assert [watch.saved(), watch.saved(), watch.saved()] == [False, True, False]


def test_a_copy_takes_a_name_that_is_free(tmp_path):
    first, second = own_copy(shipped()[0], tmp_path), own_copy(shipped()[0], tmp_path)
    assert [first.name, second.name] == ["connecte-tes-neurones.yaml", "connecte-tes-neurones-2.yaml"]
    assert load(str(second)).title == "Connecte tes neurones"


def test_a_session_is_kept_with_the_whole_name_of_its_file(file, monkeypatch):
    """A file of the same name in another folder is another one."""
    from connecte.commands.play import _by_whole_path

    monkeypatch.chdir(file.parent)
    assert _by_whole_path(load("mine.yaml")).path == str(file)


async def test_a_copy_that_is_there_and_has_a_fault_reaches_the_class_once_mended(file, tmp_path, monkeypatch):
    folder = tmp_path / "folder"
    folder.mkdir()
    monkeypatch.chdir(folder)
    copy = own_copy(shipped()[0], folder)
    whole = copy.read_text("utf-8")
    copy.write_text(whole.replace("threshold: 8\n", "threshold: huit\n", 1), "utf-8")
    app = classroom(load())
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "m")
        await open_file(pilot)
        await until(pilot, "1 : ouvrir")
        await press(pilot, "1")
        assert isinstance(app.screen, EditScreen)
        copy.write_text(whole.replace("threshold: 8\n", "threshold: 9\n", 1), "utf-8")
        await until(pilot, lambda: app.session.state.activity.path == str(copy))
        assert app.session.state.network.layers[0].neurons[0].threshold == 9
