"""What the screens say of a journal: moves that are unwritten, a damaged file, the place that plays."""

from __future__ import annotations

import os
from itertools import pairwise

from connecte.content.catalog import load
from connecte.session.moves import ChooseExample, GoTo, Reveal, Train, Walk
from connecte.session.room.room_events import Watch
from connecte.session.store.journal import Header, Journal, read
from connecte.session.store.keeper import Keeper
from tests.ui.screen import classroom, press, screen_text, settled

WORKSHOP = load()
HEADER = Header.of(WORKSHOP, "2026-03-02T10:42:00")


def played(path, *moves):
    journal = Journal(path, HEADER)
    for move in moves:
        journal.append(move)
    journal.close()
    return path


def full(_file, _data):
    raise OSError(28, "No space left on device")


async def test_quitting_with_unwritten_moves_asks_and_they_can_go_elsewhere(tmp_path, monkeypatch):
    usb = tmp_path / "usb.jsonl"
    real = os.write
    app = classroom(WORKSHOP, keeper=Keeper(tmp_path / "sessions"))
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "s", "space")
        monkeypatch.setattr(os, "write", full)
        await press(pilot, "space", "space")
        assert "2 gestes ne sont pas enregistrés" in screen_text(app)
        await press(pilot, "ctrl+q")
        assert "essayer encore" in screen_text(app)
        assert "plein" in screen_text(app), "why is said"
        await press(pilot, "4")
        assert "essayer encore" not in screen_text(app)
        await press(pilot, "ctrl+q", "1")
        assert "essayer encore" in screen_text(app), "it was tried again, in vain"
        monkeypatch.setattr(os, "write", real)
        await press(pilot, "2")
        app.screen.query_one("Input").value = str(usb)
        await press(pilot, "enter")
        state = app.session.state
    assert app.return_code == 0
    assert read(usb).session().state == state


async def test_the_sign_goes_once_all_is_written(tmp_path, monkeypatch):
    app = classroom(WORKSHOP, keeper=Keeper(tmp_path))
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "s", "space")
        with monkeypatch.context() as broken:
            broken.setattr(os, "write", full)
            await press(pilot, "space")
            assert "n'est pas enregistré" in screen_text(app)
        await press(pilot, "space")
        assert "n'est pas enregistré" not in screen_text(app)
        await press(pilot, "ctrl+q")
    assert app.return_code == 0


async def test_moves_after_damage_are_offered(tmp_path):
    path = played(tmp_path / "s.jsonl", ChooseExample(1), Walk())
    with path.open("ab") as file:
        file.write(b"\0\0\0\n" + b'{"v":4,"move":"Reveal","steps":4}\n')
    app = classroom(keeper=Keeper(tmp_path), resume=path)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await press(pilot)
        assert "1 geste se lit encore" in screen_text(app)
        assert any("abîmé à la ligne 4" in told.message for told in app._notifications)
        await press(pilot, "1")
        assert len(app.session.state.revealed) == 4
    assert len(read(path).session().state.revealed) == 4


async def test_the_place_that_plays_is_in_the_journal_every_second_and_at_the_end(tmp_path, ready_run):
    path = played(tmp_path / "s.jsonl", ChooseExample(1), Train(), GoTo(5_000))
    app = classroom(keeper=Keeper(tmp_path), resume=path)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot)
        screen = app.screen
        await press(pilot, "space")
        for _tick in range(60):  # three seconds of playing
            await settled(pilot, 0.05)
        places = [move.iteration for move in read(path).moves if isinstance(move, Watch) and move.playing]
        gaps = [after - before for before, after in pairwise(places)]
        assert len(places) >= 4
        assert max(gaps) <= screen._player.playback.speed, "a second of playing at most"
        before = screen._player.playback.iteration
        await settled(pilot, 45)  # stopped, or the lid closed
        a_tick = screen._player.playback.speed / 20
        assert screen._player.playback.iteration <= before + a_tick + 2
        await press(pilot, "ctrl+q")
        place = screen._player.playback.iteration
    assert place >= 5_080
    assert read(path).session().state.iteration == place


async def test_a_menu_is_no_session_and_a_refused_one_neither(tmp_path):
    keeper = Keeper(tmp_path)
    under_way = played(tmp_path / "s.jsonl", ChooseExample(1), Reveal(1))
    keeper.point(under_way)
    poem = tmp_path / "poem.jsonl"
    poem.write_text("roses\n")
    for app in (classroom(keeper=Keeper(tmp_path)), classroom(keeper=Keeper(tmp_path), resume=poem)):
        async with app.run_test(size=(100, 30)) as pilot:
            await press(pilot)
            assert "Quelle activité" in screen_text(app)
        assert keeper.pointed() == under_way
