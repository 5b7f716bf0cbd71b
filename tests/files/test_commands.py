"""Every command that reads or writes a file: what is odd is refused in a sentence, at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from connecte.cli import main
from connecte.content.runs.recorded import load_recording
from connecte.session.moves import ChooseExample, Reveal, Walk
from connecte.session.store.journal import Header, Journal
from connecte.session.store.lines import JournalError
from tests.data_home import set_data_home

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links and pipes of POSIX")


@pytest.fixture
def folder(tmp_path, monkeypatch, workshop):
    """A folder with odd things and a session of one verdict, which is where commands run."""
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")
    os.mkfifo("pipe.yaml")
    (tmp_path / "round").symlink_to("round")
    (tmp_path / "zero").symlink_to("/dev/zero")
    (tmp_path / "zero.yaml").symlink_to("/dev/zero")
    (tmp_path / "utf16.yaml").write_text("title: été\n", "utf-16")
    with (tmp_path / "huge").open("wb") as file:
        file.truncate(1 << 40)
    journal = Journal(tmp_path / "s.jsonl", Header.of(workshop, "2026-03-02T10:42:00"))
    for move in (ChooseExample(6), Walk(), Reveal(99)):
        journal.append(move)
    journal.close()
    return tmp_path


def names(folder):
    return sorted(path.name for path in folder.iterdir())


READS = [
    ["check", "{}"], ["forward", "{}", "--example", "1"], ["train", "{}"], ["roles", "{}"], ["cards", "{}"],
    ["new", "mine", "--from", "{}"], ["forward", "--drawing", "{}"], ["replay", "{}", "--json"],
    ["cards", "--state", "{}@1"], ["replay", "{}"], ["report", "{}"],
]  # fmt: skip


@pytest.mark.parametrize("name", ["pipe", "pipe.yaml", "round", "zero", "zero.yaml", "huge", ".", "utf16.yaml"])
@pytest.mark.parametrize("words", READS, ids=" ".join)
def test_odd_files_are_refused_by_every_command_that_reads(folder, capsys, words, name):
    before = names(folder)
    code = main([word.format(name) for word in words])
    out, err = capsys.readouterr()
    assert code in (1, 2)
    assert out == ""
    assert 1 <= err.count("\n") <= (2 if words[0] == "check" else 1), err
    assert name in err or name == "."
    assert names(folder) == before


WRITES = [
    ["train", "--iterations", "1", "--json", "--record", "{}"],
    ["train", "--iterations", "1", "--json", "--export", "{}"],
    ["train", "--iterations", "1", "--json", "--html", "{}"],
    ["page", "-o", "{}"],
    ["cards", "xor", "-o", "{}"],
    ["report", "s.jsonl", "-o", "{}"],
]


@pytest.mark.parametrize("words", [*WRITES, ["new", "{}"]], ids=" ".join)
def test_outputs_replace_a_file_only_with_force(folder, capsys, words):
    mine = folder / "mine.yaml"
    mine.write_bytes(b"mine")
    arguments = [word.format("mine.yaml") for word in words]
    assert main(arguments) == 1
    out, err = capsys.readouterr()
    assert (out, err) == ("", "mine.yaml existe déjà : --force pour l'écraser, ou un autre nom\n")
    assert mine.read_bytes() == b"mine"
    assert main([*arguments, "--force"]) == 0
    assert mine.read_bytes() != b"mine"


@pytest.mark.parametrize("force", [[], ["--force"]])
@pytest.mark.parametrize("name", ["pipe", "zero", "round"])
@pytest.mark.parametrize("words", WRITES, ids=" ".join)
def test_outputs_never_replace_what_is_no_file(folder, capsys, words, name, force):
    before = {path.name: path.lstat().st_ino for path in folder.iterdir()}
    assert main([word.format(name) for word in words] + force) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert name in err and err.splitlines()[-1].endswith(")")
    assert {path.name: path.lstat().st_ino for path in folder.iterdir()} == before


def test_a_recording_and_its_table_are_two_files(folder, capsys):
    assert main(["train", "--record", "a", "--export", "a"]) == 2
    assert "deux fichiers différents" in capsys.readouterr().err
    assert not (folder / "a").exists()


def test_a_reader_that_goes_away_costs_no_file(folder):
    """`connecte train --record x.npz | head -1`: what is asked for is kept before anything is printed."""
    (folder / "x.npz.part").write_bytes(b"mine")
    done = subprocess.run(
        f"{sys.executable} -m connecte train --iterations 300 --record x.npz --export x.csv | true",
        shell=True, cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    assert load_recording(folder / "x.npz").reached == 300
    assert (folder / "x.csv").read_text().startswith("iteration,")
    assert (folder / "x.npz.part").read_bytes() == b"mine"


@pytest.mark.parametrize("name", ["", ".yaml", " ", "..", "a/", "a/.yml"])
def test_an_activity_without_a_name_is_refused(folder, capsys, name):
    before = names(folder)
    assert main(["new", name]) == 2
    assert "ne peut pas être celui d'un fichier" in capsys.readouterr().err
    assert names(folder) == before


def test_an_activity_that_is_too_large_says_a_size_that_is_larger(folder, capsys):
    (folder / "a.yaml").write_bytes(b"#" * (256 * 1024 + 1))
    assert main(["check", "a.yaml"]) == 1
    err = capsys.readouterr().err
    assert "257 ko, il faut 256 ko au plus" in err


def test_the_home_of_files_starts_fast():
    code = "import connecte.files.names, sys; print({'tempfile', 'shutil'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


@pytest.mark.parametrize("name", ["pipe", "zero", "."])
def test_no_session_begins_at_what_is_no_plain_file(folder, capsys, monkeypatch, name):
    monkeypatch.setattr("connecte.commands.play._has_terminal", lambda: True)
    before = names(folder)
    assert main(["play", "--session", name]) == 1
    assert "la séance ne peut pas être lue (c'est un" in capsys.readouterr().err
    assert names(folder) == before


@pytest.mark.parametrize("command", ["play --session", "board"])
def test_a_session_in_a_circle_of_links_is_refused_before_a_screen_opens(folder, capsys, monkeypatch, command):
    monkeypatch.setattr("connecte.commands.play._has_terminal", lambda: True)
    (folder / "circle").symlink_to("circle")
    assert main([*command.split(), "circle"]) == 1
    assert "la séance ne peut pas être lue (ses liens tournent en rond)" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="no folder goes there that a process is in")
@pytest.mark.parametrize("words", ["cards", "board s.jsonl", "play --session s.jsonl", "new a", "page"])
def test_the_folder_one_is_in_may_be_gone(tmp_path, capsys, monkeypatch, words):
    monkeypatch.setattr("connecte.commands.play._has_terminal", lambda: True)
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert main(words.split()) == 1
    assert "le dossier où l'on est n'existe plus" in capsys.readouterr().err


def test_a_folder_that_one_may_not_look_into_is_named(folder, capsys, monkeypatch):
    def closed(path, *_arguments, **_named):
        if path.parts[:1] == ("secret",):
            raise PermissionError(13, "planned", str(path))
        return os.lstat(path)

    monkeypatch.setattr(Path, "stat", closed)
    monkeypatch.setattr(Path, "lstat", closed)
    assert main(["cards", "xor", "-o", "secret/a.html"]) == 1
    assert capsys.readouterr().err == "secret/a.html ne peut pas être écrit (ce n'est pas permis)\n"


def test_a_file_that_no_command_foresaw_is_named(capsys, monkeypatch):
    def fail(_arguments):
        raise PermissionError(13, "planned", "/a/b")

    monkeypatch.setattr("connecte.cli._run", fail)
    assert main(["list"]) == 1
    assert capsys.readouterr().err == "/a/b : ce n'est pas permis\n"


def test_a_session_that_may_only_be_read_is_not_called_unreadable(folder, monkeypatch):
    def locked(path):
        raise PermissionError(13, "planned", str(path))

    monkeypatch.setattr("connecte.session.store.journal.take", locked)
    with pytest.raises(JournalError, match=r"peut être lue, mais pas continuée .ce n'est pas permis"):
        Journal(folder / "s.jsonl")


@pytest.mark.parametrize("command", ["report", "notebook", "resume"])
def test_sessions_that_cannot_be_read_are_not_passed_over(folder, capsys, monkeypatch, command):
    set_data_home(monkeypatch, folder / "data")
    kept = folder / "data/connecte/sessions/2026-03-02-104200-xor.jsonl"
    kept.parent.mkdir(parents=True)
    kept.write_text("roses\n", "utf-8")
    assert main([command]) == 2
    said = capsys.readouterr().err
    assert "aucune séance gardée ne peut être lue : connecte sessions dit pourquoi" in said


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("circle.yaml", "circle.yaml ne peut pas être lu (ses liens tournent en rond)"),
        ("circle", "circle.yaml ne peut pas être lu (ses liens tournent en rond)"),
        ("nowhere", "nowhere : ce lien ne mène à aucun fichier"),
        ("a.yaml/", "a.yaml/ : ce fichier n'existe pas"),
        ("secret/a.yaml", "secret/a.yaml ne peut pas être lu (ce n'est pas permis)"),
    ],
)
@pytest.mark.parametrize("command", ["check", "cards"])
def test_an_activity_that_cannot_be_reached_is_not_called_unknown(
    folder, capsys, monkeypatch, command, name, words
):
    (folder / "circle.yaml").symlink_to("circle.yaml")
    (folder / "nowhere").symlink_to("at.all")
    (folder / "a.yaml").write_text("title: a\n", "utf-8")
    found = os.stat

    def closed(path, *arguments, **named):
        if str(path).startswith("secret"):
            raise PermissionError(13, "planned", str(path))
        return found(path, *arguments, **named)

    monkeypatch.setattr("os.stat", closed)
    assert main([command, name]) == 2
    assert capsys.readouterr().err == f"{words}\n"


@pytest.mark.parametrize("name", ["", "new/"])
@pytest.mark.parametrize(
    "words",
    [
        "play --session", "report", "report s.jsonl -o", "board", "notebook", "replay", "edit", "page -o",
        "forward --drawing", "cards -o", "train --record", "train --html", "train --export", "train --script",
    ],
)  # fmt: skip
def test_an_empty_name_or_one_of_a_folder_that_is_not_there_is_refused(folder, capsys, words, name):
    before = names(folder)
    with pytest.raises(SystemExit) as ended:
        main([*words.split(), name])
    assert ended.value.code == 2
    assert f"'{name}' ne convient pas (un nom de fichier" in capsys.readouterr().err
    assert names(folder) == before
