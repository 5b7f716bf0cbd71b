"""Our own editor, and the user's: faults, saving on both sides, what is not saved."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

import pytest
from textual import events

from connecte.content.catalog import load
from connecte.language.errors import FileError
from connecte.ui.base.dialogs.ask import AskScreen
from connecte.ui.editor.editor_command import EditorCommand, editor_command
from connecte.ui.editor.screen import EditScreen
from connecte.ui.editor.yaml_area import YamlArea
from tests.ui.editor.opened import FILE, SMALL, editing, open_file, run, threshold
from tests.ui.screen import SIZES, check_snapshot, classroom, growing, press, screen_text, settled, until
from tests.variants import TEXT, VARIANTS


async def test_ours_is_the_editor_where_there_is_no_other(file):
    app, running = run(file)
    async with running as pilot:
        await press(pilot, "m", "right", "right", *FILE)
        await until(pilot, "renard + chat + amour")
        area = app.screen.query_one(YamlArea)
        assert area.document.get_line(area.cursor_location[0]).strip() == "- name: C"
        await press(pilot, "down", "down", "end", "backspace", "8")
        await settled(pilot, 1)  # the hand rests
        await until(pilot, "seuil 18")
        assert threshold(app) == 17, "not before it is saved"
        await press(pilot, "ctrl+s")
        await until(pilot, "Enregistré")
        assert file.read_text("utf-8") == VARIANTS["another threshold"]
        await press(pilot, "escape")
        await until(pilot, "[m À la main]")
        assert threshold(app) == 18


async def test_the_editor_marks_faults_and_goes_to_them(file):
    async with editing(file) as (app, pilot, area):
        area.load_text(TEXT.replace("threshold: 16", "threshold: x").replace("minutes: 50", "minutes: 5O"))
        await settled(pilot, 1)  # the hand rests
        await until(pilot, "2 fautes")
        await press(pilot, "ctrl+n")
        assert area.cursor_location[0] + 1 == TEXT[: TEXT.index("minutes: 50")].count("\n") + 1
        await until(pilot, "✗ « 5O » : il faut un nombre entier")
        await press(pilot, "ctrl+n")
        await until(pilot, "✗ « x » : il faut un nombre entier")
        row = next(line for line in screen_text(app).splitlines() if "threshold: x" in line)
        assert row.startswith("✗ ")
        await press(pilot, "ctrl+s")
        await until(pilot, "Enregistré avec 2 fautes")
        await press(pilot, "escape")
        await until(pilot, "ligne 17 (menu")


async def test_saved_on_both_sides_the_editor_asks(file):
    async with editing(file) as (app, pilot, _area):
        await press(pilot, "#")
        file.write_text(VARIANTS["another threshold"], "utf-8")
        await until(pilot, "a changé sur le disque")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, AskScreen)
        await press(pilot, "enter")  # nothing is done unless it is asked for
        assert file.read_text("utf-8") == VARIANTS["another threshold"]
        await press(pilot, "ctrl+s", "1")
        assert file.read_text("utf-8") == "#" + TEXT
        await until(pilot, "mine.yaml")
        await press(pilot, "escape")
        assert not isinstance(app.screen, EditScreen)


async def test_the_disks_version_can_be_taken(file):
    app, running = run(file)
    async with running as pilot:
        await open_file(pilot, "#")
        file.write_text(VARIANTS["another threshold"], "utf-8")
        await until(pilot, "a changé sur le disque")
        await press(pilot, "ctrl+s", "2")
        assert app.screen.query_one(YamlArea).text == VARIANTS["another threshold"]
        await press(pilot, "escape")
        assert threshold(app) == 18


async def test_saved_elsewhere_while_nothing_is_written_here(file):
    async with editing(file) as (app, pilot, _area):
        file.write_text(VARIANTS["a neuron more"], "utf-8")
        await until(pilot, lambda: app.screen.query_one(YamlArea).text == VARIANTS["a neuron more"])
        assert isinstance(app.screen, EditScreen), "what is written stays on the screen"
        await press(pilot, "escape", "m")
        assert len(app.session.state.network.layers[0].neurons) == 7
        assert "G 2" in screen_text(app)


async def test_what_is_not_saved_is_asked_for(file):
    app, running = run(file)
    async with running as pilot:
        await open_file(pilot, "#", "escape")
        assert isinstance(app.screen, AskScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, EditScreen)
        await press(pilot, "escape", "2")
        assert not isinstance(app.screen, EditScreen)
        assert file.read_text("utf-8") == TEXT
        await open_file(pilot, "#", "escape", "1")
        assert file.read_text("utf-8") == "#" + TEXT


async def test_a_file_that_cannot_be_written_keeps_the_text(file, monkeypatch):
    def refuse(_path, _data, force):
        raise FileError(_path, "ce n'est pas permis", "")

    monkeypatch.setattr("connecte.ui.editor.screen.write", refuse)
    app, running = run(file)
    async with running as pilot:
        await open_file(pilot, "#", "ctrl+s")
        await until(pilot, "ne peut pas être écrit")
        await press(pilot, "escape", "1")
        assert isinstance(app.screen, EditScreen)
        assert app.screen.query_one(YamlArea).text == "#" + TEXT


async def test_comments_order_and_windows_line_ends_survive_the_editor(file):
    windows = b"\xef\xbb\xbf" + TEXT.encode().replace(b"\n", b"\r\n")
    file.write_bytes(windows)
    _app, running = run(file)
    async with running as pilot:
        await press(pilot, "m")
        await open_file(pilot)
        await until(pilot, "robot + renard − ange")
        await press(pilot, "down", "down", "end", "backspace", "7", "ctrl+s")
        await until(pilot, "Enregistré")
    assert file.read_bytes() == windows.replace(b"threshold: 8\r\n", b"threshold: 7\r\n", 1)


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
async def test_the_users_own_editor_is_opened_at_the_card(file, monkeypatch, tmp_path):
    editor = tmp_path / "nano"
    log = tmp_path / "log"
    editor.write_text(
        f"#!{sys.executable}\nimport sys\nopen({str(log)!r}, 'w').write(' '.join(sys.argv[1:]))\n"
        "text = open(sys.argv[2], encoding='utf-8').read()\n"
        "open(sys.argv[2], 'w', encoding='utf-8').write(text.replace('threshold: 17', 'threshold: 18'))\n",
        "utf-8",
    )
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    app, running = run(file)
    monkeypatch.setattr(app, "suspend", contextlib.nullcontext)
    async with running as pilot:
        await press(pilot, "m", "right", "right")
        await open_file(pilot)
        await until(pilot, "Le fichier a changé")
        assert threshold(app) == 18
    line = TEXT[: TEXT.index("- name: C")].count("\n") + 1
    assert log.read_text() == f"+{line} {file}"


async def test_keys_in_one_burst_keep_their_order(file):
    """Cursor keys and letters that arrive together, as over a slow line."""
    app, running = run(file)
    async with running as pilot:
        await press(pilot, "m", "right", "right")
        await open_file(pilot)
        area = app.screen.query_one(YamlArea)
        for key, character in (
            ("down", None),
            ("down", None),
            ("end", None),
            ("backspace", "\x08"),
            ("9", "9"),
        ):
            app.post_message(events.Key(key, character))
        await until(pilot, "threshold: 19")
        assert area.text == TEXT.replace("threshold: 17", "threshold: 19")
        await press(pilot, "ctrl+end", "x", "ctrl+home", "#")
        assert area.text == "#" + TEXT.replace("threshold: 17", "threshold: 19") + "x"


async def test_quitting_asks_for_what_is_not_saved(file):
    app, running = run(file)
    async with running as pilot:
        await open_file(pilot, "#", "ctrl+q", "ctrl+q")  # the second one asks nothing more
        assert isinstance(app.screen, AskScreen)
        await press(pilot, "3")
        assert isinstance(app.screen, EditScreen)
        await press(pilot, "ctrl+q", "1")
    assert file.read_text("utf-8") == "#" + TEXT


async def test_the_editor_opens_at_the_first_fault(file):
    app, running = run(file)
    async with running as pilot:
        file.write_text(TEXT.replace("      - name: D\n", "     - name: D\n"), "utf-8")
        await until(pilot, "corriger")
        await open_file(pilot)
        area = app.screen.query_one(YamlArea)
        assert area.document.get_line(area.cursor_location[0]) == "     - name: D"


async def test_an_editor_that_cannot_start_leaves_ours(file, monkeypatch):
    monkeypatch.setenv("EDITOR", "no-such-editor-at-all")
    app, running = run(file)
    async with running as pilot:
        await open_file(pilot)
        assert isinstance(app.screen, EditScreen)


@pytest.mark.parametrize(
    ("value", "words", "own_window"),
    [
        ("vim", ("+7", "f.yaml"), False),
        ("/usr/bin/nano -w", ("-w", "+7", "f.yaml"), False),
        ("hx", ("f.yaml:7",), False),
        ("code --wait", ("--wait", "--goto", "f.yaml:7"), True),
        ("kate", ("--line", "7", "f.yaml"), True),
        ("something", ("f.yaml",), False),
    ],
)
def test_how_editors_are_asked_for_a_line(value, words, own_window, monkeypatch):
    monkeypatch.setattr("shutil.which", lambda name, **_path: name)
    found = editor_command({"EDITOR": value}, Path("f.yaml"), 7)
    assert found == EditorCommand((value.split()[0], *words), own_window)
    assert editor_command({"VISUAL": value, "EDITOR": "ed"}, Path("f.yaml"), 7) == found
    assert editor_command({}, Path("f.yaml"), 7) is None
    assert editor_command({"EDITOR": 'un"closed'}, Path("f.yaml"), 7) is None


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_how_the_editor_looks(file, size):
    app, running = run(file, size)
    async with running as pilot:
        await press(pilot, "m", "right", "right")
        await open_file(pilot, "down", "down", "end", "comma", "5")
        await settled(pilot, 1)  # the hand rests
        await until(pilot, "avant la faute")
        check_snapshot(app, f"editor-{size[0]}x{size[1]}")


async def test_how_a_fault_looks(file):
    app = classroom(load(str(file)))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "m")
        file.write_text(TEXT.replace("threshold: 17", "threshold: 17,5"), "utf-8")
        async for size in growing(pilot):
            await until(pilot, "ligne 61")
            check_snapshot(app, f"fault-{size}")


async def test_a_file_that_is_no_text_any_more_leaves_the_editor_alive(file):
    async with editing(file) as (app, pilot, _area):
        file.write_bytes(TEXT.encode("latin-1", errors="replace") + b"\xe9")
        await settled(pilot)
        await press(pilot, "x")
        assert isinstance(app.screen, EditScreen)
        assert app.screen.modified
