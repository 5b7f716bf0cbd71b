"""A file is written whole or not at all, over no other unasked, and over nothing that is no file."""

from __future__ import annotations

import os
import socket
import stat
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connecte.files.folders import make_folder
from connecte.files.names import numbered, own_or_numbered, write_free
from connecte.files.writer import TakenError, check, write
from connecte.language.errors import FileError
from tests.often import times

needs_links = pytest.mark.skipif(os.name == "nt", reason="links and pipes of POSIX")


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_file_that_is_there_stays_without_force(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.html"
    path.write_bytes(b"mine")
    for refuses in (lambda asked: write(asked, b"new"), check):
        for asked in (path, path.relative_to(tmp_path)):
            with pytest.raises(TakenError) as told:
                refuses(asked)
            assert str(told.value) == f"{asked} existe déjà : --force pour l'écraser, ou un autre nom"
    assert path.read_bytes() == b"mine"
    write(path, b"new", force=True)
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["a.html"]


@needs_links
@pytest.mark.parametrize("force", [False, True])
def test_what_is_no_plain_file_is_never_replaced(tmp_path, monkeypatch, force):
    monkeypatch.chdir(tmp_path)  # a socket's whole path would be too long for macOS
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        (tmp_path / "link").symlink_to("pipe")
        before = {path.name: path.lstat().st_ino for path in tmp_path.iterdir()}
        places = [tmp_path / name for name in before]
        for path, word in zip(
            [*sorted(places), Path("/dev/null"), Path()],
            ["dossier", "tube", "tube", "socket", "périphérique", "dossier"],
            strict=True,
        ):
            for refuses in (lambda path: write(path, b"x", force), lambda path: check(path, force)):
                with pytest.raises(TakenError, match=word):
                    refuses(path)
    assert {path.name: path.lstat().st_ino for path in tmp_path.iterdir()} == before


@needs_links
def test_a_link_to_a_file_is_followed_and_stays(tmp_path):
    real = tmp_path / "real"
    real.write_bytes(b"mine")
    (tmp_path / "link").symlink_to("real")
    with pytest.raises(TakenError, match=r"link existe déjà, c'est un lien vers .*real : --force"):
        write(tmp_path / "link", b"new")
    write(tmp_path / "link", b"new", force=True)
    assert (tmp_path / "link").is_symlink() and real.read_bytes() == b"new"


@needs_links
@pytest.mark.parametrize("force", [False, True])
def test_a_link_that_leads_nowhere_or_round_is_refused(tmp_path, force):
    (tmp_path / "dangling").symlink_to("nowhere")
    (tmp_path / "round").symlink_to("round")
    for name in ("dangling", "round"):
        with pytest.raises(TakenError, match="ce lien ne mène à aucun fichier"):
            write(tmp_path / name, b"x", force)
    assert names(tmp_path) == ["dangling", "round"]


@needs_links
def test_modes(tmp_path):
    """An old file keeps its own; a new one gets what the user's mask leaves."""
    old, new, usual = tmp_path / "old", tmp_path / "new", tmp_path / "usual"
    old.write_bytes(b"x")
    old.chmod(0o604)
    write(old, b"y", force=True)
    write(new, b"y")
    usual.write_bytes(b"y")
    assert stat.S_IMODE(old.stat().st_mode) == 0o604
    assert stat.S_IMODE(new.stat().st_mode) == stat.S_IMODE(usual.stat().st_mode)


@pytest.mark.parametrize("call", ["fsync", "write", "replace", "open"])
@pytest.mark.parametrize(("there", "force"), [(True, True), (False, True), (False, False)])
def test_a_failure_at_any_call_leaves_what_was_there(tmp_path, monkeypatch, call, there, force):
    path = tmp_path / "a"
    if there:
        path.write_bytes(b"old")

    def full(*_arguments, **_options):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        if call == "replace":
            broken.setattr("pathlib.Path.replace", full)
            broken.setattr(os, "link", full)
        elif call == "write":
            fdopen = os.fdopen

            class Full:
                def __init__(self, handle, mode):
                    self.file = fdopen(handle, mode)

                def __enter__(self):
                    return self

                def __exit__(self, *_error):
                    self.file.close()

                write = staticmethod(full)

            broken.setattr(os, "fdopen", Full)
        else:
            broken.setattr(os, call, full)
        with pytest.raises(FileError) as told:
            write(path, b"new", force)
    assert str(told.value) == f"{path} ne peut pas être écrit (le disque est plein)"
    assert names(tmp_path) == (["a"] if there else [])
    assert not there or path.read_bytes() == b"old"


def test_files_of_others_beside_stay(tmp_path):
    """`a.part` may be the user's own; so may be what a killed process of the same number left."""
    for name in ("a.part", f".connecte-{os.getpid()}-0.part"):
        (tmp_path / name).write_bytes(b"mine")
    write(tmp_path / "a", b"new")
    check(tmp_path / "b")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "a": b"new", "a.part": b"mine", f".connecte-{os.getpid()}-0.part": b"mine",
    }  # fmt: skip


def test_the_longest_name_that_a_folder_takes_can_be_written(tmp_path):
    write(tmp_path / ("a" * 255), b"x")
    with pytest.raises(FileError, match="ce nom est trop long"):
        write(tmp_path / ("a" * 256), b"x")


def test_what_cannot_be_is_told_in_french(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    for path, words in (
        (tmp_path / "no" / "a", f"le dossier {tmp_path / 'no'} n'existe pas"),
        (tmp_path / "file" / "a", "ce n'est pas un dossier"),
        (tmp_path / "a\0b", "ce nom ne peut pas être celui d'un fichier"),
    ):
        with pytest.raises(FileError) as told:
            write(path, b"x", force=True)
        assert str(told.value) == f"{path} ne peut pas être écrit ({words})"


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="a folder that is there and takes no file")
def test_a_folder_that_is_there_is_not_said_to_be_missing():
    with pytest.raises(FileError, match="ce dossier ne prend pas de fichier"):
        write(Path("/proc/a.html"), b"x")


def test_free_names(tmp_path):
    path = tmp_path / "a.b.svg"
    assert [write_free(numbered(path), b"x").name for _ in range(3)] == ["a.b-1.svg", "a.b-2.svg", "a.b-3.svg"]
    assert [write_free(own_or_numbered(path), b"x").name for _ in range(2)] == ["a.b.svg", "a.b-4.svg"]
    (tmp_path / "c-1.svg").mkdir()
    assert write_free(numbered(tmp_path / "c.svg"), b"x").name == "c-2.svg"


def test_two_at_a_time_never_get_the_same_name(tmp_path):
    found = []

    def many():
        found.extend(write_free(numbered(tmp_path / "a.txt"), b"x") for _ in range(20))

    threads = [threading.Thread(target=many) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == len(found) == len(names(tmp_path)) == 80


@settings(max_examples=times(25, 60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=8), st.binary(max_size=50), st.booleans())
def test_any_name_is_written_whole_or_refused_in_a_sentence(tmp_path, name, data, force):
    path = tmp_path / name
    try:
        write(path, data, force)
    except FileError as error:
        assert str(error).startswith(str(path))
    else:
        assert path.read_bytes() == data
    assert not list(tmp_path.glob(".connecte-*"))


def test_no_folder_is_made_inside_the_making_of_another(tmp_path, monkeypatch):
    """Python's own way is, and ends in a RecursionError where a thousand are missing."""
    really, made = Path.mkdir, []

    def mkdir(self, *arguments, **named):
        made.append(self)
        count = len(made)
        try:
            really(self, *arguments, **named)
        finally:
            assert len(made) == count

    monkeypatch.setattr(Path, "mkdir", mkdir)
    make_folder(tmp_path / "a" / "b" / "c")
    make_folder(tmp_path / "a" / "b" / "c")
    assert (tmp_path / "a" / "b" / "c").is_dir()
    (tmp_path / "file").touch()
    for path in (tmp_path / "file", tmp_path / "file" / "a"):
        with pytest.raises(NotADirectoryError):
            make_folder(path)


@pytest.mark.parametrize(
    ("call", "force"),
    [
        ("fsync", False),
        pytest.param(
            "link", False, marks=pytest.mark.skipif(sys.platform == "win32", reason="not called there")
        ),
        ("fsync", True),
        ("replace", True),
    ],
)
@pytest.mark.parametrize("is_done", [False, True])
def test_a_process_that_is_killed_leaves_a_whole_file_or_none(tmp_path, monkeypatch, call, force, is_done):
    """The new one or none; where one is replaced, the old one or the new one."""

    class Killed(BaseException):
        pass

    really = getattr(os, call)

    def kill(*arguments, **named):
        if is_done:
            really(*arguments, **named)
        raise Killed

    path = tmp_path / "a"
    if force:
        path.write_bytes(b"old")
    with monkeypatch.context() as patched, pytest.raises(Killed):
        patched.setattr("connecte.files.writer._drop", lambda _path: None)  # the dead clean nothing up
        patched.setattr(os, call, kill)
        write(path, b"new", force)
    found = path.read_bytes() if path.exists() else None
    assert found in (b"old" if force else None, b"new")


def test_where_files_have_one_name_a_name_is_taken_once(tmp_path, monkeypatch):
    """Memory sticks of old: `link` is not permitted there."""

    def refuse(*_arguments, **_named):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    write(tmp_path / "a", b"mine")
    with pytest.raises(TakenError):
        write(tmp_path / "a", b"new")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"mine"]

    def take_first(*_arguments, **_named):
        (tmp_path / "b").write_bytes(b"theirs")
        refuse()

    monkeypatch.setattr(os, "link", take_first)
    with pytest.raises(TakenError):
        write(tmp_path / "b", b"new")
    assert {path.read_bytes() for path in tmp_path.iterdir()} == {b"mine", b"theirs"}
