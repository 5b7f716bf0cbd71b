"""What is written in the editor and not saved: it is on the disk before the screen shows it."""

from __future__ import annotations

import os
import re
from types import SimpleNamespace

import pytest
from textual._compositor import Compositor

from connecte.session.room.room_events import SetPupils
from connecte.session.store.drafts import Drafts
from connecte.session.store.keeper import Keeper
from connecte.ui.base.dialogs.ask import AskScreen
from connecte.ui.editor.drafting import Drafting
from connecte.ui.editor.screen import EditScreen
from connecte.ui.editor.yaml_area import YamlArea
from tests.ui.editor.opened import open_file, run
from tests.ui.screen import press, screen_text, settled, until
from tests.variants import SHORT, TEXT

pytestmark = pytest.mark.usefixtures("short_file")


def kept(tmp_path):
    return Keeper(tmp_path / "kept")


@pytest.fixture
def painted(file, tmp_path, monkeypatch):
    """At each painting of the editor: the text in it, and its draft on the disk."""
    found = []
    paint = Compositor.render_update
    drafts = Drafts(tmp_path / "drafts")

    def look(compositor, **named):
        root = compositor.root
        if isinstance(root, EditScreen) and root.is_mounted:
            found.append((root.query_one(YamlArea).text, drafts.of(file)))
        return paint(compositor, **named)

    monkeypatch.setattr(Compositor, "render_update", look)
    return found


async def test_no_painting_shows_what_a_kill_would_lose(file, tmp_path, painted):
    """Without a pause between the keys, and with the clock standing still: a kill can come at any painting."""
    app, running = run(file, keeper=kept(tmp_path))
    async with running as pilot:
        await open_file(pilot)
        for key in (*"#kept", "backspace", "enter", "ctrl+z", "ctrl+y", *"#kept"):
            await press(pilot, key)
        app.screen.query_one(YamlArea).put_text("pasted")
        await settled(pilot, 1)
        assert {text for text, _draft in painted} > {SHORT, "#" + SHORT, "#ke" + SHORT, "pasted"}
        assert [pair for pair in painted if pair[0] != SHORT and pair[0] != pair[1]] == []


async def test_a_text_that_is_the_files_again_leaves_no_draft(file, tmp_path, painted):
    app, running = run(file, keeper=kept(tmp_path))
    async with running as pilot:
        await open_file(pilot, "#", "backspace", "escape")
        assert not isinstance(app.screen, (AskScreen, EditScreen))
    assert ("#" + SHORT, "#" + SHORT) in painted
    assert list((tmp_path / "drafts").iterdir()) == []


async def test_what_was_written_before_a_kill_is_offered_again(file, tmp_path):
    _app, running = run(file, keeper=kept(tmp_path))
    async with running as pilot:
        await open_file(pilot, "#")  # then the program is gone
    app, running = run(file, keeper=kept(tmp_path))
    async with running as pilot:
        for answer, expected in (
            ("2", "#" + SHORT),
            ("escape", "#" + SHORT),
            ("enter", "#" + SHORT),
            ("1", SHORT),
        ):
            if answer != "2":  # a program that is gone leaves the same
                kept(tmp_path).drafts.keep(file, "#" + SHORT)
            await open_file(pilot)
            await until(pilot, "n'a pas été")
            assert "a changé depuis" not in screen_text(app)
            await press(pilot, answer)
            await settled(pilot, 1)
            assert app.screen.query_one(YamlArea).text == expected
            await press(pilot, "escape")
            if answer != "1":
                await press(pilot, "2")
            assert list((tmp_path / "drafts").iterdir()) == []


async def test_two_windows_never_share_a_draft(file, tmp_path):
    """Each would lose what the other writes: the second one is told, and keeps none."""
    app, running = run(file, keeper=kept(tmp_path))
    async with running as pilot:
        await open_file(pilot, "#")
        second, running = run(file, keeper=kept(tmp_path))
        async with running as other:
            await open_file(other)
            await until(other, "(une autre fenêtre l'a déjà ouvert)")
            assert second.screen.query_one(YamlArea).text == SHORT, "the other one's draft is not offered here"
            await press(other, "§", "backspace", "§", "escape", "2")
        assert Drafts(tmp_path / "drafts").of(file) == app.screen.query_one(YamlArea).text == "#" + SHORT
        await press(pilot, "escape", "2")
        _app, running = run(file, keeper=kept(tmp_path))
        async with running as other:
            await open_file(other, "§")
            assert Drafts(tmp_path / "drafts").of(file) == "§" + SHORT, "who closes it leaves it to others"


async def test_a_file_saved_since_its_draft_is_told(file, tmp_path):
    kept(tmp_path).drafts.keep(file, "#" + SHORT)
    os.utime(file, (1e10, 1e10))
    _app, running = run(file, keeper=kept(tmp_path))
    async with running as pilot:
        await open_file(pilot)
        await until(pilot, "Le fichier a changé depuis.")


async def test_a_draft_of_what_was_saved_is_not_offered(file, tmp_path):
    """The program was killed between saving and forgetting."""
    kept(tmp_path).drafts.keep(file, SHORT)
    app, running = run(file, keeper=kept(tmp_path))
    async with running as pilot:
        await open_file(pilot)
        await until(pilot, "mine.yaml")
        assert isinstance(app.screen, EditScreen)
    assert list((tmp_path / "drafts").iterdir()) == []


async def test_a_draft_that_cannot_be_kept_is_told_once(file, tmp_path):
    (tmp_path / "drafts").write_text("no folder")
    _app, running = run(file, keeper=kept(tmp_path))
    async with running as pilot:
        await open_file(pilot, "#")
        await until(pilot, "ne peut pas être gardé à mesure")
        await settled(pilot, 1)


@pytest.fixture
def syncs(monkeypatch):
    """Whether each sync of a draft was done; `syncs.broken` lets them fail, and them alone."""
    keep = Drafts.keep
    found = SimpleNamespace(broken=False, done=[])

    def noted(drafts, path, text, sync=True):
        found.done += [not found.broken] if sync else []
        return "disque fatigué" if sync and found.broken else keep(drafts, path, text, sync)

    monkeypatch.setattr(Drafts, "keep", noted)
    return found


async def test_a_sync_that_fails_at_a_rest_is_told(file, tmp_path, syncs):
    _app, running = run(file, keeper=kept(tmp_path))
    async with running as pilot:
        await open_file(pilot, "#")
        await settled(pilot, 1)
        syncs.broken = True
        await press(pilot, "#")
        await settled(pilot, 1)
        await until(pilot, "gardé à mesure (disque fatigué)")


def test_a_sync_that_failed_is_told_once_and_tried_at_each_rest(tmp_path, syncs):
    drafting = Drafting(Drafts(tmp_path), tmp_path / "mine.yaml", SimpleNamespace(monotonic=lambda: 0.0))
    syncs.broken = True
    assert "disque fatigué" in drafting.edited("a", True)
    assert [drafting.edited("ab", True), drafting.rested(), drafting.rested()] == ["", "", ""]
    syncs.broken = False
    assert [drafting.rested(), drafting.rested()] == ["", ""]
    assert syncs.done == [False, False, False, True], "a key tries none, and what is synced needs none"
    syncs.broken = True
    assert drafting.edited("abc", True) == "" and "disque fatigué" in drafting.rested()
    drafting.forget()
    assert drafting.rested() == "" and drafting.edited("abcd", True) == ""
    assert "disque fatigué" in drafting.rested(), "another text: it is to be told again"


async def test_a_draft_is_synced_while_the_hand_does_not_rest(file, tmp_path, monkeypatch):
    synced = []
    keep = Drafts.keep

    def noted(drafts, path, text, sync=True):
        synced.append(sync)
        return keep(drafts, path, text, sync)

    monkeypatch.setattr(Drafts, "keep", noted)
    app, running = run(file, keeper=kept(tmp_path))
    async with running as pilot:
        await open_file(pilot)
        for _key in range(45):  # a key every tenth of a second: the pause of 0.12 s never comes
            await press(pilot, "#")
            app.clock.turn(0.1)
        # At the first key, and once two seconds have passed since: as keys 1, 21 and 41.
        assert [number for number, sync in enumerate(synced) if sync] == [0, 20, 40]
        await settled(pilot, 1)
        assert synced[45:] == [True], "and once the hand rests"


async def test_quitting_under_the_menu_asks_for_what_is_not_saved(file):
    app, running = run(file)
    async with running as pilot:
        await open_file(pilot, "#", "f2")
        assert not isinstance(app.screen, EditScreen)
        await press(pilot, "ctrl+q")
        await until(pilot, "Le texte n'est pas enregistré")
        await press(pilot, "1")
    assert file.read_text("utf-8") == "#" + SHORT


async def test_what_the_room_does_closes_no_editor_over_a_screen_that_is_to_be_made_again(file):
    """The file saved has no training, whose screen is below."""
    file.write_text(TEXT, "utf-8")
    app, running = run(file)
    async with running as pilot:
        await press(pilot, "o")
        await open_file(pilot)
        without = re.sub(r"(?m)^(training|questions):\n(?:[ #].*\n|\n)*", "", TEXT)
        app.screen.query_one(YamlArea).put_text(without)
        await press(pilot, "ctrl+s")
        await until(pilot, "Enregistré : la classe a les nouvelles cartes.")
        await until(pilot, lambda: app.session.state.phase == "draw")
        await press(pilot, "#")
        app.record_event(SetPupils(12))
        await settled(pilot, 1)
        assert isinstance(app.screen, EditScreen)
        assert app.screen.modified
        await press(pilot, "escape", "2")
        await until(pilot, "Dessiner")
