"""Files that become something else while their class goes on: a sentence, and the class goes on."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from connecte.content.catalog import load
from connecte.ui.editor.screen import EditScreen
from tests.ui.editor.opened import open_file
from tests.ui.screen import classroom, press, screen_text, until
from tests.variants import SHORT

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="links and pipes of POSIX"),
    pytest.mark.usefixtures("short_file"),
]


def become(path: Path, what: str) -> None:
    path.unlink()
    if what == "pipe":
        os.mkfifo(path)
    elif what == "round":
        path.symlink_to(path.name)
    elif what == "zero":
        path.symlink_to("/dev/zero")
    elif what == "folder":
        path.mkdir()
    else:
        path.write_bytes(b"#" * (300 * 1024))


@pytest.mark.parametrize("what", ["pipe", "huge"])  # tests/files/test_reader.py reads the others
async def test_an_activity_that_is_no_file_any_more_is_not_opened(file, what):
    app = classroom(load(str(file)))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        become(file, what)
        await open_file(pilot)
        await until(pilot, "le fichier ne peut pas être lu")
        assert not isinstance(app.screen, EditScreen)
        await press(pilot, "m")
        await until(pilot, "↑ ↓ : le seuil")


@pytest.mark.parametrize("what", ["pipe", "round", "zero", "folder", "huge"])
async def test_the_editor_does_not_write_over_what_it_has_not_read(file, what):
    app = classroom(load(str(file)))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_file(pilot, "#")
        become(file, what)
        before = file.lstat()
        await press(pilot, "ctrl+s")
        await until(pilot, "ne peut pas être écrit")
        assert isinstance(app.screen, EditScreen)
        assert app.screen.text == "#" + SHORT
    after = file.lstat()
    assert (after.st_ino, stat.S_IFMT(after.st_mode)) == (before.st_ino, stat.S_IFMT(before.st_mode))


async def test_the_folder_that_connecte_was_started_in_is_removed(tmp_path, monkeypatch):
    folder = tmp_path / "gone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    app = classroom(load())
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        folder.rmdir()
        await open_file(pilot)
        await until(pilot, "La copie ne peut pas être faite ici")
        app.action_save_picture()
        await until(pilot, "où l'on est")
        assert "Traceback" not in screen_text(app)
        monkeypatch.chdir(tmp_path)
