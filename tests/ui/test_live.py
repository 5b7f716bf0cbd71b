"""The file and the classroom: saved here or there, broken, mended, edited on both sides."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from pathlib import Path

import pytest
from textual import events

from connecte.content.catalog import load, own_copy, shipped
from connecte.language.errors import FileError
from connecte.session.store.journal import read
from connecte.session.store.keeper import Keeper
from connecte.ui.app.app import ConnecteApp
from connecte.ui.base.dialogs.ask import AskScreen
from connecte.ui.editor.editor_command import EditorCommand, editor_command
from connecte.ui.editor.file_watch import FileWatch
from connecte.ui.editor.screen import EditScreen
from connecte.ui.editor.yaml_area import YamlArea
from tests.ui.screen import check_snapshot, classroom, press, screen_text, settled, until
from tests.variants import TEXT, VARIANTS

SMALL = (80, 24)


@pytest.fixture
def file(tmp_path, monkeypatch) -> Path:
    """The teacher's own activity, and no editor but ours."""
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    path = tmp_path / "mine.yaml"
    path.write_text(TEXT, "utf-8")
    return path


def run(file: Path, size=SMALL, keeper=None):
    app = classroom(load(str(file)), keeper=keeper)
    return app, app.run_test(size=size, notifications=True)


def short(text: str) -> str:
    """The same activity with a run of 200 iterations, where the run itself is not what is shown."""
    text = re.sub(r"^  iterations: \d+$", "  iterations: 200", text, flags=re.MULTILINE)
    return re.sub(r"^  marks: \[.*\]$", "  marks: [100, 200]", text, flags=re.MULTILINE)


def threshold(app: ConnecteApp) -> float:
    return app.session.state.network.layers[0].neurons[2].threshold


async def test_a_save_is_on_screen_and_the_place_is_kept(file):
    app, running = run(file, (120, 40))
    async with running as pilot:
        await press(pilot, "e", "1", "enter", "enter", "f", "enter", "enter", "enter")
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
        await press(pilot, "l")
        file.write_text(TEXT.replace("threshold: 17", "threshold: 17,5"), "utf-8")
        await until(pilot, "ligne 61 (o : corriger) : « 17,5 »")
        assert threshold(app) == 17
        await press(pilot, "up")
        assert app.session.state.changes == ((0, 0, 1),)
        await press(pilot, "d")
        assert "ligne 61 (o" in screen_text(app), "on the other screens too"
        file.write_text(VARIANTS["another threshold"], "utf-8")
        await until(pilot, "Le fichier a changé")
        assert "ligne 61" not in screen_text(app)
        assert threshold(app) == 18
        assert app.session.state.changes == ((0, 0, 1),)


@pytest.mark.parametrize("phase", ["draw", "walk", "learn", "train"])
@pytest.mark.parametrize(
    "name", ["a neuron more", "a neuron less", "no training", "another activity altogether"]
)
async def test_another_number_of_cards_is_another_screen(file, phase, name):
    file.write_text(short(TEXT), "utf-8")
    app, running = run(file)
    async with running as pilot:
        keys = {"draw": "c", "walk": "enter", "learn": "l", "train": "t"}[phase]
        await press(pilot, "e", "6", "enter", keys)
        assert app.session.state.phase == phase
        file.write_text(short(VARIANTS[name]), "utf-8")
        await until(pilot, "Le fichier a changé")
        await press(pilot, "right", "up", "space", "d", "l", "t", "d", "enter", "f", "f")
        assert screen_text(app).strip()
        assert len(app.screen_stack) == 2


async def test_a_dialog_that_is_open_does_not_stop_a_reload(file):
    app, running = run(file)
    async with running as pilot:
        await press(pilot, "e", "1", "enter", "enter", "v")
        file.write_text(VARIANTS["another activity altogether"], "utf-8")
        await until(pilot, "Le fichier a changé")
        await press(pilot, "escape", "space")
        assert app.session.state.activity.title == "Petit"


async def test_a_session_goes_on_with_the_cards_it_came_to(file, tmp_path):
    keeper = Keeper(tmp_path / "kept")
    app, running = run(file, keeper=keeper)
    async with running as pilot:
        await press(pilot, "l", "up")
        file.write_text(VARIANTS["another threshold"], "utf-8")
        await until(pilot, "Le fichier a changé")
        await press(pilot, "up")
        state = app.session.state
    (journal,) = (tmp_path / "kept").glob("*.jsonl")
    again = read(journal).session().state
    assert again == state
    assert again.network.layers[0].neurons[2].threshold == 18
    assert again.changes == ((0, 0, 2),)


async def test_ours_is_the_editor_where_there_is_no_other(file):
    app, running = run(file)
    async with running as pilot:
        await press(pilot, "l", "right", "right", "o")
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
        await until(pilot, "Apprendre à la main")
        assert threshold(app) == 18


async def test_the_editor_marks_faults_and_goes_to_them(file):
    app, running = run(file)
    async with running as pilot:
        await press(pilot, "o")
        await until(pilot, "mine.yaml")
        area = app.screen.query_one(YamlArea)
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
        await until(pilot, "ligne 17 (o")


async def test_saved_on_both_sides_the_editor_asks(file):
    app, running = run(file)
    async with running as pilot:
        await press(pilot, "o")
        await until(pilot, "mine.yaml")
        await press(pilot, "#")
        file.write_text(VARIANTS["another threshold"], "utf-8")
        await until(pilot, "a changé sur le disque")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, AskScreen)
        await press(pilot, "enter")  # nothing is done unless it is asked for
        assert file.read_text("utf-8") == VARIANTS["another threshold"]
        await press(pilot, "ctrl+s", "m")
        assert file.read_text("utf-8") == "#" + TEXT
        await until(pilot, "mine.yaml")
        await press(pilot, "escape")
        assert not isinstance(app.screen, EditScreen)


async def test_the_disks_version_can_be_taken(file):
    app, running = run(file)
    async with running as pilot:
        await press(pilot, "o")
        await press(pilot, "#")
        file.write_text(VARIANTS["another threshold"], "utf-8")
        await until(pilot, "a changé sur le disque")
        await press(pilot, "ctrl+s", "d")
        assert app.screen.query_one(YamlArea).text == VARIANTS["another threshold"]
        await press(pilot, "escape")
        assert threshold(app) == 18


async def test_saved_elsewhere_while_nothing_is_written_here(file):
    app, running = run(file)
    async with running as pilot:
        await press(pilot, "o")
        await until(pilot, "mine.yaml")
        file.write_text(VARIANTS["a neuron more"], "utf-8")
        await until(pilot, lambda: app.screen.query_one(YamlArea).text == VARIANTS["a neuron more"])
        assert isinstance(app.screen, EditScreen), "what is written stays on the screen"
        await press(pilot, "escape", "l")
        assert len(app.session.state.network.layers[0].neurons) == 7
        assert "G 2" in screen_text(app)


async def test_what_is_not_saved_is_asked_for(file):
    app, running = run(file)
    async with running as pilot:
        await press(pilot, "o")
        await press(pilot, "#", "escape")
        assert isinstance(app.screen, AskScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, EditScreen)
        await press(pilot, "escape", "p")
        assert not isinstance(app.screen, EditScreen)
        assert file.read_text("utf-8") == TEXT
        await press(pilot, "o", "#", "escape", "e")
        assert file.read_text("utf-8") == "#" + TEXT


async def test_what_was_written_before_a_kill_is_offered_again(file, tmp_path):
    for answer, expected in (("r", "#" + TEXT), ("p", TEXT)):
        app, running = run(file, keeper=Keeper(tmp_path / "kept"))
        async with running as pilot:
            await press(pilot, "o", "#")
            await settled(pilot, 1)  # the hand rests, then the program is gone
        app, running = run(file, keeper=Keeper(tmp_path / "kept"))
        async with running as pilot:
            await press(pilot, "o")
            await until(pilot, "n'a pas été")
            await press(pilot, answer)
            await settled(pilot, 1)
            assert app.screen.query_one(YamlArea).text == expected
            await press(pilot, "escape")
            if answer == "r":
                await press(pilot, "p")
    assert list((tmp_path / "drafts").iterdir()) == []


async def test_a_draft_is_kept_while_the_hand_does_not_rest(file, tmp_path):
    app, running = run(file, keeper=Keeper(tmp_path / "kept"))
    async with running as pilot:
        await press(pilot, "o")
        for _key in range(12):  # a key every tenth of a second: the pause of 0.12 s never comes
            await press(pilot, "#")
            app.clock.turn(0.1)
        kept = [path.read_text("utf-8") for path in (tmp_path / "drafts").iterdir()]
    assert len(kept) == 1
    # Written at the first key, and again once half a second has passed: at 0.5 and at 1.0 s.
    assert kept[0].count("#") - TEXT.count("#") >= 11


async def test_a_file_that_cannot_be_written_keeps_the_text(file, monkeypatch):
    def refuse(_path, _data, force):
        raise FileError(_path, "ce n'est pas permis", "")

    monkeypatch.setattr("connecte.ui.editor.screen.write", refuse)
    app, running = run(file)
    async with running as pilot:
        await press(pilot, "o")
        await press(pilot, "#", "ctrl+s")
        await until(pilot, "ne peut pas être écrit")
        await press(pilot, "escape", "e")
        assert isinstance(app.screen, EditScreen)
        assert app.screen.query_one(YamlArea).text == "#" + TEXT


async def test_comments_order_and_windows_line_ends_survive_the_editor(file):
    windows = b"\xef\xbb\xbf" + TEXT.encode().replace(b"\n", b"\r\n")
    file.write_bytes(windows)
    _app, running = run(file)
    async with running as pilot:
        await press(pilot, "l", "o")
        await until(pilot, "robot + renard − ange")
        await press(pilot, "down", "down", "end", "backspace", "7", "ctrl+s")
        await until(pilot, "Enregistré")
    assert file.read_bytes() == windows.replace(b"threshold: 8\r\n", b"threshold: 7\r\n", 1)


async def test_a_shipped_activity_is_copied_before_it_is_edited(file, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    app = classroom(load(), keeper=Keeper(tmp_path / "kept"))
    original = shipped()[0].read_bytes()
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "l", "up", "o")
        assert "Une copie" in screen_text(app)
        await press(pilot, "c")
        await until(pilot, "robot + renard − ange")
        copy = tmp_path / "connecte-tes-neurones.yaml"
        assert copy.read_bytes() == original
        assert (tmp_path / "activity.schema.json").exists()
        await press(pilot, "down", "down", "end", "backspace", "5", "ctrl+s", "escape")
        await until(pilot, "Apprendre à la main")
        assert app.session.state.activity.path == str(copy)
        assert app.session.state.changes == ((0, 0, 1),)
        assert app.session.state.network.layers[0].neurons[0].threshold == 6
    assert shipped()[0].read_bytes() == original
    (journal,) = (tmp_path / "kept").glob("*.jsonl")
    assert read(journal).session().state.activity.path == str(copy)


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
        await press(pilot, "l", "right", "right", "o")
        await until(pilot, "Le fichier a changé")
        assert threshold(app) == 18
    line = TEXT[: TEXT.index("- name: C")].count("\n") + 1
    assert log.read_text() == f"+{line} {file}"


async def test_going_on_with_a_session_takes_the_file_as_it_is_now(file, tmp_path):
    keeper = Keeper(tmp_path / "kept")
    app, running = run(file, keeper=keeper)
    async with running as pilot:
        await press(pilot, "l", "up")
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


async def test_keys_in_one_burst_keep_their_order(file):
    """Cursor keys and letters that arrive together, as over a slow line."""
    app, running = run(file)
    async with running as pilot:
        await press(pilot, "l", "right", "right", "o")
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
        await press(pilot, "o", "#", "ctrl+q")
        assert isinstance(app.screen, AskScreen)
        await press(pilot, "r")
        assert isinstance(app.screen, EditScreen)
        await press(pilot, "ctrl+q", "e")
    assert file.read_text("utf-8") == "#" + TEXT


async def test_the_editor_opens_at_the_first_fault(file):
    app, running = run(file)
    async with running as pilot:
        file.write_text(TEXT.replace("      - name: D\n", "     - name: D\n"), "utf-8")
        await until(pilot, "o : corriger")
        await press(pilot, "o")
        area = app.screen.query_one(YamlArea)
        assert area.document.get_line(area.cursor_location[0]) == "     - name: D"


async def test_an_editor_that_cannot_start_leaves_ours(file, monkeypatch):
    monkeypatch.setenv("EDITOR", "no-such-editor-at-all")
    app, running = run(file)
    async with running as pilot:
        await press(pilot, "o")
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


@pytest.mark.parametrize("size", [SMALL, (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_how_the_editor_and_a_fault_look(file, size):
    app, running = run(file, size)
    async with running as pilot:
        await press(pilot, "l", "right", "right", "o", "down", "down", "end", "comma", "5")
        await settled(pilot, 1)  # the hand rests
        await until(pilot, "avant la faute")
        check_snapshot(app, f"editor-{size[0]}x{size[1]}")
    file.write_text(TEXT, "utf-8")
    app = classroom(load(str(file)))
    async with app.run_test(size=size) as pilot:
        await press(pilot, "l")
        file.write_text(TEXT.replace("threshold: 17", "threshold: 17,5"), "utf-8")
        await until(pilot, "ligne 61")
        check_snapshot(app, f"fault-{size[0]}x{size[1]}")


async def test_a_file_that_is_no_text_any_more_leaves_the_editor_alive(file):
    app, running = run(file)
    async with running as pilot:
        await press(pilot, "o")
        await until(pilot, "mine.yaml")
        file.write_bytes(TEXT.encode("latin-1", errors="replace") + b"\xe9")
        await settled(pilot)
        await press(pilot, "x")
        assert isinstance(app.screen, EditScreen)
        assert app.screen.modified


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
        await press(pilot, "l", "o")
        await until(pilot, "o : ouvrir")
        await press(pilot, "o")
        assert isinstance(app.screen, EditScreen)
        copy.write_text(whole.replace("threshold: 8\n", "threshold: 9\n", 1), "utf-8")
        await until(pilot, lambda: app.session.state.activity.path == str(copy))
        assert app.session.state.network.layers[0].neurons[0].threshold == 9
